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
        return gathering.finding(
            silence: scene.places(of: code, for: child).isEmpty
                ? .silent : .unknown(at: "\(child.place)/harm/\(field)"))
    }
}
