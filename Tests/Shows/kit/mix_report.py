"""What became of the notices of a mix: bands by kind, rules behind B1 and B2, routes of B5 and B6."""
from collections import Counter

BANDS = ("B1", "B2", "B3", "B4", "B5", "B6")
# A report, never a cap: no rule is changed to meet it.
BUDGET = {"B1": 6, "B1+B2": 28}
LISTED = 12


def faults(sent, found):
    """Notices that are lost, or lack what each must have."""
    for message in sent:
        document = found.get(message)
        if document is None:
            yield f"{message} is in no queue"
            continue
        verdict = document["verdict"]
        if verdict.get("band") not in BANDS:
            yield f"{message} has no band"
        if not verdict.get("due", {}).get("at"):
            yield f"{message} has no due time"
        children = verdict.get("children", [])
        if not children or not all(child["reasons"] for child in children):
            yield f"{message} has no reason"
        if not document.get("lead"):
            yield f"{message} has no route"
    yield from (f"{message} was never sent" for message in found if message not in sent)


class MixReport:
    def __init__(self, sent, found):
        self._kinds = {message: kind for message, (kind, _) in sent.items()}
        self._recent = {message for message, (_, is_recent) in sent.items() if is_recent}
        self._found = {message: found[message] for message in sent if message in found}
        self._bands = {message: document["verdict"].get("band", "none")
                       for message, document in self._found.items()}

    def lines(self):
        yield ""
        yield from self._bands_by_kind()
        yield ""
        yield from self._budget()
        for band in ("B1", "B2"):
            yield ""
            yield from self._rules(band)
        yield ""
        yield from self._routes()

    def _bands_by_kind(self):
        yield f"{'notices':<26}" + "".join(f"{band:>14}" for band in BANDS) + f"{'all':>9}"
        kinds = Counter(self._kinds.values())
        for kind, _ in kinds.most_common():
            yield self._row(kind, [m for m in self._bands if self._kinds[m] == kind])
        yield self._row("all", list(self._bands))
        yield self._row("earlier contact, 12 m", [m for m in self._bands if m in self._recent])
        yield self._row("none in 12 months", [m for m in self._bands if m not in self._recent])

    def _row(self, name, messages):
        counts = Counter(self._bands[message] for message in messages)
        cells = "".join(f"{counts[band]:>6} {share(counts[band], len(messages)):>7}"
                        for band in BANDS)
        return f"{name:<26}{cells}{len(messages):>9}"

    def _budget(self):
        counts, among = Counter(self._bands.values()), len(self._bands)
        for name, count in (("B1", counts["B1"]), ("B1+B2", counts["B1"] + counts["B2"])):
            percent = 100 * count / among if among else 0
            verdict = "within" if percent <= BUDGET[name] else "ABOVE"
            yield (f"{name:<6} {count:>6} of {among:,}: {percent:.1f} % (budget to watch: "
                   f"{BUDGET[name]} %, {verdict})")

    def _rules(self, band):
        """Rules that gave a band, and how often each was the only one that did."""
        gave, alone = Counter(), Counter()
        messages = [message for message, found in self._bands.items() if found == band]
        for message in messages:
            rules = rules_behind(self._found[message], band)
            gave.update(rules)
            if len(rules) == 1:
                alone.update(rules)
        yield f"{band} by rule, of {len(messages):,}: (by it alone)"
        for rule, count in gave.most_common(LISTED):
            yield (f"  {rule:<6}{count:>6} {share(count, len(messages)):>7}"
                   f"{alone[rule]:>8} {share(alone[rule], len(messages)):>7}")

    def _routes(self):
        yield "where each band went (the route that leads):"
        for band in BANDS:
            routes = Counter(document["lead"] for message, document in self._found.items()
                             if self._bands[message] == band)
            for route, count in sorted(routes.items()):
                yield f"  {band}  {route:<28}{count:>6}"


def rules_behind(document, band):
    """Of the children with the message's band: the rules that ask for it, and steps that led to it.

    What only agrees would have left the band as it is.
    """
    return {reason["rule"] for child in document["verdict"]["children"] if child["band"] == band
            for reason in child["reasons"]
            if reason["effect"] == "stepped"
            or reason["effect"] in ("start", "raised") and reason["band"] == band}


def share(count, among):
    return f"{100 * count / among:.1f} %" if among else "-"
