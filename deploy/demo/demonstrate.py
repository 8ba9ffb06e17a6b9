#!/usr/bin/env python3
"""Sends the samples through both doors of a running daemon, shows what became of each, and
compares it with expected.csv, which was written by hand.

    demonstrate.py --var DIR --url https://127.0.0.1:8443 [--compare]

Exit status: 0 when all agree (or without --compare, when all were sent), 1 when one differs,
69 when the daemon does not answer.
"""
import argparse
import csv
import http.client
import json
import os
import shutil
import ssl
import sys
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
WAIT_SECONDS = 45


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    arguments.add_argument("--var", required=True)
    arguments.add_argument("--url", required=True)
    arguments.add_argument("--compare", action="store_true")
    options = arguments.parse_args()
    with open(os.path.join(HERE, "expected.csv"), newline="") as file:
        expected = list(csv.DictReader(file))
    if len(expected) < 8:
        sys.exit("expected.csv names fewer than eight samples")
    demonstration = Demonstration(options.var, options.url)
    results = [demonstration.send(row) for row in expected]
    demonstration.settle(results)
    differences = 0
    for row, result in zip(expected, results):
        given = demonstration.outcome(row, result)
        wrong = [f"{key}: expected {row[key] or 'none'}, given {given[key] or 'none'}"
                 for key in ("state", "fault", "band", "rules", "due", "route")
                 if row[key] != given[key]]
        differences += bool(wrong)
        show(row, result, given, wrong if options.compare else [])
    rejected = sum(1 for row in expected if row["state"] == "rejected")
    if options.compare:
        print(f"\n{len(expected)} samples, {rejected} of them rejected; "
              f"{len(expected) - differences} agree with expected.csv, {differences} differ")
        sys.exit(1 if differences else 0)


def show(row, result, given, wrong):
    print(f"\n{row['sample']}  ({row['door']}, {row['partner']})")
    print(f"  receipt  {result['reference']}  {result['answer']}")
    for finding in result["findings"][:3]:
        place = f"line {finding['line']} " if "line" in finding else ""
        print(f"           {place}{finding.get('path', '')}  {finding['code']}")
        print(f"           expected {finding['expected']}. {finding['remedy']}")
    if given["folder"]:
        print(f"  entry    {given['folder']}")
    if given["rules"]:
        print(f"  because  {given['rules']}")
    for line in wrong:
        print(f"  DIFFERS  {line}")


