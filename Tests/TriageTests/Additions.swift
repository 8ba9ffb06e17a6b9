import Model

/// Changes to a message after which no child may be less urgent.
enum Additions {
    typealias Change = @Sendable (inout Notification, inout RandomNotice) -> Void

    /// Something dangerous that is now said.
    static let hazards: [(name: String, change: Change)] = [
        ("strangulation", { message, _ in message.now.strangulation = "yes" }),
        ("weapon", { message, _ in message.now.weapon = "yes" }),
        ("threatsToKill", { message, _ in message.now.threatsToKill = "yes" }),
        ("physicalViolence", { message, _ in message.now.physicalViolence = "yes" }),
        ("stalking", { message, _ in message.now.stalking = "yes" }),
        ("coerciveControl", { message, _ in message.now.coerciveControl = "yes" }),
        ("honourBased", { message, _ in message.now.honourBased = "yes" }),
        ("breachOfOrder", { message, _ in message.now.breachOfOrder = "yes" }),
        ("recentSeparation", { message, _ in message.now.recentSeparation = "yes" }),
        ("perpetratorReleased", { message, _ in message.now.perpetratorReleased = "yes" }),
        ("perpetratorReturned", { message, _ in message.now.perpetratorReturned = "yes" }),
        ("ever", { message, _ in message.ever.strangulation = "yes" }),
        ("maracReferred", { message, _ in message.form.maracReferred = "yes" }),
        ("highGrade", { message, _ in message.form.grade = "high" }),
        ("ticks", { message, _ in message.form.ticks = "14" }),
        ("urgency", { message, _ in message.view.urgency = "immediate" }),
        ("level", { message, _ in message.view.level = "4" }),
        ("discussion", { message, _ in message.view.requestsStrategyDiscussion = "yes" }),
        ("concern", { $0.concerns.append(concern($1.code())) }),
        ("category", { message, random in message.what.categories.append(random.code()) }),
        ("atLarge", { message, _ in message.adults.append(adult { $0.suspected = "yes" }) }),
        ("pregnant", { message, _ in message.adults.append(adult { $0.pregnant = "yes" }) }),
        ("child", { $0.subjects.append($1.subject("new")) }),
        (
            "flag",
            { message, _ in
                each(&message.adults) { $0.offenderFlags.append("domesticAbusePerpetrator") }
            }
        ),
        (
            "injury",
            { message, random in each(&message.subjects) { $0.injuries.append(random.injury()) } }
        ),
        (
            "told",
            { message, _ in each(&message.subjects) { $0.hurt.disclosedSexualAbuse = "yes" } }
        ),
        (
            "intervened",
            { message, _ in each(&message.subjects) { $0.hurt.intervenedInViolence = "yes" } }
        ),
        (
            "protection",
            { message, _ in each(&message.subjects) { $0.hurt.policeProtection = "yes" } }
        ),
        ("dead", { message, _ in each(&message.subjects) { $0.whereNow = "deceased" } }),
        (
            "suspected",
            { message, _ in
                each(&message.subjects) { each(&$0.injuries) { $0.suspectedNonAccidental = "yes" } }
            }
        ),
        (
            "treatment",
            { message, _ in
                each(&message.subjects) { each(&$0.injuries) { $0.needsTreatment = "yes" } }
            }
        ),
    ]

