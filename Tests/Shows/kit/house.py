"""A house of its own for each show: keys, certificates, settings, and the daemon that runs on it."""
import os
import re
import secrets
import shutil
import signal
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
# The demonstration's partner that the shows send as.
PARTNER = "hatch-police"
PARTNERS = os.path.join(ROOT, "deploy", "demo", "partners.yaml")
# How long a daemon may take until its doors are open, on a machine that does other things too.
OPENING_SECONDS = 60
# How long it may take to end all it has in hand.
CLOSING_SECONDS = 60
EX_NOINPUT = 66


def program(name, flavour="debug"):
    """A built program; ends the show with one line where it is not built."""
    build = os.environ.get("GATEHOUSE_BUILD", os.path.join(ROOT, ".build"))
    path = os.path.join(build, flavour, name)
    if not os.path.exists(path):
        release = " -c release" if flavour == "release" else ""
        print(f"{path} is missing: swift build{release} --product {name} --scratch-path {build}",
              file=sys.stderr)
        sys.exit(EX_NOINPUT)
    return path


class House:
    """A folder with everything that a daemon needs, removed at the end unless it is kept."""

    def __init__(self, folder=None, keep=False, partners_limit=None):
        self.folder = os.path.abspath(folder or tempfile.mkdtemp(prefix="gatehouse-show-"))
        self._is_kept = keep
        os.makedirs(self.folder, exist_ok=True)
        self.certificates = self.path("certificates")
        with open(PARTNERS) as file:
            text = file.read()
        if partners_limit:
            text = re.sub(r"unfinishedLimit: \d+", f"unfinishedLimit: {partners_limit}", text)
        self.partners = re.findall(r"^ *- id: *(\S+)", text, re.MULTILINE)
        self._write("partners.yaml", text)
        subprocess.run(
            [os.path.join(ROOT, "deploy", "demo", "certificates"), self.certificates,
             *self.partners], check=True, stdout=subprocess.DEVNULL)
        self._write("ledger.key", secrets.token_hex(32), mode=0o600)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    @property
    def queue(self):
        return self.path("queue")

    def drop(self, partner, inner):
        return self.path("drop", partner, inner)

    def _write(self, name, text, mode=0o644):
        path = self.path(name)
        if not os.path.exists(path):
            with open(os.open(path, os.O_WRONLY | os.O_CREAT, mode), "w") as file:
                file.write(text)

    def settings(self, **others):
        """Writes the settings file and gives its path."""
        deploy = os.path.join(ROOT, "deploy")
        values = {
            "listen": "127.0.0.1:0", "operations": "127.0.0.1:0",
            "data": self.path("ledger"), "queue": self.queue, "drop": self.path("drop"),
            "key": self.path("ledger.key"), "partners": self.path("partners.yaml"),
            "certificate": os.path.join(self.certificates, "server.pem"),
            "certificateKey": os.path.join(self.certificates, "server.key"),
            "authorities": os.path.join(self.certificates, "authority.pem"),
            "routes": os.path.join(deploy, "routes.yaml"),
            "calendar": os.path.join(deploy, "calendar.yaml"),
            "rules": os.path.join(deploy, "rules"), **others}
        path = self.path("gatehouse.yaml")
        with open(path, "w") as file:
            file.writelines(f"{name}: {value}\n" for name, value in values.items())
        return path

    def tls(self, partner):
        """A context with the partner's certificate."""
        context = ssl.create_default_context(
            cafile=os.path.join(self.certificates, "authority.pem"))
        context.load_cert_chain(os.path.join(self.certificates, partner + ".pem"),
                                os.path.join(self.certificates, partner + ".key"))
        return context

    def ledger_copy(self, name="copy.sqlite"):
        """The ledger as one file of its own, so that looking at it changes nothing."""
        source = sqlite3.connect(f"file:{self.path('ledger', 'ledger.sqlite')}?mode=ro", uri=True)
        path = self.path(name)
        if os.path.exists(path):
            os.remove(path)
        target = sqlite3.connect(path)
        with source, target:
            source.backup(target)
        source.close()
        target.close()
        return path

    def remove(self):
        if not self._is_kept:
            shutil.rmtree(self.folder, ignore_errors=True)


class Daemon:
    """One run of a daemon: from its start until it is stopped, or dies."""

    def __init__(self, command, log, environment=None):
        # The backtracer takes seconds for each crash and is no part of what is shown.
        variables = {**os.environ, "SWIFT_BACKTRACE": "enable=no", **(environment or {})}
        self.started = time.monotonic()
        self.web_port = self.operations_port = None
        with open(log, "ab") as file:
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=file, env=variables, text=True)

    @staticmethod
    def serving(house, binary, environment=None, before=(), **settings):
        """Starts `gatehouse serve`, or a probe, on a house.

        before: a program that runs it, such as strace.
        """
        config = house.settings(**settings)
        verb = [] if os.path.basename(binary) == "gatehouse-probe" else ["serve"]
        return Daemon([*before, binary, *verb, "--config", config], house.path("log.jsonl"),
                      environment)

    @property
    def pid(self):
        return self._process.pid

    def opened(self):
        """Waits until its doors are open; false where it died before."""
        for line in self._process.stdout:
            if found := re.search(r"^web (?:door .*:)?(\d+)", line):
                self.web_port = int(found[1])
            if found := re.search(r"operations (?:.*:)?(\d+)", line):
                self.operations_port = int(found[1])
            if self.web_port and self.operations_port:
                return True
        self._process.wait(OPENING_SECONDS)
        return False

    @property
    def is_running(self):
        return self._process.poll() is None

    def died(self, seconds):
        """Waits for its end: the signal or status with which it ended, or nothing."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def kill(self):
        """As a power cut would: no handler runs."""
        self._end(signal.SIGKILL)

    def stop(self):
        """As an operator would; gives the exit status."""
        return self._end(signal.SIGTERM)

    def _end(self, number):
        if self.is_running:
            self._process.send_signal(number)
        status = self._process.wait(CLOSING_SECONDS)
        self._process.stdout.close()
        return status

    def metrics(self):
        """What /metrics tells, by name with labels."""
        url = f"http://127.0.0.1:{self.operations_port}/metrics"
        with urllib.request.urlopen(url, timeout=30) as answer:
            lines = answer.read().decode().splitlines()
        return {name: float(value) for name, value in
                (line.rsplit(" ", 1) for line in lines if line and line[0] != "#")}

    def status(self, name):
        """A line of /proc/PID/status in kilobytes, such as VmRSS."""
        with open(f"/proc/{self.pid}/status") as file:
            return int(re.search(rf"^{name}:\s+(\d+)", file.read(), re.MULTILINE)[1])

    def threads(self, name):
        """Numbers of its threads whose names begin so."""
        found = []
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{thread}/comm") as file:
                if file.read().startswith(name):
                    found.append(int(thread))
        return found

    def processor_seconds(self):
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
