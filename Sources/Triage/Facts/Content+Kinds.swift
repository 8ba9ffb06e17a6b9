import Model

// The levels of what one kind of message brings. What a record says by being there and by its
// answers is of a level; what it says in words alone is an account, as the narrative is.

extension Content {
    /// The records of which each has its levels here. One that is added to the message later, and
    /// not to this list, is unmapped.
    private static let read: Set = [
        "nationalReferral", "femaleGenitalMutilation", "unscheduledCare", "health", "pregnancy",
        "education", "homelessness", "privateFostering", "onlineHarm", "earlyHelp",
        "publicProtection", "allegation", "prevent", "neglect", "mandatoryReport", "withdrawal",
    ]

    mutating func addKinds(of notification: Notification) {
        if let name = notification.kindRecords.first(where: { !Self.read.contains($0) }) {
            noticeUnmapped(name)
        }
        if notification.nationalReferral != nil { add(4, "nationalReferral") }
        if notification.femaleGenitalMutilation != nil { add(4, "femaleGenitalMutilation") }
        if notification.allegation != nil { add(4, "allegation") }
        if notification.mandatoryReport != nil { add(4, "mandatoryReport") }
        if notification.prevent != nil { add(3, "prevent") }
        if notification.privateFostering != nil {
            add(2, "privateFostering", coversAccount: false)
        }
        if let care = notification.unscheduledCare { add(care) }
        if let health = notification.health { add(health) }
        if let pregnancy = notification.pregnancy { add(pregnancy) }
        if let education = notification.education { add(education) }
        if let neglect = notification.neglect { add(neglect) }
        if let earlyHelp = notification.earlyHelp { add(earlyHelp) }
        addHarmElsewhere(of: notification)
        addFactors(notification.indicatedFactors)
        addCopy(notification)
    }

    private mutating func addHarmElsewhere(of notification: Notification) {
        if let record = notification.homelessness {
            add(record.nowhereSafeTonight.isYes ? 4 : 3, "homelessness")
            notice(record.nowhereSafeTonight, "homelessness/nowhereSafeTonight")
        }
        if let record = notification.onlineHarm {
            add(record.images.isYes || record.threats.isYes ? 4 : 3, "onlineHarm")
            notice(record.images, "onlineHarm/images")
            notice(record.threats, "onlineHarm/threats")
        }
        if let record = notification.publicProtection {
            let level = record.level?.value ?? 0
            add(level >= Facts.dangerousLevel ? 4 : 3, "publicProtection")
            notice(record.level, "publicProtection/level")
        }
    }

    /// What the NHS says of a plan; where it says nothing of it, there may be one.
    private mutating func add(_ care: Notification.UnscheduledCare) {
        let place = "unscheduledCare/planType"
        notice(care.planType, place)
        notice(care.planEnded, "unscheduledCare/planEnded")
        let level =
            switch care.planType?.value {
            case .childProtection, .unbornChildProtection, .notKnown, nil: 3
            case .lookedAfter, .endedWithin12Months: 2
            case .noPlan: care.planEnded == nil ? 1 : 2
            }
        add(level, place, coversAccount: false)
    }

    private mutating func add(_ health: Notification.Health) {
        let place = "health/"
        add(health.treatmentRefused, 3, place + "treatmentRefused")
        add(health.delayInPresentation, 3, place + "delayInPresentation")
        // An explanation that is not known to fit is not taken to fit.
        if let fits = health.explanationConsistent, fits.truth != true, !fits.isBlank,
            fits.value != .notApplicable
        {
            add(3, place + "explanationConsistent")
        }
        notice(health.explanationConsistent, place + "explanationConsistent")
        notice(health.wasNotBroughtCount, place + "wasNotBroughtCount")
        if health.wasNotBroughtCount?.value ?? 0 > 0 {
            add(2, place + "wasNotBroughtCount", coversAccount: false)
        }
    }

    private mutating func add(_ pregnancy: Notification.Pregnancy) {
        let dangers = [
            pregnancy.previousRemovals, pregnancy.substanceUseAffectsBaby, pregnancy.concealed,
            pregnancy.mayLeaveArea,
        ]
        for danger in dangers { add(danger, 3, "pregnancy") }
        // Late, and not booked, raises with the others.
        notice(pregnancy.booked, "pregnancy/booked")
        notice(pregnancy.gestationWeeks, "pregnancy/gestationWeeks")
        add(2, "pregnancy", coversAccount: false)
    }

    private mutating func add(_ education: Notification.Education) {
        if education.tells { add(2, "education", coversAccount: false) }
        notice(education.homeEducated, "education/homeEducated")
        if let status = education.planStatus, !status.isBlank {
            add(status: status, "education/planStatus")
        }
    }

    /// Care that is graded good, or found in order, is a matter of level 1; what was asked and is not
    /// known may be a little more, and a record of which nothing is filled in says nothing.
    private mutating func add(_ neglect: Notification.Neglect) {
        for answer in neglect.answers { add(answer, 3, "neglect") }
        for (index, area) in neglect.gradedCare.enumerated() {
            let place = "neglect/gradedCare[\(index + 1)]/grade"
            notice(area.grade, place)
            let grade = area.grade?.value ?? 0
            if grade >= Notification.Neglect.neglectGrade {
                add(3, place)
            } else {
                add(grade == 1 || grade == 2 ? 1 : 2, place, coversAccount: false)
            }
        }
        let told = neglect.answers.compactMap { $0 }
        guard !told.isEmpty else { return }
        add(told.allSatisfy { $0.truth == false } ? 1 : 2, "neglect", coversAccount: false)
    }

