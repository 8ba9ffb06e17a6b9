"""Makes messages of the published structure: any fields, hostile texts, values right and wrong."""
import random

from kit.published import ListType, RecordType


class Record(dict):
    """Fields by name: a text, a record, items, or None for what JSON gives as null."""

    # Whether it is written as what is no notification at all.
    is_none = False


class Items(list):
    """The items of a list, None for a null of JSON, and the name that XML has for each."""

    def __init__(self, name, items=()):
        super().__init__(items)
        self.name = name


SCRIPTS = (
    "Amber Thorne", "Zoë Ångström-Ó Súilleabháin", "Łucja Żółć", "Ξένια Παπαδοπούλου",
    "Дарья Щёткина", "יעל כהן", "محمد عبد الله", "अनन्या शर्मा", "தமிழ்ச்செல்வி", "ສົມພອນ",
    "ณัฐวุฒิ", "ሰላማዊት", "王小明", "さくらんぼ", "김하늘", "𐐀𐐁𐐂 𝔄𝔪𝔟𝔢𝔯", "e\u0301n\u0303")
MARKUP = (
    "<script>alert(1)</script>", "&amp; &lt; &#0; &nope;", "]]>", "<![CDATA[ x ]]>", "<!-- --",
    "<?xml version='1.0'?>", "\"quoted\" 'twice'", "\\u0041 \\n \\", "{\"a\": [null]}",
    "${7*7} {{7*7}}", "'; DROP TABLE delivery; --", "%s%n%x", "=1+1", "a</narrative>b",
    "../../etc/passwd")
SIGNS = (
    "\U0001f469\u200d\U0001f467\u200d\U0001f466", "\U0001f44d\U0001f3fd", "\u2708\ufe0f",
    "\u202eabc\u202c", "\u200b\u2060", "\ufeff", "\u00a0", "\u0085", "\u2028\u2029",
    "\u007f\u009f", "\ufdd0", "\U0001fffe", "\ue000", "\U0010ffff", "\t", "\n", "\r", "\r\n", " ")
# Blank to one, or to another, or to all who read a text.
BLANKS = ("", " ", "\n\t ", "\r\n", "\u00a0", "\u200b")
# What XML takes, apart from the controls.
RANGES = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
# How full a message is: the share of fields that are there.
SHARES = (0.05, 0.15, 0.35, 0.7)
ITEMS = (0, 1, 1, 1, 2, 3)
# The share of texts that are long, and how often they say the same.
LONG_TEXTS, REPEATS = 0.01, (20, 200)
# The share of fields that are not there of which JSON says null, and of items in which it does.
NULLS, NULL_ITEMS = 0.02, 0.05


class MessageMaker:
    def __init__(self, published, seed):
        self.random = random.Random(seed)
        self.published = published

    def message(self):
        """A message of the structure that names somebody."""
        share = self.random.choice(SHARES)
        message = self._record(self.published.notification, share)
        self._name_somebody(message)
        return ordered(message, self.published.notification)

    def text(self):
        """A text that nobody expects, with a letter in it."""
        choose = self.random.choice
        parts = [choose(choose((SCRIPTS, MARKUP, SIGNS))) for _ in range(self.random.randint(1, 4))]
        parts.append(choose(SCRIPTS))
        if self.random.random() < 0.3:
            low, high = choose(RANGES)
            parts += [chr(self.random.randint(low, high)) for _ in range(8)]
        self.random.shuffle(parts)
        if self.random.random() < LONG_TEXTS:
            parts *= self.random.choice(REPEATS)
        return choose(("", " ")).join(parts)

    def _name_somebody(self, message):
        fields = self.published.notification.fields
        if self.random.random() < 0.7:
            subjects, _ = fields["subjects"]
            child = self._record(subjects.item, self.random.choice(SHARES))
            child["name"] = Record(given=self.text())
            message["subjects"] = Items(subjects.item_name, [
                *(message.get("subjects") or ()), ordered(child, subjects.item)])
        else:
            incident, _ = fields["incident"]
            message["incident"] = ordered(
                {**(message.get("incident") or {}), "policeReference": self.text()}, incident)

    def _record(self, kind, share):
        record = Record()
        for name, (inner, is_required) in kind.fields.items():
            if is_required or self.random.random() < share:
                record[name] = self._value(inner, share)
            elif self.random.random() < NULLS:
                record[name] = None
        return record

    def _value(self, kind, share):
        if isinstance(kind, RecordType):
            return self._record(kind, share)
        if isinstance(kind, ListType):
            return Items(kind.item_name, [
                None if self.random.random() < NULL_ITEMS else self._value(kind.item, share)
                for _ in range(self.random.choice(ITEMS))])
        return self._written(kind)

    def _written(self, kind):
        """A right value, one that is nearly right, or any text."""
        draw = self.random.random()
        right = self.random.choice(kind.codes or [kind.example])
        if draw < 0.55:
            return right
        if draw < 0.7:
            return self.random.choice((
                right.upper(), f" {right}\n", right[:-1], right + "x", right.replace("-", "/"),
                right[:len(right) * 2 // 3], "0", "-1", "12", "1.50", "true", "2026-02-30",
                "2026-11-22T21:14:00"))
        return self.random.choice(BLANKS) if draw < 0.75 else self.text()


def ordered(record, kind):
    """The same record with its fields in the order of XML."""
    return Record((name, record[name]) for name in kind.fields if name in record)
