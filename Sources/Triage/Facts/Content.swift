import Model

/// What a message says as a whole: the highest level of need among it, and what has no level.
///
/// Only what is positively said counts. Everything that may matter and has no place among levels
/// one and two stands at three or four, so that a message is known to be low by the whole of it.
struct Content: Sendable {
    struct Highest: Sendable {
        let level: Int
        let place: String
    }

    /// Nil where nothing that has a level is said.
    private(set) var highest: Highest?
    /// The same, without what only the history adds.
    private(set) var said: Highest?
    /// Where something is said that no level is known for.
    private(set) var unmapped: String?
    /// Whether the message counts as an incident of concern.
    private(set) var isConcern = true
    /// Whether something says what an account in words is about. A figure of attendance, or a notice
    /// that a child is privately fostered, does not.
    private var coversAccount = false

    /// - Parameters:
    ///   - levelOfAbuse: The level that domestic abuse stands for in this message.
    ///   - isInNeed: Whether the history has a need of level 3 or more that is still going on.
    init(
        of notification: Notification, _ coded: [Coded], levelOfAbuse: Int, on today: Day,
        _ thresholds: Thresholds, isInNeed: Bool
    ) {
        addCodes(coded, levelOfAbuse)
        addViolence(of: notification.incident, levelOfAbuse)
        addMissingAndExploitation(of: notification.incident, on: today)
        addKinds(of: notification)
        for index in notification.subjects.indices {
            add(subject: index, of: notification, coded)
            addSexualActivity(subject: index, of: notification, on: today, thresholds)
        }
        for index in notification.adults.indices { add(adult: index, of: notification) }
        for (index, action) in notification.actionsTaken.enumerated()
        where action.kind?.value == .removed {
            add(4, "actionsTaken[\(index + 1)]/kind")
        }
        addAssessment(of: notification)
        let isCovered = coversAccount || highest?.level ?? 0 > 2
        if !isCovered, unmapped == nil { unmapped = notification.account }
        said = highest
        if isInNeed { add(3, "history") }
        isConcern = countsAsIncident(notification.header.messageType.value)
    }

    mutating func add(
        _ level: Int, _ place: @autoclosure () -> String, coversAccount: Bool = true
    ) {
        if coversAccount { self.coversAccount = true }
        guard level > highest?.level ?? 0 else { return }
        highest = Highest(level: level, place: place())
    }

    mutating func add(_ answer: Stated<Answer>?, _ level: Int, _ place: @autoclosure () -> String) {
        if answer.isYes { add(level, place()) }
        notice(answer, place())
    }

    /// What was told and cannot be read may be the worst: nothing that holds it is known to be low.
    mutating func notice<Value>(_ stated: Stated<Value>?, _ place: @autoclosure () -> String) {
        guard let stated, stated.value == nil, !stated.isBlank else { return }
        noticeUnmapped(place())
    }

    mutating func noticeUnmapped(_ place: @autoclosure () -> String) {
        unmapped = unmapped ?? place()
    }

    private func countsAsIncident(_ type: MessageType?) -> Bool {
        // A copy to a school of an incident that another message told counts with that, since both
        // have its reference; of one that nobody else told, it is the only trace.
        guard type != .childProtectionInformationSharing else { return false }
        return unmapped != nil || highest?.level != 1
    }

    private mutating func addCodes(_ all: [Coded], _ levelOfAbuse: Int) {
        for coded in all {
            guard let code = coded.code, let level = code.level else {
                noticeUnmapped(coded.place)
                continue
            }
            add(code == .domesticAbuse ? levelOfAbuse : level, coded.place)
        }
    }

