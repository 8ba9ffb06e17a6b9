import Model
import XML

/// A row of the policy's tables as its file has it, read here once more: so that what fires is
/// known by another way than the decider's own.
struct RuleRow: Sendable {
    private enum Test: Sendable {
        case equals(Bool)
        case atLeast(Int), atMost(Int)

        init?(_ text: String) {
            if let truth = Bool(text) {
                self = .equals(truth)
            } else if let number = Int(text.filter(\.isNumber)) {
                switch text.filter({ "<>=".contains($0) }) {
                case ">=": self = .atLeast(number)
                case ">": self = .atLeast(number + 1)
                case "<=": self = .atMost(number)
                case "<": self = .atMost(number - 1)
                default: return nil
                }
            } else {
                return nil
            }
        }

        func holds(_ value: Verdict.Fact.Value?) -> Bool {
            switch (self, value) {
            case (.equals(let truth), .yes): truth
            case (.equals(let truth), .no): !truth
            case (.atLeast(let count), .number(let number)): number >= count
            case (.atMost(let count), .number(let number)): number <= count
            default: false
            }
        }
    }

    let id: String
    let rule: String
    let band: Band
    /// Whether it is of the table of the start, of which the first row that applies counts.
    let isStart: Bool
    /// Whether it raises by a step, and its band is only the least that comes of it.
    let isStep: Bool
    private let tests: [(fact: String, test: Test)]

    /// Whether all that it asks for is so.
    func fires(_ facts: Facts) -> Bool {
        tests.allSatisfy { $0.test.holds(facts[$0.fact]) }
    }

    typealias Facts = [String: Verdict.Fact.Value]

    /// Every row of a policy's files.
    static func all(in files: [(name: String, bytes: [UInt8])]) throws -> [RuleRow] {
        try files.filter { $0.name.hasSuffix(".dmn") }.flatMap { file in
            try XML.Document(parsing: file.bytes.span).withRoot { root in
                try root.children.filter { $0.name == "decision" }
                    .compactMap { $0.child("decisionTable") }
                    .flatMap { try rows(of: $0, file.name) }
            }
        }
    }

    private static func rows(of table: Element, _ file: String) throws -> [RuleRow] {
        let facts = table.children.filter { $0.name == "input" }
            .map { $0.child("inputExpression")?.child("text")?.text ?? "" }
        return try table.children.filter { $0.name == "rule" }.map { row in
            try RuleRow(row, asking: facts, isStart: file == "base.dmn", file)
        }
    }

    private init(
        _ row: Element, asking facts: [String], isStart: Bool, _ file: String
    ) throws(FileMistake) {
        func cells(_ name: String) -> [String] {
            row.children.filter { $0.name == name }.map { $0.child("text")?.text.trimmed ?? "" }
        }
        let outputs = cells("outputEntry").map { String($0.dropFirst().dropLast()) }
        var tests: [(fact: String, test: Test)] = []
        for (fact, text) in zip(facts, cells("inputEntry")) where text != "-" {
            guard let test = Test(text) else {
                throw FileMistake(file: file, line: row.line, expected: "a test, not \(text)")
            }
            tests.append((fact, test))
        }
        guard outputs.count >= 3, let band = Band(rawValue: outputs[1]) else {
            throw FileMistake(file: file, line: row.line, expected: "a rule, a band and a scope")
        }
        id = row.attribute("id") ?? ""
        rule = outputs[0]
        self.band = band
        self.isStart = isStart
        isStep = outputs.count > 3
        self.tests = tests
    }
}

/// The rows of a policy.
struct RuleRows: Sendable {
    let all: [RuleRow]

    init(in files: [(name: String, bytes: [UInt8])]) throws {
        all = try RuleRow.all(in: files)
    }

    /// Those that fire for a child; of the start the first that applies.
    func fired(for child: Verdict.Child) -> [RuleRow] {
        var facts: RuleRow.Facts = [:]
        facts.reserveCapacity(child.facts.count)
        for fact in child.facts { facts[fact.name] = fact.value }
        var hasStart = false
        return all.filter { row in
            guard !(row.isStart && hasStart), row.fires(facts) else { return false }
            if row.isStart { hasStart = true }
            return true
        }
    }
}
