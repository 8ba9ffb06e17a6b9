"""What a police force sends in a year, as invented notices told by a seed.

Of the shares, the kinds of notice, the grades of the risk form and the households with an earlier
contact are the simulation's terms; all others are rates that are plausible for such notices, with
nothing better to be had. They are read as per cent.
"""
import datetime as dt

from kit import notice
from kit.households import NOW, Household, drawn

KINDS = {"domestic abuse": 45, "child concern": 25, "missing": 15, "adult": 10, "exploitation": 5}
# Answers that would be "no" and that the officer leaves out.
NOT_ASKED = 8

# Domestic abuse: by the grade of the form, in this incident.
GRADES = {"standard": 58, "medium": 31, "high": 11}
VIOLENCE = {
    "physicalViolence": {"standard": 22, "medium": 45, "high": 70},
    "strangulation": {"standard": 0.7, "medium": 3, "high": 22},
    "weapon": {"standard": 0.6, "medium": 3, "high": 12},
    "threatsToKill": {"standard": 0.4, "medium": 3, "high": 18},
    "stalking": {"standard": 2, "medium": 6, "high": 22},
    "coerciveControl": {"standard": 6, "medium": 18, "high": 42},
    "honourBased": {"standard": 0.1, "medium": 0.4, "high": 2},
    "breachOfOrder": {"standard": 1.5, "medium": 5, "high": 12},
    "recentSeparation": {"standard": 14, "medium": 24, "high": 42},
    "perpetratorReleased": {"standard": 0.2, "medium": 0.8, "high": 3}}
EVER = {"strangulation": {"standard": 2, "medium": 9, "high": 32},
        "weapon": {"standard": 1, "medium": 6, "high": 18},
        "threatsToKill": {"standard": 1, "medium": 6, "high": 24}}
TICKS = {"standard": (1, 9), "medium": (6, 13), "high": (12, 20)}
MARAC = {"standard": 0, "medium": 3, "high": 85}
ARRESTED = {"standard": 24, "medium": 42, "high": 64}
BAIL = {"standard": 3, "medium": 8, "high": 18}
# Where a perpetrator is who was not arrested.
WHEREABOUTS = {"atAddress": 44, "home": 30, "atLarge": 16, "notKnown": 10}
PREGNANT = 6
PRESENCE = {"present": 38, "inHouse": 36, "elsewhere": 20, "notKnown": 6}
CHILD_INJURED, CHILD_INTERVENED = 1.2, 3

# Child concern: what it is about, and how urgent officers say that such a thing is.
CONCERNS = {
    "neglect": 20, "antiSocialBehaviour": 12, "minorOffence": 10, "parentalSubstanceUse": 10,
    "parentalMentalHealth": 9, "physicalAbuse": 12, "verbalArgument": 9, "selfHarm": 8,
    "sexualAbuse": 5, "unattended": 3, "carryingWeapon": 2}
SERIOUS = ("physicalAbuse", "sexualAbuse", "unattended", "carryingWeapon", "selfHarm")
SLIGHT = ("antiSocialBehaviour", "minorOffence", "verbalArgument")
URGENCY = {"serious": {"red": 30, "amber": 50, "green": 20},
           "middling": {"red": 3, "amber": 35, "green": 62},
           "slight": {"amber": 6, "green": 94}}
POLICE_PROTECTION = 1
NEGLECT = {"poorHomeConditions": 22, "hunger": 9, "poorHygiene": 30, "poorSupervision": 40,
           "dentalDecay": 6}
SAYS_HURT, INJURED, SUSPECTED, NEEDS_TREATMENT = 55, 35, 65, 8
SAYS_ABUSED, ABUSE_WITHIN_7_DAYS = 60, 20
SUICIDAL_TALK, OVERDOSE, ADMITTED, SUPERFICIAL = 60, 18, 65, 35
ALONE_STILL = 15

