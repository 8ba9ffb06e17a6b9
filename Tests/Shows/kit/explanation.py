"""What `gatehouse triage --explain` says, held against a scenario's expectations, against the
message, and against the referral as JSON."""
import re
from datetime import datetime

HEADER = re.compile(r"^(.+) \((B\d), level (\d)\)  due (\S+) \((.+)\)$")
ROUTE = re.compile(r"^route (.+?)  policy \w+$", re.MULTILINE)
CHILDREN = re.compile(r"^((?:subjects\[\d+\](?:, )?)+): .+ \((B\d), level \d\)$", re.MULTILINE)
RULE = re.compile(r"^  (\w+)  .+  \[\w+, (\w+) B\d\]$", re.MULTILINE)
FACT = re.compile(r"^      (\w+) = (\S+)(?:  (.+))?$", re.MULTILINE)
GAP = re.compile(r"^  not known: (.+)  \((.+)\)$", re.MULTILINE)
CHANGE = re.compile(r"^  would be .+ if (.+)  \((\w+)\)$", re.MULTILINE)
# Places that are no part of the message.
OUTSIDE = ("history", "receivedAt")
# What is looked for, and what is put in its place, so that each check is seen to fail.
PLANTS = {
    "rule": (RULE, r""),
    "fact": (FACT, r""),
    "place": (FACT, r"      \1 = \2"),
    "gap": (GAP, r""),
    "change": (CHANGE, r""),
    "due": (re.compile(r"due \S+"), "due 2026-11-23T00:00:00Z"),
    "route": (re.compile(r"^route \S+", re.MULTILINE), "route hub/nowhere"),
}


def planted(text, what):
    """The answer with something left out of it, or changed."""
    pattern, instead = PLANTS[what]
    return pattern.sub(instead, text)


def differences(expected, message, document, text):
    """In what the answer is not as it is to be, in words."""
    yield from standing(expected, text)
    yield from rules(expected, document, text)
    yield from facts(message, text)
    yield from what_is_missing(document, text)


def same(key, text):
    """A due time is told by the clock in London: the moment counts, not how it is spelled."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if key == "due" else text


def standing(expected, text):
    """Band, level, due time, route, and the band of each child."""
    header = HEADER.match(text.partition("\n")[0])
    if not header:
        yield "the first line has no band and due time"
        return
    for key, group in (("band", 2), ("level", 3), ("due", 4)):
        if key in expected and same(key, header[group]) != same(key, expected[key]):
            yield f"{key} {header[group]}, where {expected[key]} is to be"
    if "history" in expected and not re.search(
            r"^history: \d+ incidents" if expected["history"] == "read" else
            r"^history: unavailable", text, re.MULTILINE):
        yield f"the history is not told as {expected['history']}"
    routes = ROUTE.search(text)
    told = set(re.findall(r"[\w-]+(?:/[\w-]+)?", routes[1])) if routes else set()
    for route in [*expected.get("routes", "").split(), expected.get("lead", "")]:
        if route and route not in told:
            yield f"the route {route} is not told"
    yield from of_children(expected, text)


def of_children(expected, text):
    bands = {}
    for names, band in CHILDREN.findall(text):
        for number in re.findall(r"\d+", names):
            bands[int(number)] = band
    told = [bands[number] for number in sorted(bands)]
    if "children" in expected and told != expected["children"].split():
        yield f"children {' '.join(told)}, where {expected['children']} is to be"


def rules(expected, document, text):
    told = {rule for rule, _ in RULE.findall(text)}
    for rule in expected.get("rules", "").split():
        if rule not in told:
            yield f"the rule {rule} is not told"
    for rule in expected.get("not", "").split():
        if rule in told:
            yield f"the rule {rule} is told"
    in_json = {reason["rule"] for child in document["verdict"]["children"]
               for reason in child["reasons"]}
    if told != in_json:
        yield f"rules {sorted(told ^ in_json)} are told in one answer only"
    # Below each rule that raised there are the facts on which it did.
    lines = text.splitlines() + [""]
    for line, following in zip(lines, lines[1:]):
        raised = RULE.match(line)
        if raised and raised[2] == "raised" and not FACT.match(following):
            yield f"{raised[1]} is told without a fact"


def facts(message, text):
    """Each fact has a place, and what is there stands in the message."""
    found = FACT.findall(text)
    if not found:
        yield "no fact is told"
    for name, _, places in found:
        if not places:
            yield f"{name} has no place"
        elif not any(is_there(place, message) for place in places.split(", ")):
            yield f"{name}: the message has nothing at {places}"


def is_there(place, message):
    """A place such as `subjects[1]/harm/disclosedPhysicalAbuse`, counted from 1."""
    if place in OUTSIDE:
        return True
    value = message
    for name, number in re.findall(r"(\w+)(?:\[(\d+)\])?", place):
        if not isinstance(value, dict) or name not in value:
            return False
        value = value[name]
        if number:
            if not isinstance(value, list) or len(value) < int(number):
                return False
            value = value[int(number) - 1]
    return True


def what_is_missing(document, text):
    """Gaps, and what would change the band: as many as the referral has, each with its rules."""
    children = document["verdict"]["children"]
    wanted = {gap["question"] for child in children for gap in child.get("gaps", [])}
    told = {question for question, _ in GAP.findall(text)}
    if wanted != told:
        yield f"{len(wanted ^ told)} gaps are told in one answer only"
    wanted = {(change["condition"], change["rule"])
              for child in children for change in child.get("changes", [])}
    told = set(CHANGE.findall(text))
    if not told:
        yield "nothing is told that would change it"
    if wanted != told:
        yield f"{len(wanted ^ told)} changes are told in one answer only"