    private mutating func add(_ earlyHelp: Notification.EarlyHelp) {
        for (index, reason) in earlyHelp.reasons.enumerated() {
            let place = "earlyHelp/reasons[\(index + 1)]"
            notice(reason, place)
            switch reason.value {
            case .significantHarm, .exploitation: add(4, place)
            case .inNeed: add(3, place)
            case .earlyHelpAssessed, .wouldBenefitFromEarlyHelp: add(2, place)
            case nil: break
            }
        }
        add(earlyHelp.stepUpRequested, 3, "earlyHelp/stepUpRequested")
        add(earlyHelp.siblingsAtRisk, 3, "earlyHelp/siblingsAtRisk")
    }

    private mutating func addFactors(_ factors: [Stated<CensusCode<Factor>>]) {
        for (index, factor) in factors.enumerated() where !factor.isBlank {
            let place = "indicatedFactors[\(index + 1)]"
            if factor.value?.code == "21" { continue }
            if let level = factor.value?.level {
                add(level, place, coversAccount: false)
            } else {
                noticeUnmapped(place)
            }
        }
    }

    /// A copy to a school is of an incident of domestic abuse: of level 2 where a child was, or may
    /// have been, exposed to it. That it is one says what its account is about.
    private mutating func addCopy(_ notification: Notification) {
        guard notification.header.messageType.value == .operationEncompass else { return }
        let subjects = notification.subjects
        let isElsewhere =
            !subjects.isEmpty
            && subjects.indices.allSatisfy {
                subjects[$0].presentAtIncident?.value == .elsewhere
            }
        add(isElsewhere ? 1 : 2, "header/messageType")
    }
}

extension Notification {
    /// Where something is told in words alone; nil where nothing is.
    var account: String? {
        let type = header.messageType.value
        let isRollNotice = type == .electiveHomeEducation || type == .childMissingEducation
        // A notice that a child leaves a school is tagged as what it is.
        let tags = isRollNotice ? [] : (education?.categories ?? []) + [education?.bodyMap ?? ""]
        let told: [(place: String, text: String?)] = [
            ("narrative", narrative), ("incident/reported", incident?.reported),
            ("incident/witnessed", incident?.witnessed),
            ("health/presentingComplaint", health?.presentingComplaint),
            ("earlyHelp/chronology", earlyHelp?.chronology),
            ("education/categories", tags.first { !$0.trimmed.isEmpty }),
        ]
        return told.first { !($0.text?.trimmed ?? "").isEmpty }?.place
    }
}

extension Notification.Education {
    /// Whether it tells of attendance, exclusion or a roll.
    fileprivate var tells: Bool {
        attendancePercent != nil || exclusions != nil || dateOffRoll != nil || homeEducated != nil
            || whereaboutsEstablished != nil || !(reason?.trimmed ?? "").isEmpty
    }
}

extension Notification.SelfHarm {
    var answers: [Stated<Answer>?] {
        acts + [
            suicidalTalk, needsCare, superficial, somebodyWithChild, mentalHealthServiceOpen,
        ]
    }

    private var acts: [Stated<Answer>?] {
        [suicidePlan, suicideAttempt, overdose, ligature]
    }

    /// Nil where all that is said is that nothing of it is so. Superficial harm of a child who is not
    /// alone and is in treatment is of level 2, if nothing speaks for more.
    var level: Int? {
        if acts.contains(where: { $0.isYes }) { return 4 }
        let told = (acts + [suicidalTalk, needsCare]).compactMap { $0 }
        let isDenied = told.allSatisfy { $0.truth == false }
        if isDenied, superficial.isYes, somebodyWithChild.isYes, mentalHealthServiceOpen.isYes {
            return 2
        }
        return isDenied && !told.isEmpty && superficial == nil ? nil : 3
    }
}

extension Notification.Crisis {
    var answers: [Stated<Answer>?] {
        [
            suicideAttempt, overdose, psychosis, delusionAboutChild, intoxicated, collapsed,
            childInTheirCare, soleCarer,
        ]
    }

    /// Whether there may be one: not where all that is said is that nothing of it is so.
    var mayBeSo: Bool {
        let told = answers.prefix(6).compactMap { $0 }
        return told.isEmpty || !told.allSatisfy { $0.truth == false }
    }
}

extension CensusCode<Factor> {
    /// The level of the concern that stands for the same; nil where no code of ours does.
    fileprivate var level: Int? {
        switch code {
        case "1A", "1C", "2A", "2C", "4A", "4C", "5A", "5C", "6A", "6C", "7A", "10A": 2
        case "1B", "2B", "3A", "3B", "3C", "4B", "5B", "6B", "15A", "16A", "17A": 3
        case "9A", "11A", "12A", "13A", "18A", "18B", "18C", "19A", "19B", "19C", "22A", "24A": 4
        default: nil
        }
    }
}
