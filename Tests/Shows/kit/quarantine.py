"""What a crash has to leave: a note that names the delivery, and at the second one a quarantine."""
import json
import os
import signal
import time

from kit.ledger_look import LedgerLook

# How long the item of the safety net may take to be in the queue, where nothing else waits for it.
ITEM_SECONDS = 30
# How long what the rounds before left behind may take.
BACKLOG_SECONDS = 600


class Quarantine:
    def __init__(self, house, start):
        self._house = house
        self._start = start
        self.troubles = []
        self.shown = 0

    def show(self, rounds):
        """One message crashes the daemon twice; the third start has to put it aside."""
        crashed = rounds.crash()
        if crashed is None:
            return
        message, notes = crashed
        daemon = self._start(None)
        if not daemon.opened():
            self.troubles.append(f"round {rounds.number}: no start after two crashes")
            return
        wrong = self._wrong(message, notes, daemon)
        daemon.kill()
        if wrong:
            self.troubles.append(f"round {rounds.number}: {wrong}")
        else:
            self.shown += 1

    def _wrong(self, message, notes, daemon):
        ledger = LedgerLook(self._house.ledger_copy("crash.sqlite"))
        rows = ledger.rows(
            "SELECT * FROM delivery WHERE digest = ? AND state NOT IN ('duplicate', 'rejected')",
            message.digest)
        ledger.close()
        if len(rows) != 1:
            return f"{len(rows)} deliveries hold the message that crashed"
        row = rows[0]
        for number, note in enumerate(notes, 1):
            if note != [(signal.SIGSEGV, row["id"])]:
                return f"crash note {number} is {note}, not of delivery {row['id']}"
        if row["state"] != "quarantined" or row["crashes"] != 2:
            return f"delivery {row['id']} is {row['state']} after {row['crashes']} crashes"
        if not self._item(row["reference"], daemon):
            return f"no B1 item lists {row['reference']}"
        return None

    def _item(self, reference, daemon):
        """Waits for the item at B1 that lists a delivery; a reader may have claimed it already."""
        folders = [os.path.join(self._house.queue, "unread", place) for place in ("new", "cur")]
        latest = time.monotonic() + BACKLOG_SECONDS
        end = time.monotonic() + ITEM_SECONDS
        while time.monotonic() < min(end, latest):
            if daemon.metrics()['gatehouse_entries{state="decided"}']:
                # Others that are Immediate came before it.
                end = time.monotonic() + ITEM_SECONDS
            if any(self._lists(os.path.join(folder, name), reference)
                   for folder in folders
                   for name in os.listdir(folder) if name.startswith("B1-")):
                return True
            time.sleep(0.05)
        return False

    @staticmethod
    def _lists(folder, reference):
        try:
            with open(os.path.join(folder, "referral.json")) as file:
                document = json.load(file)
        except FileNotFoundError:
            return False    # superseded or claimed meanwhile
        return document.get("code") == "delivery.quarantined" and any(
            message["delivery"] == reference for message in document["messages"])
