"""A restart with 100,000 waiting: how soon it answers again, and how soon it decides again."""
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

DEFAULTS = {"messages": 100_000, "rounds": 3}
ANSWER_BAR_SECONDS, VERDICT_BAR_SECONDS = 1.0, 10.0
ANSWER_AIM, VERDICT_AIM = "0.3", "3"
PATIENCE_SECONDS = 120


def run(stand, options):
    backlog = Backlog(stand, "restart", options.messages)
    partner = WebPartner(backlog.server.house, PARTNER, Mix(2), ClientList())
    try:
        waiting = backlog.fill()
        resident = backlog.server.resident_megabytes()
        rounds = [restarted(backlog.server, partner, number, options.rounds)
                  for number in range(options.rounds)]
    finally:
        backlog.server.stop()
    answer = max(figures["answerSeconds"] for figures in rounds)
    verdict = max(figures["verdictSeconds"] for figures in rounds)
    record = {"waiting": waiting, "residentMegabytes": resident, "rounds": rounds}
    lines = [f"restart: killed with {waiting:,} waiting (RSS {resident:.0f} MB), started again "
             f"{len(rounds)} times"]
    lines += [f"  {figures['waiting']:,} waiting: first answer after "
              f"{figures['answerSeconds']:.2f} s, first verdict after "
              f"{figures['verdictSeconds']:.2f} s, RSS {figures['residentMegabytes']:.0f} MB"
              for figures in rounds]
    median = statistics.median(figures["answerSeconds"] for figures in rounds)
    lines.append(f"  first answer in the median after {median:.2f} s")
    bar = options.bar
    return Result(lines, record, [
        AtMost("first answer", answer, bar or ANSWER_BAR_SECONDS, "s", ANSWER_AIM),
        AtMost("first verdict", verdict, bar or VERDICT_BAR_SECONDS, "s", VERDICT_AIM)])


def restarted(server, partner, number, count):
    """Kills the daemon as a power cut would, starts it, and waits for both."""
    tell(f"restart {number + 1} of {count}")
    server.kill()
    entries = NewEntries(server.house.queue)
    start = time.monotonic()
    server.start()
    connection = partner.connect(server.ports[0])
    if not partner.send(connection, partner.mix.new()):
        stop(1, "the first message after the start was not taken")
    answered = time.monotonic()
    waiting = server.waiting()
    decided = entries.wait(PATIENCE_SECONDS)
    if decided is None:
        stop(1, f"nothing was in the queue {PATIENCE_SECONDS} s after the start")
    entries.close()
    connection.close()
    return {"answerSeconds": answered - start, "verdictSeconds": decided - start,
            "waiting": waiting, "residentMegabytes": server.resident_megabytes()}
