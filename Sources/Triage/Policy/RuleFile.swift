import DMN
import Model

/// The decision tables of one file of a policy, checked and compiled.
struct RuleFile: Sendable {
    /// A table of the file.
    struct Table: Sendable {
        /// The decision's number in the model.
        let decision: Int
        /// Its rules among those of the file.
        let rows: Range<Int>
    }

    /// What a file said of one set of facts. Rules are numbered through the whole policy.
    struct Reading: Sendable {
        var fired: [Int] = []
        var misses: [Miss] = []

        var isEmpty: Bool { fired.isEmpty && misses.isEmpty }
    }

    /// A rule that one fact kept from firing.
    struct Miss: Sendable {
        let rule: Int
        let fact: Int
        let count: Int
        /// Whether the fact is not known, rather than known not to be so.
        let isUnknown: Bool
    }

    /// The rules of all tables, in the order of their rows.
    let rules: [Rule]
    /// Whether every fact asked for is about the household, so that one reading does for all.
    let isOfHousehold: Bool
    /// The number of the file's first rule in the policy.
    var firstRule = 0
    private let tables: [Table]
    private let model: DecisionModel
    /// For each input of the model, the slot of its fact.
    private let slots: [Int]

    init(rules: [Rule], tables: [Table], model: DecisionModel, slots: [Int]) {
        self.rules = rules
        self.tables = tables
        self.model = model
        self.slots = slots
        isOfHousehold = slots.allSatisfy { $0 < Facts.household.count }
    }

    /// Reads the tables for the facts of one child.
    ///
    /// The profile leaves nothing in a table that can fail. Were the engine ever to stop at a
    /// limit all the same, every row of it counts as fired: the machine errs to the urgent side.
    func read(_ facts: FactVector) -> Reading {
        var reading = Reading()
        let tables = tables.filter { !isSilent($0, facts) }
        guard !tables.isEmpty else { return reading }
        reading.misses.reserveCapacity(rules.count)
        var evaluation = model.begin(slots.map { facts.answer($0).dmnValue })
        for table in tables {
            guard let outcome = try? model.outcome(of: table.decision, in: &evaluation) else {
                reading.fired += table.rows.map { firstRule + $0 }
                continue
            }
            for row in table.rows {
                let number = row - table.rows.lowerBound
                if outcome.fired.contains(number) {
                    reading.fired.append(firstRule + row)
                } else if let miss = miss(row, number, outcome.trace, facts) {
                    reading.misses.append(miss)
                }
            }
        }
        return reading
    }

    /// Whether each row of a table asks for something that nothing in the message touches on, so
    /// that none can fire or be near to it. Most tables are so for most children.
    private func isSilent(_ table: Table, _ facts: FactVector) -> Bool {
        table.rows.allSatisfy { row in
            rules[row].tests.contains { facts.isSilent($0.fact) }
        }
    }

    /// The one cell that kept a row from firing; nil where there were more.
    private func miss(
        _ row: Int, _ number: Int, _ trace: Trace, _ facts: FactVector
    ) -> Miss? {
        var found: Miss?
        for test in rules[row].tests {
            let answer = trace.answer(rule: number, column: test.column)
            guard answer != .yes else { continue }
            guard found == nil else { return nil }
            found = Miss(
                rule: firstRule + row, fact: test.fact, count: test.count,
                isUnknown: answer == .unknown || facts.answer(test.fact).isOpen)
        }
        return found
    }
}

/// What was found of every fact, by slot.
struct FactVector: Sendable {
    private let household: [Finding]
    private let child: [Finding]

    init(household: [Finding], child: [Finding] = []) {
        self.household = household
        self.child = child
    }

    /// What was found in a slot; unknown where the facts of no child are known.
    func answer(_ slot: Int) -> Finding.Answer {
        if slot < household.count { return household[slot].answer }
        let offset = slot - household.count
        return offset < child.count ? child[offset].answer : .unknown
    }

    /// Whether a place is known where it was found, or where the answer belongs.
    func hasPlace(_ slot: Int) -> Bool {
        if slot < household.count { return !household[slot].places.isEmpty }
        let offset = slot - household.count
        return offset < child.count && !child[offset].places.isEmpty
    }

    /// Whether it is unknown and nothing in the message touches on it.
    func isSilent(_ slot: Int) -> Bool { answer(slot) == .unknown && !hasPlace(slot) }

    /// The facts as they are kept with the verdict.
    var kept: [Verdict.Fact] {
        var kept: [Verdict.Fact] = []
        kept.reserveCapacity(Facts.names.count)
        for finding in household + child {
            let name = Facts.names[kept.count]
            kept.append(Verdict.Fact(name: name, value: finding.value, places: finding.places))
        }
        return kept
    }
}

extension Finding.Answer {
    fileprivate var dmnValue: Value {
        switch self {
        case .yes: .boolean(true)
        case .no: .boolean(false)
        case .unknown: .null
        case .number(let count), .atLeast(let count): .number(Number(count))
        }
    }
}
