package import Spelling

extension Notification.NationalReferral: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("reference", &reference)
        speller.leaf("exploitationType", &exploitationType)
        speller.leaf("firstResponder", &firstResponder)
        speller.leaf("from", &from)
        speller.leaf("to", &to)
        speller.leaf("riskCurrent", &riskCurrent)
    }
}

extension Notification.FemaleGenitalMutilation: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("status", &status)
        speller.leaf("occurredOn", &occurredOn)
        speller.leaf("mandatoryReportMade", &mandatoryReportMade)
        speller.leaf("travelDate", &travelDate)
        speller.leaf("travelPlace", &travelPlace)
        speller.leaf("sisters", &sisters)
        speller.leaf("sistersText", &sistersText)
        speller.leaf("otherGirlAtRisk", &otherGirlAtRisk)
    }
}

extension Notification.UnscheduledCare: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("setting", &setting)
        speller.leaf("odsCode", &odsCode)
        speller.leaf("attendedAt", &attendedAt)
        speller.leaf("planType", &planType)
        speller.leaf("planEnded", &planEnded)
    }
}

extension Notification.Health: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("service", &service)
        speller.leaf("presentingComplaint", &presentingComplaint)
        speller.leaf("explanationConsistent", &explanationConsistent)
        speller.leaf("delayInPresentation", &delayInPresentation)
        speller.leaf("treatmentRefused", &treatmentRefused)
        speller.leaf("attendances12Months", &attendances12Months)
        speller.leaf("wasNotBroughtCount", &wasNotBroughtCount)
        speller.leaf("dischargeAt", &dischargeAt)
    }
}

extension Notification.Pregnancy: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("gestationWeeks", &gestationWeeks)
        speller.leaf("booked", &booked)
        speller.leaf("bookedAtWeeks", &bookedAtWeeks)
        speller.leaf("bookedLate", &bookedLate)
        speller.leaf("previousRemovals", &previousRemovals)
        speller.leaf("substanceUseAffectsBaby", &substanceUseAffectsBaby)
        speller.leaf("concealed", &concealed)
        speller.leaf("mayLeaveArea", &mayLeaveArea)
        speller.leaf("partnerKnown", &partnerKnown)
        speller.leaf("partnerLocalRef", &partnerLocalRef)
    }
}

extension Notification.Education: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaves("categories", each: "category", &categories)
        speller.leaf("attendancePercent", &attendancePercent)
        speller.leaf("exclusions", &exclusions)
        speller.leaf("safeguardingLead", &safeguardingLead)
        speller.leaf("homeTimeToday", &homeTimeToday)
        speller.leaves("linkedIncidents", each: "linkedIncident", &linkedIncidents)
        speller.leaf("bodyMap", &bodyMap)
        speller.leaf("dateOffRoll", &dateOffRoll)
        speller.leaf("reason", &reason)
        speller.leaf("homeEducated", &homeEducated)
        speller.leaf("whereaboutsEstablished", &whereaboutsEstablished)
        speller.leaf("planStatus", &planStatus)
        speller.leaf("specialEducationalNeeds", &specialEducationalNeeds)
    }
}

extension Notification.Homelessness: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("whereTonight", &whereTonight)
        speller.leaf("nowhereSafeTonight", &nowhereSafeTonight)
        speller.leaf("reason", &reason)
        speller.leaf("pregnantOrWithChild", &pregnantOrWithChild)
    }
}

extension Notification.PrivateFostering: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("carerLocalRef", &carerLocalRef)
        speller.leaf("relation", &relation)
        speller.leaf("startedOn", &startedOn)
        speller.leaf("plannedDays", &plannedDays)
        speller.leaf("parentsWhereabouts", &parentsWhereabouts)
    }
}

extension Notification.OnlineHarm: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("platform", &platform)
        speller.leaf("offenderKnown", &offenderKnown)
        speller.leaf("images", &images)
        speller.leaf("threats", &threats)
        speller.leaf("childsState", &childsState)
    }
}

extension Notification.EarlyHelp: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaves("reasons", each: "reason", &reasons)
        speller.leaf("assessmentDone", &assessmentDone)
        speller.leaf("assessmentDate", &assessmentDate)
        speller.leaf("whyNot", &whyNot)
        speller.leaf("stepUpRequested", &stepUpRequested)
        speller.leaf("chronology", &chronology)
        speller.leaf("siblingsAtRisk", &siblingsAtRisk)
        speller.leaf("allocatedWorker", &allocatedWorker)
        speller.leaf("expectedResponse", &expectedResponse)
    }
}

extension Notification.PublicProtection: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("personLocalRef", &personLocalRef)
        speller.leaf("level", &level)
        speller.leaf("contactWithChildren", &contactWithChildren)
        speller.leaf("contactText", &contactText)
        speller.leaf("livesWithChild", &livesWithChild)
        speller.leaf("licenceConditions", &licenceConditions)
    }
}

extension Notification.Allegation: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("personLocalRef", &personLocalRef)
        speller.leaf("role", &role)
        speller.leaf("setting", &setting)
        speller.leaf("keptFromChildren", &keptFromChildren)
        speller.leaf("tellLadoBy", &tellLadoBy)
        speller.leaf("ladoTold", &ladoTold)
    }
}

extension Notification.Prevent: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.leaf("channelReference", &channelReference)
        speller.leaf("reason", &reason)
    }
}

extension Notification.Neglect: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("aboutLocalRef", &aboutLocalRef)
        speller.records("gradedCare", each: "gradedArea", &gradedCare)
        speller.leaf("dentalDecay", &dentalDecay)
        speller.leaf("hunger", &hunger)
        speller.leaf("poorHygiene", &poorHygiene)
        speller.leaf("poorHomeConditions", &poorHomeConditions)
        speller.leaf("poorSupervision", &poorSupervision)
    }
}

extension Notification.GradedArea: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("area", &area)
        speller.leaf("grade", &grade)
        speller.leaf("date", &date)
    }
}

extension Notification.MandatoryReport: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("duty", &duty)
        speller.leaf("madeTo", &madeTo)
        speller.leaf("at", &at)
        speller.leaf("by", &by)
        speller.leaf("suspectLocalRef", &suspectLocalRef)
        speller.leaf("reason", &reason)
    }
}

extension Notification.Withdrawal: Spelled {
    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("of", &of)
        speller.leaf("reason", &reason)
    }
}