    private mutating func addViolence(
        of incident: Notification.Incident?, _ levelOfAbuse: Int
    ) {
        guard let incident else { return }
        if let form = incident.dash {
            add(levelOfAbuse, "incident/dash")
            // In the sender's own words: no rule reads them, and none of them is low.
            if form.highRiskFactors.contains(where: { !$0.trimmed.isEmpty }) {
                add(3, "incident/dash/highRiskFactors")
            }
        }
        let place = "incident/thisIncident/"
        if let violence = incident.thisIncident {
            add(violence.strangulation, 4, place + "strangulation")
            add(violence.weapon, 4, place + "weapon")
            add(violence.threatsToKill, 4, place + "threatsToKill")
            add(violence.honourBased, 4, place + "honourBased")
            add(violence.stalking, 3, place + "stalking")
            add(violence.coerciveControl, 3, place + "coerciveControl")
            add(violence.breachOfOrder, 3, place + "breachOfOrder")
            add(violence.perpetratorReleased, 3, place + "perpetratorReleased")
            add(violence.perpetratorReturned, 3, place + "perpetratorReturned")
            // Graded abuse holds its violence already.
            let level = incident.dash == nil ? 3 : levelOfAbuse
            add(violence.physicalViolence, level, place + "physicalViolence")
        }
        add(incident.ever?.strangulation, 3, "incident/ever/strangulation")
        add(incident.ever?.weapon, 3, "incident/ever/weapon")
        add(incident.ever?.threatsToKill, 3, "incident/ever/threatsToKill")
    }

    private mutating func addMissingAndExploitation(
        of incident: Notification.Incident?, on today: Day
    ) {
        if let missing = incident?.missing {
            let isOver = missing.isFound(by: today) || missing.missingNow?.value == .no
            let isHarmed = missing.harmWhileMissing.isYes
            let isMissing = missing.missingNow.isYes || !isOver
            add(isHarmed || isMissing ? 3 : 2, "incident/missing")
            notice(missing.harmWhileMissing, "incident/missing/harmWhileMissing")
            for answer in missing.dangers { add(answer, 3, "incident/missing") }
        }
        if incident?.exploitation != nil { add(4, "incident/exploitation") }
    }

    private mutating func addAssessment(of notification: Notification) {
        guard let assessment = notification.senderAssessment else { return }
        add(assessment.requestsEarlyHelp, 2, "senderAssessment/requestsEarlyHelp")
        add(
            assessment.requestsStrategyDiscussion, 4,
            "senderAssessment/requestsStrategyDiscussion")
        notice(assessment.urgency, "senderAssessment/urgency")
        notice(assessment.level, "senderAssessment/level")
        notice(assessment.primaryNeed, "senderAssessment/primaryNeed")
        switch assessment.primaryNeed?.value?.code {
        // "Not stated" tells nothing.
        case "N0", nil: break
        case "N1": add(3, "senderAssessment/primaryNeed")
        default: add(2, "senderAssessment/primaryNeed", coversAccount: false)
        }
    }

    private mutating func add(
        subject index: Int, of notification: Notification, _ coded: [Coded]
    ) {
        let subjects = notification.subjects
        let place = { (field: String) in "subjects[\(index + 1)]/\(field)" }
        if !subjects[index].injuries.isEmpty {
            let isMinor = subjects[index].hasOneMinorBruise(among: coded)
            add(isMinor ? 1 : 3, place("injuries"))
        }
        for answer in subjects[index].harm?.answers ?? [] { add(answer, 4, place("harm")) }
        if let status = subjects[index].legalStatus {
            add(status: status, place("legalStatus"))
        }
        if let selfHarm = subjects[index].selfHarm {
            if let level = selfHarm.level { add(level, place("selfHarm")) }
            for answer in selfHarm.answers { notice(answer, place("selfHarm")) }
        }
        switch subjects[index].whereNow?.value {
        case .deceased, .missing: add(4, place("whereNow"))
        default: notice(subjects[index].whereNow, place("whereNow"))
        }
        if subjects[index].disposition?.value == .leftUnseen { add(3, place("disposition")) }
        notice(subjects[index].disposition, place("disposition"))
    }

    /// A status has the level of what it is; private fostering is one of its own.
    mutating func add(status: Stated<LegalStatus>, _ place: @autoclosure () -> String) {
        switch status.value {
        case LegalStatus.none?, .unborn?: break
        case .privatelyFostered?: add(2, place(), coversAccount: false)
        case nil: noticeUnmapped(place())
        default: add(3, place())
        }
    }

