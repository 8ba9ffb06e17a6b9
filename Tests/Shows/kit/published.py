"""The published structure of a notification, read from both schemas side by side.

Everything that messages are made and places are told by comes from here, so that a new field needs
no change. Where the two schemas do not describe the same structure, that is kept as a difference.
"""
import json
import os
import re
import xml.etree.ElementTree as ElementTree

from kit.house import ROOT

XSD = os.path.join(ROOT, "Schemas", "notification-1.xsd")
JSON_SCHEMA = os.path.join(ROOT, "Schemas", "notification-1.schema.json")
EXAMPLES = os.path.join(ROOT, "Schemas", "examples")
NAMESPACE = "urn:gatehouse:notification:1"
ROOT_NAME = "notification"
_XS = "{http://www.w3.org/2001/XMLSchema}"


class TextType:
    """Open text, with what its description tells of good values."""

    def __init__(self, description):
        codes = re.search(r"One of: ([^.]*)\.", description)
        example = re.search(r"Example: (.*)\.$", description)
        self.codes = codes[1].split(", ") if codes else []
        self.example = example[1] if example else ""


class ListType:
    def __init__(self, item_name, item, most):
        self.item_name = item_name
        self.item = item
        self.most = most


class RecordType:
    """Fields by name, in the order in which XML has them: `(type, is_required)`."""

    def __init__(self):
        self.fields = {}


class Published:
    def __init__(self, xsd=XSD, json_schema=JSON_SCHEMA):
        self.differences = []
        tree = ElementTree.parse(xsd).getroot()
        self._types = {kind.get("name"): kind for kind in tree.iter(_XS + "complexType")}
        with open(json_schema) as file:
            schema = json.load(file)
        self._definitions = schema["$defs"]
        self._known = {}
        root = tree.find(f"{_XS}element[@name='{ROOT_NAME}']")
        self.notification = self._type(root.get("type"), schema, "")

    @property
    def records(self):
        return [kind for kind in self._known.values() if isinstance(kind, RecordType)]

    def pointer(self, xpath):
        """The JSON Pointer to what an XPath of local names tells the place of."""
        here, tokens = self.notification, []
        for step in xpath.split("/")[2:]:
            name, position = re.fullmatch(r"([^\[]*)(?:\[(\d+)\])?", step).groups()
            if isinstance(here, ListType) and name == here.item_name:
                tokens.append(str(int(position or 1) - 1))
                here = here.item
            else:
                tokens.append(name)
                here = here.fields.get(name, (None,))[0] if isinstance(here, RecordType) else None
        return "".join("/" + token for token in tokens)

    def _type(self, xml_name, member, place):
        definition = self._definition(member)
        kind = self._types.get(xml_name)
        if kind is None:
            self._expect(place, "string" in definition.get("type", ()), "text in XML only")
            return TextType(member.get("description", ""))
        # A list of texts is described where it is used, so each use has a type of its own.
        key = (xml_name, member.get("$ref"), place if "List" in xml_name else "")
        if key not in self._known:
            elements = kind.findall(f"{_XS}sequence/{_XS}element")
            if "items" in definition:
                self._known[key] = self._list(elements, definition, member, place)
            else:
                self._known[key] = record = RecordType()
                self._fill(record, elements, definition, place)
        return self._known[key]

    def _definition(self, member):
        name = member.get("$ref", "").rpartition("/")[2]
        return self._definitions.get(name, {})

    def _list(self, elements, definition, member, place):
        element, = elements
        most = int(element.get("maxOccurs", 1))
        self._expect(place, most == definition.get("maxItems"), "another limit in JSON")
        # The description of a list tells of its items.
        items = {"description": member.get("description", ""), **definition["items"]}
        return ListType(
            element.get("name"), self._type(element.get("type"), items, place + "/*"), most)

    def _fill(self, record, elements, definition, place):
        members = definition.get("properties", {})
        names = [element.get("name") for element in elements]
        self._expect(place, set(names) == set(members), "other fields in JSON")
        self._expect(place, definition.get("additionalProperties") is False, "open in JSON")
        for element in elements:
            name = element.get("name")
            if name not in members:
                continue
            is_required = element.get("minOccurs", "1") != "0"
            self._expect(f"{place}/{name}", is_required == (name in definition.get("required", ())),
                         "required in one of them")
            kind = self._type(element.get("type"), members[name], f"{place}/{name}")
            record.fields[name] = (kind, is_required)

    def _expect(self, place, holds, otherwise):
        if not holds:
            self.differences.append(f"{place or '/'}: {otherwise}")
