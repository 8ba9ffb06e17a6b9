"""What the rest of the machine does while something is measured: figures are its, too."""
import os
import resource
import time

TICKS = os.sysconf("SC_CLK_TCK")
# Above it the figures are those of a shared machine.
BUSY_SHARE = 0.10


class Others:
    """From its making on, the share of all cores that neither the run nor its server uses."""

    def __init__(self):
        self._busy, self._total = times()
        self._own = own_seconds()

    def share(self, server_seconds=0):
        busy, total = times()
        used = own_seconds() - self._own + server_seconds
        return max(0, (busy - self._busy - used) / (total - self._total))


def share_during(seconds):
    others = Others()
    time.sleep(seconds)
    return others.share()


def times():
    """Seconds of all cores since the machine's start: busy ones, and all."""
    with open("/proc/stat") as file:
        spent = [int(text) / TICKS for text in file.readline().split()[1:9]]
    return sum(spent) - spent[3] - spent[4], sum(spent)


def own_seconds():
    """Of this process and of those that it has waited for: of the client, for one."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def note(shares):
    """A line where others took so much that the figures are theirs as well."""
    worst = max(shares)
    if worst <= BUSY_SHARE:
        return []
    return [f"Others used up to {worst:.0%} of the machine meanwhile: take the figures as such."]
