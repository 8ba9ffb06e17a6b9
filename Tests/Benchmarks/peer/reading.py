"""Whether a message is of the published structure: lxml for XML, jsonschema-rs for JSON."""
import json
import os

import jsonschema_rs
from lxml import etree

SCHEMAS = os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "Schemas")
# Nothing is fetched, nothing is expanded, and libxml2's own limits stay in force.
SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "dtd_validation": False,
        "huge_tree": False}


def path(name):
    return os.path.join(SCHEMAS, name)


def xml_reader():
    schema = etree.XMLSchema(etree.parse(path("notification-1.xsd")))
    parser = etree.XMLParser(**SAFE)

    def is_valid(body):
        try:
            tree = etree.fromstring(body, parser).getroottree()
        except etree.XMLSyntaxError:
            return False
        # A document type is refused, as Gatehouse does.
        return tree.docinfo.internalDTD is None and schema.validate(tree)
    return is_valid


def json_reader():
    with open(path("notification-1.schema.json"), encoding="utf-8") as file:
        validator = jsonschema_rs.validator_for(json.load(file))

    def is_valid(body):
        try:
            return validator.is_valid(json.loads(body))
        except ValueError:
            return False
    return is_valid


def readers():
    """By content type."""
    xml, notation = xml_reader(), json_reader()
    return {"application/xml": xml, "text/xml": xml,
            "application/json": notation, "text/json": notation}
