"""The rounds of a kill run: how each daemon comes to its end, and what is seen of it."""
import os
import random
import signal
import time
from collections import Counter

from kit.web_partner import CONNECTIONS

POINTS = [f"{point}:{moment}" for point in ("flush", "commit", "rename", "receipt")
          for moment in ("before", "after")]
# The turn at which a point brings the daemon down is drawn from 1 to this; turns are counted from
# when every connection has had an answer.
TURNS = {"flush": 3, "commit": 8, "rename": 6, "receipt": 8}
# How long a point may take to be reached; past it the round counts as one at a random moment.
PATIENCE_SECONDS = 15
# How long after the doors are open a random kill falls, at most.
LOADED_SECONDS = 0.5
# The share of random kills that fall while the daemon still starts.
STARTING = 0.2
# Rounds that are tried for a point at most, for each hit that is wanted.
TRIES = 3


class Rounds:
    """Runs rounds one after the other on one house, and counts."""

    def __init__(self, start, web, folder, house, seed):
        """start: gives a daemon, plain or with a probe that is given."""
        self._start = start
        self._house = house
        # While this file is there, a probe counts turns.
        self.counting = house.path("counting")
        self._web = web
        self._folder = folder
        self._chance = random.Random(seed)
        self._opening_seconds = 0.5
        self.number = 0
        self.hits = Counter()
        self.kills = Counter()
        self.startups = []
        self.troubles = []

    def run(self, kills, hits):
        """Named points first among the random ones, in an order that the seed tells."""
        plan = POINTS * hits
        plan += [None] * max(0, kills - len(plan))
        self._chance.shuffle(plan)
        tries = Counter()
        while plan:
            point = plan.pop()
            if point is None:
                self._at_random()
                continue
            tries[point] += 1
            if not self._at(point) and tries[point] < TRIES * hits:
                plan.insert(0, point)
            if self.number % 25 == 0:
                self._tell(len(plan))

    def _tell(self, left):
        print(f"  round {self.number}: {sum(self.kills.values())} kills, {left} to go", flush=True)

    def _opened(self, daemon):
        is_open = daemon.opened()
        if is_open:
            self._opening_seconds = time.monotonic() - daemon.started
            self.startups.append(self._opening_seconds)
        return is_open

    def _at_random(self):
        self.number += 1
        daemon = self._start(None)
        if self._chance.random() < STARTING:
            time.sleep(self._chance.uniform(0, self._opening_seconds))
            daemon.kill()
            self.kills["while starting"] += 1
            return
        if not self._opened(daemon):
            self.troubles.append(f"round {self.number}: the daemon did not start")
            return
        load = self._loaded(daemon)
        time.sleep(self._chance.uniform(0, LOADED_SECONDS))
        if not daemon.is_running:
            self.troubles.append(f"round {self.number}: the daemon died by itself")
        daemon.kill()
        self._end(load)
        self.kills["under load"] += 1

    def _at(self, point):
        """Has the daemon die at a point of its own; false where it was not reached."""
        self.number += 1
        turn = self._chance.randint(1, TURNS[point.partition(":")[0]])
        daemon = self._start(f"kill:{point}:{turn}")
        if not self._opened(daemon):
            self.troubles.append(f"round {self.number}: the daemon did not start")
            return False
        load = self._loaded(daemon)
        load.is_under_way(PATIENCE_SECONDS)
        with open(self.counting, "w"):
            status = daemon.died(PATIENCE_SECONDS)
        daemon.kill()
        self._end(load)
        os.remove(self.counting)
        if status is None:
            self.kills["under load"] += 1
            return False
        if status != -signal.SIGKILL:
            self.troubles.append(f"round {self.number}: {point} ended with {status}")
            return False
        self.kills[point] += 1
        in_flight = self._web.client_list.broken[self.number]
        if in_flight < CONNECTIONS:
            return False
        self.hits[point] += 1
        return True

    def _loaded(self, daemon):
        self._folder.start()
        return self._web.load(daemon.web_port, self.number)

    def _end(self, load):
        load.end()
        self._folder.end()

    # Crashes

    def crash(self):
        """One message brings its reader down twice, with eight others under way.

        Gives the message and the two crash notes, or nothing where it ended otherwise.
        """
        self.number += 1
        mark = f"Marked {self._chance.randrange(10**9):09d}"
        message = self._web.mix.new("poison", note=mark)
        self._web.client_list.poison.add(message.digest)
        notes = []
        for attempt in (1, 2):
            daemon = self._start(f"segv:read:of:{mark}")
            load = self._loaded(daemon) if self._opened(daemon) else None
            if attempt == 1 and load:
                load.is_under_way(PATIENCE_SECONDS)
                self._bring(message)
            status = daemon.died(PATIENCE_SECONDS)
            daemon.kill()
            if load:
                self._end(load)
            if status != -signal.SIGSEGV:
                self.troubles.append(
                    f"round {self.number}: crash {attempt} ended with {status}")
                return None
            self.kills["crash"] += 1
            notes.append(crash_note(self._house))
        return message, notes

    def _bring(self, message):
        """By one door or the other."""
        if self._chance.random() < 0.5:
            self._folder.drop(message)
        else:
            self._web.mix.unanswered(message)


def crash_note(house):
    """Signal and delivery of each crash that the note tells of."""
    with open(house.path("ledger", "crash-note")) as file:
        lines = file.read().split("\n")
    return [tuple(int(part.partition("=")[2]) for part in line.split()) for line in lines if line]
