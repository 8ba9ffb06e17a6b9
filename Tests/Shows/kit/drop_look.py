"""The drop folders seen from outside: every file that was put there has one receipt."""
import json
import os
import re
import xml.etree.ElementTree as tree

from kit.figures import Figures
from kit.ledger_look import ENDS

# The partner's own name, the token of the claim, the ending.
RECEIPT = re.compile(r"(.+)\.([0-9a-f]{16})\.receipt")
# Of a later step: the delivery's reference, the step, the ending.
LATER = re.compile(r"(GN-\d{4}-\d{6,})\.(acknowledged|outcome)\.receipt")


# Later steps of messages that came by folder, and whether their files were written.
LATER_STEPS = """
    SELECT delivery.reference, receipt.step, receipt.number <= coalesce((SELECT value FROM counter
        WHERE name = 'receipts-in-folder-' || receipt.partner), 0)
    FROM receipt JOIN delivery ON delivery.id = receipt.delivery
    WHERE receipt.partner = ? AND receipt.step <> 'received' AND delivery.door = 'folder'
    """


class DropLook:
    def __init__(self, house, partner):
        self._lists = {inner: os.listdir(house.drop(partner, inner))
                       for inner in ("in", "work", "receipts", "refused")}
        self._partner = partner
        self._receipts = {}
        self._later = set()
        self.strangers = []
        for name in self._lists["receipts"]:
            later = LATER.fullmatch(name)
            if later:
                self._later.add((later[1], later[2]))
                continue
            found = RECEIPT.fullmatch(name)
            if not found:
                self.strangers.append(name)
                continue
            path = os.path.join(house.drop(partner, "receipts"), name)
            self._receipts.setdefault(found[1], []).append(read(path))

    def hold_against(self, client_list, ledger):
        figures = Figures()
        files = client_list.files
        receipts = self._receipts
        figures.wrong("files without a receipt", (
            name for name in files if name not in receipts), len(files))
        figures.wrong("files with two receipts", (
            name for name, found in receipts.items() if len(found) > 1), len(receipts))
        figures.wrong("receipts for what nobody sent", self.strangers + [
            name for name in receipts if name not in files], len(receipts))
        figures.wrong("files still in in/, work/ or refused/", (
            self._lists["in"] + self._lists["work"] + self._lists["refused"]), len(files))
        figures.wrong("files whose receipt the ledger does not bear out", (
            f"{name} {receipts[name][0]}" for name, sent in files.items()
            if name in receipts and not self._is_borne_out(sent, receipts[name][0], ledger)),
            len(files))
        told = {(row[0], row[1]): row[2] for row in ledger.rows(LATER_STEPS, self._partner)}
        figures.wrong("later receipts that the ledger does not bear out", (
            name for name in self._later if name not in told), len(self._later))
        figures.wrong("later steps without their receipt", (
            name for name, is_written in told.items() if is_written and name not in self._later),
            len(told))
        return figures

    @staticmethod
    def _is_borne_out(sent, receipt, ledger):
        digest, due = sent
        reference, state = receipt
        row = ledger.deliveries.get(reference)
        if row is None or row["digest"] != digest:
            return False
        told = ("rejected", "duplicate") if due == "rejected" else ("kept", "duplicate")
        return state in told and row["state"] in ENDS[due]


def read(path):
    """Reference and state of a receipt."""
    with open(path, "rb") as file:
        text = file.read()
    if text.lstrip().startswith(b"{"):
        receipt = json.loads(text)
    else:
        receipt = {element.tag.rpartition("}")[2]: element.text for element in
                   tree.fromstring(text)}
    return receipt["reference"], receipt["state"]
