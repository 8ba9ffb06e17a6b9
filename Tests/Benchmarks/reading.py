"""Reading and validating a message, beside libxml2 driven from C and jsonschema-rs from PyPI.

Only the processor time of a process of its own counts: neither web, disk nor start. The schema is
compiled once and whatever can be used again is, on all sides.
"""
import os
import statistics

from bench.others import Others, note
from bench.progress import tell
from bench.readers import GatehouseReader, LibxmlReader, PackageReader
from bench.result import AtMost, Result, table
from kit.published import EXAMPLES

DEFAULTS = {"messages": 2_000, "rounds": 9}
XML_BAR, JSON_BAR = 1.3, 2.0
XML_AIM, JSON_AIM = "1.1", "1"
# Published examples of about this size, as XML; as JSON the same messages are a quarter smaller.
BYTES, EXAMPLE_COUNT = 7_000, 6
LEGEND = (
    "us of CPU a message, medians of rounds. parse: text to tree; validate: tree by the schema.",
    "ratio: of the sum of both; the last row is of all these messages, each counted once.",
    "read: all that Gatehouse does until the stages have a notification: with model and warnings.")


def run(stand, options):
    names = examples()
    ours = GatehouseReader(stand.binary)
    others = {"xml": LibxmlReader(stand.workplace), "json": PackageReader()}
    files = {spelling: [os.path.join(EXAMPLES, f"{name}.{spelling}") for name in names]
             for spelling in others}
    found = {spelling: ([], []) for spelling in others}
    watch = Others()
    for number in range(options.rounds):
        tell(f"reading, round {number + 1} of {options.rounds}")
        for spelling, other in others.items():
            # File by file in turn, since a shared machine changes from second to second.
            pairs = [[reader.times(file, options.messages) for reader in (ours, other)]
                     for file in files[spelling]]
            for rounds, figures in zip(found[spelling], zip(*pairs)):
                rounds.append(figures)
    return result(names, others, found, options, watch.share())


def examples():
    """The published examples that come nearest to the size, in the order of their names."""
    names = [name[:-len(".xml")] for name in os.listdir(EXAMPLES) if name.endswith(".xml")]
    distance = {name: abs(os.path.getsize(os.path.join(EXAMPLES, name + ".xml")) - BYTES)
                for name in names}
    return sorted(sorted(names, key=lambda name: (distance[name], name))[:EXAMPLE_COUNT])


def result(names, others, found, options, share):
    ratios = {spelling: ratio(*rounds) for spelling, rounds in found.items()}
    validation = {spelling: ratio(*rounds, parts=("validate",))
                  for spelling, rounds in found.items()}
    lines = [f"reading: {options.messages:,} messages of each example in a round, "
             f"{options.rounds} rounds of all in turn", ""]
    for spelling, other in others.items():
        lines += [f"{spelling.upper()}, Gatehouse beside {other.name}",
                  *table(list(rows(names, *found[spelling]))),
                  f"validation alone: {validation[spelling]:.2f} times", ""]
    lines += [*LEGEND, *note([share])]
    bars = [AtMost(f"read and validate {spelling.upper()}, Gatehouse to {others[spelling].name}",
                   ratios[spelling], options.bar or bar, "times", aim)
            for spelling, bar, aim in (("xml", XML_BAR, XML_AIM), ("json", JSON_BAR, JSON_AIM))]
    record = {"examples": names, "ratios": ratios, "ratiosOfValidation": validation,
              "rounds": {spelling: {"gatehouse": ours, others[spelling].name: theirs}
                         for spelling, (ours, theirs) in found.items()}}
    return Result(lines, record, bars)


def ratio(ours, theirs, parts=("parse", "validate")):
    """The median of the rounds' own ratios, since what disturbs one disturbs both of a round."""
    def cost(examples):
        return sum(figures[part] for figures in examples for part in parts)
    return statistics.median(cost(own) / cost(other) for own, other in zip(ours, theirs))


def rows(names, ours, theirs):
    yield ("", "bytes", "parse", "validate", "sum", "their parse", "validate", "sum", "ratio",
           "read")
    columns = [[median(rounds, number, part)
                for rounds, part in ((ours, "parse"), (ours, "validate"), (theirs, "parse"),
                                     (theirs, "validate"), (ours, "read"))]
               for number in range(len(names))]
    sizes = [figures["bytes"] for figures in ours[0]]
    columns.append([sum(values) for values in zip(*columns)])
    for name, size, values in zip([*names, "all"], [*sizes, sum(sizes)], columns):
        parse, validate, their_parse, their_validate, read = values
        own, other = parse + validate, their_parse + their_validate
        yield (name, f"{size:,}", f"{parse:.1f}", f"{validate:.1f}", f"{own:.1f}",
               f"{their_parse:.1f}", f"{their_validate:.1f}", f"{other:.1f}",
               f"{own / other:.2f}", f"{read:.1f}")


def median(rounds, number, part):
    return statistics.median(examples[number][part] for examples in rounds)
