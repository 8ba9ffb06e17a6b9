"""A house in which very many messages wait: kept and answered, and not yet decided."""
import os

from bench import bodies
from bench.gatehouse_server import GatehouseServer
from bench.progress import stop, tell

# The house carries some while others come: so many more are made than have to wait.
SPARE = 0.5
# Messages sent in one go, before it is asked how many wait.
STEP = 10_000
# Above what the demonstration's partners may have unfinished.
PARTNERS_LIMIT = 1_000_000


class Backlog:
    """Sends until so many wait."""

    def __init__(self, stand, name, waiting):
        self.server = GatehouseServer(
            stand.workplace.folder(name), stand.certificates, stand.binary,
            partners_limit=PARTNERS_LIMIT)
        self._client = stand.client
        self._path = stand.workplace.path(name + ".bodies")
        self._waiting = waiting
        self._count = int(waiting * (1 + SPARE))
        tell(f"{self._count:,} messages are made")
        bodies.write(self._path, bodies.about_distinct_families(self._count), self._count)

    def fill(self):
        """Starts the house and fills it; gives how many wait.

        While it fills, the threads that carry get only the time that nobody else wants: they would
        keep up otherwise.
        """
        self.server.start()
        self.server.schedule("patient", os.SCHED_IDLE)
        waiting = self._filled()
        self.server.schedule("patient", os.SCHED_OTHER)
        return waiting

    def _filled(self):
        for first in range(0, self._count, STEP):
            self._client.run(self.server.ports, self._path, first=first,
                             messages=min(STEP, self._count - first))
            waiting = self.server.waiting()
            tell(f"{waiting:,} of {self._waiting:,} wait")
            if waiting >= self._waiting:
                return waiting
        return stop(1, f"only {self.server.waiting():,} wait when {self._count:,} are sent")
