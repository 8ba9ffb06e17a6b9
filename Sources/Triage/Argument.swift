import Model

/// Why one child has its band: read off the tables, row by row.
///
/// Invariant 3: the band is the most urgent of the start, of every row that fired, of the steps over
/// them, and of the former band, whatever is listed; and what is listed always accounts for it. Only
/// where a person lowered the band are rows left out: those whose every fact that person saw.
struct Argument {
    /// What a person saw of a child, who lowered the band of its referral.
    struct Pin {
        let lowering: Lowering
        let seen: SeenFacts
        /// Whether the person saw all that the message says.
        let isSaid: Bool
    }

    private let rules: [Rule]
    private let start: Rule
    private let facts: FactVector
    private let former: Band?
    private let pin: Pin?
    private let fired: [Int]
    /// Rows that fired on nothing but what the person saw.
    private let pinned: Set<Int>
    /// Rules that would raise, and that one fact keeps from it.
    private let near: [RuleFile.Miss]
    private let steps: Steps
    private let band: Band

    /// - Parameters:
    ///   - start: The row of the base table that applies.
    ///   - readings: What every file of the policy said of these facts, where it said anything.
    ///   - former: The least urgent band that the child may have.
    ///   - pin: Nil where nobody lowered the band, or who did saw nothing of this child.
    init(
        _ policy: Policy, _ start: Int, _ readings: [RuleFile.Reading], _ facts: FactVector,
        former: Band?, pin: Pin? = nil
    ) {
        let rules = policy.rules
        self.rules = rules
        self.start = policy.base.rules[start]
        self.facts = facts
        self.former = former
        self.pin = pin
        let fired = readings.flatMap(\.fired)
        self.fired = fired
        let pinned = Set(fired.filter { pin?.seen.covers(rules[$0], facts) ?? false })
        self.pinned = pinned
        let counting = fired.filter { !pinned.contains($0) }.map { rules[$0] }
        let isStartSeen = pin.map { $0.isSaid && $0.seen.coversStart(facts) } ?? false
        let raised = counting.reduce(isStartSeen ? .advice : self.start.band) { band, rule in
            rule.stage == nil ? band.orMoreUrgent(rule.band) : band
        }
        let stepping = counting.filter { $0.stage != nil }
        let steps = Steps(over: raised, by: stepping)
        self.steps = steps
        let band = steps.stepped.orMoreUrgent(former)
        self.band = band
        near = readings.flatMap(\.misses).filter { miss in
            let rule = rules[miss.rule]
            let reached =
                rule.stage == nil ? rule.band : Steps(over: raised, by: stepping + [rule]).stepped
            return reached.isMoreUrgent(than: band)
        }
    }

    /// What the argument comes to.
    var conclusion: Conclusion {
        Conclusion(
            band: band, reasons: reasons, gaps: gaps, changes: changes, flags: flags,
            isDueBeforeDischarge: fired.contains { rules[$0].isDueBeforeDischarge })
    }

