"""What a benchmark found: its figures, and the bars that they are held against."""
from collections import namedtuple


class Bar(namedtuple("Bar", "what value bar unit aim")):
    """A figure, and the bar that it is held against."""

    def line(self):
        verdict = "met" if self.is_met else "MISSED"
        return (f"{verdict:<7} {self.what}: {spoken(self.value, self.unit)}"
                f" (bar {spoken(self.bar, self.unit)}, aim {self.aim})")


class AtLeast(Bar):
    @property
    def is_met(self):
        return self.value >= self.bar


class AtMost(Bar):
    @property
    def is_met(self):
        return self.value <= self.bar


# lines: as printed; record: for --json.
Result = namedtuple("Result", "lines record bars")


def spoken(value, unit):
    return f"{value:.2f} {unit}" if value < 100 else f"{value:,.0f} {unit}"


def table(rows):
    """Lines of a table, its first column to the left and the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) if column == 0 else cell.rjust(width)
                      for column, (cell, width) in enumerate(zip(row, widths))).rstrip()
            for row in rows]
