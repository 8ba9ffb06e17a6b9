"""A scenario file as README's "Scenarios" describes it, read by none of the program's own code."""
import csv
import io
import os
import re

from kit.house import ROOT

CASES = os.path.join(ROOT, "Tests", "Scenarios", "Cases")
# Its files have every column of a register.
HISTORY = os.path.join(ROOT, "deploy", "demo", "history")
REGISTER = ("persons", "addresses", "relationships", "contacts", "involvements")
MESSAGE = re.compile(r"from (\w+) at (\S+)")


class ScenarioFile:
    """Head, lines of the register, messages and expectations of one file."""

    def __init__(self, path):
        self.name = os.path.basename(path).removesuffix(".scenario")
        with open(path, encoding="utf-8") as file:
            head, *sections = re.split(r"^--- ", file.read(), flags=re.MULTILINE)
        self.head = entries(head)
        self.register, self.messages, self.expected = {}, [], {}
        for section in sections:
            title, _, body = section.partition("\n")
            self._take(title.strip(), body)

    def _take(self, title, body):
        if title in REGISTER:
            rows = csv.DictReader(line for line in io.StringIO(body) if line.strip())
            self.register.setdefault(title, []).extend(rows)
        elif title.startswith("message "):
            sender, at = MESSAGE.search(title).groups()
            self.messages.append({"sender": sender, "at": at, "text": body})
        elif title == "expect":
            self.expected = entries(body)

    def write_register(self, folder):
        """All five files, each with every column, whether or not the scenario has lines for it."""
        os.makedirs(folder, exist_ok=True)
        for kind in REGISTER:
            with open(os.path.join(folder, kind + ".csv"), "w", newline="") as file:
                writer = csv.DictWriter(file, columns(kind), restval="")
                writer.writeheader()
                writer.writerows(self.register.get(kind, []))


def entries(text):
    """Lines `key: value`, without comments."""
    found = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            key, _, value = line.partition(":")
            found[key.strip()] = value.strip()
    return found


def columns(kind):
    with open(os.path.join(HISTORY, kind + ".csv"), newline="", encoding="utf-8") as file:
        return next(csv.reader(file))


def all_scenarios(folder=CASES):
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith(".scenario"):
                yield ScenarioFile(os.path.join(place, name))
