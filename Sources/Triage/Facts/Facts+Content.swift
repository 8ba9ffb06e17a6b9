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
    ]
}
