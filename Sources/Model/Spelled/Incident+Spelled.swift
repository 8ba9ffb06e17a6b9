package import Spelling

extension Notification.Incident: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("policeReference", &policeReference)
        speller.leaf("occurredFrom", &occurredFrom)
        speller.leaf("occurredTo", &occurredTo)
        speller.leaf("reportedAt", &reportedAt)
        speller.record("location", &location)
        speller.leaves("categories", each: "category", &categories)
        speller.leaf("reported", &reported)
        speller.leaf("witnessed", &witnessed)
        speller.leaf("evidenceType", &evidenceType)
        speller.record("thisIncident", &thisIncident)
        speller.record("ever", &ever)
        speller.record("previousIncidents", &previousIncidents)
        speller.record("dash", &dash)
        speller.record("missing", &missing)
        speller.record("exploitation", &exploitation)
        speller.leaf("arrestMade", &arrestMade)
    }
}

extension Notification.Violence: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("physicalViolence", &physicalViolence)
        speller.leaf("strangulation", &strangulation)
        speller.leaf("weapon", &weapon)
        speller.leaf("threatsToKill", &threatsToKill)
        speller.leaf("stalking", &stalking)
        speller.leaf("coerciveControl", &coerciveControl)
        speller.leaf("honourBased", &honourBased)
        speller.leaf("breachOfOrder", &breachOfOrder)
        speller.leaf("recentSeparation", &recentSeparation)
        speller.leaf("perpetratorReleased", &perpetratorReleased)
        speller.leaf("perpetratorReturned", &perpetratorReturned)
    }
}

extension Notification.EverFacts: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("strangulation", &strangulation)
        speller.leaf("weapon", &weapon)
        speller.leaf("threatsToKill", &threatsToKill)
    }
}

extension Notification.PreviousIncidents: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("last90Days", &last90Days)
        speller.leaf("last12Months", &last12Months)
        speller.leaf("ever", &ever)
    }
}

extension Notification.DASH: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("version", &version)
        speller.leaf("grade", &grade)
        speller.leaf("ticks", &ticks)
        speller.leaf("maracReferred", &maracReferred)
        speller.leaves("highRiskFactors", each: "factor", &highRiskFactors)
    }
}

extension Notification.Missing: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("from", &from)
        speller.leaf("found", &found)
        speller.leaf("missingNow", &missingNow)
        speller.leaf("episodes90Days", &episodes90Days)
        speller.leaf("episodes12Months", &episodes12Months)
        speller.leaf("whereFound", &whereFound)
        speller.leaf("withWhom", &withWhom)
        speller.leaf("riskGrade", &riskGrade)
        speller.leaf("returnInterviewOffered", &returnInterviewOffered)
        speller.leaf("returnInterviewAccepted", &returnInterviewAccepted)
        speller.leaf("harmWhileMissing", &harmWhileMissing)
        speller.leaf("absenceType", &absenceType)
        speller.leaf("medicationNeeded", &medicationNeeded)
        speller.leaf("suicideRisk", &suicideRisk)
        speller.leaf("takenOrLured", &takenOrLured)
        speller.leaf("outOfArea", &outOfArea)
        speller.leaf("foundWithUnknownAdult", &foundWithUnknownAdult)
        speller.leaf("foundWithDrugs", &foundWithDrugs)
        speller.leaf("foundWithMoney", &foundWithMoney)
        speller.leaf("foundWithPhones", &foundWithPhones)
    }
}

extension Notification.Exploitation: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("kind", &kind)
        speller.leaves("indicators", each: "indicator", &indicators)
        speller.leaf("current", &current)
        speller.leaf("screeningTool", &screeningTool)
        speller.leaf("screeningOutcome", &screeningOutcome)
        speller.leaf("foundWithUnknownAdult", &foundWithUnknownAdult)
        speller.leaf("foundWithDrugs", &foundWithDrugs)
        speller.leaf("foundWithMoney", &foundWithMoney)
        speller.leaf("sexualImage", &sexualImage)
        speller.leaf("violenceOrDebt", &violenceOrDebt)
    }
}
