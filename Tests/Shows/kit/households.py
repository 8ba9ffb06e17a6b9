"""Invented households that the police write about, and what the register holds of them.

The shares are plausible and invented, except where a line says otherwise; no household is real.
"""
import csv
import datetime as dt
import os
import random

from kit import notice
from kit.scenario_file import REGISTER, columns

NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.timezone.utc)
# Households with a contact in the 12 months before, and of the others those with an older one.
RECENT_SHARE, OLDER_SHARE = 0.55, 0.25
# How many contacts such a household has in those 12 months.
RECENT_COUNTS = {1: 52, 2: 22, 3: 12, 4: 6, 5: 4, 6: 2, 8: 2}
# What earlier contacts were about, who told of them, and what came of them.
REASONS = {
    "verbalArgument": 30, "domesticAbuse": 16, "neglect": 11, "parentalSubstanceUse": 7,
    "parentalMentalHealth": 7, "missingIncident": 8, "antiSocialBehaviour": 7, "absence": 5,
    "emotionalHarm": 4, "physicalAbuse": 3, "criminalExploitation": 2}
SOURCES = {"6": 60, "2A": 16, "3A": 7, "3D": 5, "1A": 4, "5A": 4, "4": 2, "9": 2}
OUTCOMES = {
    "informationAndAdvice": 40, "noFurtherAction": 26, "earlyHelpReferral": 13, "RC8": 7,
    "assessmentRequired": 8, "stepDownToEarlyHelp": 4, "strategyDiscussionOrSection47": 2}
# What some of those with a contact have as well; the team and the holder are the demonstration's.
INVOLVEMENTS = {"childInNeed": 0.06, "childProtectionPlan": 0.02, "earlyHelp": 0.08}
TEAM = "Safeguarding Team 2"
# Ages of the youngest child; the others are up to six years older, one after the other.
BABIES, SMALL = 0.12, 0.30
BABY_MONTHS, SMALL_YEARS, OLDER_YEARS = (1, 11), (1, 4), (5, 14)
MOBILITY = ((6, "notMobile"), (9, "crawling"), (13, "cruising"), (10_000, "walking"))
# Children whose number the officer has written down.
NUMBERED = 0.35


def drawn(chance, weights):
    return chance.choices(list(weights), list(weights.values()))[0]


def day(moment):
    return moment.date().isoformat()


class Household:
    """One family by its number: always the same one of a seed."""

    def __init__(self, seed, number):
        self.number = number
        self.chance = random.Random(f"household {seed} {number}")
        place = self.chance.choice(list(notice.PLACES))
        self.children, self.mother = notice.family(number, place)
        self.surname = self.mother["name"]["family"]
        self.partner = self._partner()
        self._settle_ages()

    def _partner(self):
        name = {"given": self.chance.choice(notice.BOYS), "family": self.chance.choice(
            notice.STARTS) + self.chance.choice(notice.ENDS)}
        role = drawn(self.chance, {"father": 55, "partner": 30, "exPartner": 15})
        return {"localRef": "a2", "role": role, "name": name, "sex": "M"}

    def _settle_ages(self):
        draw = self.chance.random()
        if draw < BABIES:
            months = self.chance.randint(*BABY_MONTHS)
        elif draw < BABIES + SMALL:
            months = 12 * self.chance.randint(*SMALL_YEARS) + self.chance.randint(0, 11)
        else:
            months = 12 * self.chance.randint(*OLDER_YEARS) + self.chance.randint(0, 11)
        for child in reversed(self.children):
            self.make_old(child, min(months, 17 * 12))
            months += 12 * self.chance.randint(1, 6)

    def make_old(self, child, months):
        born = NOW - dt.timedelta(days=30.44 * months + self.chance.randint(0, 27))
        child["dateOfBirth"] = day(born)
        child["mobility"] = next(word for limit, word in MOBILITY if months < limit)
        child["spokenTo"] = "tooYoung" if months < 36 else self.chance.choice(("yes", "notAsked"))

    def written(self):
        """The children as an officer writes them down: some without their number."""
        told = []
        for child in self.children:
            is_numbered = self.chance.random() < NUMBERED
            told.append({key: value for key, value in child.items()
                         if key != "identifiers" or is_numbered})
        return told


class Register:
    """The extract of the case system about some of the households."""

    def __init__(self, seed):
        self._chance = random.Random(f"register {seed}")
        self._rows = {kind: [] for kind in REGISTER}
        self.recent = 0

    def add(self, household):
        """Gives whether the household had a contact in the 12 months before."""
        draw = self._chance.random()
        is_recent = draw < RECENT_SHARE
        if is_recent or draw < RECENT_SHARE + (1 - RECENT_SHARE) * OLDER_SHARE:
            self._persons(household)
            self._contacts(household, is_recent)
        self.recent += is_recent
        return is_recent

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        for kind, rows in self._rows.items():
            with open(os.path.join(folder, kind + ".csv"), "w", newline="") as file:
                writer = csv.DictWriter(file, columns(kind), restval="")
                writer.writeheader()
                writer.writerows(rows)
        return sum(map(len, self._rows.values()))

    def _persons(self, household):
        address = household.children[0]["addresses"][0]
        home = {"household_id": f"H{household.number}", "address": address["lines"][0],
                "town": address["town"], "postcode": address["postcode"]}
        for index, child in enumerate(household.children):
            self._rows["persons"].append({
                **home, "person_id": child_id(household, index), "role": "child",
                "nhs_number": child["identifiers"][0]["value"],
                "given_name": child["name"]["given"], "surname": household.surname,
                "sex": child["sex"], "dob": child["dateOfBirth"]})
        self._rows["persons"].append({
            **home, "person_id": f"P{household.number}-m", "role": "mother",
            "given_name": household.mother["name"]["given"], "surname": household.surname,
            "sex": "F"})

    def _contacts(self, household, is_recent):
        count = drawn(self._chance, RECENT_COUNTS) if is_recent else 1
        main = drawn(self._chance, REASONS)
        for number in range(count):
            days = self._chance.randint(3, 364) if is_recent else self._chance.randint(400, 1_500)
            # A family often comes back for the same reason.
            reason = main if self._chance.random() < 0.6 else drawn(self._chance, REASONS)
            self._contact(household, number, NOW - dt.timedelta(days=days), reason)
        if is_recent:
            self._involvements(household)

    def _contact(self, household, number, at, reason):
        source, outcome = drawn(self._chance, SOURCES), drawn(self._chance, OUTCOMES)
        reference = f"{source}-{at:%d%m%Y}-{household.number}-{number}"
        for index, child in enumerate(household.children):
            if child["dateOfBirth"] < day(at):
                self._rows["contacts"].append({
                    "contact_id": f"C{household.number}-{number}-{index}",
                    "person_id": child_id(household, index),
                    "household_id": f"H{household.number}", "occurred": day(at),
                    "source": source, "reason": reason, "reference": reference,
                    "outcome": outcome})

    def _involvements(self, household):
        for kind, share in INVOLVEMENTS.items():
            if self._chance.random() < share:
                begun = NOW - dt.timedelta(days=self._chance.randint(20, 300))
                for index, child in enumerate(household.children):
                    if child["dateOfBirth"] < day(begun):
                        self._rows["involvements"].append({
                            "involvement_id": f"I{household.number}-{kind}-{index}",
                            "person_id": child_id(household, index), "kind": kind,
                            "from": day(begun), "team": TEAM, "holder": "R. Abara"})


def child_id(household, index):
    return f"P{household.number}-c{index + 1}"
