"""The client, which is the same for every server: `client.c`, built when a run starts."""
import json
import os
import shutil
import subprocess

from bench.progress import EX_UNAVAILABLE, stop
from kit.house import PARTNER

SOURCE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "client.c")
CONNECTIONS = 16


class Client:
    def __init__(self, workplace, certificates):
        compiler = next(filter(shutil.which, ("gcc", "clang", "cc")), None)
        if compiler is None:
            stop(EX_UNAVAILABLE, "a C compiler is missing: apt-get install gcc")
        self._program = workplace.path("client")
        built = subprocess.run(
            [compiler, "-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror", SOURCE,
             "-o", self._program, "-lssl", "-lcrypto"], capture_output=True, text=True)
        if built.returncode != 0:
            stop(EX_UNAVAILABLE, "the client cannot be built (apt-get install libssl-dev): "
                 + built.stderr.strip().partition("\n")[0])
        self._certificates = certificates
        self.compiler = first_line(compiler, "--version")
        self.library = first_line("openssl", "version").partition(" (")[0]

    def run(self, ports, bodies, **options):
        """Sends, and gives what the client tells; `LoadFailed` unless all was answered by 202."""
        def file(name):
            return os.path.join(self._certificates, name)
        words = [self._program, "--authority", file("authority.pem"),
                 "--certificate", file(PARTNER + ".pem"), "--key", file(PARTNER + ".key"),
                 "--bodies", bodies, "--connections", str(CONNECTIONS)]
        for port in ports:
            words += ["--port", str(port)]
        for name, value in options.items():
            words += ["--" + name.replace("_", "-"), str(value)]
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode != 0:
            raise LoadFailed((done.stderr + done.stdout).strip())
        return json.loads(done.stdout)


class LoadFailed(Exception):
    """Something was answered by other than 202, or not at all."""


def first_line(*words):
    return subprocess.run(words, capture_output=True, text=True).stdout.partition("\n")[0]
