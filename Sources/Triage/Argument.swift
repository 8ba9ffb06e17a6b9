import Model

/// Why one child has its band: read off the tables, row by row.
///
/// Invariant 3: the band is the most urgent of the start, of every row that fired and of the former
/// band, whatever is listed; and what is listed always accounts for it.
struct Argument {
    private let rules: [Rule]
    private let start: Rule
    private let facts: FactVector
    private let former: Band?
    private let fired: [Int]
    /// Rules that would raise, and that one fact keeps from it.
    private let near: [RuleFile.Miss]
    /// What start and rules come to, before the former band.
    private let raised: Band
    private let band: Band

    /// - Parameters:
    ///   - start: The row of the base table that applies.
    ///   - readings: What every file of the policy said of these facts, where it said anything.
    init(
        _ policy: Policy, _ start: Int, _ readings: [RuleFile.Reading], _ facts: FactVector,
        former: Band?
    ) {
        let rules = policy.rules
        self.rules = rules
        self.start = policy.base.rules[start]
        self.facts = facts
        self.former = former
        fired = readings.flatMap(\.fired)
        raised = fired.reduce(self.start.band) { $0.orMoreUrgent(rules[$1].band) }
        let band = raised.orMoreUrgent(former)
        near = readings.flatMap(\.misses).filter { rules[$0.rule].band.isMoreUrgent(than: band) }
        self.band = band
    }

    /// What the argument comes to.
    var conclusion: Conclusion {
        Conclusion(band: band, reasons: reasons, gaps: gaps, changes: changes)
    }

    // MARK: - Reasons

    /// The start, then the rules, most urgent first; of each rule the rows that ask for most.
    private var reasons: [Verdict.Reason] {
        var rows: [[Int]] = []
        for rule in listed {
            let index = rows.firstIndex { rules[$0[0]].name == rules[rule].name }
            guard let index else {
                rows.append([rule])
                continue
            }
            let kept = rules[rows[index][0]].band
            if rules[rule].band == kept {
                rows[index].append(rule)
            } else if rules[rule].band.isMoreUrgent(than: kept) {
                rows[index] = [rule]
            }
        }
        var reasons = rows.map(reason)
        reasons.sort { ($0.band.number, $0.rule) < ($1.band.number, $1.rule) }
        reasons.insert(reason(start, .start), at: 0)
        if let former, former.isMoreUrgent(than: raised) {
            reasons.append(
                Verdict.Reason(
                    rule: "former", scope: .household, band: former,
                    text: "This referral had this band before; only a person can lower it.",
                    facts: [], effect: .raised))
        }
        return reasons
    }

    /// The rows that fired, without those that another rule speaks for.
    private var listed: [Int] {
        let listed = fired.filter { !isLeftToAnother($0) }
        let reached = listed.reduce(start.band) { $0.orMoreUrgent(rules[$1].band) }
        return reached == raised ? listed : fired
    }

    private func isLeftToAnother(_ rule: Int) -> Bool {
        rules[rule].notListedWhen.contains { facts.answer($0).isSo }
    }

    private func reason(_ rows: [Int]) -> Verdict.Reason {
        let asked = rules[rows[0]].band
        let raises = asked == raised && asked.isMoreUrgent(than: start.band)
        var reason = reason(rules[rows[0]], raises ? .raised : .agreed)
        var told = [reason.text]
        for row in rows.dropFirst() {
            if !told.contains(rules[row].text) {
                told.append(rules[row].text)
                reason.text += " " + rules[row].text
            }
            for fact in rules[row].facts where !reason.facts.contains(fact) {
                reason.facts.append(fact)
            }
        }
        return reason
    }

    private func reason(_ rule: Rule, _ effect: Verdict.Effect) -> Verdict.Reason {
        Verdict.Reason(
            rule: rule.name, scope: rule.scope, band: rule.band, text: rule.text,
            facts: rule.facts, effect: effect)
    }