    /// A guard, a date or a reassuring answer that is now unknown. What was said to be dangerous
    /// stays said.
    static let unknowns: [(name: String, change: Change)] = [
        ("violence", { message, _ in within(&message.incident) { unlearn(&$0.thisIncident) } }),
        ("ever", { message, _ in within(&message.incident) { unlearn(&$0.ever) } }),
        ("born", { message, _ in each(&message.subjects) { vague(&$0.dateOfBirth) } }),
        ("age", { message, _ in each(&message.subjects) { vague(&$0.age) } }),
        ("mobility", { message, _ in each(&message.subjects) { unlearn(&$0.mobility) } }),
        (
            "mobilityLeftOut",
            { message, _ in
                each(&message.subjects) {
                    unlearn(&$0.mobility)
                    if $0.mobility?.value == .notKnown { $0.mobility = nil }
                }
            }
        ),
        ("presence", { message, _ in each(&message.subjects) { vague(&$0.presentAtIncident) } }),
        ("harm", { message, _ in each(&message.subjects) { unlearn(&$0.harm) } }),
        (
            "injuries",
            { message, _ in each(&message.subjects) { each(&$0.injuries) { unlearn(&$0) } } }
        ),
        (
            "injuryDates",
            { message, _ in each(&message.subjects) { each(&$0.injuries) { vague(&$0.occurredAt) } }
            }
        ),
        ("whereabouts", { message, _ in each(&message.adults) { vague(&$0.whereabouts) } }),
        ("whereaboutsLeftOut", { message, _ in each(&message.adults) { $0.whereabouts = nil } }),
        ("arrested", { message, _ in each(&message.adults) { vague(&$0.arrestedAt) } }),
        ("arrestedLeftOut", { message, _ in each(&message.adults) { $0.arrestedAt = nil } }),
        ("bail", { message, _ in each(&message.adults) { $0.bailKeepsAway = "notKnown" } }),
        ("innocent", { message, _ in each(&message.adults) { unlearn(&$0.suspected) } }),
        ("notPregnant", { message, _ in each(&message.adults) { unlearn(&$0.pregnant) } }),
        ("when", { message, _ in within(&message.incident) { vague(&$0.occurredFrom) } }),
        ("whenLeftOut", { message, _ in message.incident?.occurredFrom = nil }),
        (
            "number",
            { message, _ in
                within(&message.incident) {
                    within(&$0.previousIncidents) { vague(&$0.last12Months) }
                }
            }
        ),
        (
            "standardGrade",
            { message, _ in
                guard message.incident?.dash?.grade?.value == .standard else { return }
                message.incident?.dash?.grade = "not graded"
            }
        ),
        ("status", { message, _ in each(&message.subjects) { unlearn(&$0.legalStatus) } }),
    ]

    static func each<Element>(
        _ list: inout [Element], _ change: (inout Element) -> Void
    ) {
        for index in list.indices { change(&list[index]) }
    }

    private static func within<Part>(_ part: inout Part?, _ change: (inout Part) -> Void) {
        guard var changed = part else { return }
        change(&changed)
        part = changed
    }

    /// What was written can no longer be read.
    private static func vague<Value>(_ stated: inout Stated<Value>?) {
        if stated != nil { stated = "cannot be told" }
    }

    private static func unlearn(_ stated: inout Stated<Answer>?) {
        if stated?.value == .no { stated = "notKnown" }
    }

    private static func unlearn(_ stated: inout Stated<Mobility>?) {
        switch stated?.value {
        case .crawling, .cruising, .walking: stated = "notKnown"
        default: break
        }
    }

    private static func unlearn(_ stated: inout Stated<LegalStatus>?) {
        if stated?.value == LegalStatus.none { stated = "notKnown" }
    }

    private static func unlearn(_ violence: inout Notification.Violence?) {
        guard var changed = violence else { return }
        unlearn(&changed.physicalViolence)
        unlearn(&changed.strangulation)
        unlearn(&changed.weapon)
        unlearn(&changed.threatsToKill)
        unlearn(&changed.stalking)
        unlearn(&changed.coerciveControl)
        unlearn(&changed.honourBased)
        unlearn(&changed.breachOfOrder)
        unlearn(&changed.recentSeparation)
        unlearn(&changed.perpetratorReleased)
        violence = changed
    }

    private static func unlearn(_ ever: inout Notification.EverFacts?) {
        guard var changed = ever else { return }
        unlearn(&changed.strangulation)
        unlearn(&changed.weapon)
        unlearn(&changed.threatsToKill)
        ever = changed
    }

    private static func unlearn(_ harm: inout Notification.Harm?) {
        guard var changed = harm else { return }
        unlearn(&changed.policeProtection)
        unlearn(&changed.disclosedPhysicalAbuse)
        unlearn(&changed.disclosedSexualAbuse)
        unlearn(&changed.intervenedInViolence)
        unlearn(&changed.usedAsTool)
        harm = changed
    }

    /// Of an injury, the answers that speak against harm: no to suspicion and need, yes to an
    /// explanation that fits and to a place over bone.
    private static func unlearn(_ injury: inout Notification.Injury) {
        unlearn(&injury.suspectedNonAccidental)
        unlearn(&injury.needsTreatment)
        unlearn(&injury.lifeThreatening)
        if injury.explanationConsistent?.value == .yes { injury.explanationConsistent = "notKnown" }
        if injury.overBone?.value == .yes { injury.overBone = "notAsked" }
    }
}
