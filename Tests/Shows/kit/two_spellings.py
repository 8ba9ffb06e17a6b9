"""One message written as XML and as JSON, with whatever freedom each of them leaves its writer."""
import json
import re

from kit.message_maker import Items
from kit.published import NAMESPACE, ROOT_NAME

# Texts that JSON may write without quotes: a reader is to take them as written.
LITERAL = re.compile(r"true|false|-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?")
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
COMMENTS = ("<!-- & < ]]> -->", "<?note to staff?>", "<!---->")
# What stands in the place of a notification: another root, another namespace, or none.
OTHER_ROOTS = (("notice", NAMESPACE), (ROOT_NAME, "urn:gatehouse:notification:2"), (ROOT_NAME, ""))


class XMLSpelling:
    def __init__(self, random):
        self._random = random
        self._prefix = random.choice(("", "", "g:"))
        self._has_sections = random.random() < 0.4
        self._has_references = random.random() < 0.4
        self._indent = random.choice(("", "  ", "\t"))
        self._line_end = random.choice(("\n", "\n", "\r\n"))

    def bytes(self, message):
        name, namespace = ROOT_NAME, NAMESPACE
        if message.is_none:
            name, namespace = self._random.choice(OTHER_ROOTS)
        if not namespace:
            self._prefix = ""
        bound = ":" + self._prefix[:-1] if self._prefix else ""
        declared = f' xmlns{bound}="{namespace}"' if namespace else ""
        if self._random.random() < 0.2:
            declared += (' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
                         f' xsi:schemaLocation="{NAMESPACE} notification-1.xsd"')
        head = self._random.choice((
            "", '<?xml version="1.0"?>\n', '<?xml version="1.0" encoding="UTF-8"?>\n',
            "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<!-- begins -->\n"))
        text = head + self._element(name, message, declared, "\n") + "\n"
        mark = b"\xef\xbb\xbf" if self._random.random() < 0.1 else b""
        return mark + text.replace("\n", self._line_end).encode()

    def _element(self, name, value, attributes, line):
        tag = self._prefix + name
        if isinstance(value, str):
            inner = self._text(value)
        else:
            line = line + self._indent if self._indent else ""
            inner = "".join(line + self._element(*pair, "", line) for pair in children(value))
            if inner:
                inner = self._between() + inner + line[:-len(self._indent) or None]
        if not inner and self._random.random() < 0.5:
            return f"<{tag}{attributes}/>"
        return f"<{tag}{attributes}>{inner}</{tag}>"

    def _between(self):
        has = self._has_sections and self._random.random() < 0.3
        return self._random.choice(COMMENTS) if has else ""

    def _text(self, text):
        if not self._has_sections or len(text) < 2:
            return self._escaped(text)
        middle = self._random.randrange(1, len(text))
        first, second = text[:middle], text[middle:]
        # A line end inside would be read as another; the end of a section would end it.
        if "\r" not in second and "]]>" not in second and self._random.random() < 0.6:
            return f"{self._escaped(first)}<![CDATA[{second}]]>"
        return self._escaped(first) + self._between() + self._escaped(second)

    def _escaped(self, text):
        written = "".join(ESCAPES.get(sign, sign) for sign in text)
        if not self._has_references:
            return written
        return "".join(self._referred(sign) for sign in written)

    def _referred(self, sign):
        if ord(sign) < 0x7F and sign not in "\t\n" or self._random.random() < 0.5:
            return sign
        number = ord(sign)
        return self._random.choice((f"&#{number};", f"&#x{number:X};", f"&#x{number:08x};"))


class JSONSpelling:
    def __init__(self, random):
        self._random = random
        self._is_ascii = random.random() < 0.5
        self._is_shuffled = random.random() < 0.5
        self._space = random.choice(("", " ", "\r\n\t"))

    def bytes(self, message):
        text = self._value(message)
        if message.is_none:
            text = self._random.choice((f"[{text}]", json.dumps("notification"), "1", "null"))
        return (text + self._space).encode()

    def _value(self, value):
        if value is None:
            return "null"
        if isinstance(value, str):
            return self._text(value)
        space = self._space
        if isinstance(value, Items):
            return "[" + f",{space}".join(self._value(item) for item in value) + f"{space}]"
        members = list(value.items())
        if self._is_shuffled:
            self._random.shuffle(members)
        return "{" + f",{space}".join(
            f"{self._quoted(name)}{space}:{space}{self._value(inner)}"
            for name, inner in members) + f"{space}}}"

    def _text(self, text):
        if LITERAL.fullmatch(text) and self._random.random() < 0.5:
            return text
        return self._quoted(text)

    def _quoted(self, text):
        written = json.dumps(text, ensure_ascii=self._is_ascii)
        return written.replace("/", "\\/") if self._is_ascii else written


def children(value):
    """The child elements of a record or of a list, with their names; XML has none for a null."""
    if isinstance(value, Items):
        return [(value.name, item) for item in value if item is not None]
    return [(name, inner) for name, inner in value.items() if inner is not None]
