"""Those whose reading is measured: each tells what one message costs it, in microseconds of CPU.

All of them read in their own process, again and again, so that no start is counted.
"""
import json
import os
import shutil
import subprocess

from bench.progress import EX_UNAVAILABLE, stop
from kit.published import JSON_SCHEMA, XSD
from kit.python_packages import Environment

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class GatehouseReader:
    name = "Gatehouse"

    def __init__(self, program):
        self._program = program

    def times(self, file, count):
        told = figures(self._program, "time-reading", file, "--rounds", str(count))
        return {"bytes": told["bytes"],
                **{part: told[part] / 1000 for part in ("parse", "validate", "read")}}


class LibxmlReader:
    """libxml2 from C: `validate.c`, built when a run starts."""

    def __init__(self, workplace):
        compiler = next(filter(shutil.which, ("gcc", "clang", "cc")), None)
        if compiler is None:
            stop(EX_UNAVAILABLE, "a C compiler is missing: apt-get install gcc")
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libxml-2.0"],
                               capture_output=True, text=True).stdout.split()
        self._program = workplace.path("validate")
        built = subprocess.run(
            [compiler, "-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror",
             os.path.join(FOLDER, "validate.c"), "-o", self._program, *flags],
            capture_output=True, text=True)
        if built.returncode != 0:
            stop(EX_UNAVAILABLE, "validate.c cannot be built (apt-get install libxml2-dev): "
                 + built.stderr.strip().partition("\n")[0])
        version = subprocess.run(["pkg-config", "--modversion", "libxml-2.0"],
                                 capture_output=True, text=True).stdout.strip()
        self.name = f"libxml2 {version} from C"

    def times(self, file, count):
        return figures(self._program, XSD, str(count), file)


class PackageReader:
    """jsonschema-rs, with orjson before it: `validate.py`."""

    def __init__(self):
        environment = Environment("jsonschema-rs-venv", ("jsonschema-rs", "orjson"))
        versions = environment.prepared()
        self._python = environment.python
        self.name = f"orjson {versions['orjson']}, jsonschema-rs {versions['jsonschema-rs']}"

    def times(self, file, count):
        program = os.path.join(FOLDER, "validate.py")
        return figures(self._python, program, JSON_SCHEMA, str(count), file)


def figures(*words):
    """The line of JSON that a program prints."""
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != 0 or not done.stdout:
        stop(1, f"{os.path.basename(words[0])} ended with {done.returncode}: "
             + (done.stderr.strip().partition("\n")[0] or "it printed nothing"))
    return json.loads(done.stdout)
