"""The accept path: from a message on the wire to its durable 202, beside the peer.

Gatehouse answers when the bytes are durable in its ledger and have been read against the schema;
linking, deciding and forwarding (its files) follow at low priority, in the same seconds and on the
same cores. The peer answers when its row and its file are durable, and has nothing to do after.
"""
import statistics

from bench import bodies
from bench.accept_path import WARM_UP_SECONDS, measured
from bench.client import CONNECTIONS
from bench.gatehouse_server import GatehouseServer
from bench.others import note
from bench.peer_server import GROUPED, SINGLY, PeerServer
from bench.progress import tell
from bench.result import AtLeast, Result, table

DEFAULTS = {"messages": 60_000, "seconds": 5, "rounds": 3}
BAR = 2.0
AIM = "3 to 5"
LEGEND = (
    "grouped: one commit for what has come meanwhile. singly: a commit for each message. Both flush "
    "each file.",
    "RSS of two workers is their sum, with the process that watches them. CPU is for each message.",
    "")


def run(stand, options):
    path = stand.workplace.path("accept.bodies")
    size = bodies.write(path, bodies.about_distinct_families(options.messages), options.messages)
    found = {}
    for number in range(options.rounds):
        tell(f"accept, round {number + 1} of {options.rounds}")
        for server in servers(stand, number):
            figures = measured(
                server, stand.client, path, options.seconds, peek=look_behind)
            found.setdefault(server.name, []).append(figures)
    return result(found, size, options)


def servers(stand, number):
    def folder(name):
        return stand.workplace.folder(f"accept-{number}-{name}")
    yield GatehouseServer(folder("gatehouse"), stand.certificates, stand.binary)
    for keeping, workers in GROUPED + SINGLY:
        yield PeerServer(folder(f"{keeping}-{workers}"), stand.certificates, keeping, workers)


def look_behind(server):
    """What Gatehouse has done behind its answers, and what it still has to do."""
    if not isinstance(server, GatehouseServer):
        return {}
    return {"waiting": server.waiting(), "behindSeconds": server.behind_seconds()}


def result(found, size, options):
    rates = {name: median(rounds, "rate") for name, rounds in found.items()}
    names = list(found)
    ours, grouped = names[0], names[1:1 + len(GROUPED)]
    better = max(grouped, key=rates.get)
    ratio = rates[ours] / rates[better]
    singly = max(names[1 + len(GROUPED):], key=rates.get)
    to_singly = rates[ours] / rates[singly]
    bars = [AtLeast(
        f"accept path, {ours} to {better}", ratio, options.bar or BAR, "times", AIM)]
    lines = [
        f"accept: {CONNECTIONS} connections, XML of {size / 1000:.1f} KB, each about a family of "
        f"its own; {options.seconds} s after {WARM_UP_SECONDS} s of warm-up, "
        f"medians of {options.rounds} rounds", "",
        *table(list(rows(found))), "", *LEGEND, *notes(found[ours]),
        *note(figures["othersShare"] for rounds in found.values() for figures in rounds),
        f"to the better peer with a commit each ({singly}): {to_singly:.2f} times"]
    record = {"bodyBytes": size, "ratio": ratio, "ratioToSingly": to_singly, "better": better,
              "rounds": found}
    return Result(lines, record, bars)


def rows(found):
    yield ("", "answers/s", "p50 ms", "p99 ms", "server CPU us", "RSS MB", "client CPU us",
           "rounds")
    for name, rounds in found.items():
        yield (name, f"{median(rounds, 'rate'):,.0f}", f"{median(rounds, 'p50'):.2f}",
               f"{median(rounds, 'p99'):.2f}", f"{median(rounds, 'serverMicroseconds'):.0f}",
               f"{median(rounds, 'residentMegabytes'):.0f}",
               f"{median(rounds, 'clientMicroseconds'):.0f}",
               " ".join(f"{figures['rate']:.0f}" for figures in rounds))


def notes(rounds):
    answers, waiting = median(rounds, "answers"), median(rounds, "waiting")
    behind = statistics.median(
        figures["behindSeconds"] / figures["answers"] * 1e6 for figures in rounds)
    yield (f"Gatehouse links, decides and forwards behind its answers, at low priority: of "
           f"{answers:,.0f} messages {waiting:,.0f} were still waiting at the end.")
    yield (f"Of its CPU a message, {behind:.0f} us went to threads that work behind the answer; "
           f"the peer has no such work.")


def median(rounds, name):
    return statistics.median(figures[name] for figures in rounds)