    /// The flags of every row that fired, and whether nothing but the sender's word made it Immediate.
    private var flags: [String] {
        var flags = fired.flatMap { rules[$0].flags }
        let most = fired.filter { rules[$0].stage == nil && rules[$0].band == .immediate }
        if !most.isEmpty, most.allSatisfy({ rules[$0].name == Self.sendersRule }) {
            flags.append(Self.senderOnly)
        }
        return flags.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The rule of the sender's own urgency, and the flag where it stands alone.
    private static let sendersRule = "S01"
    private static let senderOnly = "senderUrgencyOnly"

    // MARK: - Reasons

    /// The start, then the rules, most urgent first; of each rule the rows that ask for most; then
    /// the steps over them, and what was before.
    private var reasons: [Verdict.Reason] {
        let plain = listed.filter { rules[$0].stage == nil }
        var reasons = grouped(plain).map(reason)
        reasons.sort { ($0.band.number, $0.rule) < ($1.band.number, $1.rule) }
        reasons.insert(reason(start, .start), at: 0)
        for stage in Rule.Stage.allCases {
            let rows = fired.filter { rules[$0].stage == stage }
            reasons += grouped(rows).map { step($0, stage) }.sorted { $0.rule < $1.rule }
        }
        if let pin {
            reasons.append(
                Verdict.Reason(
                    rule: "lowered", scope: .household, band: pin.lowering.band,
                    text: "\(pin.lowering.by) lowered the band on \(pin.lowering.at.day.text): "
                        + pin.lowering.why, facts: [], effect: .agreed))
        } else if let former, former.isMoreUrgent(than: steps.stepped) {
            reasons.append(
                Verdict.Reason(
                    rule: "former", scope: .household, band: former,
                    text: "This referral had this band before; only a person can lower it.",
                    facts: [], effect: .raised))
        }
        return reasons
    }

    /// Rows of one rule and one scope together, those that ask for most alone.
    private func grouped(_ listed: [Int]) -> [[Int]] {
        var rows: [[Int]] = []
        for rule in listed {
            let index = rows.firstIndex {
                rules[$0[0]].name == rules[rule].name && rules[$0[0]].scope == rules[rule].scope
            }
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
        return rows
    }

    /// The rows that fired, without those that another rule speaks for.
    private var listed: [Int] {
        let plain = fired.filter { rules[$0].stage == nil }
        let listed = plain.filter { !isLeftToAnother($0) }
        func reached(_ rows: [Int]) -> Band {
            rows.reduce(start.band) { $0.orMoreUrgent(rules[$1].band) }
        }
        return reached(listed) == reached(plain) ? listed : plain
    }

    private func isLeftToAnother(_ rule: Int) -> Bool {
        rules[rule].notListedWhen.contains { facts.answer($0).isSo }
    }

    private func reason(_ rows: [Int]) -> Verdict.Reason {
        let asked = rules[rows[0]].band
        let raises = asked == steps.raised && asked.isMoreUrgent(than: start.band)
        let isPinned = rows.allSatisfy(pinned.contains)
        return told(rows, isPinned ? .pinned : raises ? .raised : .agreed)
    }

    private func step(_ rows: [Int], _ stage: Rule.Stage) -> Verdict.Reason {
        let isPinned = rows.allSatisfy(pinned.contains)
        let effect: Verdict.Effect =
            isPinned ? .pinned : steps.isRaised(by: stage) ? .stepped : .agreed
        var reason = told(rows, effect)
        reason.band = steps.band(after: stage)
        return reason
    }

    /// The rows of one rule, told together.
    private func told(_ rows: [Int], _ effect: Verdict.Effect) -> Verdict.Reason {
        var reason = reason(rules[rows[0]], effect)
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
            let (name, band) = (rules[miss.rule].name, reached(by: miss))
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
            let (name, band) = (rules[miss.rule].name, reached(by: miss))
            let isTold = telling[..<number].contains { earlier in
                earlier.fact == miss.fact && earlier.count == miss.count
                    && reached(by: earlier) == band && rules[earlier.rule].name == name
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

    /// The band that there would be.
    private func reached(by miss: RuleFile.Miss) -> Band {
        let rule = rules[miss.rule]
        guard rule.stage != nil else { return rule.band }
        let stepping = fired.filter { !pinned.contains($0) && rules[$0].stage != nil }
        return Steps(over: steps.raised, by: stepping.map { rules[$0] } + [rule]).stepped
    }

    /// Whether one thing more would do: an answer that the message touches on, or one more of what
    /// is counted. What has no phrase, as the sender's own view, is nothing that could come about.
    private func isWithinReach(_ miss: RuleFile.Miss) -> Bool {
        guard facts.hasPlace(miss.fact), Facts.canComeAbout[miss.fact] else { return false }
        if case .number(let count) = facts.answer(miss.fact) { return count + 1 == miss.count }
        return true
    }
}
