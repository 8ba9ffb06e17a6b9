"""Which rules of the newest policy have scenarios of which kinds, by the heads of the files."""
import os
import xml.etree.ElementTree as ElementTree
from collections import Counter

from kit.house import ROOT
from kit.scenario_file import all_scenarios

RULES = os.path.join(ROOT, "deploy", "rules")
DMN = "{https://www.omg.org/spec/DMN/20230324/MODEL/}"
# What every rule needs; `scenario` and `pair` come on top.
KINDS = ("fires", "misses", "combines")
OTHER_KINDS = ("scenario", "pair")
# The band where nothing is known is no rule: scenarios about it say `rule: none`.
START = "default"


def newest_policy():
    """The folder of the newest rules, whatever its date."""
    dates = sorted(name for name in os.listdir(RULES) if os.path.isdir(os.path.join(RULES, name)))
    return os.path.join(RULES, dates[-1])


def rule_ids(policy):
    """What the column `rule` of the tables' outputs names, with the number of rows of each."""
    found = Counter()
    for name in sorted(os.listdir(policy)):
        if name.endswith(".dmn"):
            for table in ElementTree.parse(os.path.join(policy, name)).iter(DMN + "decisionTable"):
                found.update(rules_of(table))
    found.pop(START, None)
    return found


def rules_of(table):
    outputs = [output.get("name") for output in table.findall(DMN + "output")]
    place = outputs.index("rule")
    for row in table.findall(DMN + "rule"):
        yield row.findall(DMN + "outputEntry")[place].findtext(DMN + "text").strip('"')


def counted_heads():
    """Scenarios of each kind for each rule that a head names."""
    found = {}
    for scenario in all_scenarios():
        for rule in scenario.head.get("rule", "").split():
            found.setdefault(rule, Counter())[scenario.head.get("kind")] += 1
    return found


def lacking(rules, heads):
    """What is missing, in words."""
    for rule in sorted(rules):
        for kind in KINDS:
            if not heads.get(rule, Counter())[kind]:
                yield f"{rule} has no scenario of the kind {kind}"


def table(rules, heads):
    kinds = KINDS + OTHER_KINDS
    yield f"{'rule':<8}{'rows':>5}" + "".join(f"{kind:>10}" for kind in kinds)
    for rule in sorted(rules):
        counts = heads.get(rule, Counter())
        yield f"{rule:<8}{rules[rule]:>5}" + "".join(f"{counts[kind]:>10}" for kind in kinds)
