"""What the partners know themselves: their own list of what they sent and were told.

It is what the ledger is held against, so nothing in it comes from the daemon's side but answers.
"""
import threading
from collections import Counter, namedtuple

# due: what the message deserves; status: of the answer; reference and state: of its receipt.
Answer = namedtuple("Answer", "digest due sort door status reference state")


class ClientList:
    def __init__(self):
        self._lock = threading.Lock()
        self.answers = []
        # Names of files that were put into in/, with their message's digest and due.
        self.files = {}
        self.broken = Counter()
        self.surprises = []
        # Digests of messages that bring the reader down, whoever reads them.
        self.poison = set()

    def answered(self, message, door, status, reference, state):
        with self._lock:
            self.answers.append(Answer(message.digest, message.due, message.sort, door, status,
                                       reference, state))

    def dropped(self, name, message):
        with self._lock:
            self.files[name] = (message.digest, message.due)

    def was_broken(self, round_number):
        """A request was under way when its connection ended."""
        with self._lock:
            self.broken[round_number] += 1

    def surprise(self, text):
        with self._lock:
            self.surprises.append(text)

    @property
    def acknowledged(self):
        return [answer for answer in self.answers if answer.status == 202]
