"""The whole path: from the first message sent until every one is in the queue, whole and noted.

The register holds 100,000 invented persons; four in five of the messages are about one of them,
written down as partners do, with their mistakes. Each is kept, read, linked, decided, enriched,
committed, and put into `new/` of its route. The peer only accepts, so its figure is beside it for
comparison and not a ratio of like with like.
"""
import json
import os
import random
import statistics
import subprocess
import time

from bench import bodies
from bench.accept_path import WARM_UP_SECONDS, measured
from bench.client import CONNECTIONS
from bench.gatehouse_server import GatehouseServer
from bench.others import Others, note
from bench.peer_server import GROUPED, PeerServer
from bench.progress import stop, tell
from bench.register import Register
from bench.result import AtLeast, Result, table
from kit.consumer import routes
from kit.queue_look import verified

DEFAULTS = {"messages": 10_000, "seconds": 20, "rounds": 3, "persons": 100_000}
BAR = 700
AIM = "1,000 to 2,500"
# The share of messages that must be linked to the register, or this path is not what is measured:
# four in five are about somebody of it, and exact rules alone find two in three of them.
LINKED_SHARE = 0.4
# Messages a second at which the answer time is measured, and what DESIGN 8 asks of it.
STEADY_RATE = 100
STEADY_BAR_MILLISECONDS = 20
PEER_SECONDS = 3
# How often the ledger is asked whether all has ended, and how long that may take.
LOOK_SECONDS = 0.05
PATIENCE_SECONDS = 300
# Entries of each round whose manifest is verified.
VERIFIED = 200

# What is not at its end: both are answered from an index that holds nothing else.
UNFINISHED = ("SELECT (SELECT count(*) FROM delivery WHERE state = 'kept') + "
              "(SELECT count(*) FROM entry WHERE state = 'decided')")
# Each message since a delivery, with each of its entries.
ENTRIES = ("SELECT delivery.id, delivery.state, entry.route, entry.folder, entry.state "
           "FROM delivery LEFT JOIN entry ON entry.referral = delivery.referral "
           "WHERE delivery.id > ?")
LINKED = ("SELECT count(DISTINCT delivery.id) FROM delivery JOIN referral_person "
          "ON referral_person.referral = delivery.referral "
          "WHERE referral_person.person <= ? AND delivery.id > ?")


def run(stand, options):
    steady = STEADY_RATE * (options.seconds + WARM_UP_SECONDS)
    count = options.messages * options.rounds + steady
    tell(f"a register of {options.persons:,} persons and {count:,} messages are made")
    register = Register(stand.workplace.folder("register"), options.persons, count)
    path = stand.workplace.path("whole.bodies")
    size = bodies.write(path, register.messages(), count)
    server = GatehouseServer(
        stand.workplace.folder("whole-gatehouse"), stand.certificates, stand.binary)
    import_seconds = imported(server, stand.binary, register.path)
    try:
        server.start()
        whole = WholePath(server, stand.client, path)
        rounds = [whole.round(number, options) for number in range(options.rounds)]
        tell(f"answers at {STEADY_RATE} a second, for {options.seconds} s")
        pace = stand.client.run(
            server.ports, path, first=options.messages * options.rounds, messages=steady,
            warm_up=WARM_UP_SECONDS, rate=STEADY_RATE)
        resident, refused = server.resident_megabytes(), server.commits_refused()
    finally:
        server.stop()
    record = {"bodyBytes": size, "persons": options.persons, "importSeconds": import_seconds,
              "rounds": rounds, "steady": pace, "residentMegabytes": resident,
              "commitsRefused": refused, "peer": peer_figures(stand, path)}
    return result(record, options)


def imported(server, binary, path):
    """Brings the register into the house's ledger, and gives the seconds that it took."""
    tell("the register is imported")
    start = time.monotonic()
    done = subprocess.run(
        [binary, "import", path, "--kind", "persons", "--json",
         "--config", server.house.settings()], capture_output=True, text=True)
    if done.returncode not in (0, 2):
        stop(1, "the import failed: " + (done.stderr + done.stdout).strip().rpartition("\n")[2])
    report = json.loads(done.stdout)
    if report["notTaken"]:
        tell(f"{report['notTaken']} of the register's lines were not taken")
    return time.monotonic() - start


