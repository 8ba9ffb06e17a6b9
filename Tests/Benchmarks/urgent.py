"""The urgent lane: how soon an Immediate message is in the queue while 50,000 others wait."""
import statistics
import time

from bench.backlog import Backlog
from bench.new_entries import NewEntries
from bench.progress import stop, tell
from bench.result import AtMost, Result
from kit.client_list import ClientList
from kit.house import PARTNER
from kit.mix import Mix
from kit.web_partner import WebPartner

DEFAULTS = {"messages": 50_000, "rounds": 20}
BAR_SECONDS = 2.0
AIM = "0.5"
PATIENCE_SECONDS = 60


def run(stand, options):
    backlog = Backlog(stand, "urgent", options.messages)
    try:
        waiting = backlog.fill()
        resident = backlog.server.resident_megabytes()
        seconds, left = measured(backlog.server, options.rounds)
    finally:
        backlog.server.stop()
    record = {"waiting": waiting, "stillWaiting": left, "seconds": seconds,
              "residentMegabytes": resident}
    worst = max(seconds)
    lines = [
        f"urgent: {len(seconds)} Immediate messages, one after the other, while {waiting:,} wait "
        f"({left:,} still at the end)",
        f"in the queue after {statistics.median(seconds):.3f} s (median), {worst:.3f} s at most; "
        f"RSS {resident:.0f} MB"]
    return Result(lines, record, [
        AtMost("an urgent message in the queue", worst, options.bar or BAR_SECONDS, "s", AIM)])


def measured(server, count):
    """Seconds from the sending of each to its entry in `new/`; and how many others wait then."""
    partner = WebPartner(server.house, PARTNER, Mix(1), ClientList())
    connection = partner.connect(server.ports[0])
    entries = NewEntries(server.house.queue)
    seconds = []
    for number in range(count):
        tell(f"urgent message {number + 1} of {count}")
        entries.forget()
        message = partner.mix.new("urgent", urgency="immediate")
        start = time.monotonic()
        if not partner.send(connection, message):
            stop(1, "an urgent message was not taken")
        seen = entries.wait(PATIENCE_SECONDS, "B1-")
        if seen is None:
            stop(1, f"an urgent message was not in the queue after {PATIENCE_SECONDS} s")
        seconds.append(seen - start)
    left = server.waiting()
    entries.close()
    connection.close()
    if left == 0:
        stop(1, "nothing waited any more: send more messages")
    return seconds, left
