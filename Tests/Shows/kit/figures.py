"""What an examination counts: each figure is to be 0, and says of how many."""
import sys


class Figures:
    """Counts of what is wrong, in the order in which they were looked at."""

    # Examples of one figure that are printed.
    EXAMPLES = 3

    def __init__(self):
        self._rows = {}

    def wrong(self, name, found, among):
        """Notes what was found wrong under a name, among how many that were looked at."""
        found = list(found)
        self._rows[name] = (len(found), among, found[:self.EXAMPLES])

    @property
    def counts(self):
        return {name: count for name, (count, _, _) in self._rows.items()}

    @property
    def is_clean(self):
        # Where nothing was looked at, nothing was shown.
        return bool(self._rows) and all(
            count == 0 and among > 0 for count, among, _ in self._rows.values())

    def print(self, file=sys.stdout):
        for name, (count, among, examples) in self._rows.items():
            verdict = "ok   " if count == 0 and among else "WRONG"
            print(f"  {verdict} {name:<58} {count:>6} of {among}", file=file)
            for example in examples:
                print(f"        {example}", file=file)
