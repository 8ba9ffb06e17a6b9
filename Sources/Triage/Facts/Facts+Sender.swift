import Model

extension Facts {
    /// What the sender makes of it can raise a band and never lower one.
    static let sender: [Fact] = [
        rated(
            "senderImmediate", definition: "the sender says: danger now",
            rank: 3, level: nil),
        rated(
            "senderHigh", definition: "the sender says: high, red, or level 4",
            rank: 2, level: 4),
        rated(
            "senderMedium", definition: "the sender says: medium, amber, or level 3",
            rank: 1, level: 3),
        Fact(
            "mustActSoon",
            definition: "a time to act before, with a reason, is less than two hours away; home "
                + "time is one where somebody suspected is at home",
            question: "By when must somebody have acted, why, and who is at home?",
            phrase: "the time to act before were less than two hours away",
            .household(mustActSoon)),
        Fact(
            "mustActPast",
            definition: "a time to act before, with a reason, is past, and it is not known that "
                + "nobody suspected is where the child is",
            question: "Where is the child now, and who is with them?",
            phrase: "the time to act before were past and the child not known to be safe",
            .household(mustActPast)),
        Fact(
            "actionTimePast",
            definition: "a time to act before is past, whatever the reason and wherever anybody is",
            question: "Where is the child now, and who is with them?",
            .household { scene in
                var gathering = Gathering()
                for deadline in scene.notification.deadlines.known {
                    gathering.add(
                        deadline.moment.latestInstant <= scene.now, at: deadline.place)
                }
                return gathering.finding()
            }),
    ]

    private static func rated(
        _ name: String, definition: String, rank: Int, level: Int?
    ) -> Fact {
        Fact(
            name, definition: definition, question: "How urgent does the sender hold it to be?",
            .household { scene in
                let assessment = scene.notification.senderAssessment
                var gathering = Gathering()
                if let urgency = assessment?.urgency {
                    gathering.add(
                        urgency.value.map { $0.rank >= rank }, at: "senderAssessment/urgency")
                }
                if let level, let stated = assessment?.level {
                    gathering.add(
                        stated.value.map { $0.number >= level }, at: "senderAssessment/level")
                }
                return gathering.finding()
            })
    }

    /// Of a date without a time, any moment of it may be meant.
    @Sendable private static func mustActSoon(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let deadlines = scene.notification.deadlines
        for place in deadlines.unreadable { gathering.addUnknown(at: place) }
        let limit = scene.now + .minutes(scene.thresholds[.actSoonMinutes])
        for deadline in deadlines.known {
            guard deadline.moment.latestInstant > scene.now,
                deadline.moment.earliestInstant < limit
            else {
                gathering.add(false, at: deadline.place)
                continue
            }
            if !deadline.isReasoned {
                gathering.addUnknown(at: "senderAssessment/mustActReason")
            } else if deadline.isHomeTime {
                let danger = scene.dangerAtHome
                gathering.add(
                    danger.answer, at: danger.answer == nil ? danger.place : deadline.place)
            } else {
                gathering.add(true, at: deadline.place)
            }
        }
        return gathering.finding()
    }

    @Sendable private static func mustActPast(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let deadlines = scene.notification.deadlines
        for place in deadlines.unreadable { gathering.addUnknown(at: place) }
        for deadline in deadlines.known {
            guard deadline.moment.latestInstant <= scene.now else {
                gathering.add(false, at: deadline.place)
                continue
            }
            guard deadline.isReasoned else {
                gathering.addUnknown(at: "senderAssessment/mustActReason")
                continue
            }
            let isSafe =
                !scene.mayBeWithSuspected
                || (deadline.isHomeTime && scene.dangerAtHome.answer == false)
            gathering.add(!isSafe, at: deadline.place)
        }
        return gathering.finding()
    }
}

extension Scene {
    /// Whether somebody suspected is at home, as far as it is known, and where that is told.
    ///
    /// Somebody with a role of the household, or none that is known, is taken to be at home unless
    /// known to be elsewhere.
    fileprivate var dangerAtHome: (answer: Bool?, place: String) {
        var unknown: String?
        let adults = notification.adults
        for index in adults.indices where adults[index].suspected?.truth != false {
            let place = "adults[\(index + 1)]/"
            guard !adults[index].isElsewhere(in: self) else { continue }
            guard adults[index].suspected.isYes else {
                // Of whom nobody says who it is, it is not known that it is nobody to fear.
                let mayBe = adults[index].hasHouseholdRole || adults[index].isNobodyKnown
                if mayBe { unknown = unknown ?? place + "suspected" }
                continue
            }
            let isAtHome =
                adults[index].whereabouts?.value == .home || adults[index].livesWithChild.isYes
                || adults[index].hasHouseholdRole || adults[index].role?.value == nil
            if isAtHome { return (true, place + "whereabouts") }
            if adults[index].livesWithChild?.truth != false {
                unknown = unknown ?? place + "whereabouts"
            }
        }
        guard !adults.isEmpty else { return (nil, "adults") }
        return unknown.map { (nil, $0) } ?? (false, "adults")
    }

    /// Whether somebody suspected may be where a child is. Where nobody is named, that is not known
    /// unless every child is in a place that is known to be safe.
    fileprivate var mayBeWithSuspected: Bool {
        let subjects = notification.subjects
        let isSafe =
            !subjects.isEmpty
            && subjects.indices.allSatisfy { index in
                switch subjects[index].whereNow?.value {
                case .inHospital, .safePlace, .inCare: true
                default: false
                }
            }
        let isInHospital = subjects.indices.contains {
            subjects[$0].whereNow?.value == .inHospital
        }
        let adults = notification.adults
        let suspected = adults.indices.filter { adults[$0].suspected.isYes }
        guard !suspected.isEmpty else { return !isSafe }
        return suspected.contains { index in
            let whereabouts = adults[index].whereabouts?.value
            if whereabouts == .inHospital, isInHospital { return true }
            return !adults[index].isElsewhere(in: self) && !(isSafe && whereabouts == .home)
        }
    }
}

extension Notification.Adult {
    /// Whether it is known that this person is where no child lives.
    fileprivate func isElsewhere(in scene: Scene) -> Bool {
        let isBreached = scene.violence?.breachOfOrder.isYes ?? false
        return whereabouts?.value == .inHospital || isKeptAway(in: scene, despite: isBreached)
    }
}

extension Urgency {
    /// 3 for danger now, down to 0 for what is no floor.
    var rank: Int {
        switch self {
        case .immediate: 3
        case .high, .red: 2
        case .medium, .amber: 1
        case .standard, .low, .green, .blue: 0
        }
    }
}

extension NeedLevel {
    var number: Int {
        switch self {
        case .level1: 1
        case .level2: 2
        case .level3: 3
        case .level4: 4
        }
    }
}

extension Notification.Adult {
    /// Whether it is not told who this is to the child.
    fileprivate var isNobodyKnown: Bool {
        switch role?.value {
        case nil, .unknownMale, .unknownFemale, .other: true
        default: false
        }
    }
}
