"""Faults planted after a clean examination, one at a time: each has to be found.

An examination that finds nothing shows nothing, until it was seen to find something.
"""
import contextlib
import os
import shutil
import sqlite3

from kit.client_list import Answer


def planted(house, examination, client_list):
    """Plants every fault and tells whether each was found, and by which figure."""
    print("planted faults:")
    is_seen = True
    for name, expected, plant in PLANTS:
        with plant(house, examination, client_list) as ledger:
            found = {}
            for figures in examination.run(ledger):
                found.update(figures.counts)
            seen = [figure for figure, count in found.items() if count]
        verdict = "found " if expected in seen else "UNSEEN"
        print(f"  {verdict} {name}: {'; '.join(f'{figure} {found[figure]}' for figure in seen)}")
        is_seen &= expected in seen
    return is_seen


@contextlib.contextmanager
def altered(house, *statements):
    """A copy of the ledger with something changed."""
    path = house.ledger_copy("planted.sqlite")
    database = sqlite3.connect(path)
    with database:
        changed = [database.execute(sql).rowcount for sql in statements][-1]
    database.close()
    assert changed > 0, "the plant changed nothing"
    yield path
    os.remove(path)


def _lost_row(house, _, client_list):
    reference = next(answer.reference for answer in client_list.acknowledged
                     if answer.state == "kept")
    return altered(house, f"DELETE FROM delivery WHERE reference = '{reference}'")


def _doubled_bytes(house, *_):
    return altered(
        house, "DROP INDEX delivery_bytes", "DROP INDEX delivery_version",
        "INSERT INTO delivery (reference, partner, door, spelling, is_test, received, digest, "
        "size, state, node) SELECT 'GN-planted', partner, door, spelling, is_test, received, "
        "digest, size, state, node FROM delivery WHERE state = 'accepted' LIMIT 1")


def _doubled_entry(house, *_):
    return altered(
        house, "CREATE TABLE other AS SELECT * FROM entry", "DROP TABLE entry",
        "ALTER TABLE other RENAME TO entry",
        "INSERT INTO entry SELECT * FROM entry WHERE state = 'forwarded' LIMIT 1")


def _altered_audit(house, *_):
    return altered(
        house, "UPDATE audit SET object = object || 'x' WHERE number = "
        "(SELECT max(number) / 2 FROM audit)")


def _quarantined_innocent(house, *_):
    return altered(
        house, "UPDATE delivery SET state = 'quarantined' WHERE id = "
        "(SELECT min(id) FROM delivery WHERE state = 'accepted')")


@contextlib.contextmanager
def _false_acknowledgement(house, _, client_list):
    """A daemon that answers before it keeps: an answer for what was never kept."""
    client_list.answers.append(Answer(
        bytes(32), "accepted", "planted", "web", 202, "GN-2611-999999", "kept"))
    yield None
    client_list.answers.pop()


@contextlib.contextmanager
def _flipped_manifest(house, examination, _):
    key, place, folder = _some_folder(examination)
    path = os.path.join(folder, "MANIFEST.sha256")
    with open(path, "rb") as file:
        before = file.read()
    with open(path, "wb") as file:
        file.write(bytes([before[0] ^ 1]) + before[1:])
    examination.queue.look(*key, place)
    yield None
    with open(path, "wb") as file:
        file.write(before)
    examination.queue.look(*key, place)


@contextlib.contextmanager
def _doubled_folder(house, examination, _):
    key, place, folder = _some_folder(examination)
    route, name = key
    copy = examination.queue.path(route, name, "cur")
    shutil.copytree(folder, copy)
    examination.queue.look(route, name, "cur")
    yield None
    shutil.rmtree(copy)
    del examination.queue.folders[key]["cur"]


@contextlib.contextmanager
def _lost_receipt(house, _, client_list):
    client_list.files["planted.xml"] = (bytes(32), "accepted")
    yield None
    del client_list.files["planted.xml"]


def _other_step(house, *_):
    return altered(
        house, "UPDATE receipt SET step = 'outcome' WHERE number = (SELECT min(receipt.number) "
        "FROM receipt JOIN delivery ON delivery.id = receipt.delivery "
        "WHERE step = 'acknowledged' AND door = 'folder')")


def _some_folder(examination):
    key = next(key for key, places in sorted(examination.queue.folders.items())
               if set(places) == {"new"})
    return key, "new", examination.queue.path(*key, "new")


# What is planted, the figure that has to find it, and how it is done.
PLANTS = [
    ("one accepted row deleted", "acknowledged lost", _lost_row),
    ("a 202 before keeping", "acknowledged lost", _false_acknowledgement),
    ("one delivery's bytes twice", "doubled: partner and bytes", _doubled_bytes),
    ("one entry twice", "doubled: referral, number and route", _doubled_entry),
    ("one folder also in cur/", "doubled: folders of one entry", _doubled_folder),
    ("one manifest byte flipped", "folders whose manifest does not verify", _flipped_manifest),
    ("one audit row altered", "audit entries that do not fit the chain", _altered_audit),
    ("one innocent quarantined", "innocents quarantined", _quarantined_innocent),
    ("one file without a receipt", "files without a receipt", _lost_receipt),
    ("one step that was not told", "later steps without their receipt", _other_step),
    ("one receipt of another step", "later receipts that the ledger does not bear out",
     _other_step),
]
