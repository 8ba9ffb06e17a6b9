import Model

// What a child's own history shows: of the child itself, not of its household.

extension Facts {
    static let ownHistory: [Fact] = [
        Fact(
            "neglectWeeks12Months", .count,
            definition: "distinct weeks of 12 months, Monday to Sunday, in which somebody told of "
                + "neglect of the child",
            question: "In which weeks of the last 12 months was neglect seen?",
            phrase: "neglect were known in # weeks of 12 months", .child(neglectWeeks)),
        Fact(
            "section47In24Months", .count,
            definition: "enquiries and strategy discussions about the child that began in 24 "
                + "months; a discussion and the enquiry that follows it are one",
            question: "How many enquiries or strategy discussions were there in 24 months?",
            phrase: "# enquiries or strategy discussions were known in 24 months",
            .child(enquiries)),
        Fact(
            "sameReasonAfterClosure",
            definition: "within 12 months of an end without further action, or with early help, "
                + "of what came of a contact with the same theme; a theme that is not known is "
                + "not taken to be another",
            question: "Was the child referred for the same reason before, and what came of it?",
            phrase: "the same concern had been closed in the last 12 months",
            .child(sameReasonAfterClosure)),
        Fact(
            "contactsNeverAssessed", .count,
            definition: "contacts about the child ever, this one among them, where none led to an "
                + "assessment; 0 where one did",
            question: "Which contacts about the child were there, and were they ever assessed?",
            phrase: "# contacts about the child were known and none had led to an assessment",
            .child(contactsNeverAssessed)),
    ]

    @Sendable private static func neglectWeeks(_ scene: Scene, _ child: Child) -> Finding {
        guard let past = scene.past else { return .unknown(at: "history") }
        let start = scene.today.adding(months: -scene.thresholds[.longWindowMonths])
        let tagged = past.events(of: child).filter { $0.contact.reasons.contains(.neglect) }
        var days = tagged.map(\.day)
        let neglect = scene.notification.neglect.map { record in
            record.isTag && scene.isRecord(of: record.aboutLocalRef, about: child)
        }
        if neglect ?? false || !scene.places(of: .neglect, for: child).isEmpty {
            days.append(min(scene.notification.incident?.latestDay ?? scene.today, scene.today))
        }
        let weeks = Set(days.filter { $0 >= start }.map(\.monday))
        return scene.counted(weeks.count, for: child)
    }

    @Sendable private static func enquiries(_ scene: Scene, _ child: Child) -> Finding {
        guard let past = scene.past else { return .unknown(at: "history") }
        let start = scene.today.adding(months: -scene.thresholds[.enquiryMonths])
        let begun = past.involvements(of: child).filter { involvement in
            involvement.from.latest >= start && involvement.from.earliest <= scene.today
        }
        func dates(_ kind: Chronology.Involvement.Kind) -> Set<PartialDate> {
            Set(begun.filter { $0.kind == kind }.map(\.from))
        }
        let enquiries = dates(.section47)
        let discussions = dates(.strategyDiscussion)
        let pairs = pairs(
            enquiries.compactMap(\.day).sorted(), discussions.compactMap(\.day).sorted())
        return scene.counted(enquiries.count + discussions.count - pairs, for: child)
    }

    /// How many of two sorted lists of days stand near enough to be one, each day once.
    private static func pairs(_ enquiries: [Day], _ discussions: [Day]) -> Int {
        var (count, enquiry, discussion) = (0, 0, 0)
        while enquiry < enquiries.count, discussion < discussions.count {
            let apart = enquiries[enquiry] - discussions[discussion]
            if abs(apart) <= Chronology.Involvement.discussionDays {
                count += 1
                enquiry += 1
                discussion += 1
            } else if apart < 0 {
                enquiry += 1
            } else {
                discussion += 1
            }
        }
        return count
    }

    @Sendable private static func sameReasonAfterClosure(
        _ scene: Scene, _ child: Child
    ) -> Finding {
        guard let past = scene.past else { return .unknown(at: "history") }
        let start = scene.today.adding(months: -scene.thresholds[.closureMonths])
        let closed = past.events(of: child).filter { event in
            guard event.contact.isClosedEarly else { return false }
            let end = event.contact.closed?.latest ?? LondonTime(event.contact.received).day
            return end >= start
        }
        let isCaseClosed = past.involvements(of: child).contains { involvement in
            involvement.isClosedEarly && (involvement.to?.latest ?? scene.today) >= start
        }
        guard !closed.isEmpty || isCaseClosed else {
            return scene.isHistoryWhole(of: child) ? .no(at: "history") : .unknown(at: "history")
        }
        let themes = scene.themes(of: child)
        // A notice that tells of nothing, as one of access, has no reason to compare.
        guard !themes.isEmpty || scene.content.isConcern else { return .unknown(at: "concerns") }
        let isSame = closed.contains { event in
            let known = event.contact.reasons.compactMap(\.theme)
            return known.isEmpty || themes.isEmpty || !themes.isDisjoint(with: known)
        }
        if isSame || isCaseClosed { return .yes(at: "history") }
        return scene.isHistoryWhole(of: child) ? .no(at: "history") : .unknown(at: "history")
    }

    @Sendable private static func contactsNeverAssessed(
        _ scene: Scene, _ child: Child
    ) -> Finding {
        guard let past = scene.past else { return .unknown(at: "history") }
        let events = past.events(of: child)
        let isAssessed =
            events.contains { $0.contact.wasAssessed }
            || past.involvements(of: child).contains { $0.kind.followsAssessment }
        guard !isAssessed else { return Finding(.number(0), at: ["history"]) }
        let others = events.filter { !$0.contact.isCopy && !scene.own.includes($0.contact) }
        return scene.counted(past.countOfIncidents(others) + 1, for: child)
    }
}

extension Scene {
    /// A count from a child's own history, open where something of it may be missing.
    fileprivate func counted(_ count: Int, for child: Child) -> Finding {
        Finding(
            isHistoryWhole(of: child) ? .number(count) : .atLeast(count), at: ["history"])
    }
}

extension Day {
    /// The first day of its week.
    fileprivate var monday: Day { self + (1 - weekday) }
}
