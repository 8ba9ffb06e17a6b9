import Model

extension Facts {
    static let harm: [Fact] = [
        Fact(
            "policeProtection", definition: "the child is in police protection",
            question: "Is the child in police protection?",
            phrase: "the child were in police protection", .child(policeProtection)),
        Fact(
            "strategyDiscussionRequested",
            definition: "the sender asks for a strategy discussion, or somebody has asked for one",
            question: "Does the sender ask for a strategy discussion?",
            phrase: "a strategy discussion were asked for", .child(strategyDiscussionRequested)),
        Fact(
            "childDead", definition: "the child has died",
            question: "Has the child died?", phrase: "the child had died", .child(childDead)),
        Fact(
            "disclosedPhysicalAbuse", definition: "the child has said that somebody hurts them",
            question: "Has the child said that somebody hurts them?",
            phrase: "the child had told of physical abuse",
            .child { scene, child in
                disclosed(
                    scene, child, scene.harm(of: child)?.disclosedPhysicalAbuse,
                    "disclosedPhysicalAbuse", asked: .physicalAbuse)
            }),
        Fact(
            "disclosedSexualAbuse", definition: "the child has told of sexual abuse",
            question: "Has the child told of sexual abuse?",
            phrase: "the child had told of sexual abuse",
            .child { scene, child in
                disclosed(
                    scene, child, scene.harm(of: child)?.disclosedSexualAbuse,
                    "disclosedSexualAbuse", asked: .sexualAbuse)
            }),
        Fact(
            "strategyDiscussionByPolice",
            definition: "a strategy discussion is asked for, and the police tell us",
            question: "Do the police ask for a strategy discussion?",
            phrase: "the police asked for a strategy discussion",
            .child(strategyDiscussionByPolice)),
        Fact(
            "sexualAbuse",
            definition: "the child told of sexual abuse, or somebody suspects it",
            question: "Does anybody suspect sexual abuse?",
            phrase: "sexual abuse were suspected", .child(sexualAbuse)),
        Fact(
            "sexualAbuseRecent",
            definition: "sexual abuse is told of or suspected, 7 days ago at most",
            question: "When did the sexual abuse happen last?",
            phrase: "the sexual abuse had happened within 7 days", .child(sexualAbuseRecent)),
    ]

    static let identity: [Fact] = [
        Fact(
            "unborn", definition: "the child is expected and not yet born",
            question: "Has the child been born?", phrase: "the child were not yet born",
            .child { _, child in
                child.isUnborn ? .yes(at: child.place) : .no(at: child.place)
            })
    ]

    @Sendable private static func policeProtection(_ scene: Scene, _ child: Child) -> Finding {
        var gathering = Gathering()
        gathering.add(
            scene.harm(of: child)?.policeProtection, at: "\(child.place)/harm/policeProtection")
        let status = child.subject.flatMap { scene.notification.subjects[$0].legalStatus }
        if let status {
            gathering.add(
                status.value.map { $0 == .policeProtection }, at: "\(child.place)/legalStatus")
        }
        return gathering.finding()
    }

    @Sendable private static func strategyDiscussionRequested(
        _ scene: Scene, _ child: Child
    ) -> Finding {
        var gathering = Gathering()
        gathering.add(
            scene.notification.senderAssessment?.requestsStrategyDiscussion,
            at: "senderAssessment/requestsStrategyDiscussion")
        for (index, action) in scene.notification.actionsTaken.enumerated()
        where action.kind?.value == .strategyDiscussionRequested
            && scene.isAction(index, about: child)
        {
            gathering.add(true, at: "actionsTaken[\(index + 1)]/kind")
        }
        return gathering.finding()
    }

    /// Who else may have asked is not known where the police are not the sender; where the sender is
    /// not told, it may be the police.
    @Sendable private static func strategyDiscussionByPolice(
        _ scene: Scene, _ child: Child
    ) -> Finding {
        let finding = strategyDiscussionRequested(scene, child)
        guard finding.answer == .yes else { return finding }
        let header = scene.notification.header
        if header.messageType.value?.isOfPolice ?? false {
            return Finding(.yes, at: finding.places + ["header/messageType"])
        }
        let scheme = header.sender?.scheme?.value
        let source = header.sender?.referralSource?.value?.code
        if scheme == .homeOfficeForce {
            return Finding(.yes, at: finding.places + ["header/sender/scheme"])
        }
        if source == "6" {
            return Finding(.yes, at: finding.places + ["header/sender/referralSource"])
        }
        let isKnown = source.map { $0 != "10" } ?? (scheme != nil && scheme != .other)
        let place = "header/sender/referralSource"
        return isKnown ? .no(at: place) : .unknown(at: place)
    }

