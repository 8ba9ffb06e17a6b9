"""Ways to make a message wrong that both spellings can have, each by one change.

A mutation tells at which place it is to be found, the same in both spellings: where something is
missing, or is too much, that is the record or the list that is not as it must be.
"""
from collections import namedtuple

from kit.message_maker import Items, Record
from kit.published import ListType, RecordType, TextType

# code: of the fault. place: where it is to be told, as a JSON Pointer into the JSON, or None.
Wrong = namedtuple("Wrong", "code place")
# One value of a message, which its holder has under a key.
Spot = namedtuple("Spot", "place kind holder key")

STRUCTURE, WRONG_KIND, TOO_DEEP = "message.structure", "message.wrong-kind", "message.too-deep"
# Names that no record has. One that is no plain word is not repeated in an answer.
UNKNOWN_NAMES = (("nickname", "nickname"), ("Narrative", "Narrative"), ("x", "*"),
                 ("q" * 40, "*"), ("q" * 41, "*"), ("наме", "*"), ("first-name", "*"),
                 ("a.b", "*"), ("_id", "*"))
# Levels of the deepest messages: more than either spelling takes.
DEPTHS = (66, 200)


def unknown_field(message, maker):
    return _insert(message, maker, Spot("", maker.published.notification, None, None))


def unknown_field_in_a_nested_record(message, maker):
    return _insert(message, maker, _chosen(message, maker, RecordType))


def field_of_another_record(message, maker):
    spot = _chosen(message, maker, RecordType)
    others = sorted({name for kind in maker.published.records for name in kind.fields}
                    - set(spot.kind.fields))
    return _insert(message, maker, spot, maker.random.choice(others))


def required_field_missing(message, maker):
    """Of the message or of its header, one or both."""
    missing = maker.random.choice((
        ("", "header"), ("/header", "messageId"), ("/header", "messageType"),
        ("/header", "messageId", "messageType")))
    place, names = missing[0], missing[1:]
    record = message["header"] if place else message
    for name in names:
        del record[name]
    return Wrong(STRUCTURE, place)


def text_for_a_record(message, maker):
    return _replace(message, maker, RecordType, maker.text())


def text_for_a_list(message, maker):
    return _replace(message, maker, ListType, maker.text())


def record_for_a_text(message, maker):
    return _replace(message, maker, TextType, Record(value=maker.text()))


def list_for_a_text(message, maker):
    return _replace(message, maker, TextType, Items("item", [maker.text(), maker.text()]))


def another_root(message, maker):
    message.is_none = True
    return Wrong(WRONG_KIND, "")


def nested_too_deeply(message, maker):
    inner = maker.text()
    for _ in range(maker.random.randint(*DEPTHS)):
        inner = Record(x=inner)
    spot = _chosen(message, maker, RecordType)
    spot.holder[spot.key] = inner
    return Wrong(TOO_DEEP, None)


def too_many_items(message, maker):
    spot = _chosen(message, maker, ListType)
    items, most = spot.holder[spot.key], spot.kind.most
    # Only JSON has a null to count.
    items[:] = [item for item in items if item is not None]
    if isinstance(spot.kind.item, TextType):
        make = maker.text
    else:
        make = Record
    while len(items) < most + maker.random.randint(1, 3):
        items.append(make())
    return Wrong(STRUCTURE, spot.place)


MUTATIONS = (
    unknown_field, unknown_field_in_a_nested_record, field_of_another_record,
    required_field_missing, text_for_a_record, text_for_a_list, record_for_a_text,
    list_for_a_text, another_root, nested_too_deeply, too_many_items)


def mutated(mutate, maker):
    """A new message with one thing wrong, and what."""
    while True:
        message = maker.message()
        try:
            return message, mutate(message, maker)
        except IndexError:
            # Nothing in it that could be made wrong so.
            continue


def spots(value, kind, place=""):
    """Every value inside a record or a list, but those that are null."""
    if isinstance(kind, RecordType):
        inner = [(name, name, kind.fields[name][0]) for name in value]
    else:
        inner = [(index, str(index), kind.item) for index in range(len(value))]
    for key, token, inner_kind in inner:
        if value[key] is None:
            continue
        yield Spot(f"{place}/{token}", inner_kind, value, key)
        if not isinstance(inner_kind, TextType):
            yield from spots(value[key], inner_kind, f"{place}/{token}")


def _chosen(message, maker, kind):
    return maker.random.choice([
        spot for spot in spots(message, maker.published.notification)
        if isinstance(spot.kind, kind)])


def _replace(message, maker, kind, value):
    spot = _chosen(message, maker, kind)
    spot.holder[spot.key] = value
    return Wrong(STRUCTURE, spot.place)


def _insert(message, maker, spot, name=None):
    """Puts a field into a record, anywhere among its own."""
    record = message if spot.holder is None else spot.holder[spot.key]
    name, shown = (name, name) if name else maker.random.choice(UNKNOWN_NAMES)
    value = maker.random.choice((
        maker.text(), Record(value=maker.text()), Items("item", [maker.text()])))
    fields = list(record.items())
    fields.insert(maker.random.randint(0, len(fields)), (name, value))
    record.clear()
    record.update(fields)
    return Wrong(STRUCTURE, f"{spot.place}/{shown}")
