"""The peer as it is measured: one or two workers that share a ledger and a folder of files."""
import os
import sqlite3
import subprocess

from bench import processes
from bench.peer_packages import PYTHON
from bench.progress import stop

GATEWAY = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "peer", "gateway.py")
STOPPING_SECONDS = 30
# Ways of keeping, and workers: those that group commits, the best of which is the peer that counts,
# and those that do not.
GROUPED = tuple((way, workers) for way in ("grouped", "together") for workers in (1, 2))
SINGLY = (("singly", 1), ("singly", 2))


class PeerServer:
    """Each worker has a port of its own, which the client takes in turn: balanced for nothing."""

    def __init__(self, folder, certificates, keeping, workers):
        self.name = f"peer {keeping}, {workers} worker{'s' if workers > 1 else ''}"
        self._folder = folder
        self._workers = workers
        self._command = [PYTHON, GATEWAY, "--data", folder, "--certificates", certificates,
                         "--keeping", keeping, "--workers", str(workers)]
        self._processes = []
        self.ports = []

    def start(self):
        # One after the other, so that the first makes the ledger.
        for number in range(self._workers):
            with open(os.path.join(self._folder, f"log-{number}"), "wb") as log:
                process = subprocess.Popen(
                    self._command, stdout=subprocess.PIPE, stderr=log, text=True)
            self._processes.append(process)
            line = process.stdout.readline()
            if not line:
                stop(1, f"the peer does not start: see {self._folder}/log-{number}")
            self.ports.append(int(line))

    def processor_seconds(self):
        return sum(processes.processor_seconds(process.pid) for process in self._processes)

    def resident_megabytes(self):
        return sum(processes.resident_megabytes(process.pid) for process in self._processes)

    def stop(self):
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.wait(STOPPING_SECONDS)
            process.stdout.close()

    def kept_count(self):
        """Messages that are both in the ledger and in a file."""
        ledger = sqlite3.connect(os.path.join(self._folder, "ledger.sqlite"))
        references = {row[0] for row in ledger.execute("SELECT reference FROM delivery")}
        ledger.close()
        files = {name.partition(".")[0] for name in os.listdir(os.path.join(self._folder, "new"))}
        return len(references & files)
