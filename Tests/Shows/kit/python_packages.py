"""Python environments with packages of PyPI: each made on first use, in the user's cache directory."""
import json
import os
import subprocess
import sys

CACHE = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
EX_UNAVAILABLE = 69
# Prints the versions of what it is asked for; fails where one is missing.
VERSIONS = """
import importlib.metadata, json, platform, sqlite3, sys
found = {name: importlib.metadata.version(name) for name in sys.argv[1:]}
print(json.dumps({"Python": platform.python_version(), **found, "SQLite": sqlite3.sqlite_version}))
"""


class Environment:
    def __init__(self, name, packages):
        self.folder = os.path.join(CACHE, "gatehouse", name)
        self.python = self.program("python")
        self._packages = packages

    def program(self, name):
        return os.path.join(self.folder, "bin", name)

    def prepared(self):
        """Makes the environment where it is missing, and gives the versions of what is in it."""
        versions = self._installed()
        if versions is None:
            self._make()
            versions = self._installed()
        if versions is None:
            stop(f"the packages do not work: remove {self.folder} and try again")
        return versions

    def _installed(self):
        if not os.path.exists(self.python):
            return None
        found = subprocess.run(
            [self.python, "-c", VERSIONS, *self._packages], capture_output=True, text=True)
        return json.loads(found.stdout) if found.returncode == 0 else None

    def _make(self):
        print(f"  … packages are installed in {self.folder}", file=sys.stderr, flush=True)
        if not self._has_made():
            install_debian_package("python3-venv")
            if not self._has_made():
                stop(f"no Python environment can be made in {self.folder}")
        done = subprocess.run(
            [self.python, "-m", "pip", "install", "--quiet", "--upgrade", *self._packages],
            capture_output=True, text=True)
        if done.returncode != 0:
            stop("pip: " + last_line(done.stderr))

    def _has_made(self):
        made = subprocess.run([sys.executable, "-m", "venv", self.folder], capture_output=True)
        return made.returncode == 0


def install_debian_package(name):
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", name]):
        try:
            done = subprocess.run([*as_root, "apt-get", *words], capture_output=True, text=True)
        except FileNotFoundError:
            stop(f"{name} is missing: run as root: apt-get install {name}")
        if done.returncode != 0:
            stop(f"apt-get {words[0]}: " + last_line(done.stderr))


def last_line(text):
    return text.strip().rpartition("\n")[2]


def stop(text):
    print(text, file=sys.stderr)
    sys.exit(EX_UNAVAILABLE)
