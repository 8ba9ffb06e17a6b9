"""An extract that is imported into a running daemon, looked at from outside while that goes on."""
import json
import sqlite3
import subprocess
import threading
import time

LOOK_SECONDS = 0.05
# What an import wrote, and no message: rows that have a key of their source.
TABLES = ("person", "contact")


class ImportRun:
    """`gatehouse import FOLDER --json`, with the most memory that the daemon took meanwhile."""

    def __init__(self, binary, folder, settings, daemon, resume=False):
        self._command = [binary, "import", folder, "--json", "--config", settings]
        self._command += ["--resume"] if resume else []
        self._daemon = daemon
        self.most_kilobytes = 0
        self.seconds = None

    def start(self):
        self._began = time.monotonic()
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self._watcher = threading.Thread(target=self._watch)
        self._watcher.start()
        return self

    def _watch(self):
        while self._process.poll() is None:
            self.most_kilobytes = max(self.most_kilobytes, self._daemon.status("VmRSS"))
            time.sleep(LOOK_SECONDS)
        self.seconds = time.monotonic() - self._began

    @property
    def is_running(self):
        return self._process.poll() is None

    def ended(self):
        """Waits for it; gives its report, with status 0 where all lines were taken, 2 where not."""
        text, _ = self._process.communicate()
        self._watcher.join()
        if self._process.returncode not in (0, 2):
            raise SystemExit(f"the import ended with {self._process.returncode}")
        return json.loads(text)

    def kill(self):
        """As a power cut would; gives whether it was still at work."""
        was_running = self.is_running
        self._process.kill()
        self._process.communicate()
        self._watcher.join()
        return was_running


def imported_counts(house):
    """Rows that came by an import, by table."""
    path = house.path("ledger", "ledger.sqlite")
    ledger = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)
    try:
        return {table: ledger.execute(
            f"SELECT count(*) FROM {table} WHERE source_key IS NOT NULL").fetchone()[0]
            for table in TABLES}
    finally:
        ledger.close()
