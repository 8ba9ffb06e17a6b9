import DMN
import Model

/// Reads the rules of one compiled table, and refuses what its profile does not allow.
struct TableReader {
    private let table: Table
    private let file: String
    private let profile: Profile
    /// The slot of each input column's fact.
    private let slots: [Int]
    private let ruleColumn: Int
    private let bandColumn: Int
    private let scopeColumn: Int
    private let stageColumn: Int?

    init(_ table: Table, file: String, profile: Profile) throws(PolicyError) {
        self.table = table
        self.file = file
        self.profile = profile
        var slots: [Int] = []
        for input in table.inputs {
            guard let slot = Facts.slot(of: input.text) else {
                throw Self.error(
                    .unknownFact, table, file, "the name of a fact alone", cell: input.label)
            }
            let kind = Facts.all[slot].kind
            guard kind.isTaken(as: input.type) else {
                throw Self.error(
                    .badTable, table, file, "typeRef \"\(kind.typeName)\"", cell: input.label)
            }
            slots.append(slot)
        }
        self.slots = slots
        ruleColumn = try Self.output("rule", of: table, file)
        bandColumn = try Self.output("band", of: table, file)
        scopeColumn = try Self.output("scope", of: table, file)
        stageColumn = profile == .step ? try Self.output("stage", of: table, file) : nil
    }

    /// What a table may tell of its rows; a name beside these would be told to nobody.
    private static let annotations = [
        "text", "definition", "source", "flags", "asks", "due", "not listed when",
    ]

    private static func output(
        _ name: String, of table: Table, _ file: String
    ) throws(PolicyError) -> Int {
        guard let index = table.outputs.firstIndex(where: { $0.name == name }) else {
            throw error(.missing, table, file, "an output named \"\(name)\"", cell: name)
        }
        return index
    }

    private static func error(
        _ code: PolicyError.Code, _ table: Table, _ file: String, _ expected: String,
        cell: String? = nil
    ) -> PolicyError {
        var error = PolicyError(code, in: file, expected)
        error.table = table.name
        error.cell = cell
        return error
    }

    private func error(
        _ code: PolicyError.Code, _ row: Table.Rule, _ cell: String?, _ expected: String
    ) -> PolicyError {
        var error = Self.error(code, table, file, expected, cell: cell)
        error.row = row.number
        error.rule = row.id
        return error
    }

    // MARK: - Rows

    /// The rows, each with its id.
    func rules() throws(PolicyError) -> [Rule] {
        var rules: [Rule] = []
        for row in table.rules {
            guard let id = row.id, !id.isEmpty else {
                throw error(.missing, row, "id", "an id of the row")
            }
            rules.append(try rule(row, id: id))
        }
        try check(rules)
        try checkNames()
        return rules
    }

    /// A name that no reader knows would be told to nobody: `flag` for `flags`.
    private func checkNames() throws(PolicyError) {
        for name in table.annotationNames where !Self.annotations.contains(name) {
            throw Self.error(
                .badTable, table, file,
                "annotations named \(Self.annotations.joined(separator: ", ")) alone", cell: name)
        }
        let outputs = ["rule", "band", "scope"] + (profile == .step ? ["stage"] : [])
        for output in table.outputs where !outputs.contains(output.name ?? "") {
            throw Self.error(
                .badTable, table, file, "outputs named \(outputs.joined(separator: ", ")) alone",
                cell: output.name)
        }
    }

    private func check(_ rules: [Rule]) throws(PolicyError) {
        func refused(_ expected: String) -> PolicyError {
            Self.error(.badTable, table, file, expected)
        }
        switch profile {
        case .raise, .step:
            guard table.hitPolicy == .collect(nil) else {
                throw refused("hit policy COLLECT, so that every rule that fires is reported")
            }
            guard !rules.isEmpty else { throw refused("at least one row") }
        case .base:
            guard table.hitPolicy == .first else { throw refused("hit policy FIRST") }
            guard let last = rules.last, last.tests.isEmpty,
                !Band.within24Hours.isMoreUrgent(than: last.band)
            else { throw refused("a last row that asks nothing and gives B3, B2 or B1") }
        }
    }

    private func rule(_ row: Table.Rule, id: String) throws(PolicyError) -> Rule {
        for name in ["definition", "source"] { _ = try annotation(name, of: row) }
        let name = try output(ruleColumn, "rule", of: row)
        guard !name.isEmpty else {
            throw error(.badOutput, row, "rule", "the id of the rule, such as \"F01\"")
        }
        let bandText = try output(bandColumn, "band", of: row)
        guard let band = Band(rawValue: bandText) else {
            throw error(.badOutput, row, "band", "\"B1\" to \"B6\"")
        }
        let scopeText = try output(scopeColumn, "scope", of: row)
        guard let scope = Verdict.Scope(rawValue: scopeText) else {
            throw error(.badOutput, row, "scope", "\"child\" or \"household\"")
        }
        let tests = try tests(of: row)
        guard profile == .base || !tests.isEmpty else {
            throw error(.forbiddenTest, row, nil, "a cell that asks for something")
        }
        let child = tests.first { Facts.all[$0.fact].scope == .child }
        if scope == .household || profile == .base, let child {
            // Such a rule reaches every child, and one child's facts say nothing of another.
            throw error(
                .forbiddenTest, row, table.inputs[child.column].label,
                "a fact of the household, since the rule reaches every child")
        }
        return Rule(
            id: id, name: name, band: band, stage: try stage(of: row), scope: scope,
            text: try annotation("text", of: row), tests: tests,
            facts: tests.map { Facts.names[$0.fact] }, notListedWhen: try notListedWhen(row),
            flags: listed("flags", of: row), asks: told("asks", of: row),
            isDueBeforeDischarge: try isDueBeforeDischarge(row))
    }

