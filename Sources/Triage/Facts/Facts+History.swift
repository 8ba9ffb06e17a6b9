import Model

extension Facts {
    static let history: [Fact] = [
        counted("incidents90Days", in: "90 days") { scene in
            scene.today.adding(days: -scene.thresholds[.shortWindowDays])
        },
        counted("incidents12Months", in: "12 months") { scene in
            scene.today.adding(months: -scene.thresholds[.longWindowMonths])
        },
        Fact(
            "earlierDomesticAbuse", .count,
            definition: "earlier events of domestic abuse that the history or the sender knows of; "
                + "an adult flagged as a perpetrator of it stands for one",
            question: "How many earlier events of domestic abuse are known?",
            phrase: "# or more earlier events of domestic abuse were known",
            .household(earlierDomesticAbuse)),
        Fact(
            "historyWhole", .truth, .falling,
            definition: "the history could be read, and it is known who every child is",
            .household { scene in
                scene.isHistoryWhole ? .yes(at: "history") : .no(at: "history")
            }),
        Fact(
            "openCase",
            definition: "a child has an open case, a plan, an enquiry or proceedings, or is "
                + "looked after",
            .household(openCase)),
        Fact(
            "firstMinorOffence", .truth, .falling,
            definition: "a minor offence is the concern, and the history has none before it",
            .household(firstMinorOffence)),
        Fact(
            "sourcesSameConcern30Days", .count,
            definition: "agencies that know by themselves of one theme of concern, in 30 days, "
                + "this one among them; a copy is no source",
            question: "Who else has told of the same concern in the last 30 days?",
            phrase: "# agencies had told of the same concern in 30 days",
            .household(sourcesSameConcern)),
    ]

    private static func counted(
        _ name: String, in window: String, from start: @escaping @Sendable (Scene) -> Day
    ) -> Fact {
        Fact(
            name, .count,
            definition:
                "distinct incidents of concern in \(window), of a child or their household, "
                + "this one among them",
            question: "What does your own record show of the last \(window)?",
            phrase: "# incidents of concern were known in \(window)",
            .household { scene in incidents(scene, since: start(scene)) })
    }

    /// An unknown history gives an unknown count, never a nought.
    private static func incidents(_ scene: Scene, since start: Day) -> Finding {
        guard let past = scene.past else { return .unknown(at: "history") }
        let day = scene.notification.incident?.latestDay ?? scene.today
        let isCounted = scene.content.isConcern && !scene.isCopy && day >= start
        let earlier = past.count(of: scene.linked) { event in
            guard event.contact.isIncident, event.day >= start else { return false }
            return !(isCounted && scene.own.includes(event.contact))
        }
        let count = earlier + (isCounted ? 1 : 0)
        return Finding(scene.isHistoryWhole ? .number(count) : .atLeast(count), at: ["history"])
    }

    @Sendable private static func sourcesSameConcern(_ scene: Scene) -> Finding {
        guard let past = scene.past else { return .unknown(at: "history") }
        let start = scene.today.adding(days: -scene.thresholds[.sourcesWindowDays])
        let others = past.events.filter { $0.contact.isOwnKnowledge && $0.day >= start }
        let own = scene.ownThemes
        let sender = scene.agency(among: past.events)
        let count = past.most(of: scene.linked, among: others) { events in
            var agencies: [ConcernCode: Set<Agency>] = [:]
            for theme in own { agencies[theme] = [sender] }
            for event in events {
                for theme in event.contact.reasons.compactMap(\.theme) {
                    agencies[theme, default: []].insert(event.agency)
                }
            }
            return agencies.values.map(\.count).max() ?? 0
        }
        return Finding(scene.isHistoryWhole ? .number(count) : .atLeast(count), at: ["history"])
    }

    @Sendable private static func earlierDomesticAbuse(_ scene: Scene) -> Finding {
        Finding(scene.earlierDomesticAbuse, at: ["history", "incident/previousIncidents"])
    }

    @Sendable private static func openCase(_ scene: Scene) -> Finding {
        var gathering = Gathering()
        let subjects = scene.notification.subjects
        for index in subjects.indices {
            guard let status = subjects[index].legalStatus else { continue }
            gathering.add(
                status.value.map { $0.isOpenCase }, at: "subjects[\(index + 1)]/legalStatus")
        }
        guard let chronology = scene.chronology else {
            return gathering.finding(silence: .unknown(at: "history")).orUnknown(at: "history")
        }
        let isOpen = chronology.involvements.contains { $0.isCurrent(on: scene.today) }
        gathering.add(isOpen, at: "history")
        let finding = gathering.finding()
        return scene.isHistoryWhole ? finding : finding.orUnknown(at: "history")
    }

    @Sendable static func firstMinorOffence(_ scene: Scene) -> Finding {
        guard let coded = scene.coded.first(where: { $0.code == .minorOffence }) else {
            return .silent
        }
        guard let past = scene.past else { return .unknown(at: "history") }
        let own = past.events.map(\.contact).filter { contact in
            let isTheirs = contact.person.map(scene.linked.contains) ?? false
            return isTheirs && !scene.own.includes(contact)
        }
        if own.contains(where: { $0.reasons.contains(.minorOffence) }) { return .no(at: "history") }
        // A contact without a reason may have been an offence.
        if own.contains(where: \.reasons.isEmpty) || !scene.isHistoryWhole {
            return .unknown(at: "history")
        }
        return .yes(at: coded.place, "history")
    }
}

extension Finding {
    /// A no that rests on part of what should have been read is not known.
    fileprivate func orUnknown(at place: String) -> Finding {
        answer == .no ? .unknown(at: place) : self
    }
}

extension Notification {
    /// The most earlier events that history, sender or a flag knows of. The count is open where the
    /// history or the sender's number could not be read, and where a contact does not say what it
    /// was about.
    func earlierDomesticAbuse(
        _ past: Past?, of linked: [Person.ID], _ own: OwnIncident, isWhole: Bool
    ) -> Finding.Answer {
        let previous = incident?.previousIncidents
        let stated = [previous?.last90Days, previous?.last12Months, previous?.ever]
            .compactMap { $0 }
        var most = stated.compactMap(\.value).max() ?? 0
        if adults.contains(where: { $0.isFlagged(.domesticAbusePerpetrator) }) {
            most = max(most, 1)
        }
        guard let past else { return .atLeast(most) }
        let known = past.count(of: linked) { event in
            !own.includes(event.contact) && event.contact.reasons.contains(where: \.isDomesticAbuse)
        }
        let isOpen =
            !isWhole || stated.contains { $0.value == nil }
            || past.events.contains {
                $0.contact.reasons.isEmpty && !own.includes($0.contact)
            }
        return isOpen ? .atLeast(max(most, known)) : .number(max(most, known))
    }
}

extension LegalStatus {
    var isOpenCase: Bool {
        switch self {
        case .childInNeed, .childProtectionPlan, .section47, .careProceedings, .lookedAfter,
            .policeProtection, .emergencyProtectionOrder:
            true
        case .none, .privatelyFostered, .unborn: false
        }
    }
}

extension Chronology {
    /// Whether a need of level 3 or more is still going on.
    func showsNeed(on today: Day) -> Bool {
        involvements.contains { involvement in
            switch involvement.kind {
            case .openCase, .assessment, .earlyHelp: false
            case .childProtectionPlan, .lookedAfter, .section47, .strategyDiscussion,
                .careProceedings, .childInNeed:
                involvement.isCurrent(on: today)
            }
        }
    }
}

extension Day {
    func adding(days: Int) -> Day { self + days }
}