# Missing: most are written when the child is back.
STILL_MISSING, FROM_CARE, UNDER_13 = 6, 22, 8
EPISODES = {1: 52, 2: 20, 3: 11, 4: 7, 5: 5, 7: 5}
MISSING = {"medicationNeeded": 2, "suicideRisk": 3, "takenOrLured": 1, "outOfArea": 9,
           "foundWithUnknownAdult": 6, "foundWithDrugs": 3, "foundWithMoney": 3,
           "foundWithPhones": 3, "harmWhileMissing": 3}

# Adults: what brought the police, and whether a child was with them.
CRISIS = {"suicideAttempt": 12, "overdose": 9, "psychosis": 6, "intoxicated": 16,
          "delusionAboutChild": 0.6, "collapsed": 1}
IN_THEIR_CARE, SOLE_CARER = 45, 35

# Exploitation: much of it is what somebody heard.
SIGNS = {"foundWithUnknownAdult": 16, "foundWithDrugs": 11, "foundWithMoney": 9,
         "sexualImage": 7, "violenceOrDebt": 9}
CURRENT, HEARSAY, INDICATORS = 22, 50, {1: 35, 2: 30, 3: 20, 4: 10, 5: 5}
TELLS = ("two telephones", "new clothes", "older friends", "trips by train", "out late")


class PoliceMix:
    """Notices by number, each about a household of its own."""

    def __init__(self, seed):
        self._seed = seed

    def take(self, number):
        """The household of a number, the kind of the notice about it, and the notice."""
        household = Household(self._seed, number)
        kind = drawn(household.chance, KINDS)
        write = {"domestic abuse": AbuseNotice, "child concern": ConcernNotice,
                 "missing": MissingNotice, "adult": AdultNotice,
                 "exploitation": ExploitationNotice}[kind]
        return household, kind, write(household).structure()


class Notice:
    """What all of them have: header, family, incident, narrative."""

    message_type = "POLICE_PPN_CHILD"
    narrative = "Officers came, spoke with those who were there, and wrote down what they saw."

    def __init__(self, household):
        self.household = household
        self.chance = household.chance
        self.mother = {**household.mother, "pregnant": "no"}
        self.occurred = NOW - dt.timedelta(hours=self.chance.uniform(3, 40))
        self.children = household.written()
        for child in self.children:
            child["presentAtIncident"] = drawn(self.chance, PRESENCE)
        self.adults = [self.mother]
        self.parts = {}
        self.incident = {
            "policeReference": f"HP-{self.occurred:%d%m%Y}-{household.number:05d}",
            "occurredFrom": instant(self.occurred), "evidenceType": "reported"}

    def structure(self):
        self.fill()
        header = notice.header(f"HP-MIX-{self.household.number:05d}")
        header["messageType"] = self.message_type
        return {"header": header, "subjects": self.children, "adults": self.adults,
                "incident": self.incident, **self.parts, "narrative": self.narrative}

    def is_so(self, percent):
        return self.chance.random() * 100 < percent

    def answers(self, percents):
        """Yes or no to each question; some that would be no are left out."""
        found = {}
        for name, percent in percents.items():
            if self.is_so(percent):
                found[name] = "yes"
            elif not self.is_so(NOT_ASKED):
                found[name] = "no"
        return found

    def concern(self, code, text, **more):
        self.parts.setdefault("concerns", []).append(
            {"code": code, "evidenceType": "reported", "text": text, **more})


def instant(moment):
    return moment.isoformat(timespec="seconds")