    /// Of a young person of 14 or 15, with nobody much older, it is a matter of level 2; at any
    /// other age, or none that is known, of level 3.
    private mutating func addSexualActivity(
        subject index: Int, of notification: Notification, on today: Day, _ thresholds: Thresholds
    ) {
        let subjects = notification.subjects
        let place = { (field: String) in "subjects[\(index + 1)]/\(field)" }
        notice(subjects[index].sexuallyActive, place("sexuallyActive"))
        notice(subjects[index].pregnant, place("pregnant"))
        notice(subjects[index].partnerYearsOlder, place("partnerYearsOlder"))
        guard subjects[index].sexuallyActive.isYes || subjects[index].pregnant.isYes
        else { return }
        let happened = notification.incident?.occurredFrom?.value?.date.earliest ?? today
        let years = (thresholds[.sexualActivityYears] + 1, Self.consentYears)
        let isOldEnough =
            subjects[index].latestBirth(on: today).map { birth in
                birth.adding(months: 12 * years.0) <= min(happened, today)
                    && birth.adding(months: 12 * years.1) > today
            } ?? false
        let older = subjects[index].partnerYearsOlder?.value ?? 0
        let isLow = isOldEnough && older < thresholds[.sexualPartnerYears]
        add(isLow ? 2 : 3, place("sexuallyActive"))
    }

    /// The age from which nobody is too young to agree. Source: Sexual Offences Act 2003, section 9.
    private static let consentYears = 16

    private mutating func add(adult index: Int, of notification: Notification) {
        let adults = notification.adults
        let place = { (field: String) in "adults[\(index + 1)]/\(field)" }
        add(adults[index].substanceUse, 3, place("substanceUse"))
        add(adults[index].mentalHealth, 3, place("mentalHealth"))
        if let crisis = adults[index].crisis {
            if crisis.mayBeSo { add(3, place("crisis")) }
            for answer in crisis.answers { notice(answer, place("crisis")) }
        }
        for (number, flag) in adults[index].offenderFlags.enumerated() {
            switch flag.value {
            // Known perpetrators count as an earlier event, which is asked for by itself.
            case .domesticAbusePerpetrator: break
            case .other, nil: noticeUnmapped(place("offenderFlags[\(number + 1)]"))
            default: add(4, place("offenderFlags[\(number + 1)]"))
            }
        }
    }
}

extension Notification.Missing {
    /// What was so while the child was missing: each answer that tells of danger.
    fileprivate var dangers: [Stated<Answer>?] {
        [
            suicideRisk, takenOrLured, medicationNeeded, outOfArea, foundWithUnknownAdult,
            foundWithDrugs, foundWithMoney, foundWithPhones,
        ]
    }
}

extension Notification.Harm {
    /// What was done to the child: each answer that tells of it.
    fileprivate var answers: [Stated<Answer>?] {
        [
            childDead, policeProtection, disclosedPhysicalAbuse, disclosedSexualAbuse,
            suspectedSexualAbuse, intervenedInViolence, usedAsTool, unattendedNow,
            unattendedOvernight, unattendedDistressed, unattendedInDanger,
        ]
    }
}

extension Notification.DASH {
    /// The level of need that abuse so graded stands for: that of the higher of grade and ticks,
    /// where one of them was read, the other at least not told, and earlier events are known, or known
    /// to be none. A first event graded medium has a rule of its own.
    func level(after earlier: Finding.Answer, _ thresholds: Thresholds) -> Int {
        guard case .number(let earlier) = earlier else { return 3 }
        let ticked = DASHGrade.allCases.last { grade in
            ticks?.value.map { $0 >= grade.leastTicks(thresholds) } ?? false
        }
        guard grade == nil || grade?.value != nil, ticks == nil || ticks?.value != nil else {
            return 3
        }
        switch max(grade?.value?.rank ?? 0, ticked?.rank ?? 0) {
        // A form with neither, or with no tick at all, says nothing of its grade.
        case 0: return 3
        case DASHGrade.standard.rank: return 2
        case DASHGrade.medium.rank: return earlier == 0 ? 2 : 3
        default: return 4
        }
    }
}
