import Model
import TestKit

/// Random messages with their histories: fields that facts are found in, said, denied, unknown,
/// unreadable or left out. Seven in ten say nothing dangerous but what is then stirred into them,
/// so that there is something to raise.
struct RandomNotice {
    private var random: SeededRandom
    private var isCalm = false

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        isCalm = chance(70)
    }

    /// One of them.
    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &random)]
    }

    mutating func shuffle<Element>(_ list: inout [Element]) { list.shuffle(using: &random) }

    /// True so many times in a hundred.
    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 1...100, using: &random) <= percent
    }

    private mutating func answer() -> Stated<Answer>? {
        let known: [Stated<Answer>?] = isCalm ? ["no", "no", "no"] : ["no", "no", "yes"]
        // Seldom, since one that cannot be read keeps a whole message from being low.
        if chance(1) { return "dunno" }
        return pick(known + [nil, nil, "notKnown", "refused"])
    }

    mutating func message() -> Notification {
        var message = Notification()
        message.header.messageId = "m"
        message.header.messageType = pick([
            "POLICE_PPN_CHILD", "POLICE_PPN_CHILD", "POLICE_PPN_DA", "SCHOOL_CONCERN", "ANONYMOUS",
        ])
        message.subjects = (0..<pick([0, 1, 1, 2, 3])).map { subject("c\($0)") }
        message.adults = (0..<pick([0, 1, 2, 2])).map { adult("a\($0)") }
        if chance(70) { message.incident = incident() }
        message.concerns = (0..<pick(isCalm ? [1, 2] : [0, 1, 1, 2])).map { _ in
            concern(code(), about: pick([nil, nil, "c0", "c1", "a0"]))
        }
        if chance(40) { message.narrative = "Officers came." }
        if chance(40) {
            message.view.urgency = pick(
                [nil, nil, "low", "low", "green", "green", "soon"]
                    + (isCalm ? [] : ["amber", "red", "immediate"]))
            message.view.level = pick(
                [nil, nil, "1", "1", "2", "2", "tier 2"] + (isCalm ? [] : ["3", "4"]))
            message.view.requestsStrategyDiscussion = answer()
            message.view.requestsEarlyHelp = pick([nil, nil, "no", "yes"])
        }
        if chance(20) { message.act(pick(["arrest", "safetyPlan", "advice"])) }
        if isCalm, chance(80) { stir(&message) }
        return message
    }

    /// One thing that may be dangerous, in a message that is calm otherwise.
    private mutating func stir(_ message: inout Notification) {
        pick(Self.violence + Self.gradedAbuse + Self.injuries)(&message)
    }

    private static let violence: [Firing.Change] = [
        {
            $0.now.strangulation = "yes"
            Firings.inCustody(&$0)
        },
        {
            $0.now.strangulation = "yes"
            Firings.inCustody(&$0)
            $0.adults[0].arrestedAt = "2026-11-21T23:00:00Z"
        },
        {
            $0.now.weapon = "yes"
            Firings.inCustody(&$0)
            $0.adults[0].arrestedAt = nil
            $0.adults[0].bailKeepsAway = "yes"
        },
        {
            $0.now.threatsToKill = "yes"
            $0.what.occurredFrom = "2026-10-01"
        },
        { $0.now.physicalViolence = "yes" },
        { $0.now.recentSeparation = "yes" },
    ]

    private static let gradedAbuse: [Firing.Change] = [
        { $0.form.grade = "standard" },
        {
            $0.form.grade = "standard"
            $0.before.last12Months = "1"
        },
        { $0.form.grade = "medium" },
    ]

    private static let injuries: [Firing.Change] = [
        { message in
            message.form.grade = "standard"
            guard let last = message.subjects.indices.last else { return }
            message.subjects[last].injuries = [minorBruise, minorBruise]
        },
        { message in
            message.form.grade = "standard"
            for index in message.subjects.indices {
                message.subjects[index].mobility = "walking"
                message.subjects[index].injuries = [minorBruise]
            }
        },
        { message in
            for index in message.subjects.indices {
                message.subjects[index].dateOfBirth = "2017-05-03"
                message.subjects[index].injuries = [wound { $0.suspectedNonAccidental = "yes" }]
                message.subjects[index].injuries[0].needsTreatment = "no"
            }
        },
    ]

    mutating func code() -> Stated<ConcernCode> {
        let low: [Stated<ConcernCode>] = ["minorOffence", "bullying", "absence", "verbalArgument"]
        let high: [Stated<ConcernCode>] = [
            "domesticAbuse", "neglect", "physicalAbuse", "nonAccidentalInjury", "other", "odd",
        ]
        return pick(isCalm ? low : low + high)
    }

    mutating func subject(_ localRef: String) -> Notification.Subject {
        var subject = Notification.Subject()
        subject.localRef = localRef
        if chance(80) {
            subject.dateOfBirth = pick([
                "2026-10-01", "2026-05", "2025-11-23", "2025-11-24", "2025-05-24", "2024-12",
                "2022", "2021-11-24", "2017-05-03", "2010", "2014-02-02", "long ago",
            ])
            subject.datePrecision = pick([nil, nil, "day", "month", "year", "estimated"])
        } else if chance(50) {
            subject.age = pick(["0", "1", "2", "4", "9", "15", "ten"])
        } else if chance(30) {
            subject.expectedDeliveryDate = pick(["2027-03-01", "2026-11-01", "spring"])
        }
        subject.mobility = pick([nil, "walking", "walking", "crawling", "notMobile", "notKnown"])
        subject.legalStatus = pick(
            [nil, nil, "none"] + (isCalm ? [] : ["childInNeed", "policeProtection", "?"]))
        subject.presentAtIncident = pick([nil, "present", "elsewhere", "notKnown"])
        subject.injuries = (0..<(isCalm ? 0 : pick([0, 0, 0, 1, 2]))).map { _ in injury() }
        if chance(30) {
            subject.hurt.policeProtection = answer()
            subject.hurt.disclosedPhysicalAbuse = answer()
            subject.hurt.disclosedSexualAbuse = answer()
            subject.hurt.intervenedInViolence = answer()
            subject.hurt.usedAsTool = answer()
        }
        return subject
    }

    mutating func injury() -> Notification.Injury {
        if chance(40) { return minorBruise }
        var injury = Notification.Injury()
        injury.kind = pick(["bruise", "cut", "redness", "fracture", "odd"])
        injury.overBone = answer()
        injury.explanationConsistent = answer()
        injury.suspectedNonAccidental = answer()
        injury.needsTreatment = answer()
        injury.lifeThreatening = pick([nil, nil, nil, "no", "notKnown", "yes"])
        injury.occurredAt = pick([nil, "2026-11-20", "2026-10-01", "2026-11", "then"])
        return injury
    }

    mutating func adult(_ localRef: String) -> Notification.Adult {
        var adult = Notification.Adult()
        adult.localRef = localRef
        adult.suspected = pick([nil, "no", "yes", "yes", "notKnown"])
        adult.whereabouts = pick([
            nil, "home", "inCustody", "inCustody", "withRelative", "atLarge", "deceased", "gone",
        ])
        adult.arrestedAt = pick([
            nil, "2026-11-23T02:00:00Z", "2026-11-22T08:00:00Z", "2026-11-23", "last night",
        ])
        adult.bailKeepsAway = pick([nil, nil, "no", "yes", "notKnown"])
        adult.pregnant = pick([nil, nil, nil, "no", "refused"] + (isCalm ? [] : ["yes"]))
        adult.substanceUse = answer()
        adult.offenderFlags =
            isCalm ? [] : pick([[], [], [], ["domesticAbusePerpetrator"], ["mappa2"], ["x"]])
        return adult
    }

    mutating func incident() -> Notification.Incident {
        var incident = Notification.Incident()
        incident.occurredFrom = pick([
            nil, "2026-11-22T20:50:00Z", "2026-11-22", "2026-11-05", "2026-03", "Sunday",
        ])
        incident.categories = (0..<pick([0, 0, 1])).map { _ in code() }
        if chance(60) { incident.thisIncident = violenceBlock() }
        if chance(30) {
            var ever = Notification.EverFacts()
            ever.strangulation = answer()
            ever.weapon = answer()
            ever.threatsToKill = answer()
            incident.ever = ever
        }
        if !isCalm, chance(40) {
            var form = Notification.DASH()
            form.grade = pick(["standard", "standard", "standard", "medium", "high", nil, "amber"])
            form.ticks = pick([nil, nil, "3", "9", "11", "15", "few"])
            form.maracReferred = answer()
            incident.dash = form
        }
        if chance(30) {
            var previous = Notification.PreviousIncidents()
            previous.last12Months = pick([nil, "0", "1", "4", "several"])
            incident.previousIncidents = previous
        }
        return incident
    }

    private mutating func violenceBlock() -> Notification.Violence {
        var violence = Notification.Violence()
        violence.physicalViolence = answer()
        violence.strangulation = answer()
        violence.weapon = answer()
        violence.threatsToKill = answer()
        violence.stalking = answer()
        violence.coerciveControl = answer()
        violence.honourBased = answer()
        violence.breachOfOrder = answer()
        violence.recentSeparation = answer()
        violence.perpetratorReleased = answer()
        return violence
    }

    mutating func history() -> History {
        guard chance(85) else { return .unavailable }
        return .read(Chronology(contacts: (0..<pick([0, 0, 1, 2, 3])).map { _ in contact() }))
    }

    mutating func contact() -> Chronology.Contact {
        TriageTests.contact(
            pick(["a", "b", "c", "d", "e"]), daysAgo: pick([1, 40, 89, 91, 200, 364, 400, 900]),
            person: pick([nil, 1, 2]), household: pick([nil, 1, 1]),
            reasons: pick([[], [.neglect], [.verbalArgument], [.minorOffence], [.absence]]),
            isConcern: chance(80))
    }
}