class WholePath:
    """Sends rounds of messages, one after the other, into one house."""

    def __init__(self, server, client, bodies_path):
        self._server = server
        self._client = client
        self._bodies = bodies_path
        self._ledger = server.ledger()
        self._registered = self._one("SELECT max(id) FROM person")

    def round(self, number, options):
        count = options.messages
        tell(f"whole, round {number + 1} of {options.rounds}: {count:,} messages")
        before = self._one("SELECT coalesce(max(id), 0) FROM delivery")
        others, used = Others(), self._server.processor_seconds()
        sent = self._client.run(
            self._server.ports, self._bodies, first=number * count, messages=count)
        self._await_end()
        seconds = time.time() - sent["beganAt"]
        used = self._server.processor_seconds() - used
        others_share = others.share(used)
        entries = self._hold_against_queue(before, count)
        linked = self._one(LINKED, self._registered, before) / count
        if linked < LINKED_SHARE:
            stop(1, f"only {linked:.0%} of the messages were linked to the register")
        return {"rate": count / seconds, "seconds": seconds, "sentSeconds": sent["inAllSeconds"],
                "entries": entries, "linkedShare": linked,
                "serverMicroseconds": used / count * 1e6, "othersShare": others_share}

    def _one(self, statement, *values):
        return self._ledger.execute(statement, values).fetchone()[0]

    def _await_end(self):
        end = time.monotonic() + PATIENCE_SECONDS
        while self._one(UNFINISHED):
            if time.monotonic() > end:
                stop(1, f"not everything came to its end within {PATIENCE_SECONDS} s")
            time.sleep(LOOK_SECONDS)

    def _hold_against_queue(self, before, count):
        """Every message is accepted, and each of its entries lies in `new/`; gives their number."""
        queue = self._server.house.queue
        found = {(route, name) for route in routes(queue)
                 for name in os.listdir(os.path.join(queue, route, "new"))}
        rows = self._ledger.execute(ENTRIES, (before,)).fetchall()
        wrong = [row for row in rows if row[1] != "accepted" or row[4] != "forwarded"
                 or (row[2], row[3]) not in found]
        messages = len({row[0] for row in rows})
        if wrong or messages != count:
            stop(1, f"{messages} of {count} messages are in the ledger, and {len(wrong)} of their "
                    f"entries not in the queue")
        for _, _, route, name, _ in random.Random(before).sample(rows, min(VERIFIED, len(rows))):
            if verified(os.path.join(queue, route, "new", name)) is None:
                stop(1, f"the manifest of {route}/new/{name} does not verify")
        return len(rows)


def peer_figures(stand, path):
    """The best of the grouped peers, on its accept path."""
    found = []
    for keeping, workers in GROUPED:
        folder = stand.workplace.folder(f"whole-{keeping}-{workers}")
        server = PeerServer(folder, stand.certificates, keeping, workers)
        figures = measured(server, stand.client, path, PEER_SECONDS)
        found.append({"name": server.name, **figures})
    return max(found, key=lambda figures: figures["rate"])


def result(record, options):
    rounds, pace, peer = record["rounds"], record["steady"], record["peer"]
    rate = statistics.median(figures["rate"] for figures in rounds)
    record["rate"] = rate
    bars = [AtLeast("whole path", rate, options.bar or BAR, "a second", AIM)]
    linked = statistics.median(figures["linkedShare"] for figures in rounds)
    lines = [
        f"whole: {options.rounds} rounds of {options.messages:,} messages of "
        f"{record['bodyBytes'] / 1000:.1f} KB over {CONNECTIONS} connections, against "
        f"{options.persons:,} persons (imported in {record['importSeconds']:.0f} s); "
        f"{linked:.0%} linked to one of them", "",
        *table([("", "whole paths/s", "all sent after s", "all in the queue after s", "entries",
                 "server CPU us"), *(row(number, figures)
                                     for number, figures in enumerate(rounds, 1))]), "",
        *note(figures["othersShare"] for figures in rounds),
        f"RSS {record['residentMegabytes']:.0f} MB; {record['commitsRefused']} commits were "
        f"refused by version and decided again",
        f"at {STEADY_RATE} messages a second, {pace['counted']:,} answers: p50 {pace['p50']:.2f}, "
        f"p90 {pace['p90']:.2f}, p99 {pace['p99']:.2f}, at most {pace['max']:.2f} ms "
        f"(DESIGN 8: p99 under {STEADY_BAR_MILLISECONDS} ms)",
        f"beside the accept path of the {peer['name']}, {peer['rate']:,.0f}/s, which only keeps: "
        f"{rate / peer['rate']:.2f} times"]
    return Result(lines, record, bars)


def row(number, figures):
    return (f"round {number}", f"{figures['rate']:,.0f}", f"{figures['sentSeconds']:.2f}",
            f"{figures['seconds']:.2f}", f"{figures['entries']:,}",
            f"{figures['serverMicroseconds']:.0f}")