class Demonstration:
    def __init__(self, var, url):
        self.var = var
        parsed = urllib.parse.urlsplit(url)
        self.host, self.port = parsed.hostname, parsed.port
        self.connections = {}

    # Sending

    def send(self, row):
        path = os.path.join(HERE, "samples", row["sample"])
        if row["door"] == "folder":
            return self.drop(path, row)
        with open(path, "rb") as file:
            body = file.read()
        kind = "json" if path.endswith(".json") else "xml"
        status, text = self.call(row["partner"], "POST", "/v1/notifications", body, kind)
        answer = json.loads(text)
        receipt = answer.get("receipt", answer)
        return self.result(f"{status} {receipt.get('state', answer.get('title'))}", receipt)

    def drop(self, path, row):
        incoming = os.path.join(self.var, "drop", row["partner"], "in")
        part = os.path.join(incoming, "." + row["sample"])
        shutil.copyfile(path, part)
        os.rename(part, os.path.join(incoming, row["sample"]))
        receipts = os.path.join(self.var, "drop", row["partner"], "receipts")
        found = self.until(lambda: [name for name in os.listdir(receipts)
                                    if name.startswith(row["sample"] + ".")])
        with open(os.path.join(receipts, found[0]), "rb") as file:
            text = file.read()
        receipt = json.loads(text) if text.lstrip().startswith(b"{") else from_xml(text)
        return self.result(f"file {receipt['state']}", receipt)

    @staticmethod
    def result(answer, receipt):
        fault = receipt.get("fault", {})
        return {"answer": answer, "reference": receipt.get("reference", ""),
                "state": receipt.get("state", ""), "fault": fault.get("code", ""),
                "findings": fault.get("findings", []), "referral": ""}

    def call(self, partner, method, path, body=None, kind="json"):
        for attempt in (1, 2):
            connection = self.connections.get(partner) or self.connect(partner)
            try:
                connection.request(method, path, body, {
                    "content-type": f"application/{kind}", "accept": "application/json"})
                response = connection.getresponse()
                return response.status, response.read()
            except (ConnectionError, http.client.HTTPException):
                self.connections.pop(partner, None)
                if attempt == 2:
                    print("the daemon does not answer", file=sys.stderr)
                    sys.exit(69)

    def connect(self, partner):
        certificates = os.path.join(self.var, "certificates")
        context = ssl.create_default_context(
            cafile=os.path.join(certificates, "authority.pem"))
        context.load_cert_chain(os.path.join(certificates, partner + ".pem"),
                                os.path.join(certificates, partner + ".key"))
        self.connections[partner] = http.client.HTTPSConnection(
            self.host, self.port, context=context, timeout=30)
        return self.connections[partner]

    # Looking at what became of it

    def settle(self, results):
        """Waits until every delivery has reached its end and stands in the queue."""
        for result in results:
            if result["state"] == "kept":
                result["referral"] = self.until(lambda: self.referral(result))
        for result in results:
            wanted = result["referral"] or (
                result["reference"] if result["state"] == "rejected" else "")
            if wanted:
                self.until(lambda: self.entry(wanted))

    def referral(self, result):
        partner = next(iter(self.connections), "hatch-police")
        for partner in list(self.connections) or ["hatch-police"]:
            status, text = self.call(partner, "GET", "/v1/deliveries/" + result["reference"])
            if status == 200:
                receipt = json.loads(text)
                result["state"] = receipt["state"]
                return receipt.get("referral")
        return None

    def entry(self, reference):
        """The newest entry of a referral in the route that leads, or the item that lists a
        rejected delivery."""
        queue = os.path.join(self.var, "queue")
        found = []
        for folder, names, _ in os.walk(queue):
            if os.path.basename(folder) != "new":
                continue
            for name in names:
                if reference in name or folder.endswith("unread/new") and self.lists(
                        os.path.join(folder, name), reference):
                    found.append(os.path.join(folder, name))
        return sorted(filter(self.leads, found), key=self.number)[-1:] or None

    @staticmethod
    def number(folder):
        number = os.path.basename(folder).partition(".")[2]
        return int(number) if number else 1

    def leads(self, folder):
        try:
            with open(os.path.join(folder, "referral.json")) as file:
                document = json.load(file)
        except FileNotFoundError:
            return False
        lead = document.get("lead", document.get("heldBy"))
        return lead is None or folder.startswith(os.path.join(self.var, "queue", lead, "new", ""))

    @staticmethod
    def lists(folder, reference):
        try:
            with open(os.path.join(folder, "referral.json")) as file:
                return any(message["delivery"] == reference
                           for message in json.load(file).get("messages", []))
        except FileNotFoundError:
            return False

    def outcome(self, row, result):
        given = {"state": result["state"], "fault": result["fault"], "band": "", "rules": "",
                 "due": "", "route": "", "folder": ""}
        wanted = result["referral"] or (
            result["reference"] if result["state"] == "rejected" else "")
        if not wanted:
            return given
        folder = self.entry(wanted)[0]
        with open(os.path.join(folder, "referral.json")) as file:
            document = json.load(file)
        queue = os.path.join(self.var, "queue")
        given["folder"] = os.path.relpath(folder, queue)
        given["route"] = os.path.relpath(os.path.dirname(os.path.dirname(folder)), queue)
        verdict = document.get("verdict")
        given["band"] = verdict["band"] if verdict else document["band"]
        given["due"] = (verdict["due"]["at"] if verdict else document["dueAt"])[:16] + "Z"
        if verdict:
            urgent = min(verdict["children"], key=lambda child: child["band"])
            # "default" is no rule: it says that no rule gave the start band.
            rules = {reason["rule"] for reason in urgent.get("reasons", [])} - {"default"}
            given["rules"] = " ".join(sorted(rules))
        return given

    @staticmethod
    def until(look):
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.02)
        print(f"nothing was seen within {WAIT_SECONDS} seconds", file=sys.stderr)
        sys.exit(1)


def from_xml(text):
    """A receipt in XML as the dictionary that it would be in JSON."""
    import xml.etree.ElementTree as tree
    name = lambda element: element.tag.rpartition("}")[2]
    root = tree.fromstring(text)
    receipt = {name(child): child.text for child in root if len(child) == 0}
    for child in root:
        if name(child) == "fault":
            receipt["fault"] = {name(part): part.text for part in child if len(part) == 0}
            receipt["fault"]["findings"] = [
                {name(part): part.text for part in finding}
                for part in child if name(part) == "findings" for finding in part]
    return receipt


if __name__ == "__main__":
    main()
