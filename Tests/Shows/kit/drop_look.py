"""The drop folders seen from outside: every file that was put there has one receipt."""
import json
import os
import re
import xml.etree.ElementTree as tree

from kit.figures import Figures
from kit.ledger_look import ENDS

# The partner's own name, the token of the claim, the ending.
RECEIPT = re.compile(r"(.+)\.([0-9a-f]{16})\.receipt")


class DropLook:
    def __init__(self, house, partner):
        self._lists = {inner: os.listdir(house.drop(partner, inner))
                       for inner in ("in", "work", "receipts", "refused")}
        self._receipts = {}
        self.strangers = []
        for name in self._lists["receipts"]:
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
