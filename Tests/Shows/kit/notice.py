"""Invented notices about invented families, in both spellings from one structure.

A notice is a dictionary with the names of `Schemas/notification-1.*`, in the schema's order.
"""
import json
import random
from xml.sax.saxutils import escape

NAMESPACE = "urn:gatehouse:notification:1"
# The element that holds one item of each list.
ITEMS = {
    "subjects": "subject", "adults": "adult", "relationships": "relationship",
    "concerns": "concern", "identifiers": "identifier", "addresses": "address", "lines": "line",
    "categories": "category", "informedWho": "person", "actionsTaken": "action",
}
STARTS = ("Ald", "Bram", "Cor", "Dun", "Els", "Fen", "Gar", "Hol", "Ing", "Kes", "Lor", "Mar",
          "Nor", "Orm", "Pel", "Rav", "Sel", "Tor", "Ul", "Wen")
MIDDLES = ("a", "e", "i", "o", "u", "ar", "en", "il", "on", "ur")
ENDS = ("by", "croft", "dale", "field", "ham", "ley", "man", "ner", "ton", "wick")
BOYS = ("Alfie", "Callum", "Edwin", "Jude", "Kit", "Oscar", "Ravi", "Teddy", "Theo", "Yusuf")
GIRLS = ("Asha", "Daisy", "Esme", "Ivy", "Lena", "Maisie", "Nell", "Orla", "Rosa", "Zofia")
STREETS = ("Amber", "Bramble", "Cobble", "Flint", "Harvest", "Lantern", "Pebble", "Weaver")
PLACES = {
    "stockton": ("Stockton-on-Tees", "TS18"),
    "hartlepool": ("Hartlepool", "TS24"),
}


def nhs_number(number):
    """The valid number nearest to 999 and six digits; that range is given to nobody."""
    while True:
        digits = f"999{number % 1_000_000:06d}"
        check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits)) % 11
        if check != 10:
            return digits + str(check % 11)
        number += 1


def family(number, place="stockton"):
    """The household of a number: always the same one."""
    chance = random.Random(f"family {number}")
    surname = chance.choice(STARTS) + chance.choice(MIDDLES) + chance.choice(ENDS)
    town, district = PLACES[place]
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    address = {
        "kind": "home",
        "lines": [f"{chance.randint(1, 180)} {chance.choice(STREETS)} Street"],
        "town": town,
        "postcode": f"{district} {chance.randint(1, 9)}{chance.choice(letters)}"
                    f"{chance.choice(letters)}",
    }
    children = []
    for index in range(chance.randint(1, 3)):
        sex = chance.choice("FM")
        children.append({
            "localRef": f"c{index + 1}",
            "identifiers": [
                {"scheme": "nhsNumber", "value": nhs_number(number * 7 + index * 333_331)}],
            "name": {"given": chance.choice(GIRLS if sex == "F" else BOYS), "family": surname},
            "dateOfBirth": f"{chance.randint(2011, 2023)}-{chance.randint(1, 12):02d}"
                           f"-{chance.randint(1, 28):02d}",
            "sex": sex,
            "addresses": [address],
            "presentAtIncident": "inHouse",
            "whereNow": "home",
            "mobility": "walking",
            "spokenTo": "notAsked",
        })
    mother = {
        "localRef": "a1", "role": "mother",
        "name": {"given": chance.choice(GIRLS), "family": surname},
        "suspected": "no", "whereabouts": "home", "pregnant": "no",
    }
    return children, mother


def header(message_id, sender_code="17"):
    return {
        "messageId": message_id,
        "messageType": "POLICE_PPN_CHILD",
        "codeListVersion": "2026-11",
        "createdAt": "2026-11-23T06:30:00+00:00",
        "sentAt": "2026-11-23T09:50:00+00:00",
        "sender": {
            "scheme": "homeOfficeForce", "code": sender_code, "name": "Hatch Police",
            "contactName": "PC Rowan Dale", "telephone": "01632 960117"},
        "securityMarking": "OFFICIAL-SENSITIVE",
    }


def notice(message_id, children, mother, urgency="standard", note="", sender_code="17"):
    """One police notification about a household.

    urgency: what the sender thinks; `immediate` makes it B1 whatever else it says.
    """
    return {
        "header": header(message_id, sender_code),
        "subjects": children,
        "adults": [mother],
        "relationships": [
            {"from": "a1", "to": child["localRef"], "kind": "mother"} for child in children],
        "incident": {
            "policeReference": f"INC-{message_id}",
            "occurredFrom": "2026-11-22T19:20:00+00:00",
            "categories": ["verbalArgument"],
            "reported": "Raised voices about who should do the shopping.",
            "witnessed": "Everybody calm when officers came.",
            "evidenceType": "reported",
            "arrestMade": "no",
        },
        "concerns": [{
            "code": "verbalArgument", "evidenceType": "reported",
            "text": "Parents talked loudly while the children slept."}],
        "senderAssessment": {"level": "2", "urgency": urgency},
        "consent": {
            "familyInformed": "yes", "informedWho": ["a1"], "agreementToService": "given"},
        "narrative": "The neighbour rang. All was quiet and the house was warm and tidy. " + note,
    }


def as_json(structure):
    return json.dumps(structure, ensure_ascii=False).encode()


def as_xml(structure):
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n', f'<notification xmlns="{NAMESPACE}">']
    _children(structure, parts, "\n  ")
    parts.append("\n</notification>\n")
    return "".join(parts).encode()


def _children(structure, parts, indent):
    for name, value in structure.items():
        _element(name, value, parts, indent)


def _element(name, value, parts, indent):
    if isinstance(value, str):
        parts.append(f"{indent}<{name}>{escape(value)}</{name}>")
        return
    parts.append(f"{indent}<{name}>")
    if isinstance(value, list):
        for item in value:
            _element(ITEMS[name], item, parts, indent + "  ")
    else:
        _children(value, parts, indent + "  ")
    parts.append(f"{indent}</{name}>")
