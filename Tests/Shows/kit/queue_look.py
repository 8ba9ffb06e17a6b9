"""The queue directory seen from outside: every folder, and whether its manifest verifies."""
import hashlib
import os

from kit.consumer import routes
from kit.figures import Figures

PLACES = ("new", "cur", "superseded")
# Where the folder of an entry in each state may be.
ALLOWED = {
    "forwarded": {"new"}, "collected": {"cur"}, "acknowledged": {"new", "cur"},
    "superseded": {"superseded", "cur"}, "closed": {"superseded", "cur"},
}


class QueueLook:
    def __init__(self, queue):
        self._queue = queue
        # (route, folder) to {place: digest of the original, or None where it is not whole}.
        self.folders = {}
        self.leftovers = []
        for route in routes(queue):
            for place in PLACES:
                for name in os.listdir(os.path.join(queue, route, place)):
                    self.look(route, name, place)
            self.leftovers += os.listdir(os.path.join(queue, route, "tmp"))

    def path(self, route, name, place):
        return os.path.join(self._queue, route, place, name)

    def look(self, route, name, place):
        found = self.folders.setdefault((route, name), {})
        found[place] = verified(self.path(route, name, place))

    def hold_against(self, ledger):
        """Holds what lies in the queue against the ledger's entries."""
        figures = Figures()
        entries = ledger.rows(
            "SELECT entry.*, referral.reference, referral.kind, delivery.digest FROM entry "
            "JOIN referral ON referral.id = entry.referral "
            "LEFT JOIN document ON document.referral = entry.referral "
            "AND document.number = entry.number "
            "LEFT JOIN delivery ON delivery.id = document.delivery")
        known = {(row["route"], row["folder"]): row for row in entries}
        figures.wrong("doubled: folders of one entry", (
            f"{key}: {sorted(places)}" for key, places in self.folders.items()
            if len(places) > 1), len(self.folders))
        figures.wrong("folders whose manifest does not verify", (
            f"{key}" for key, places in self.folders.items() if None in places.values()),
            len(self.folders))
        figures.wrong("folders that the ledger does not know", (
            f"{key}" for key in self.folders if key not in known), len(self.folders))
        figures.wrong("half-written folders left in tmp/", self.leftovers, len(self.folders))
        figures.wrong("entries not in the place of their state", (
            f"{row['folder']} {row['state']} {sorted(self.folders.get(key, ()))}"
            for key, row in known.items() if not self._is_placed(key, row)), len(known))
        figures.wrong("originals other than the bytes sent", (
            row["folder"] for key, row in known.items() if not self._is_original(key, row)),
            len(known))
        self._referrals(ledger, known, figures)
        return figures

    def _is_placed(self, key, row):
        places = set(self.folders.get(key, ()))
        if row["state"] == "decided":
            return False
        if row["forwarded"] is None:
            # Its place was taken before it was ever forwarded.
            return row["state"] == "superseded" and not places
        return len(places) == 1 and places <= ALLOWED[row["state"]]

    def _is_original(self, key, row):
        if row["kind"] != "notification" or row["content"] != "full" or row["digest"] is None:
            return True
        digests = set(self.folders.get(key, {}).values()) - {None}
        return digests <= {row["digest"].hex()}

    def _referrals(self, ledger, known, figures):
        """Every accepted delivery's referral has its newest entries in the queue, whole."""
        newest = {}
        for key, row in known.items():
            newest.setdefault((row["referral"], row["number"]), []).append(key)
        accepted = ledger.rows(
            "SELECT delivery.reference, delivery.referral, referral.numbers FROM delivery "
            "LEFT JOIN referral ON referral.id = delivery.referral WHERE state = 'accepted'")

        def is_whole(row):
            keys = newest.get((row["referral"], row["numbers"]), [])
            return keys and all(
                len(self.folders.get(key, ())) == 1 and None not in self.folders[key].values()
                for key in keys)
        figures.wrong("accepted without a whole entry", (
            row["reference"] for row in accepted if not is_whole(row)), len(accepted))
        groups = ledger.rows(
            "SELECT DISTINCT partner, code FROM rejection WHERE status = 'open'")
        shown = {row["group_name"].rpartition("|")[0] for row in ledger.rows(
            "SELECT group_name FROM referral JOIN entry ON entry.referral = referral.id "
            "WHERE kind = 'unread' AND entry.state IN ('forwarded', 'collected', 'acknowledged')")}
        figures.wrong("rejections that no item shows", (
            f"{row[0]} {row[1]}" for row in groups if f"{row[0]}|{row[1]}" not in shown),
            len(groups))

    def readers(self, ledger, consumer):
        """What the consumer did is what the ledger says."""
        figures = Figures()
        states = {(row["route"], row["folder"]): row for row in ledger.rows("SELECT * FROM entry")}
        figures.wrong("claims not recorded", (
            f"{key[1]} {states[key]['state']}" for key in consumer.claimed
            if states[key]["state"] not in ("collected", "acknowledged")), len(consumer.claimed))
        figures.wrong("acknowledgements not recorded", (
            f"{key[1]} {states[key]['state']}" for key in consumer.acknowledged
            if states[key]["state"] != "acknowledged"), len(consumer.acknowledged))
        return figures


def verified(folder):
    """The original's digest, or "" where there is none; None where the folder is not whole."""
    try:
        with open(os.path.join(folder, "MANIFEST.sha256")) as file:
            lines = [line.rstrip("\n").split("  ", 1) for line in file]
        names = {name for _, name in lines}
        if names | {"MANIFEST.sha256"} != set(os.listdir(folder)) or not names:
            return None
        original = ""
        for digest, name in lines:
            with open(os.path.join(folder, name), "rb") as file:
                if hashlib.sha256(file.read()).hexdigest() != digest:
                    return None
            if name.startswith("original."):
                original = digest
        return original
    except (OSError, ValueError):
        return None
