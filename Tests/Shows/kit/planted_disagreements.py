"""Disagreements planted among messages on which all agree: each has to be found.

Judges that agree on everything show nothing, until they were seen not to agree.
"""
import os
import re
from collections import namedtuple

from kit.judges import Court, JSONSchemaPackage, XMLLint
from kit.message_maker import Items, Record
from kit.mutations import STRUCTURE, Wrong
from kit.published import JSON_SCHEMA, XSD

# xml, json: what is changed in the one spelling and in the other; court: who judges;
# wrong: what is wrong in both of them; words: what has to be found.
Plant = namedtuple("Plant", "name xml json court wrong words")


def planted(folder, write, gatehouse, xmllint, jsonschema):
    """Plants each and tells whether it was found, and by which words.

    `write` makes a case of a name, a message for XML, one for JSON, and what is wrong with both.
    """
    print("planted disagreements:")
    court = Court(gatehouse, xmllint, jsonschema)
    strict = altered(folder, XSD, r'(name="narrative" type="xs:string") minOccurs="0"', r"\1")
    open_schema = altered(folder, JSON_SCHEMA, '"additionalProperties": false,', "")
    other_xsd = Court(gatehouse, XMLLint(strict), jsonschema)
    other_schema = Court(gatehouse, xmllint, JSONSchemaPackage(open_schema))
    is_seen = True
    for number, plant in enumerate(plants(court, other_xsd, other_schema)):
        xml, json = message(), message()
        plant.xml(xml)
        plant.json(json)
        case = write(f"planted-{number}", xml, json, plant.wrong)
        found = "; ".join(plant.court.disagreements([case])[0])
        is_found = plant.words in found if plant.words else not found
        print(f"  {'found ' if is_found else 'UNSEEN'} {plant.name}: {found or 'all agree'}")
        is_seen &= is_found
    return is_seen


def message():
    """A message with two children, on which all agree."""
    children = [Record(name=Record(given=name), spokenTo="yes") for name in ("Amber", "Louis")]
    return Record(header=Record(messageId="1", messageType="POLICE_PPN_CHILD"),
                  subjects=Items("subject", children))


def plants(court, other_xsd, other_schema):
    wrong = Wrong(STRUCTURE, "/nickname")
    return (
        Plant("nothing", nothing, nothing, court, None, None),
        Plant("a field in XML alone", nickname, nothing, court, None,
              "fault: message.structure in XML, None in JSON"),
        Plant("a field in JSON alone", nothing, nickname, court, None,
              "fault: None in XML, message.structure in JSON"),
        Plant("a field of another record in JSON", nickname, child_nickname, court, wrong,
              "JSON: at ['/subjects/0/nickname']"),
        Plant("a bad date in XML alone", bad_date(0), nothing, court, None,
              "only in XML [('field.bad-date', '/subjects/0/dateOfBirth')]"),
        Plant("a bad date of another child in JSON", bad_date(0), bad_date(1), court, None,
              "only in JSON [('field.bad-date', '/subjects/1/dateOfBirth')]"),
        Plant("xmllint by a stricter schema", nothing, nothing, other_xsd, None,
              "XML: valid to Gatehouse True"),
        Plant("jsonschema by a looser schema", nickname, nickname, other_schema, wrong,
              "JSON: valid to Gatehouse False"))


def nothing(message):
    pass


def nickname(message):
    message["nickname"] = "Am"


def child_nickname(message):
    message["subjects"][0]["nickname"] = "Am"


def bad_date(child):
    def alter(message):
        name = message["subjects"][child].pop("name")
        spoken = message["subjects"][child].pop("spokenTo")
        message["subjects"][child].update(name=name, dateOfBirth="2018-02-30", spokenTo=spoken)
    return alter


def altered(folder, schema, pattern, replacement):
    """A copy of a schema with something changed."""
    with open(schema, encoding="utf-8") as file:
        text, count = re.subn(pattern, replacement, file.read())
    assert count > 0, "the plant changed nothing"
    path = os.path.join(folder, "planted-" + os.path.basename(schema))
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
