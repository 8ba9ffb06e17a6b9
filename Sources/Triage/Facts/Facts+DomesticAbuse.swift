import Model

extension Facts {
    static let domesticAbuse: [Fact] = [
        Fact(
            "domesticAbuse", definition: "the event was one of domestic abuse",
            question: "Was this domestic abuse?", phrase: "this were domestic abuse",
            .household(isDomesticAbuse)),
        Fact(
            "honourBasedAbuse", definition: "abuse in the name of honour",
            question: "Is there abuse in the name of honour?",
            phrase: "there were abuse in the name of honour", .household(honourBasedAbuse)),
        graded(
            "dashStandard", as: .standard,
            definition: "the risk form is graded standard or higher, or has any tick"),
        graded(
            "dashMedium", as: .medium,
            definition: "the risk form is graded medium or high, or has 10 ticks or more"),
        graded(
            "dashHigh", as: .high,
            definition: "the risk form is graded high, or has 14 ticks or more"),
        Fact(
            "maracReferral", definition: "referred to a multi-agency risk assessment conference",
            question: "Has this been referred to the conference on high-risk abuse (MARAC)?",
            phrase: "it had been referred to the conference on high-risk abuse (MARAC)",
            .household(maracReferral)),
    ]

    private static func graded(
        _ name: String, as grade: DASHGrade, definition: String
    ) -> Fact {
        Fact(
            name, definition: definition, question: "How was the risk form (DASH) graded?",
            phrase: "the risk form (DASH) were graded \(grade.rawValue)",
            .household { scene in isGraded(scene, grade) })
    }

    @Sendable private static func isDomesticAbuse(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        for coded in scene.coded {
            guard let code = coded.code, code != .other else { continue }
            gathering.add(code.isDomesticAbuse, at: coded.place)
        }
        if scene.notification.incident?.dash != nil { gathering.add(true, at: "incident/dash") }
        let type = scene.notification.header.messageType.value
        if type == .policeDomesticAbuse || type == .operationEncompass {
            gathering.add(true, at: "header/messageType")
        }
        return gathering.finding(
            silence: scene.violence == nil ? .silent : .unknown(at: "incident/categories"))
    }

    @Sendable private static func honourBasedAbuse(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        gathering.add(
            scene.violence?.honourBased, at: "incident/thisIncident/honourBased")
        for coded in scene.coded where coded.code == .honourBasedAbuse {
            gathering.add(true, at: coded.place)
        }
        return gathering.finding()
    }

    /// Grade and ticks are read to raise: the higher of the two is taken, and only a grade that was
    /// read says that it was lower.
    private static func isGraded(_ scene: Scene, _ grade: DASHGrade) -> Finding {
        guard let form = scene.notification.incident?.dash else {
            return scene.tellsOfViolence ? .unknown(at: "incident/dash/grade") : .silent
        }
        if let given = form.grade?.value, given.rank >= grade.rank {
            return .yes(at: "incident/dash/grade")
        }
        if let ticks = form.ticks?.value, ticks >= grade.leastTicks(scene.thresholds) {
            return .yes(at: "incident/dash/ticks")
        }
        return form.grade?.value == nil
            ? .unknown(at: "incident/dash/grade") : .no(at: "incident/dash/grade")
    }

    @Sendable private static func maracReferral(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        gathering.add(
            scene.notification.incident?.dash?.maracReferred, at: "incident/dash/maracReferred")
        for (index, action) in scene.notification.actionsTaken.enumerated()
        where action.kind?.value == .maracReferral {
            gathering.add(true, at: "actionsTaken[\(index + 1)]/kind")
        }
        return gathering.finding()
    }
}

extension DASHGrade {
    var rank: Int {
        switch self {
        case .standard: 1
        case .medium: 2
        case .high: 3
        }
    }

    /// The ticks from which a form counts as graded so. Source: the practice of SafeLives' form.
    func leastTicks(_ thresholds: Thresholds) -> Int {
        switch self {
        case .standard: 1
        case .medium: thresholds[.mediumTicks]
        case .high: thresholds[.highTicks]
        }
    }
}
