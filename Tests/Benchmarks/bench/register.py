"""A register of invented families, and messages about its people as partners write them down."""
import csv
import os
import random

import generate_population
from bench import bodies
from bench.progress import EX_USAGE, stop
from kit import notice

SEED = 1
# Messages about somebody whom the register does not have.
UNKNOWN_SHARE = 0.2
# The generator finds a little fewer subjects than it is asked for.
SPARE = 1.2
ADULTS = ("mother", "father", "adult", "grandparent")
# How urgent senders think they are, and how often.
URGENCIES = {"low": 25, "standard": 70, "immediate": 5}


class Register:
    def __init__(self, folder, persons, messages):
        self.path = os.path.join(folder, "population.csv")
        made = generate_population.generate(
            persons, int(messages * SPARE), SEED, UNKNOWN_SHARE, folder)
        if made < messages:
            stop(EX_USAGE, f"a register of {persons} persons gives {made} messages, not {messages}")
        self._count = messages
        self._roles = roles(self.path)
        self._subjects = known_subjects(os.path.join(folder, "truth.csv"))
        self._mentions = os.path.join(folder, "notifications.csv")

    def messages(self):
        """Bodies of as many messages as were asked for, in the generator's order."""
        for number, rows in enumerate(self._by_notification()):
            if number == self._count:
                return
            yield bodies.filled(self._structure(rows))

    def _by_notification(self):
        rows = []
        for row in read(self._mentions):
            if rows and row["notification_id"] != rows[0]["notification_id"]:
                yield rows
                rows = []
            rows.append(row)
        yield rows

    def _structure(self, rows):
        name = rows[0]["notification_id"]
        chance = random.Random(name)
        known_as = self._roles.get(self._subjects.get(name), "child")
        children, adults = [], []
        for row in rows:
            role = known_as if row["role"] == "subject" else row["role"]
            if role in ADULTS:
                adults.append(adult(row, role, f"a{len(adults) + 1}"))
            else:
                children.append(child(row, f"c{len(children) + 1}"))
        urgency = chance.choices(list(URGENCIES), list(URGENCIES.values()))[0]
        structure = notice.notice(f"HP-BW-{name}", children, {}, urgency)
        structure["adults"] = adults
        structure["relationships"] = [
            {"from": one["localRef"], "to": other["localRef"], "kind": one["role"]}
            for one in adults for other in children if one["role"] in ("mother", "father")]
        if not adults:
            structure["consent"] = {"familyInformed": "no"}
        return {key: value for key, value in structure.items() if value}


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def roles(path):
    return {row["person_id"]: row["role"] for row in read(path)}


def known_subjects(path):
    """The register's person that each message is about, where it has that person."""
    return {row["notification_id"]: row["person_id"] for row in read(path)
            if row["mention"] == "0" and row["person_id"]}


def child(row, reference):
    return without_gaps({
        "localRef": reference, "identifiers": identifiers(row), "name": name_of(row),
        "dateOfBirth": row["dob"], "age": row["age"], "expectedDeliveryDate": row["edd"],
        "sex": row["sex"], "addresses": addresses(row), "presentAtIncident": "inHouse",
        "whereNow": "home", "spokenTo": "notAsked"})


def adult(row, role, reference):
    return without_gaps({
        "localRef": reference, "role": "householdMember" if role == "adult" else role,
        "identifiers": identifiers(row), "name": name_of(row), "dateOfBirth": row["dob"],
        "age": row["age"], "sex": row["sex"], "addresses": addresses(row),
        "suspected": "no", "whereabouts": "home"})


def identifiers(row):
    number = row["nhs_number"]
    return [{"scheme": "nhsNumber", "value": number}] if number else []


def name_of(row):
    return without_gaps({
        "given": row["given_name"], "middle": row["middle_name"], "family": row["surname"]})


def addresses(row):
    address = without_gaps({
        "kind": "home", "lines": [row["address"]] if row["address"] else [],
        "town": row["town"], "postcode": row["postcode"]})
    return [address] if len(address) > 1 else []


def without_gaps(fields):
    return {name: value for name, value in fields.items() if value}