class AbuseNotice(Notice):
    message_type = "POLICE_PPN_DA"

    def fill(self):
        self.grade = drawn(self.chance, GRADES)
        violence = self.answers(at_grade(VIOLENCE, self.grade))
        if any(violence.get(name) == "yes" for name in ("strangulation", "weapon")):
            violence["physicalViolence"] = "yes"
        is_only_words = (self.grade == "standard" and violence.get("physicalViolence") != "yes"
                         and violence.get("threatsToKill") != "yes")
        code = "verbalArgument" if is_only_words else "domesticAbuse"
        self.incident |= {
            "categories": [code], "thisIncident": violence,
            "ever": self.answers(at_grade(EVER, self.grade)),
            "dash": {"version": "DASH 2009", "grade": self.grade,
                     "ticks": str(self.chance.randint(*TICKS[self.grade])),
                     "maracReferred": "yes" if self.is_so(MARAC[self.grade]) else "no"}}
        self.concern(code, "An incident between the two adults at home.")
        if self.is_so(PREGNANT):
            self.mother["pregnant"] = "yes"
        self.adults.append(self.perpetrator())
        for child in self.children:
            self.harm(child)

    def perpetrator(self):
        person = {**self.household.partner, "suspected": "yes"}
        is_arrested = self.is_so(ARRESTED[self.grade])
        self.incident["arrestMade"] = "yes" if is_arrested else "no"
        if is_arrested:
            person |= {"whereabouts": "inCustody", "arrestedAt": instant(
                self.occurred + dt.timedelta(minutes=self.chance.randint(15, 90)))}
        else:
            person["whereabouts"] = drawn(self.chance, WHEREABOUTS)
        if self.is_so(BAIL[self.grade]):
            person |= {"bailConditions": "Not to go to the home.", "bailKeepsAway": "yes"}
        return person

    def harm(self, child):
        if child["presentAtIncident"] == "present" and self.is_so(CHILD_INTERVENED):
            child["harm"] = {"intervenedInViolence": "yes"}
        if child["presentAtIncident"] == "present" and self.is_so(CHILD_INJURED):
            child["injuries"] = [{
                "kind": "redness", "site": "right arm", "explanation": "Pushed in the doorway.",
                "suspectedNonAccidental": "no", "needsTreatment": "no", "seenBy": "The officer"}]


def at_grade(percents, grade):
    return {name: by_grade[grade] for name, by_grade in percents.items()}


class ConcernNotice(Notice):
    def fill(self):
        self.about = drawn(self.chance, CONCERNS)
        self.child = self.chance.choice(self.children)
        seriousness = ("serious" if self.about in SERIOUS
                       else "slight" if self.about in SLIGHT else "middling")
        if self.about != "unattended":
            self.concern(self.about, "What officers saw or were told.",
                         aboutLocalRef=self.child["localRef"])
            self.incident["categories"] = [self.about]
        self.parts["senderAssessment"] = {"urgency": drawn(self.chance, URGENCY[seriousness])}
        if seriousness == "serious" and self.is_so(POLICE_PROTECTION * 100 / 30):
            self.child.setdefault("harm", {})["policeProtection"] = "yes"
        # Those that say more than a code.
        more = getattr(self, self.about, None)
        if more:
            more()

    def neglect(self):
        # The schema has this before the concerns; in JSON the order is nothing.
        self.parts["neglect"] = {"aboutLocalRef": self.child["localRef"], **self.answers(NEGLECT)}

    def physicalAbuse(self):
        if self.is_so(SAYS_HURT):
            self.child.setdefault("harm", {})["disclosedPhysicalAbuse"] = "yes"
        if self.is_so(INJURED):
            is_suspected = self.is_so(SUSPECTED)
            self.child["injuries"] = [{
                "kind": "bruise", "site": "upper arm", "overBone": "no",
                "suspectedNonAccidental": "yes" if is_suspected else "no",
                "needsTreatment": "yes" if self.is_so(NEEDS_TREATMENT) else "no",
                "seenBy": "The officer"}]
        self.adults.append({**self.household.partner, "suspected": "yes",
                            "whereabouts": drawn(self.chance, WHEREABOUTS)})

    def sexualAbuse(self):
        word = "disclosedSexualAbuse" if self.is_so(SAYS_ABUSED) else "suspectedSexualAbuse"
        self.child.setdefault("harm", {})[word] = "yes"
        if not self.is_so(ABUSE_WITHIN_7_DAYS):
            self.incident["occurredFrom"] = (
                NOW - dt.timedelta(days=self.chance.randint(8, 400))).date().isoformat()
        self.adults.append({"localRef": "a3", "role": "relative", "suspected": "yes",
                            "whereabouts": drawn(self.chance, {"atAddress": 60, "inCustody": 25,
                                                               "notKnown": 15}),
                            "arrestedAt": instant(self.occurred), "livesWithChild": "no"})

    def selfHarm(self):
        self.household.make_old(self.child, 12 * self.chance.randint(12, 17))
        found = {"occurredAt": instant(self.occurred), "somebodyWithChild": "yes"}
        if self.is_so(OVERDOSE):
            found["overdose"] = "yes"
            self.child["disposition"] = "admittedOvernight" if self.is_so(ADMITTED) else "discharged"
        elif self.is_so(SUICIDAL_TALK):
            found["suicidalTalk"] = "yes"
        else:
            is_slight = self.is_so(SUPERFICIAL)
            found |= {"superficial": "yes" if is_slight else "no",
                      "needsCare": "no" if is_slight else "yes",
                      "mentalHealthServiceOpen": "yes" if is_slight else "no"}
        self.child["selfHarm"] = found

    def unattended(self):
        self.narrative = "The children were alone in the house when officers came."
        self.incident["categories"] = ["neglect"]
        self.concern("neglect", "Nobody was at home with the children.")
        for child in self.children:
            child["harm"] = {"unattendedNow": "yes" if self.is_so(ALONE_STILL) else "no"}


