import Model

/// What the register keeps of a message besides its codes, so that later messages count it rightly.
package struct Marks: Sendable, Equatable {
    /// Whether it counts as an incident of concern.
    package let isConcern: Bool
    /// Whether it repeats another report: no incident of its own, and no second source.
    package let isCopy: Bool
    /// By the subject's place, how many signs of exploitation it tells of; of a message without
    /// subjects under ``Lowering/unnamed``.
    package let signs: [Int: Int]

    init(_ scene: Scene) {
        isConcern = scene.content.isConcern
        isCopy = scene.isCopy
        signs = scene.children.reduce(into: [:]) { signs, child in
            signs[child.subject ?? Lowering.unnamed] =
                ExploitationSigns(toldOf: child, in: scene).count
        }
    }
}

extension Scene {
    /// Whether the message repeats another report: each of its concerns says so, or a school tells, some
    /// days after the copy that it had of an incident, of nothing that has happened since.
    func copies(_ past: Past?) -> Bool {
        let concerns = notification.concerns
        let isDerived = concerns.allSatisfy { !($0.derivedFrom?.trimmed ?? "").isEmpty }
        if !concerns.isEmpty, isDerived { return true }
        guard notification.header.messageType.value == .schoolConcern, let past else {
            return false
        }
        let start = today.adding(days: -thresholds[.copyDays])
        let copied = past.events.last { event in
            event.contact.kind == .operationEncompass && event.contact.source == "6"
                && event.day >= start
                && (event.contact.person.map(linked.contains) ?? false)
        }
        guard let copied, !tellsOfHarm, tellsOnlyOf(copied.contact.reasons) else { return false }
        return notification.incident?.latestDay.map { $0 <= copied.day } ?? true
    }

    /// Whether it has nothing but codes of the same themes: no account, no text, no record of its own.
    private func tellsOnlyOf(_ reasons: [ConcernCode]) -> Bool {
        let known = Set(reasons.compactMap(\.theme))
        let accounts =
            [
                notification.narrative, notification.professionalOpinion,
                notification.incident?.reported, notification.incident?.witnessed,
            ] + notification.concerns.map(\.text)
        return themes().isSubset(of: known) && notification.kindRecords.isEmpty
            && accounts.allSatisfy { ($0?.trimmed ?? "").isEmpty }
    }

    /// Whether a child is hurt, has said something, or stands in danger, by the message itself.
    private var tellsOfHarm: Bool {
        notification.subjects.contains { subject in
            !subject.injuries.isEmpty || subject.selfHarm != nil || subject.voice != nil
                || subject.harm?.isTold ?? false
        }
    }
}

extension Notification.Harm {
    /// Whether something of it is said to be so.
    fileprivate var isTold: Bool {
        [
            childDead, policeProtection, disclosedPhysicalAbuse, disclosedSexualAbuse,
            suspectedSexualAbuse, intervenedInViolence, usedAsTool, unattendedNow,
        ].contains { $0.isYes }
    }
}
