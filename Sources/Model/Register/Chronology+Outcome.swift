// What came of contacts and cases: one reading of it, for the rules and for what staff are told.

extension Chronology {
    /// Reasons of a closure after which a child that comes back came back too soon.
    fileprivate static let earlyClosures: Set = ["RC8", "RC9"]
}

extension Chronology.Contact {
    /// Whether it ended with nothing done, or with early help.
    package var isClosedEarly: Bool {
        guard let outcome else { return false }
        return outcome == ReferralOutcome.noFurtherAction.rawValue
            || outcome == ReferralOutcome.stepDownToEarlyHelp.rawValue
            || Chronology.earlyClosures.contains(outcome)
    }

    /// Whether it led to an assessment: every reason of a closure in the census's list is that of a
    /// case which was open.
    package var wasAssessed: Bool {
        guard let outcome else { return false }
        return outcome == ReferralOutcome.assessmentRequired.rawValue
            || outcome == ReferralOutcome.strategyDiscussionOrSection47.rawValue
            || (1...9).contains { outcome == "RC\($0)" }
    }
}

extension Chronology.Involvement {
    /// Days for which a strategy discussion stands for what follows it.
    package static let discussionDays = 14

    /// Whether it may still be going on; one with no known end is.
    package func isCurrent(on today: Day) -> Bool {
        // A discussion is held on a day; what it led to is told by itself.
        if kind == .strategyDiscussion, to == nil {
            return from.earliest <= today && today - from.latest <= Self.discussionDays
        }
        return from.earliest <= today && (to.map { $0.latest >= today } ?? true)
    }

    /// Whether it was closed after an assessment, with nothing more done or with early help.
    package var isClosedEarly: Bool { closure.map(Chronology.earlyClosures.contains) ?? false }
}

extension Chronology.Involvement.Kind {
    /// Whether a child has it only after somebody assessed it.
    package var followsAssessment: Bool {
        switch self {
        case .assessment, .section47, .childProtectionPlan, .lookedAfter, .careProceedings,
            .childInNeed, .openCase:
            true
        case .strategyDiscussion, .earlyHelp: false
        }
    }
}
