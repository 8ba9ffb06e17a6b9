#!/usr/bin/env python3
"""Invented earlier contacts about the children of a population: `contacts.csv`, as it is imported.

    generate_contacts.py --population FILE --contacts N [--seed S] --out FILE

FILE is the population.csv of generate_population.py. As in a real extract, most children have none
and some have many; a contact has one line for each child of its family that was there. The output
depends on the arguments alone.
"""
import argparse
import csv
import datetime as dt
import random
import sys

COLUMNS = ("contact_id", "person_id", "household_id", "occurred", "received", "source", "reason",
           "reference", "outcome")
LAST_DAY = dt.date(2026, 11, 20)
YEARS = 10
# Shares of what contacts are about, of who tells, and of what comes of them: plausible, no more.
REASONS = {"verbalArgument": 26, "domesticAbuse": 18, "neglect": 13, "missingIncident": 8,
           "parentalSubstanceUse": 8, "parentalMentalHealth": 8, "absence": 6,
           "antiSocialBehaviour": 6, "physicalAbuse": 4, "emotionalHarm": 3}
SOURCES = {"6": 45, "2A": 21, "3A": 10, "3D": 6, "1A": 6, "5A": 6, "4": 3, "9": 3}
OUTCOMES = {"informationAndAdvice": 42, "noFurtherAction": 25, "earlyHelpReferral": 12,
            "assessmentRequired": 11, "RC8": 6, "stepDownToEarlyHelp": 4}
# How uneven it is: the weight of a family is drawn from a Pareto distribution of this shape.
SHAPE = 1.2


def generate(population, count, seed, path):
    """Writes at least so many lines, but for the rest of the last contact; gives their number."""
    chance = random.Random(seed)
    families = list(children_by_family(population))
    if not families:
        raise ValueError("the population has no child")
    weights = [chance.paretovariate(SHAPE) for _ in families]
    written = 0
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, (household, children) in enumerate(
                chance.choices(families, weights, k=count)):
            if written >= count:
                break
            for row in contact(chance, number, household, children)[:count - written]:
                writer.writerow(row)
                written += 1
    return written


def children_by_family(population):
    families = {}
    with open(population, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["role"] == "child":
                families.setdefault(row["household_id"], []).append(
                    (row["person_id"], first_day(row["dob"])))
    return families.items()


def first_day(born):
    """The first day of which something may be told: none before a birth, as far as that is known."""
    try:
        day = dt.date.fromisoformat(born)
    except ValueError:
        day = LAST_DAY - dt.timedelta(days=365)
    return min(max(day, LAST_DAY - dt.timedelta(days=365 * YEARS)), LAST_DAY)


def contact(chance, number, household, children):
    """The lines of one contact: one for each child whom it was about."""
    earliest = min(first for _, first in children)
    day = earliest + dt.timedelta(days=chance.randint(0, (LAST_DAY - earliest).days))
    source, reason, outcome = (drawn(chance, shares) for shares in (SOURCES, REASONS, OUTCOMES))
    there = [person for person, first in children if first <= day]
    about = there if chance.random() < 0.7 else [chance.choice(there)]
    received = day + dt.timedelta(days=chance.choice((0, 0, 1, 1, 2)))
    return [(f"C{number:08d}-{index}", person, household, day.isoformat(), received.isoformat(),
             source, reason, f"{source}-{day:%Y%m%d}-{number}", outcome)
            for index, person in enumerate(about)]


def drawn(chance, shares):
    return chance.choices(list(shares), list(shares.values()))[0]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    arguments.add_argument("--population", required=True)
    arguments.add_argument("--contacts", type=int, required=True)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--out", required=True)
    options = arguments.parse_args()
    if options.contacts < 1:
        arguments.error("--contacts is at least 1")
    made = generate(options.population, options.contacts, options.seed, options.out)
    print(f"{made} lines in {options.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