    @Sendable private static func sexualAbuse(_ scene: Scene, _ child: Child) -> Finding {
        var gathering = Gathering()
        let harm = scene.harm(of: child)
        gathering.add(harm?.disclosedSexualAbuse, at: "\(child.place)/harm/disclosedSexualAbuse")
        gathering.add(harm?.suspectedSexualAbuse, at: "\(child.place)/harm/suspectedSexualAbuse")
        for place in scene.places(of: .sexualAbuse, for: child) { gathering.add(true, at: place) }
        for place in scene.placesOfSexualAbuse { gathering.add(true, at: place) }
        return gathering.finding()
    }

    /// A date that was not told is none of the last days: it is asked for.
    @Sendable private static func sexualAbuseRecent(_ scene: Scene, _ child: Child) -> Finding {
        let finding = sexualAbuse(scene, child)
        guard finding.answer == .yes else { return finding }
        let place = "incident/occurredFrom"
        guard let day = scene.notification.incident?.latestDay else { return .unknown(at: place) }
        let isRecent = scene.today - day <= scene.thresholds[.sexualAbuseDays]
        return isRecent ? .yes(at: place) : .no(at: place)
    }

    @Sendable private static func childDead(_ scene: Scene, _ child: Child) -> Finding {
        var gathering = Gathering()
        gathering.add(scene.harm(of: child)?.childDead, at: "\(child.place)/harm/childDead")
        for place in scene.places(of: .childDeath, for: child) { gathering.add(true, at: place) }
        let whereNow = child.subject.flatMap { scene.notification.subjects[$0].whereNow?.value }
        if whereNow == .deceased { gathering.add(true, at: "\(child.place)/whereNow") }
        return gathering.finding()
    }

    /// What the child is said to have told. Left out, it is worth asking where the same is a
    /// concern.
    private static func disclosed(
        _ scene: Scene, _ child: Child, _ stated: Stated<Answer>?, _ field: String,
        asked code: ConcernCode
    ) -> Finding {
        var gathering = Gathering()
        gathering.add(stated, at: "\(child.place)/harm/\(field)")
        let coded = scene.places(of: code, for: child)
        // A child that writes itself, or whose own words go with the code, has told.
        let isOwn =
            scene.notification.header.messageType.value == .selfReferral || scene.hasWords(child)
        if stated?.truth == nil, isOwn {
            for place in coded { gathering.add(true, at: place) }
        }
        return gathering.finding(
            silence: coded.isEmpty ? .silent : .unknown(at: "\(child.place)/harm/\(field)"))
    }
}

extension Scene {
    /// Where it is told of sexual abuse without a child being named: the law's report of it, and
    /// what the sender indicates of it.
    var placesOfSexualAbuse: [String] {
        var places: [String] = []
        if notification.mandatoryReport?.duty?.value == .childSexualAbuse {
            places.append("mandatoryReport/duty")
        }
        for (index, factor) in notification.indicatedFactors.enumerated()
        where ["19A", "19B", "19C"].contains(factor.value?.code) {
            places.append("indicatedFactors[\(index + 1)]")
        }
        return places
    }

    /// Whether it is told of any child.
    var tellsOfSexualAbuse: Bool {
        if coded.contains(where: { $0.code == .sexualAbuse }) || !placesOfSexualAbuse.isEmpty {
            return true
        }
        return notification.subjects.indices.contains { index in
            let harm = notification.subjects[index].harm
            return harm?.disclosedSexualAbuse.isYes ?? false
                || harm?.suspectedSexualAbuse.isYes ?? false
        }
    }
}

extension MessageType {
    /// Whether only the police send it.
    var isOfPolice: Bool {
        switch self {
        case .policeChild, .policeDomesticAbuse, .policeAdult, .operationEncompass,
            .missingFromHome, .missingFromCare:
            true
        default: false
        }
    }
}

extension Scene {
    /// Whether the message has words of the child's own.
    fileprivate func hasWords(_ child: Child) -> Bool {
        let words = child.subject.flatMap { notification.subjects[$0].voice?.words?.trimmed }
        return !(words ?? "").isEmpty
    }
}
