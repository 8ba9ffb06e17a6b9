"""What a result depends on and is printed before it: the machine, its disk, who else uses it."""
import os
import platform
import re
import statistics
import time

from bench.others import share_during

FLUSHES = 200
FILES = 100
# How long others are watched before anything starts.
WATCHING_SECONDS = 1.0
BODY = b"x" * 5_000


class Machine:
    def __init__(self, workplace):
        self.cores = len(os.sched_getaffinity(0))
        self.processor = found_in("/proc/cpuinfo", r"model name\s*: (.*)") or platform.machine()
        self.memory_gb = int(found_in("/proc/meminfo", r"MemTotal:\s*(\d+)")) / 2**20
        self.others = share_during(WATCHING_SECONDS)
        self.file_system = workplace.file_system
        folder = workplace.folder("disk")
        self.append = flush_times(folder)
        self.atomic_file = file_times(folder)

    def lines(self):
        return [
            f"machine    {self.cores} cores, {self.processor}, {self.memory_gb:.0f} GB, "
            f"Linux {platform.release()}; others used {self.others:.0%} of it at the start",
            f"disk       {self.file_system}: append 4 KB and flush {spoken(self.append)}; "
            f"write 5 KB, flush, rename, flush the folder {spoken(self.atomic_file)}"]

    def record(self):
        return {
            "cores": self.cores, "processor": self.processor, "kernel": platform.release(),
            "othersShare": self.others, "fileSystem": self.file_system,
            "appendFlushMilliseconds": middle_and_tail(self.append),
            "atomicFileMilliseconds": middle_and_tail(self.atomic_file)}


def found_in(path, pattern):
    with open(path) as file:
        found = re.search(pattern, file.read())
    return found and found[1]


def flush_times(folder):
    descriptor = os.open(os.path.join(folder, "appended"), os.O_WRONLY | os.O_CREAT)
    times = []
    for _ in range(FLUSHES):
        start = time.perf_counter()
        os.write(descriptor, BODY[:4096])
        os.fdatasync(descriptor)
        times.append((time.perf_counter() - start) * 1e3)
    os.close(descriptor)
    return times


def file_times(folder):
    own = os.open(folder, os.O_RDONLY)
    times = []
    for number in range(FILES):
        start = time.perf_counter()
        path = os.path.join(folder, str(number))
        descriptor = os.open(path + ".tmp", os.O_WRONLY | os.O_CREAT)
        os.write(descriptor, BODY)
        os.fsync(descriptor)
        os.close(descriptor)
        os.rename(path + ".tmp", path)
        os.fsync(own)
        times.append((time.perf_counter() - start) * 1e3)
    os.close(own)
    return times


def middle_and_tail(times):
    return {"p50": statistics.median(times), "p99": statistics.quantiles(times, n=100)[98]}


def spoken(times):
    found = middle_and_tail(times)
    return f"{found['p50']:.2f} ms (p99 {found['p99']:.2f})"
