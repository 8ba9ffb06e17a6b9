"""Gatehouse as it is measured: a daemon on a house of its own."""
import os
import shutil
import sqlite3

from bench import processes
from bench.progress import stop
from kit.house import Daemon, House

# Threads that work behind the answer: they carry what was kept, and put it into the queue.
BEHIND = ("patient", "forwarder")


class GatehouseServer:
    name = "Gatehouse"

    def __init__(self, folder, certificates, binary, partners_limit=None):
        # The house's own script leaves certificates alone that are there.
        shutil.copytree(certificates, os.path.join(folder, "certificates"), dirs_exist_ok=True)
        self.house = House(folder, keep=True, partners_limit=partners_limit)
        self._binary = binary
        self._daemon = None

    def start(self):
        self._daemon = Daemon.serving(self.house, self._binary)
        if not self._daemon.opened():
            stop(1, "the daemon does not start: " + last_line(self.house.path("log.jsonl")))

    @property
    def ports(self):
        return [self._daemon.web_port]

    def processor_seconds(self):
        return processes.processor_seconds(self._daemon.pid)

    def behind_seconds(self):
        """Of the threads that work behind the answer."""
        return sum(processes.processor_seconds(self._daemon.pid, thread)
                   for name in BEHIND for thread in self._daemon.threads(name))

    def resident_megabytes(self):
        return processes.resident_megabytes(self._daemon.pid)

    def waiting(self):
        """Messages that are kept and not yet at their end."""
        return int(self._daemon.metrics()["gatehouse_unfinished"])

    def commits_refused(self):
        return int(self._daemon.metrics().get("gatehouse_commits_refused_total", 0))

    def stop(self):
        if self._daemon and self._daemon.is_running:
            self._daemon.stop()

    def schedule(self, name, policy):
        """Has the kernel schedule the threads of this name by another policy."""
        for thread in self._daemon.threads(name):
            os.sched_setscheduler(thread, policy, os.sched_param(0))

    def kill(self):
        """As a power cut would."""
        self._daemon.kill()

    def ledger(self):
        """The ledger, to be looked at while the daemon runs or afterwards."""
        path = self.house.path("ledger", "ledger.sqlite")
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def kept_count(self):
        """Messages that the ledger holds; to be asked when the daemon has stopped."""
        ledger = self.ledger()
        try:
            return ledger.execute("SELECT count(*) FROM delivery_body").fetchone()[0]
        finally:
            ledger.close()


def last_line(path):
    with open(path) as file:
        return file.read().strip().rpartition("\n")[2]
