"""A program that reads the queue as the hub's would: claims entries, and has some acknowledged."""
import json
import os
import random
import threading

PAUSE_SECONDS = 0.1
# Entries claimed in one look at most, and the share of them that a person acknowledges.
CLAIMS = 3
ACKNOWLEDGED = 0.5
READER = "A. Reader"


class Consumer:
    def __init__(self, house, seed):
        self._queue = house.queue
        self._chance = random.Random(seed)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        # (route, folder), and of those the acknowledged ones.
        self.claimed = set()
        self.acknowledged = set()

    def start(self):
        self._thread.start()

    def end(self):
        self._is_over.set()
        self._thread.join()

    def _run(self):
        while not self._is_over.wait(PAUSE_SECONDS):
            found = routes(self._queue)
            if found:
                self._claim(self._chance.choice(found))

    def _claim(self, route):
        new = os.path.join(self._queue, route, "new")
        names = sorted(os.listdir(new))[:CLAIMS]
        for name in names:
            try:
                os.rename(os.path.join(new, name), os.path.join(self._queue, route, "cur", name))
            except FileNotFoundError:
                continue    # superseded meanwhile
            self.claimed.add((route, name))
            if self._chance.random() < ACKNOWLEDGED:
                self._acknowledge(route, name)

    def _acknowledge(self, route, name):
        reference, number = reference_of(name)
        acks = os.path.join(self._queue, "acks")
        text = json.dumps(
            {"reference": reference, "route": route, "number": number, "by": READER})
        part = os.path.join(acks, f".{name}.tmp")
        with open(part, "w") as file:
            file.write(text)
        os.rename(part, os.path.join(acks, f"{reference}-{number}-{len(self.claimed)}.json"))
        self.acknowledged.add((route, name))


def routes(queue):
    """Routes that are there, as paths below the queue."""
    return sorted(os.path.relpath(folder, queue) for folder, inner, _ in walk(queue)
                  if "new" in inner)


def walk(queue):
    """As os.walk, without going down into entries."""
    for folder, inner, files in os.walk(queue):
        yield folder, list(inner), files
        if "new" in inner:
            inner.clear()


def reference_of(name):
    """Reference and number of an entry's folder: B2-20261123T131200Z-GR-2611-000123[.2]"""
    text, _, number = name.partition(".")
    return "-".join(text.split("-")[2:]), int(number or 1)
