"""Message bodies for the client: made by the shows' kit, each after its length, in one file."""
import random
import struct

from bench.progress import tell
from kit import notice

# What a notification of the police with a written account weighs.
BODY_BYTES = 5_000
# Plain sentences of such an account; none of them asks for urgency.
SENTENCES = (
    "Officers came to the house at twenty past seven; a neighbour had rung about raised voices.",
    "Both adults were in the kitchen and spoke calmly from the start.",
    "They said that they had argued about money and about who should have gone to the shop.",
    "The children were upstairs and had been put to bed before it began.",
    "One of them came down for a glass of water and went back without being asked.",
    "The rooms were warm, there was food in the cupboard, and the beds had clean sheets.",
    "A school bag was packed and stood by the door for the morning.",
    "The mother said that the week had been long and that she was tired.",
    "She has a sister two streets away who often has the children on a Saturday.",
    "The neighbour said that it was the first time that he had heard anything from the house.",
    "Nobody was hurt and nothing was broken.",
    "There was no smell of drink and nobody seemed to have taken anything.",
    "The family was told that this would be passed on, and had nothing against it.",
    "They asked whether somebody could tell them about help with the rent.",
    "A leaflet of the family hub was left on the table.",
    "Officers stayed for half an hour and wrote down what each of them had said.",
    "The officer who wrote this knows the street and has not been called to the house before.",
    "The school was not asked, because it was Sunday evening.",
    "A visit by the neighbourhood team was agreed for the end of the week.",
    "No other agency was there, and none had been called.",
)


def write(path, bodies, count):
    """Writes so many bodies, and gives their mean size in bytes."""
    size = 0
    with open(path, "wb") as file:
        for number, body in enumerate(bodies, 1):
            file.write(struct.pack("<I", len(body)) + body)
            size += len(body)
            if number % 10_000 == 0:
                tell(f"{number} of {count} messages are made")
    return size / count


def about_distinct_families(count):
    """Bodies of one family each, with message ids and an account of their own."""
    for number in range(count):
        children, mother = notice.family(number)
        yield filled(notice.notice(f"HP-BM-{number:07d}", children, mother))


def filled(structure):
    """The body as XML, with an account that brings it to about `BODY_BYTES`."""
    missing = BODY_BYTES - len(notice.as_xml(structure))
    chance = random.Random(structure["header"]["messageId"])
    account = []
    while missing > 0:
        sentence = chance.choice(SENTENCES)
        account.append(sentence)
        missing -= len(sentence) + 1
    structure["narrative"] += " ".join(account)
    return notice.as_xml(structure)
