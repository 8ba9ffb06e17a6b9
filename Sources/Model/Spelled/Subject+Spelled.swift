package import Spelling

extension Notification.Subject: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("localRef", &localRef)
        speller.records("identifiers", each: "identifier", &identifiers)
        speller.record("name", &name)
        speller.records("aliases", each: "alias", &aliases)
        speller.leaf("dateOfBirth", &dateOfBirth)
        speller.leaf("datePrecision", &datePrecision)
        speller.leaf("age", &age)
        speller.leaf("expectedDeliveryDate", &expectedDeliveryDate)
        speller.leaf("motherLocalRef", &motherLocalRef)
        speller.leaf("sex", &sex)
        speller.leaf("gender", &gender)
        speller.leaf("ethnicity", &ethnicity)
        speller.leaves("disabilities", each: "disability", &disabilities)
        speller.leaf("firstLanguage", &firstLanguage)
        speller.leaf("interpreterNeeded", &interpreterNeeded)
        speller.records("addresses", each: "address", &addresses)
        speller.leaves("telephones", each: "telephone", &telephones)
        speller.record("school", &school)
        speller.record("generalPractice", &generalPractice)
        speller.leaf("legalStatus", &legalStatus)
        speller.leaf("presentAtIncident", &presentAtIncident)
        speller.leaf("whereNow", &whereNow)
        speller.leaf("mobility", &mobility)
        speller.leaf("spokenTo", &spokenTo)
        speller.leaf("spokenToAlone", &spokenToAlone)
        speller.record("voice", &voice)
        speller.leaf("demeanour", &demeanour)
        speller.records("injuries", each: "injury", &injuries)
        speller.record("harm", &harm)
        speller.leaf("upnUnknownReason", &upnUnknownReason)
        speller.leaf("disposition", &disposition)
        speller.record("selfHarm", &selfHarm)
        speller.leaf("sexuallyActive", &sexuallyActive)
        speller.leaf("pregnant", &pregnant)
        speller.leaf("partnerYearsOlder", &partnerYearsOlder)
    }
}

extension Notification.Voice: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("words", &words)
        speller.leaf("saidTo", &saidTo)
        speller.leaf("saidAt", &saidAt)
        speller.leaf("speaker", &speaker)
        speller.leaf("verbatim", &verbatim)
        speller.leaf("othersPresent", &othersPresent)
    }
}

extension Notification.Injury: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("kind", &kind)
        speller.leaf("site", &site)
        speller.leaf("overBone", &overBone)
        speller.leaf("size", &size)
        speller.leaf("occurredAt", &occurredAt)
        speller.leaf("explanation", &explanation)
        speller.leaf("explanationConsistent", &explanationConsistent)
        speller.leaf("suspectedNonAccidental", &suspectedNonAccidental)
        speller.leaf("needsTreatment", &needsTreatment)
        speller.leaf("lifeThreatening", &lifeThreatening)
        speller.leaf("seenBy", &seenBy)
    }
}

extension Notification.Harm: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("childDead", &childDead)
        speller.leaf("policeProtection", &policeProtection)
        speller.leaf("disclosedPhysicalAbuse", &disclosedPhysicalAbuse)
        speller.leaf("disclosedSexualAbuse", &disclosedSexualAbuse)
        speller.leaf("suspectedSexualAbuse", &suspectedSexualAbuse)
        speller.leaf("intervenedInViolence", &intervenedInViolence)
        speller.leaf("usedAsTool", &usedAsTool)
        speller.leaf("unattendedNow", &unattendedNow)
        speller.leaf("unattendedOvernight", &unattendedOvernight)
        speller.leaf("unattendedDistressed", &unattendedDistressed)
        speller.leaf("unattendedInDanger", &unattendedInDanger)
    }
}

extension Notification.SelfHarm: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("suicidePlan", &suicidePlan)
        speller.leaf("suicideAttempt", &suicideAttempt)
        speller.leaf("overdose", &overdose)
        speller.leaf("ligature", &ligature)
        speller.leaf("suicidalTalk", &suicidalTalk)
        speller.leaf("needsCare", &needsCare)
        speller.leaf("superficial", &superficial)
        speller.leaf("occurredAt", &occurredAt)
        speller.leaf("somebodyWithChild", &somebodyWithChild)
        speller.leaf("mentalHealthServiceOpen", &mentalHealthServiceOpen)
    }
}

extension Notification.Adult: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("localRef", &localRef)
        speller.leaf("role", &role)
        speller.records("identifiers", each: "identifier", &identifiers)
        speller.record("name", &name)
        speller.records("aliases", each: "alias", &aliases)
        speller.leaf("dateOfBirth", &dateOfBirth)
        speller.leaf("age", &age)
        speller.leaf("sex", &sex)
        speller.records("addresses", each: "address", &addresses)
        speller.leaves("telephones", each: "telephone", &telephones)
        speller.leaf("parentalResponsibility", &parentalResponsibility)
        speller.leaf("suspected", &suspected)
        speller.leaf("whereabouts", &whereabouts)
        speller.leaf("arrestedAt", &arrestedAt)
        speller.leaf("bailConditions", &bailConditions)
        speller.leaf("bailKeepsAway", &bailKeepsAway)
        speller.leaf("pregnant", &pregnant)
        speller.leaf("weeksGestation", &weeksGestation)
        speller.leaf("expectedDeliveryDate", &expectedDeliveryDate)
        speller.leaf("substanceUse", &substanceUse)
        speller.leaf("mentalHealth", &mentalHealth)
        speller.leaf("learningDisability", &learningDisability)
        speller.leaves("offenderFlags", each: "offenderFlag", &offenderFlags)
        speller.leaf("relationshipToChild", &relationshipToChild)
        speller.record("crisis", &crisis)
        speller.leaf("livesWithChild", &livesWithChild)
        speller.leaf("newToHousehold", &newToHousehold)
    }
}

extension Notification.Crisis: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("suicideAttempt", &suicideAttempt)
        speller.leaf("overdose", &overdose)
        speller.leaf("psychosis", &psychosis)
        speller.leaf("delusionAboutChild", &delusionAboutChild)
        speller.leaf("intoxicated", &intoxicated)
        speller.leaf("collapsed", &collapsed)
        speller.leaf("childInTheirCare", &childInTheirCare)
        speller.leaf("soleCarer", &soleCarer)
        speller.leaf("occurredAt", &occurredAt)
    }
}

extension Notification.PersonName: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("given", &given)
        speller.leaf("middle", &middle)
        speller.leaf("family", &family)
        speller.leaf("knownAs", &knownAs)
        speller.leaf("kind", &kind)
    }
}

extension Notification.Identifier: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("scheme", &scheme)
        speller.leaf("value", &value)
        speller.leaf("verified", &verified)
    }
}

extension Notification.Address: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("kind", &kind)
        speller.leaf("uprn", &uprn)
        speller.leaves("lines", each: "line", &lines)
        speller.leaf("town", &town)
        speller.leaf("postcode", &postcode)
        speller.leaf("from", &from)
        speller.leaf("to", &to)
        speller.leaf("confidential", &confidential)
    }
}

extension Notification.School: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("urn", &urn)
        speller.leaf("laestab", &laestab)
        speller.leaf("name", &name)
    }
}

extension Notification.GeneralPractice: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("odsCode", &odsCode)
        speller.leaf("name", &name)
    }
}
