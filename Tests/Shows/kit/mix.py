"""What partners send in a kill run: a mix of everything, told by a seed."""
import hashlib
import random
import threading
from collections import deque

from kit import notice

# Shares of the mix; the rest is new and not urgent.
URGENT, REJECTED, VERSION, DUPLICATE = 0.10, 0.06, 0.10, 0.08
# How likely a message whose answer never came is sent again rather than another one.
AGAIN = 0.5
# Households that the messages are about: few enough that some meet in one at the same time.
FAMILIES = 4_000
# Earlier messages that versions and duplicates are made of.
REMEMBERED = 400


class Message:
    """Bytes to be sent, and what is due for them: `accepted` or `rejected`."""

    __slots__ = ("name", "spelling", "body", "due", "sort", "digest", "structure")

    def __init__(self, name, spelling, body, due, sort, structure=None):
        self.name = name
        self.spelling = spelling
        self.body = body
        self.due = due
        self.sort = sort
        self.structure = structure
        self.digest = hashlib.sha256(body).digest()


class Mix:
    """Gives out messages to many threads."""

    def __init__(self, seed):
        self._chance = random.Random(seed)
        self._lock = threading.Lock()
        self._count = 0
        self._answered = deque(maxlen=REMEMBERED)
        self._unanswered = deque()

    def take(self):
        with self._lock:
            if self._unanswered and self._chance.random() < AGAIN:
                return self._unanswered.popleft()
            return self._make(self._chance.random())

    def answered(self, message):
        """It was taken: later ones may be made of it."""
        with self._lock:
            self._answered.append(message)

    def unanswered(self, message):
        """Nobody knows what became of it, so its sender sends it again, byte for byte."""
        with self._lock:
            self._unanswered.append(message)

    def left(self):
        """Takes out all messages that still have no answer."""
        with self._lock:
            left, self._unanswered = list(self._unanswered), deque()
            return left

    def new(self, sort="new", urgency="standard", note=""):
        with self._lock:
            return self._new(sort, urgency, note)

    def _make(self, draw):
        for share, make in ((URGENT, self._urgent), (REJECTED, self._rejected),
                            (VERSION, self._version), (DUPLICATE, self._duplicate)):
            if draw < share:
                return make()
            draw -= share
        return self._new("new", self._chance.choice(("low", "standard")), "")

    def _urgent(self):
        return self._new("urgent", "immediate", "")

    def _new(self, sort, urgency, note):
        self._count += 1
        name = f"HP-KR-{self._count:07d}"
        place = self._chance.choice(list(notice.PLACES))
        children, mother = notice.family(self._chance.randrange(FAMILIES), place)
        structure = notice.notice(name, children, mother, urgency, note)
        return self._spelled(name, structure, sort)

    def _spelled(self, name, structure, sort):
        spelling = self._chance.choice(("xml", "json"))
        body = notice.as_xml(structure) if spelling == "xml" else notice.as_json(structure)
        return Message(name, spelling, body, "accepted", sort, structure)

    def _version(self):
        if not self._answered:
            return self._urgent()
        earlier = self._chance.choice(self._answered)
        self._count += 1
        structure = dict(earlier.structure)
        structure["narrative"] += f"Added later, number {self._count}. "
        return self._spelled(earlier.name, structure, "version")

    def _duplicate(self):
        return self._chance.choice(self._answered) if self._answered else self._urgent()

    def _rejected(self):
        self._count += 1
        name = f"HP-KR-{self._count:07d}"
        children, mother = notice.family(self._chance.randrange(FAMILIES))
        way = self._chance.choice(("cut", "structure", "nobody", "sender"))
        structure = notice.notice(name, children, mother)
        spelling = self._chance.choice(("xml", "json"))
        if way == "structure":
            structure["weather"] = "Rain."
        elif way == "nobody":
            structure = {"header": notice.header(name), "narrative": "More will follow."}
        elif way == "sender":
            structure["header"] = notice.header(name, sender_code="999017")
        body = notice.as_xml(structure) if spelling == "xml" else notice.as_json(structure)
        if way == "cut":
            body = body[:len(body) // 2]
        return Message(name, spelling, body, "rejected", "rejected-" + way)
