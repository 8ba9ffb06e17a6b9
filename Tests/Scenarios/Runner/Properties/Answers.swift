import HouseKit
import Model

/// What an answer to each question of a message stands for.
enum Answers {
    /// Fields whose yes tells of danger: all that are not in one of the other lists, so that one
    /// which is added to the message later is tried as well.
    static let dangerous: [String] = fields.filter { path in
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return !neutral.contains(name) && !reassuring.contains { $0.path == path }
            && !safe.contains(path) && !path.hasPrefix("header/") && path != "test"
            && !path.hasPrefix("consent/")
    }

    private static let fields = AnswerFields.all(
        of: Filling.notification(Filling.Texts { _, _ in "yes" }, seed: 1))

    /// Fields whose yes is reassuring, and is not listed below with its place.
    private static let safe: Set = ["health/explanationConsistent"]

    /// Fields that say nothing of danger by a yes alone. Whoever is suspected and known to be in
    /// custody is less of a danger than somebody unknown would be, so that `suspected` is asked for
    /// together with a place.
    private static let neutral: Set = [
        "interpreterNeeded", "spokenToAlone", "verbatim", "verified", "confidential",
        "parentalResponsibility", "learningDisability", "arrestMade", "mandatoryReportMade",
        "bookedLate", "partnerKnown", "pregnantOrWithChild", "offenderKnown", "assessmentDone",
        "ladoTold", "requestsEarlyHelp", "superficial", "suspected",
    ]

    /// What speaks against danger, and where.
    static let reassuring: [(path: String, texts: Set<String>)] = [
        ("adults/*/whereabouts", ["inCustody", "inHospital"]),
        ("adults/*/bailKeepsAway", ["yes"]), ("adults/*/suspected", ["no"]),
        ("adults/*/livesWithChild", ["no"]), ("adults/*/newToHousehold", ["no"]),
        ("adults/*/crisis/soleCarer", ["no"]), ("adults/*/crisis/childInTheirCare", ["no"]),
        ("adults/*/crisis/psychosis", ["no"]), ("adults/*/crisis/collapsed", ["no"]),
        ("adults/*/pregnant", ["no"]),
        ("subjects/*/mobility", ["walking", "crawling", "cruising"]),
        ("subjects/*/presentAtIncident", ["elsewhere"]),
        ("subjects/*/whereNow", ["home", "school", "inHospital", "safePlace", "inCare"]),
        ("subjects/*/disposition", ["admittedOvernight"]),
        ("subjects/*/legalStatus", ["none"]),
        ("subjects/*/injuries/*/overBone", ["yes"]),
        ("subjects/*/injuries/*/explanationConsistent", ["yes"]),
        ("subjects/*/injuries/*/suspectedNonAccidental", ["no"]),
        ("subjects/*/injuries/*/needsTreatment", ["no"]),
        ("subjects/*/injuries/*/lifeThreatening", ["no"]),
        ("subjects/*/harm/unattendedNow", ["no"]),
        ("subjects/*/harm/disclosedPhysicalAbuse", ["no"]),
        ("subjects/*/harm/policeProtection", ["no"]),
        ("subjects/*/selfHarm/somebodyWithChild", ["yes"]),
        ("subjects/*/selfHarm/mentalHealthServiceOpen", ["yes"]),
        ("subjects/*/selfHarm/suicidePlan", ["no"]),
        ("incident/thisIncident/strangulation", ["no"]),
        ("incident/thisIncident/weapon", ["no"]), ("incident/dash/grade", ["standard"]),
        ("incident/missing/missingNow", ["no"]), ("incident/missing/absenceType", ["A"]),
        ("allegation/keptFromChildren", ["yes"]), ("education/whereaboutsEstablished", ["yes"]),
        ("education/planStatus", ["none"]), ("homelessness/nowhereSafeTonight", ["no"]),
        ("pregnancy/booked", ["yes"]), ("health/explanationConsistent", ["yes"]),
        ("senderAssessment/requestsStrategyDiscussion", ["no"]),
    ]

    /// Dates and numbers that may be the worst when they cannot be read.
    static let dated = [
        "adults/*/arrestedAt", "subjects/*/dateOfBirth", "subjects/*/age", "incident/missing/found",
        "subjects/*/selfHarm/occurredAt", "adults/*/crisis/occurredAt",
        "subjects/*/injuries/*/occurredAt", "incident/previousIncidents/last12Months",
        "incident/dash/ticks",
    ]
}
