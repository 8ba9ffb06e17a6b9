import Model

extension Pattern {
    /// What staff should know before they read the table, the most telling first.
    var sentences: [String] {
        [frequency] + [assessments, closings].compactMap { $0 } + endedPlans
    }

    /// How often, how close together, and about what.
    private var frequency: String {
        let recent = ofFamily(since: start90Days)
        if let first = recent.last {
            return which(recent.count + 1) + " in " + span(from: first.day) + about(recent) + "."
        }
        let year = ofFamily(since: start12Months)
        if let last = year.first {
            return which(year.count + 1) + " in 12 months, \(today - last.day) days after the one "
                + "before" + about(year) + "."
        }
        let before = ofFamily()
        if let last = before.first {
            return "No other incident of concern is known in 12 months; \(before.count) before "
                + "that, the last on \(PartialDate(last.day).inWords)."
        }
        return isWhole
            ? "No incident of concern is known before this one."
            : "No incident of concern was found before this one; there may be some, since it is "
                + "not certain who every child is."
    }

    private func which(_ number: Int) -> String {
        let ordinal = Self.ordinal(number) + " incident of concern"
        return isWhole
            ? ordinal.prefix(1).uppercased() + ordinal.dropFirst() : "At least the " + ordinal
    }

    private func span(from day: Day) -> String {
        switch today - day {
        case ...0: "one day"
        case 1: "two days"
        case let days: "\(days) days"
        }
    }

    static func ordinal(_ number: Int) -> String {
        let words = [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
            "ninth", "tenth",
        ]
        if (1...words.count).contains(number) { return words[number - 1] }
        let ending =
            switch (number % 100, number % 10) {
            case (11...13, _): "th"
            case (_, 1): "st"
            case (_, 2): "nd"
            case (_, 3): "rd"
            default: "th"
            }
        return "\(number)\(ending)"
    }

    /// The theme that all have in common, else what they are about and how many of each.
    private func about(_ earlier: [Incident]) -> String {
        let told = earlier.map(\.themes)
        let common = told.dropFirst().reduce(told.first ?? []) { $0.intersection($1) }
        if let theme = common.intersection(themes).first(in: ConcernCode.allCases) {
            return ", all \(theme.inWords)"
        }
        if themes.isEmpty, let theme = common.first(in: ConcernCode.allCases) {
            return told.count == 1
                ? ", the one before \(theme.inWords)" : ", the ones before all \(theme.inWords)"
        }
        let all = told + [themes]
        let counts = ConcernCode.allCases.compactMap { theme in
            let count = all.count { $0.contains(theme) }
            return count > 0 ? (theme, count) : nil
        }.sorted { $0.1 > $1.1 }
        guard !counts.isEmpty else { return "" }
        return ": " + counts.prefix(3).map { "\($0.inWords) \($1)" }.joined(separator: ", ")
    }

    /// Whether any of what came before was ever assessed.
    private var assessments: String? {
        let keys = Set(ofFamily().map(\.key))
        guard !keys.isEmpty else { return nil }
        let about = contacts.filter { keys.contains($0.incident) }
        let assessed = Set(about.filter(\.wasAssessed).map(\.incident)).count
        if assessed > 0 {
            return "\(assessed) of the \(keys.count) earlier ones led to an assessment."
        }
        guard !involvements.contains(where: \.kind.followsAssessment) else { return nil }
        let open = Set(about.filter { $0.outcome == nil }.map(\.incident)).count
        guard isWhole, open == 0 else {
            return "None of the \(keys.count) earlier ones is known to have led to an assessment"
                + (open == 0 ? "." : ": of \(open) the outcome is not known.")
        }
        return keys.count == 1
            ? "The earlier one did not lead to an assessment."
            : "None of the \(keys.count) earlier ones led to an assessment."
    }

    /// What was closed with nothing done or with early help, within 12 months: for the same reason
    /// first, since it comes back.
    private var closings: String? {
        let closed = contacts.filter(\.isClosedEarly).map { contact in
            (
                day: contact.closed.map(\.latest) ?? LondonTime(contact.received).day,
                themes: Set(contact.reasons.compactMap(\.theme)), how: contact.outcome ?? ""
            )
        }
        let cases = involvements.filter(\.isClosedEarly).compactMap { involvement in
            involvement.to.map {
                (day: $0.latest, themes: Set<ConcernCode>(), how: involvement.closure ?? "")
            }
        }
        let recent = (closed + cases).filter { $0.day >= start12Months && $0.day <= today }
            .sorted { $0.day > $1.day }
        let same = recent.first { !$0.themes.isDisjoint(with: themes) }
        guard let last = same ?? recent.first else { return nil }
        let reason =
            if same != nil {
                " for the same reason"
            } else if let theme = last.themes.first(in: ConcernCode.allCases), !themes.isEmpty {
                " for another reason (\(theme.inWords))"
            } else {
                ""
            }
        return "Closed \(PartialDate(last.day).inWords)\(reason): "
            + "\(OutcomeWords.text(last.how))."
    }

    private var endedPlans: [String] {
        involvements.filter { involvement in
            guard involvement.kind == .childProtectionPlan || involvement.kind == .lookedAfter,
                let to = involvement.to
            else { return false }
            return to.latest >= start12Months && to.latest < today
        }.reduce(into: []) { sentences, involvement in
            let ended = involvement.to?.inWords ?? ""
            let sentence = "\(involvement.kind.inWords) ended \(ended)."
            if !sentences.contains(sentence) { sentences.append(sentence) }
        }
    }
}

extension Set<ConcernCode> {
    /// The first of a list that is among these, so that the same words always come.
    fileprivate func first(in list: [ConcernCode]) -> ConcernCode? { list.first(where: contains) }
}
