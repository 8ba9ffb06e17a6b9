"""The peer's own Python environment: made on first use, in the user's cache directory."""
import json
import os
import subprocess
import sys

from bench.progress import EX_UNAVAILABLE, stop, tell

PACKAGES = ("fastapi", "uvicorn", "uvloop", "httptools", "lxml", "jsonschema-rs")
CACHE = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
FOLDER = os.path.join(CACHE, "gatehouse", "benchmark-venv")
PYTHON = os.path.join(FOLDER, "bin", "python")
# Prints the versions of what it is asked for; fails where one is missing.
VERSIONS = """
import importlib.metadata, json, platform, sqlite3, sys
found = {name: importlib.metadata.version(name) for name in sys.argv[1:]}
print(json.dumps({"Python": platform.python_version(), **found, "SQLite": sqlite3.sqlite_version}))
"""


def prepared():
    """Makes the environment where it is missing, and gives the versions of what is in it."""
    versions = installed()
    if versions is None:
        make()
        versions = installed()
    if versions is None:
        stop(EX_UNAVAILABLE, f"the peer's packages do not work: remove {FOLDER} and try again")
    return versions


def installed():
    if not os.path.exists(PYTHON):
        return None
    found = subprocess.run([PYTHON, "-c", VERSIONS, *PACKAGES], capture_output=True, text=True)
    return json.loads(found.stdout) if found.returncode == 0 else None


def make():
    tell(f"the peer's packages are installed in {FOLDER}")
    if not has_made_environment():
        install_debian_package("python3-venv")
        if not has_made_environment():
            stop(EX_UNAVAILABLE, f"no Python environment can be made in {FOLDER}")
    done = subprocess.run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--upgrade", *PACKAGES],
        capture_output=True, text=True)
    if done.returncode != 0:
        stop(EX_UNAVAILABLE, "pip: " + last_line(done.stderr))


def has_made_environment():
    made = subprocess.run([sys.executable, "-m", "venv", FOLDER], capture_output=True)
    return made.returncode == 0


def install_debian_package(name):
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", name]):
        try:
            done = subprocess.run([*as_root, "apt-get", *words], capture_output=True, text=True)
        except FileNotFoundError:
            stop(EX_UNAVAILABLE, f"{name} is missing: run as root: apt-get install {name}")
        if done.returncode != 0:
            stop(EX_UNAVAILABLE, f"apt-get {words[0]}: " + last_line(done.stderr))


def last_line(text):
    return text.strip().rpartition("\n")[2]
