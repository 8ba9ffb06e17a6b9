"""The folder in which a run keeps all its state: on a real disk, removed when the run ends."""
import os
import shutil
import subprocess
import tempfile

from bench.progress import EX_UNAVAILABLE, EX_USAGE, stop

# Where a flush costs nothing, a benchmark of durable keeping shows nothing.
MEMORY_FILE_SYSTEMS = ("tmpfs", "ramfs")
NEEDED_BYTES = 8 * 2**30


class Workplace:
    def __init__(self, base):
        base = os.path.abspath(base)
        if not os.path.isdir(base):
            stop(EX_USAGE, f"--dir {base}: there is no such folder")
        self.file_system = file_system(base)
        if self.file_system in MEMORY_FILE_SYSTEMS:
            stop(EX_USAGE, f"--dir {base} is in memory ({self.file_system}): name a real disk")
        if shutil.disk_usage(base).free < NEEDED_BYTES:
            stop(EX_UNAVAILABLE, f"{base} has less than {NEEDED_BYTES >> 30} GB left")
        self.root = tempfile.mkdtemp(prefix="gatehouse-benchmark-", dir=base)
        spread(self.root)

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def folder(self, name):
        path = self.path(name)
        os.mkdir(path)
        return path

    def remove(self):
        """Only at the end of all: see `spread`."""
        shutil.rmtree(self.root, ignore_errors=True)


def file_system(path):
    """The type of the file system that a path is on."""
    with open("/proc/mounts") as file:
        mounts = [line.split()[1:3] for line in file]
    path = os.path.realpath(path)
    return max((place.rstrip("/"), kind) for place, kind in mounts
               if (path + "/").startswith(place.rstrip("/") + "/"))[1]


def spread(folder):
    """Has ext4 put each folder made in here into a part of the disk of its own.

    Without a journal, ext4 passes over the numbers of files that were removed in the last minutes,
    one by one: where thousands were, making a file takes 450 microseconds instead of 17, for every
    server. So nothing is removed while a run goes on, and a run shares no part of the disk with
    what an earlier one removed. A file system that does not know this does without.
    """
    subprocess.run(["chattr", "+T", folder], check=False, stderr=subprocess.DEVNULL)
