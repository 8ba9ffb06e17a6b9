"""The folder in which a run keeps all its state: on a real disk, removed when the run ends."""
import os
import shutil
import statistics
import subprocess
import tempfile
import time

from bench.progress import EX_UNAVAILABLE, EX_USAGE, stop, tell

# Where a flush costs nothing, a benchmark of durable keeping shows nothing.
MEMORY_FILE_SYSTEMS = ("tmpfs", "ramfs")
NEEDED_BYTES = 8 * 2**30
# Files made to see what one costs; what is too much; how many places are tried for a better one.
TRIED_FILES = 64
SLOW_MICROSECONDS = 80
FOLDER_ATTEMPTS = 32


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
        """A new folder where making a file costs what it should: see `spread`."""
        found = []
        for attempt in range(FOLDER_ATTEMPTS):
            path = self.path(f"{name}-{attempt}")
            os.mkdir(path)
            found.append((making_microseconds(path), path))
            if found[-1][0] < SLOW_MICROSECONDS:
                break
        microseconds, path = min(found)
        if microseconds >= SLOW_MICROSECONDS:
            tell(f"{path}: making a file takes {microseconds:.0f} us, because many were removed "
                 f"here a short time ago")
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
    one by one: where thousands were, making a file takes 450 microseconds instead of 17. That is no
    server's doing, so nothing is removed while a run goes on, and each server gets a part of the
    disk where making a file is quick. A file system that does not know this does without.
    """
    subprocess.run(["chattr", "+T", folder], check=False, stderr=subprocess.DEVNULL)


def making_microseconds(folder):
    """What making an empty file costs there, as the median of some."""
    tried = os.path.join(folder, "tried")
    os.mkdir(tried)
    times = []
    for number in range(TRIED_FILES):
        start = time.perf_counter()
        os.close(os.open(os.path.join(tried, str(number)), os.O_WRONLY | os.O_CREAT))
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6