    private func stage(of row: Table.Rule) throws(PolicyError) -> Rule.Stage? {
        guard let stageColumn else { return nil }
        let text = try output(stageColumn, "stage", of: row)
        guard let stage = Rule.Stage(rawValue: text) else {
            throw error(.badOutput, row, "stage", "\"deeper\" or \"sooner\"")
        }
        return stage
    }

    private func isDueBeforeDischarge(_ row: Table.Rule) throws(PolicyError) -> Bool {
        let known = "before discharge"
        let told = listed("due", of: row)
        guard told.allSatisfy({ $0 == known }) else {
            throw error(.badOutput, row, "due", "\"\(known)\", or nothing")
        }
        return !told.isEmpty
    }

    /// An annotation that a table need not have.
    private func told(_ name: String, of row: Table.Rule) -> String? {
        guard let column = table.annotationNames.firstIndex(of: name),
            column < row.annotations.count
        else { return nil }
        let text = row.annotations[column].trimmed
        return text.isEmpty ? nil : text
    }

    /// The parts of such an annotation, with commas between them.
    private func listed(_ name: String, of row: Table.Rule) -> [String] {
        (told(name, of: row) ?? "").split(separator: ",").map { String($0).trimmed }
            .filter { !$0.isEmpty }
    }

    private func output(
        _ column: Int, _ name: String, of row: Table.Rule
    ) throws(PolicyError) -> String {
        guard case .string(let text)? = row.outputValues[column] else {
            throw error(.badOutput, row, name, "a text in quotes")
        }
        return text
    }

    private func annotation(_ name: String, of row: Table.Rule) throws(PolicyError) -> String {
        guard let column = table.annotationNames.firstIndex(of: name) else {
            throw Self.error(.untold, table, file, "an annotation named \"\(name)\"", cell: name)
        }
        let text = column < row.annotations.count ? row.annotations[column].trimmed : ""
        guard !text.isEmpty else { throw error(.untold, row, name, "the \(name) of the rule") }
        return text
    }

    private func notListedWhen(_ row: Table.Rule) throws(PolicyError) -> [Int] {
        let name = "not listed when"
        var slots: [Int] = []
        for fact in listed(name, of: row) {
            guard let slot = Facts.slot(of: fact) else {
                throw error(.unknownFact, row, name, "names of facts, with commas between them")
            }
            slots.append(slot)
        }
        return slots
    }

    // MARK: - Cells

    private func tests(of row: Table.Rule) throws(PolicyError) -> [Rule.Test] {
        var tests: [Rule.Test] = []
        for (column, test) in row.tests.enumerated() {
            if case .any = test { continue }
            let fact = Facts.all[slots[column]]
            switch profile {
            case .raise, .step:
                guard fact.direction == .rising, let count = Self.upward(test, fact.kind) else {
                    let allowed = fact.kind == .truth ? "- or true" : "-, >= n or > n"
                    let expected =
                        fact.direction == .rising ? allowed : "- ; only the base may ask for this"
                    throw error(.forbiddenTest, row, table.inputs[column].label, expected)
                }
                tests.append(Rule.Test(column: column, fact: slots[column], count: count))
            case .base:
                guard Self.isPlain(test, fact.kind) else {
                    throw error(
                        .forbiddenTest, row, table.inputs[column].label,
                        "-, true or false, or one comparison with a number")
                }
                tests.append(Rule.Test(column: column, fact: slots[column], count: 1))
            }
        }
        return tests
    }

    /// What an upward test asks for at least; nil for every other test.
    private static func upward(_ test: UnaryTest, _ kind: Fact.Kind) -> Int? {
        switch (kind, test) {
        case (.truth, .compare(.equal, .boolean(true))): 1
        case (.count, .compare(.atLeast, .number(let number))): number.int
        case (.count, .compare(.greater, .number(let number))): number.int.map { $0 + 1 }
        default: nil
        }
    }

    private static func isPlain(_ test: UnaryTest, _ kind: Fact.Kind) -> Bool {
        switch (kind, test) {
        case (.truth, .compare(.equal, .boolean)): true
        case (.count, .compare(_, .number)): true
        default: false
        }
    }
}

extension Fact.Kind {
    /// The type that a table gives to such a fact. Of another type it would always be null.
    var typeName: String {
        switch self {
        case .truth: "boolean"
        case .count: "number"
        }
    }

    func isTaken(as type: ValueType) -> Bool {
        switch (type, self) {
        case (.boolean, .truth), (.number, .count): true
        default: false
        }
    }
}