    // MARK: - What is missing, and what would change it

    /// Unknown facts that alone keep a rule from raising, those of the most urgent rules first.
    private var gaps: [Verdict.Gap] {
        var found: [(fact: Int, band: Band, rules: [String])] = []
        for miss in near where miss.isUnknown && facts.hasPlace(miss.fact) {
            let (name, band) = (rules[miss.rule].name, rules[miss.rule].band)
            if let index = found.firstIndex(where: { $0.fact == miss.fact }) {
                found[index].band = found[index].band.orMoreUrgent(band)
                if !found[index].rules.contains(name) { found[index].rules.append(name) }
            } else {
                found.append((miss.fact, band, [name]))
            }
        }
        found.sort {
            ($0.band.number, -$0.rules.count, $0.fact) < ($1.band.number, -$1.rules.count, $1.fact)
        }
        return found.map { fact, _, rules in
            Verdict.Gap(
                fact: Facts.names[fact], question: Facts.all[fact].question, rules: rules.sorted())
        }
    }

    /// Each rule that one fact keeps from raising, with what would have to be so.
    private var changes: [Verdict.Change] {
        let telling = near.filter { isWithinReach($0) && !isLeftToAnother($0.rule) }
        var changes: [Verdict.Change] = []
        for (number, miss) in telling.enumerated() {
            let (name, band) = (rules[miss.rule].name, rules[miss.rule].band)
            let isTold = telling[..<number].contains { earlier in
                earlier.fact == miss.fact && earlier.count == miss.count
                    && rules[earlier.rule].band == band && rules[earlier.rule].name == name
            }
            guard !isTold else { continue }
            let condition = Facts.all[miss.fact].condition(atLeast: miss.count)
            let index = changes.firstIndex { $0.band == band && $0.rule == name }
            if let index {
                changes[index].condition += ", or "
                changes[index].condition += condition
            } else {
                changes.append(
                    Verdict.Change(band: band, rule: name, condition: condition))
            }
        }
        changes.sort { ($0.band.number, $0.rule) < ($1.band.number, $1.rule) }
        return changes
    }

    /// Whether one thing more would do: an answer that the message touches on, or one more of what
    /// is counted. What has no phrase, as the sender's own view, is nothing that could come about.
    private func isWithinReach(_ miss: RuleFile.Miss) -> Bool {
        guard facts.hasPlace(miss.fact), Facts.canComeAbout[miss.fact] else { return false }
        if case .number(let count) = facts.answer(miss.fact) { return count + 1 == miss.count }
        return true
    }
}

/// A band with all that is told of it.
struct Conclusion: Sendable {
    let band: Band
    let reasons: [Verdict.Reason]
    let gaps: [Verdict.Gap]
    let changes: [Verdict.Change]

    func verdict(of child: Child, _ facts: FactVector, in scene: Scene) -> Verdict.Child {
        Verdict.Child(
            subject: child.subject, band: band, level: level(of: child, in: scene),
            reasons: reasons, gaps: gaps, changes: changes, facts: facts.kept)
    }

    /// The level of need that the band stands for; where one band has two, the higher if a concern
    /// of that level is coded.
    private func level(of child: Child, in scene: Scene) -> Int {
        switch band {
        case .immediate, .sameDay: 4
        case .within24Hours: scene.codedLevel(of: child) >= 4 ? 4 : 3
        case .within72Hours: scene.codedLevel(of: child) >= 3 ? 3 : 2
        case .earlyHelp: 2
        case .advice: 1
        }
    }
}

extension Scene {
    /// The highest level of the concerns coded about a child; 0 where there is none.
    func codedLevel(of child: Child) -> Int {
        coded.reduce(0) { highest, coded in
            guard coded.isAbout(child), let code = coded.code else { return highest }
            let level = code == .domesticAbuse ? levelOfAbuse : code.level ?? 0
            return max(highest, level)
        }
    }
}
