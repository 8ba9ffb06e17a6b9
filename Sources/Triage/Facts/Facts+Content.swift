import Model

// What the base table asks: whether all that is said is known to be low. Only here is "nothing
// else" asked for, and it is asked of the whole message, so that no child is started lower than
// what is said of another.

extension Facts {
    static let content: [Fact] = [
        Fact(
            "unmappedContent", .truth, .falling,
            definition: "something that no rule reads, a concern that no code of the list stands "
                + "for, or an account with nothing coded",
            .household { scene in
                scene.content.unmapped.map { .yes(at: $0) } ?? .no(at: "concerns")
            }),
        Fact(
            "publicContact", .truth, .falling,
            definition: "a member of the public, a child, or nobody named has told us",
            .household { scene in
                let type = scene.notification.header.messageType.value
                let isPublic = [.selfReferral, .publicContact, .anonymous].contains(type)
                return isPublic ? .yes(at: "header/messageType") : .no(at: "header/messageType")
            }),
        Fact(
            "mappedLevel", .count, .falling,
            definition: "the highest level of need, 1 to 4, of all that the message says; unknown "
                + "where something has no level, or nothing is said",
            .household { scene in
                guard scene.content.unmapped == nil, let highest = scene.content.highest else {
                    return .unknown(at: "concerns")
                }
                return Finding(.number(highest.level), at: [highest.place])
            }),
        Fact(
            "incidentOfConcern", .truth, .falling,
            definition: "counts as an incident: not level 1 alone, a copy to a school, or a notice "
                + "of access",
            .household { scene in
                scene.content.isConcern ? .yes(at: "concerns") : .no(at: "concerns")
            }),
        Fact(
            "notificationOnly", .truth, .falling,
            definition: "of a kind that is known to carry no concern by itself: a copy to a "
                + "school, a first minor offence, or an access to the record of a child without a "
                + "plan",
            .household(notificationOnly)),
        Fact(
            "needTold",
            definition: "something of level 2 or more is said, or something that has no level",
            question: "Is there any concern about the child beyond this?",
            phrase: "any concern of level 2 were told", .household(needTold)),
        Fact(
            "newConcern",
            definition: "something of level 2 or more is said, something that has no level, or "
                + "the message counts as an incident",
            question: "Is there any new concern about the child?",
            phrase: "any new concern were told",
            .household { scene in
                let told = needTold(scene)
                // A notice of access alone says that a child was seen, and has a rule of its own.
                if scene.isBareAccess { return .no(at: "header/messageType") }
                guard told.answer != .yes, scene.content.isConcern else { return told }
                return .yes(at: "concerns")
            }),
    ]

    @Sendable private static func needTold(_ scene: Scene) -> Finding {
        // A notice of access alone says that a child was seen, and has a rule of its own.
        scene.isBareAccess ? .no(at: "header/messageType") : anyNeedTold(scene)
    }

    @Sendable private static func notificationOnly(_ scene: Scene) -> Finding {
        switch scene.notification.header.messageType.value {
        case .operationEncompass: return .yes(at: "header/messageType")
        case .childProtectionInformationSharing:
            let care = scene.notification.unscheduledCare
            let hasNone = care?.planType?.value == .noPlan && care?.planEnded == nil
            return Finding(hasNone ? .yes : .no, at: ["unscheduledCare/planType"])
        default: break
        }
        let first = firstMinorOffence(scene)
        return first.answer == .unknown ? .no(at: "header/messageType") : first
    }

    @Sendable private static func anyNeedTold(_ scene: Scene) -> Finding {
        if let place = scene.content.unmapped { return .yes(at: place) }
        guard let said = scene.content.said, said.level > 1 else { return .no(at: "concerns") }
        return .yes(at: said.place)
    }
}

extension Scene {
    /// Whether it is a notice of access to care that tells of nothing besides.
    var isBareAccess: Bool {
        guard notification.header.messageType.value == .childProtectionInformationSharing,
            coded.isEmpty
        else { return false }
        var rest = notification
        rest.unscheduledCare = nil
        for index in rest.subjects.indices { rest.subjects[index].legalStatus = nil }
        let content = Content(
            of: rest, [], levelOfAbuse: levelOfAbuse, on: today, thresholds, isInNeed: false)
        return content.highest == nil && content.unmapped == nil
    }
}
