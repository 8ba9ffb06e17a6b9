"""Who says of a message whether it has the published structure: Gatehouse, and two that know
nothing of it: xmllint, and jsonschema from PyPI."""
import json
import os
import shutil
import subprocess
import sys
from collections import namedtuple

from kit.published import JSON_SCHEMA, XSD
from kit.python_packages import EX_UNAVAILABLE, Environment, install_debian_package

# is_valid; code of the first fault; places of all faults and (code, place) of all warnings, each
# place as a JSON Pointer, or None where there is none.
Verdict = namedtuple("Verdict", "is_valid code places warnings")

# Says of each file whether it is valid by the schema, which comes first.
JSON_VERDICTS = """
import json, sys
from jsonschema import Draft202012Validator
def read(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)
schema, *names = json.load(sys.stdin)
validator = Draft202012Validator(read(schema))
json.dump({name: validator.is_valid(read(name)) for name in names}, sys.stdout)
"""
XMLLINT_INVALID = 3


class Gatehouse:
    def __init__(self, program, published):
        self._program = program
        self._published = published

    def verdicts(self, files):
        done = subprocess.run(
            [self._program, "validate", "--json", *files], capture_output=True, text=True)
        if not done.stdout:
            sys.exit(f"gatehouse validate ended with {done.returncode}: {done.stderr.strip()}")
        report = json.loads(done.stdout)["files"]
        return {entry["file"]: self._verdict(entry) for entry in report}

    def _verdict(self, entry):
        is_xml = entry["file"].endswith(".xml")
        problems, warnings = entry.get("problems", []), entry.get("warnings", [])
        return Verdict(
            entry["valid"], problems[0]["code"] if problems else None,
            {self._place(found, is_xml) for found in problems},
            sorted((found["code"], self._place(found, is_xml)) for found in warnings))

    def _place(self, found, is_xml):
        path = found.get("path")
        return path if path is None or not is_xml else self._published.pointer(path)


class XMLLint:
    def __init__(self, schema=XSD):
        self._schema = schema
        if not shutil.which("xmllint"):
            install_debian_package("libxml2-utils")
        said = subprocess.run(["xmllint", "--version"], capture_output=True, text=True).stderr
        number = int(said.partition("\n")[0].rpartition(" ")[2].partition("-")[0])
        self.version = f"xmllint, libxml2 {number // 10000}.{number // 100 % 100}.{number % 100}"

    def verdicts(self, files):
        done = subprocess.run(
            ["xmllint", "--noout", "--nonet", "--schema", self._schema, *files],
            capture_output=True, encoding="utf-8", errors="replace")
        if done.returncode not in (0, XMLLINT_INVALID):
            sys.exit(f"xmllint ended with {done.returncode}: {done.stderr[-2000:]}")
        lines = set(done.stderr.splitlines())
        return {file: says_valid(file, lines) for file in files}


def says_valid(file, lines):
    """None where xmllint says neither."""
    answers = (f"{file} validates" in lines, f"{file} fails to validate" in lines)
    return {(True, False): True, (False, True): False}.get(answers)


class JSONSchemaPackage:
    def __init__(self, schema=JSON_SCHEMA):
        self._schema = schema
        self._environment = Environment("jsonschema-venv", ("jsonschema",))
        versions = self._environment.prepared()
        self.version = f"jsonschema {versions['jsonschema']}, Draft 2020-12"

    def verdicts(self, files):
        done = subprocess.run(
            [self._environment.python, "-c", JSON_VERDICTS], capture_output=True, text=True,
            input=json.dumps([self._schema, *files]))
        if done.returncode != 0:
            print(done.stderr[-2000:], file=sys.stderr)
            sys.exit(EX_UNAVAILABLE)
        return json.loads(done.stdout)


class Case:
    """One message in both spellings, and what is wrong with it, if anything."""

    def __init__(self, kind, xml, json, message=None, wrong=None):
        self.kind = kind
        self.xml = xml
        self.json = json
        self.wrong = wrong
        self._message = message

    def in_json(self, verdict):
        """A verdict on the XML, with its places as the JSON has them."""
        return verdict._replace(
            places={self._place(place) for place in verdict.places},
            warnings=sorted((code, self._place(place)) for code, place in verdict.warnings))

    def _place(self, place):
        """XML has no element for an item that is null in JSON, and so counts the others."""
        here, tokens = self._message, []
        for token in (place or "").split("/")[1:]:
            if isinstance(here, list) and token.isdecimal():
                numbers = [number for number, item in enumerate(here) if item is not None]
                token = str(numbers[int(token)])
            tokens.append(token)
            if isinstance(here, (list, dict)):
                here = here[int(token)] if isinstance(here, list) else here.get(token)
        return place and "".join("/" + token for token in tokens)

    @property
    def name(self):
        return os.path.basename(self.xml)[:-len(".xml")]


class Court:
    """The judges together: in what they do not agree on a message."""

    def __init__(self, gatehouse, xmllint, jsonschema):
        self._gatehouse = gatehouse
        self._xmllint = xmllint
        self._jsonschema = jsonschema
        self.warnings = 0

    def disagreements(self, cases):
        """For each case, what was found, in words; nothing where all agree."""
        xml, json = [case.xml for case in cases], [case.json for case in cases]
        ours = self._gatehouse.verdicts(xml + json)
        theirs = {**self._xmllint.verdicts(xml), **self._jsonschema.verdicts(json)}
        self.warnings = sum(len(ours[case.json].warnings) for case in cases)
        return [list(differences(
            case, (case.in_json(ours[case.xml]), ours[case.json]),
            (theirs[case.xml], theirs[case.json])))
            for case in cases]


def differences(case, ours, theirs):
    """What Gatehouse says, in XML and in JSON, beside what the others say and what is so."""
    for spelling, verdict, other in zip(("XML", "JSON"), ours, theirs):
        if verdict.is_valid != other:
            yield f"{spelling}: valid to Gatehouse {verdict.is_valid}, to the other judge {other}"
    xml, json = ours
    if xml.code != json.code:
        yield f"fault: {xml.code} in XML, {json.code} in JSON"
    if xml.warnings != json.warnings:
        only = [set(xml.warnings) - set(json.warnings), set(json.warnings) - set(xml.warnings)]
        yield f"warnings: only in XML {sorted(only[0])[:3]}, only in JSON {sorted(only[1])[:3]}"
    expected = case.wrong
    if (expected.code if expected else None) != json.code:
        yield f"fault: {json.code}, where {expected.code if expected else 'none'} was made"
    place = expected.place if expected else None
    for spelling, verdict in zip(("XML", "JSON"), ours):
        if verdict.places != ({place} if expected else set()):
            yield f"{spelling}: at {sorted(map(str, verdict.places))}, where {place} was made wrong"
