"""A page of a referral, looked at without a browser: structure, contrast, and what it must not have."""
import re
from html.parser import HTMLParser

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
VOID = ("meta", "link", "br", "hr", "img", "input", "path", "circle", "line", "rect", "use")
# Elements that run or fetch something, or that make a page of another.
FORBIDDEN = ("script", "link", "iframe", "object", "embed", "form", "base")
LEAST_CONTRAST = 4.5
# Where a rule sets neither, these hold: the body's colour is read from the page.
WHITE = "#ffffff"
COLOUR = re.compile(r"(?<![-\w])(background|color)\s*:\s*(#[0-9a-fA-F]{3,6})\b")
# What a style may put onto the page by itself: marks between words, and the sheet's own margins.
GENERATED = re.compile(r'content:\s*"([^"]*)"')
IN_MARGINS = re.compile(r"@(?:bottom|top)-[a-z-]+\s*\{[^{}]*\}")


class Page(HTMLParser):
    """What the structure of a page tells."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.attributes, self.headings, self.tables = {}, [], []
        self.found, self.texts, self.style = [], [], ""
        self._open = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.found.append((tag, attributes))
        if tag == "html":
            self.attributes = attributes
        if tag in HEADINGS:
            self.headings.append([tag, ""])
        if tag == "table":
            self.tables.append(0)
        if tag == "th" and self.tables:
            self.tables[-1] += 1
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" in self._open:
            self.style += data
            return
        if any(tag in HEADINGS for tag in self._open):
            self.headings[-1][1] += data
        if "title" not in self._open:
            self.texts.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


def structure_faults(html):
    page = Page(html)
    if not page.attributes.get("lang", "").startswith("en"):
        yield "the page has no language"
    if not re.search(r"<title>\s*\S[^<]*</title>", html):
        yield "the page has no title"
    yield from heading_faults(page.headings)
    if not page.tables:
        yield "the page has no table"
    yield from (f"table {number} has no header cell"
                for number, cells in enumerate(page.tables, 1) if cells == 0)
    for tag, attributes in page.found:
        if tag in FORBIDDEN:
            yield f"the page has an element {tag}"
        for name, value in attributes.items():
            if name.startswith("on") or (name in ("src", "href") and value[:1] not in "#"):
                yield f"the page has {tag} {name}={value!r}"
        if tag == "svg" and not {"aria-hidden", "role", "aria-label"} & set(attributes):
            yield "a drawing is neither named nor passed over by a reader"
    if re.search(r"url\(|@import", page.style):
        yield "the style fetches something"


def heading_faults(headings):
    count = sum(tag == "h1" for tag, _ in headings)
    if count != 1:
        yield f"the page has {count} headings of the first level"
    if len(headings) < 4:
        yield f"the page has only {len(headings)} headings"
    yield from (f"a heading {tag} is empty" for tag, text in headings if not text.strip())
    levels = [int(tag[1]) for tag, _ in headings]
    yield from (f"heading {after} follows heading {before}"
                for before, after in zip(levels, levels[1:]) if after > before + 1)


def style_faults(html):
    """Contrast of every rule that sets a colour, and words that only the style has."""
    style = Page(html).style
    if not style:
        yield "the page has no style"
        return
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", style)
    body = next((dict(COLOUR.findall(rule)) for name, rule in rules if name.strip() == "body"), {})
    ink, paper = body.get("color", "#000000"), body.get("background", WHITE)
    checked = 0
    for name, rule in rules:
        colours = dict(COLOUR.findall(rule))
        if colours:
            checked += 1
            found = contrast(colours.get("color", ink), colours.get("background", paper))
            if found < LEAST_CONTRAST:
                yield f"{' '.join(name.split())}: contrast {found:.1f}"
    if checked < 2:
        yield "no colour was found in the style"
    for text in GENERATED.findall(IN_MARGINS.sub("", style)):
        if re.search(r"\w", text):
            yield f"the words {text!r} stand in the style only"


def contrast(one, other):
    """By WCAG 2: from 1 to 21."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour):
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[place:place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
              for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
