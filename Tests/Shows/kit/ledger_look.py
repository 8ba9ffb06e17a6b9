"""The ledger seen from outside: rows of a copy, read with plain SQL and none of our own code."""
import hashlib
import sqlite3
from collections import Counter

from kit.figures import Figures

STATES = {"kept", "accepted", "rejected", "duplicate", "quarantined", "withdrawn"}
# Deliveries that count as the one keeping of their bytes.
HOLDING = "state NOT IN ('rejected', 'duplicate')"


# Where an acknowledged message may end. Bad bytes whose sender was told of no fault, because the
# daemon died first, are a duplicate when they come again, and end as rejected all the same.
ENDS = {"accepted": ("accepted", "quarantined"), "rejected": ("rejected",)}


def is_due(answer):
    """Whether a message was answered as it deserves."""
    if answer.due == "rejected":
        return answer.status == 422 or answer.state == "duplicate"
    return answer.status == 202


class LedgerLook:
    def __init__(self, path):
        self.database = sqlite3.connect(path)
        self.database.row_factory = sqlite3.Row
        self.deliveries = {row["reference"]: row for row in self.rows("SELECT * FROM delivery")}

    def rows(self, sql, *arguments):
        return self.database.execute(sql, arguments).fetchall()

    def close(self):
        self.database.close()

    # What the clients were told

    def hold_against(self, client_list):
        """Holds the ledger against the clients' own list."""
        figures = Figures()
        answers = client_list.answers
        acknowledged = client_list.acknowledged
        bodies = {row[0] for row in self.rows("SELECT delivery FROM delivery_body")}
        figures.wrong("acknowledged lost", (
            answer.reference for answer in acknowledged
            if not self._has(answer, ENDS[answer.due], bodies)), len(acknowledged))
        refused = [answer for answer in answers if answer.status == 422]
        figures.wrong("rejected and not kept", (
            answer.reference for answer in refused
            if not self._has(answer, ("rejected",), bodies)), len(refused))
        figures.wrong("answered otherwise than due", (
            f"{answer.reference} {answer.sort} {answer.status}" for answer in answers
            if not is_due(answer)), len(answers))
        figures.wrong("one message acknowledged under two references",
                      self._told_twice(acknowledged), len(acknowledged))
        urgent = [answer for answer in acknowledged if answer.sort == "urgent"]
        figures.wrong("urgent and not B1", (
            answer.reference for answer in urgent if self._band(answer) != "B1"), len(urgent))
        figures.wrong("surprising answers", client_list.surprises, len(answers))
        return figures

    def _has(self, answer, states, bodies):
        row = self.deliveries.get(answer.reference)
        return (row is not None and row["digest"] == answer.digest and row["state"] in states
                and row["id"] in bodies)

    @staticmethod
    def _told_twice(acknowledged):
        references = {}
        for answer in acknowledged:
            references.setdefault(answer.digest, set()).add(answer.reference)
        return (" ".join(sorted(found)) for found in references.values() if len(found) > 1)

    def _band(self, answer):
        found = self.rows(
            "SELECT band FROM referral JOIN delivery ON delivery.referral = referral.id "
            "WHERE delivery.reference = ?", answer.reference)
        return found[0][0] if found else None

    # What it says by itself

    def consistency(self, poison):
        """States, unique keys and quarantine. poison: digests that are to be quarantined."""
        figures = Figures()
        deliveries = list(self.deliveries.values())
        figures.wrong("in no known state", (
            row["reference"] for row in deliveries if row["state"] not in STATES),
            len(deliveries))
        figures.wrong("not at an end", (
            row["reference"] for row in deliveries if row["state"] == "kept"), len(deliveries))
        figures.wrong("innocents quarantined", (
            row["reference"] for row in deliveries
            if row["state"] == "quarantined" and row["digest"] not in poison), len(deliveries))
        if poison:
            held = {row["digest"] for row in deliveries if row["state"] == "quarantined"}
            figures.wrong("twice crashed and not quarantined", (
                digest.hex() for digest in poison - held), len(poison))
        for name, sql, among in self._doubles():
            figures.wrong(name, (tuple(row) for row in self.rows(sql)), among)
        whole = self.rows("PRAGMA integrity_check")
        figures.wrong("integrity_check", (row[0] for row in whole if row[0] != "ok"), len(whole))
        return figures

    def _doubles(self):
        def count(table):
            return self.rows(f"SELECT count(*) FROM {table}")[0][0]
        yield ("doubled: partner and bytes",
               f"SELECT partner, hex(digest), count(*) FROM delivery WHERE {HOLDING} "
               "GROUP BY partner, digest HAVING count(*) > 1", count("delivery"))
        yield ("doubled: a delivery in two documents",
               "SELECT delivery, count(*) FROM document JOIN referral ON referral.id = referral "
               "WHERE kind = 'notification' GROUP BY delivery HAVING count(*) > 1",
               count("document"))
        yield ("doubled: version of a message",
               "SELECT partner, message_key, version, count(*) FROM delivery WHERE version "
               "IS NOT NULL GROUP BY 1, 2, 3 HAVING count(*) > 1", count("delivery"))
        yield ("doubled: referral, number and route",
               "SELECT referral, number, route, count(*) FROM entry "
               "GROUP BY referral, number, route HAVING count(*) > 1", count("entry"))

    def chain(self):
        """Recomputes the audit chain from its rows, and holds it against the other tables."""
        figures = Figures()
        rows = self.rows("SELECT * FROM audit ORDER BY number")
        figures.wrong("audit entries that do not fit the chain", self._broken(rows), len(rows))
        actions = Counter(row["action"] for row in rows)
        states = Counter(row["state"] for row in self.deliveries.values())
        entries = self.rows("SELECT count(*), count(forwarded), count(acknowledged) FROM entry")[0]
        pairs = [
            ("kept", actions["kept"] + actions["duplicate"], len(self.deliveries)),
            ("accepted", actions["accepted"], states["accepted"]),
            ("rejected", actions["rejected"], states["rejected"]),
            ("quarantined", actions["quarantined"], states["quarantined"]),
            ("decided", actions["decided"], entries[0]),
            ("forwarded", actions["forwarded"], entries[1]),
            ("acknowledged", actions["acknowledged"], entries[2]),
        ]
        figures.wrong("audit entries that the tables do not bear out", (
            f"{name}: {said} in the log, {is_so} in the tables" for name, said, is_so in pairs
            if said != is_so), len(pairs))
        return figures

    @staticmethod
    def _broken(rows):
        previous = bytes(32)
        for expected, row in enumerate(rows, 1):
            parts = (row["number"], row["at"], row["actor"], row["action"], row["object"],
                     row["detail"])
            texts = [str(part).encode() for part in parts]
            text = b"".join(b"%d:%b" % (len(part), part) for part in texts)
            digest = hashlib.sha256(previous + text).digest()
            if row["number"] != expected or digest != row["hash"]:
                yield f"number {row['number']}"
            # From the stored hash on, so that one altered entry counts as one.
            previous = row["hash"]