class MissingNotice(Notice):
    message_type = "MISSING_FROM_HOME"

    def fill(self):
        self.children = self.children[:1]
        child = self.children[0]
        years = (8, 12) if self.is_so(UNDER_13) else (13, 17)
        self.household.make_old(child, 12 * self.chance.randint(*years) + 3)
        self.household.children[0]["dateOfBirth"] = child["dateOfBirth"]
        episodes = drawn(self.chance, EPISODES)
        is_back = not self.is_so(STILL_MISSING)
        found = {"from": instant(self.occurred), "missingNow": "no" if is_back else "yes",
                 "episodes90Days": str(episodes), "riskGrade": drawn(
                     self.chance, {"low": 35, "medium": 55, "high": 10}),
                 **self.answers(MISSING)}
        if is_back:
            found["found"] = instant(self.occurred + dt.timedelta(
                hours=self.chance.uniform(0.5, 2.5)))
        child |= {"whereNow": "home" if is_back else "missing", "presentAtIncident": "notKnown"}
        self.incident["missing"] = found
        code = "repeatedMissing" if episodes > 2 else "missingIncident"
        self.incident["categories"] = [code]
        self.concern(code, "Was not where the child was to be.")
        if self.is_so(FROM_CARE):
            self.message_type = "MISSING_FROM_CARE"
            child["legalStatus"] = "lookedAfter"


class AdultNotice(Notice):
    message_type = "POLICE_PPN_ADULT"

    def fill(self):
        code = drawn(self.chance, {"parentalMentalHealth": 50, "parentalSubstanceUse": 25,
                                   "parentingSupport": 25})
        in_care = self.is_so(IN_THEIR_CARE)
        crisis = {} if code == "parentingSupport" else self.answers(CRISIS)
        if crisis:
            crisis |= {"childInTheirCare": "yes" if in_care else "no",
                       "soleCarer": "yes" if in_care and self.is_so(SOLE_CARER) else "no",
                       "occurredAt": instant(self.occurred)}
            self.mother["crisis"] = crisis
        if not in_care:
            for child in self.children:
                child |= {"whereNow": "withRelative", "presentAtIncident": "elsewhere"}
        self.incident["categories"] = [code]
        self.concern(code, "About the mother; the children live with her.")


class ExploitationNotice(Notice):
    message_type = "EXPLOITATION_SCREEN"

    def fill(self):
        self.children = self.children[:1]
        child = self.children[0]
        self.household.make_old(child, 12 * self.chance.randint(12, 17) + 3)
        self.household.children[0]["dateOfBirth"] = child["dateOfBirth"]
        count = drawn(self.chance, INDICATORS)
        found = {"kind": "Carries for others.", "indicators": self.chance.sample(TELLS, count),
                 "current": "yes" if self.is_so(CURRENT) else "notKnown", **self.answers(SIGNS)}
        self.incident |= {"exploitation": found, "categories": ["criminalExploitation"]}
        evidence = "hearsay" if self.is_so(HEARSAY) else "reported"
        self.concern("criminalExploitation", "What is known of it.", evidenceType=evidence)
