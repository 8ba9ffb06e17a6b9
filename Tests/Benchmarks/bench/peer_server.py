"""The peer as it is measured: one or two workers that share a ledger and a folder of files."""
import os
import sqlite3
import subprocess

from bench import processes
from bench.progress import stop
from kit.python_packages import Environment

GATEWAY = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "peer", "gateway.py")
STOPPING_SECONDS = 30
ENVIRONMENT = Environment(
    "benchmark-venv", ("fastapi", "uvicorn", "uvloop", "httptools", "lxml", "jsonschema-rs"))
# Ways of keeping, and workers: that which groups commits, the better of which is the peer that counts,
# and that which does not.
GROUPED = (("grouped", 1), ("grouped", 2))
SINGLY = (("singly", 1), ("singly", 2))


class PeerServer:
    def __init__(self, folder, certificates, keeping, workers):
        self.name = f"peer {keeping}, {workers} worker{'s' if workers > 1 else ''}"
        self._folder = folder
        self._command = [ENVIRONMENT.python, GATEWAY, "--data", folder, "--certificates", certificates,
                         "--keeping", keeping, "--workers", str(workers)]
        self._process = None
        self.ports = []

    def start(self):
        with open(os.path.join(self._folder, "log"), "wb") as log:
            self._process = subprocess.Popen(
                self._command, stdout=subprocess.PIPE, stderr=log, text=True)
        line = self._process.stdout.readline()
        if not line:
            stop(1, f"the peer does not start: see {self._folder}/log")
        self.ports = [int(line)]

    def processor_seconds(self):
        return sum(map(processes.processor_seconds, self._all()))

    def resident_megabytes(self):
        return sum(map(processes.resident_megabytes, self._all()))

    def _all(self):
        """The process and its workers."""
        return [self._process.pid, *processes.children(self._process.pid)]

    def stop(self):
        self._process.terminate()
        self._process.wait(STOPPING_SECONDS)
        self._process.stdout.close()

    def kept_count(self):
        """Messages that are both in the ledger and in a file."""
        ledger = sqlite3.connect(os.path.join(self._folder, "ledger.sqlite"))
        references = {row[0] for row in ledger.execute("SELECT reference FROM delivery")}
        ledger.close()
        files = {name.partition(".")[0] for name in os.listdir(os.path.join(self._folder, "new"))}
        return len(references & files)
