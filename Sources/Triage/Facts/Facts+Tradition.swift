import Model

// Harm in the name of tradition. None of it is a matter to raise with the family first.

extension Facts {
    static let tradition: [Fact] = [
        Fact(
            "mutilationFeared",
            definition:
                "female genital mutilation is feared: of this girl, or of one beside a girl "
                + "of whom it is said that another is at risk",
            question: "Is it feared that the girl will be cut?",
            phrase: "it were feared that the girl will be cut", .child(mutilationFeared)),
        Fact(
            "mutilationKnown",
            definition: "female genital mutilation is known to have been done to a girl who may be "
                + "under 18",
            question: "Is it known that the girl has been cut?",
            phrase: "it were known that the girl has been cut", .child(mutilationKnown)),
        Fact(
            "mutilationRecent",
            definition: "female genital mutilation is known, and was done 28 days ago at most",
            question: "When was the girl cut?",
            phrase: "the girl had been cut within 28 days", .child(mutilationRecent)),
        Fact(
            "otherGirlAtRisk",
            definition: "there is another girl beside one of whom mutilation is known or feared",
            question: "Are there other girls in the family, and how old are they?",
            phrase: "another girl of the family were at risk", .child(otherGirlAtRisk)),
        Fact(
            "forcedMarriageOrAbductionFeared",
            definition: "it is feared that the child is married against their will, or taken away",
            question: "Is it feared that the child will be married or taken away?",
            phrase: "it were feared that the child will be married or taken away",
            .child(forcedMarriageOrAbductionFeared)),
        Fact(
            "travelSoon",
            definition: "the child is to travel within 7 days, or the day has passed",
            question: "When is the child to travel, and where?",
            phrase: "the child were to travel within 7 days", .child(travelSoon)),
    ]

    private static let record = "femaleGenitalMutilation"

    @Sendable private static func mutilationFeared(_ scene: Scene, _ child: Child) -> Finding {
        if let mutilation = scene.mutilation(of: child) {
            guard mutilation.status?.value == .known else { return .yes(at: record + "/status") }
            // Of a woman it is another girl that it is about, whether or not she is listed.
            let isOfOther = scene.isGrown(child) && mutilation.otherGirlAtRisk.isYes
            return isOfOther ? .yes(at: record + "/otherGirlAtRisk") : .no(at: record + "/status")
        }
        var gathering = Gathering()
        for place in scene.placesOfMutilation(child) { gathering.add(true, at: place) }
        if let mutilation = scene.notification.femaleGenitalMutilation, scene.mayBeGirl(child) {
            let place = record + "/otherGirlAtRisk"
            gathering.add(mutilation.otherGirlAtRisk.flatMap(\.truth), at: place)
        }
        return gathering.finding()
    }

    @Sendable private static func mutilationKnown(_ scene: Scene, _ child: Child) -> Finding {
        let place = record + "/status"
        guard let mutilation = scene.mutilation(of: child) else {
            return scene.placesOfMutilation(child).isEmpty ? .silent : .unknown(at: place)
        }
        switch mutilation.status?.value {
        case .known:
            return scene.isGrown(child) ? .no(at: "\(child.place)/dateOfBirth") : .yes(at: place)
        case .atRisk: return .no(at: place)
        case .notKnown, nil: return .unknown(at: place)
        }
    }

    @Sendable private static func mutilationRecent(_ scene: Scene, _ child: Child) -> Finding {
        let finding = mutilationKnown(scene, child)
        guard finding.answer == .yes else { return finding }
        let place = record + "/occurredOn"
        guard let date = scene.mutilation(of: child)?.occurredOn?.value else {
            return .unknown(at: place)
        }
        let isRecent = scene.today - date.latest <= scene.thresholds[.mutilationDays]
        return isRecent ? .yes(at: place) : .no(at: place)
    }

    @Sendable private static func otherGirlAtRisk(_ scene: Scene, _ child: Child) -> Finding {
        let mutilation = scene.mutilation(of: child)
        guard mutilation != nil || !scene.placesOfMutilation(child).isEmpty else { return .silent }
        var gathering = Gathering()
        gathering.add(mutilation?.otherGirlAtRisk, at: record + "/otherGirlAtRisk")
        if let sisters = mutilation?.sisters {
            gathering.add(sisters.value.map { $0 >= 1 }, at: record + "/sisters")
        }
        if let girl = scene.listed.girl(beside: child) {
            gathering.add(true, at: "subjects[\(girl + 1)]/sex")
        }
        return gathering.finding(silence: .unknown(at: record + "/otherGirlAtRisk"))
    }

    @Sendable private static func forcedMarriageOrAbductionFeared(
        _ scene: Scene, _ child: Child
    ) -> Finding {
        let places = scene.placesOfTakingAway(child)
        return places.isEmpty ? .silent : Finding(.yes, at: places)
    }

    /// Whoever of the family it is told of: sisters travel together.
    @Sendable private static func travelSoon(_ scene: Scene, _ child: Child) -> Finding {
        let last = scene.dayOfDeciding.adding(days: scene.thresholds[.travelDays])
        var gathering = Gathering()
        if let date = scene.notification.femaleGenitalMutilation?.travelDate {
            gathering.add(date.value.map { $0.earliest <= last }, at: record + "/travelDate")
        }
        let place = "senderAssessment/mustActBefore"
        let assessment = scene.notification.senderAssessment
        if assessment?.mustActReason?.value == .travel {
            let day = assessment?.mustActBefore?.value?.earliestDay
            gathering.add(day.map { $0 <= last }, at: place)
        }
        let isMutilation =
            scene.notification.femaleGenitalMutilation != nil
            || !scene.placesOfMutilation(child).isEmpty
        if isMutilation { return gathering.finding(silence: .unknown(at: record + "/travelDate")) }
        return gathering.finding(
            silence: scene.placesOfTakingAway(child).isEmpty ? .silent : .unknown(at: place))
    }
}

extension Scene {
    /// The record of mutilation that is about a child.
    fileprivate func mutilation(of child: Child) -> Notification.FemaleGenitalMutilation? {
        notification.femaleGenitalMutilation.flatMap { record in
            isRecord(of: record.aboutLocalRef, about: child) ? record : nil
        }
    }

    /// Where, but in a record, mutilation is told of: a code, the kind of message, the law's report
    /// of it, and what the sender indicates. Only a code may name the child.
    fileprivate func placesOfMutilation(_ child: Child) -> [String] {
        var places = places(of: .femaleGenitalMutilation, for: child)
        guard notification.femaleGenitalMutilation == nil else { return places }
        if notification.header.messageType.value == .femaleGenitalMutilationReport {
            places.append("header/messageType")
        }
        if notification.mandatoryReport?.duty?.value == .femaleGenitalMutilation {
            places.append("mandatoryReport/duty")
        }
        for (index, factor) in notification.indicatedFactors.enumerated()
        where factor.value?.code == "22A" {
            places.append("indicatedFactors[\(index + 1)]")
        }
        return places
    }

    /// Where it is said that a child may be married against its will, or taken away.
    fileprivate func placesOfTakingAway(_ child: Child) -> [String] {
        places(of: .forcedMarriage, for: child) + places(of: .abduction, for: child)
    }

    /// Whether a child is known to be one no longer.
    fileprivate func isGrown(_ child: Child) -> Bool {
        !child.mayBeUnder(months: 12 * Child.adultYears, on: today)
    }

    /// Whether a child is listed and not known to be a boy.
    fileprivate func mayBeGirl(_ child: Child) -> Bool {
        guard let subject = child.subject else { return false }
        return notification.subjects[subject].sex?.value != .male
    }
}
