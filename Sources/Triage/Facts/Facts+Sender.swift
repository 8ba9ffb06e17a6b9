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
