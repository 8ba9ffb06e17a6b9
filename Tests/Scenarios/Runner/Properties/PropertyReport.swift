import Model

/// The figures of a run, and what of it is not as it has to be.
struct PropertyReport {
    private let tally: Tally
    private let rows: RuleRows
    private let exceptions: Exceptions
    private var lines: [String] = []
    private var failures: [String] = []

    /// Of a hundred messages and children, in how many a fact is so, and in how many not known.
    private static let leastShare = 5
    private static let leastFirings = 100
    private static let leastRaised = 20

    init(_ tally: Tally, _ rows: RuleRows, _ exceptions: Exceptions) {
        self.tally = tally
        self.rows = rows
        self.exceptions = exceptions
    }

    func report() -> (text: String, isWhole: Bool) {
        var report = self
        report.addFacts()
        report.addRules()
        report.addAdditions()
        report.addChecks()
        let isWhole = report.failures.isEmpty && tally.messages > 0
        let end = isWhole ? "all properties hold" : "\(report.failures.count) failures"
        return (
            (report.lines + report.failures.map { "FAILED   \($0)" } + [end])
                .joined(separator: "\n"), isWhole
        )
    }

    private func percent(_ count: Int, of all: Int) -> String {
        let tenths = all == 0 ? 0 : count * 1000 / all
        return "\(tenths / 10).\(tenths % 10)"
    }

    private mutating func addFacts() {
        lines.append("fact".padded(36) + "so %".padded(8) + "unknown %")
        var needed: Set<String> = []
        for (name, share) in tally.facts.sorted(by: { $0.key < $1.key }) {
            lines.append(
                name.padded(36) + percent(share.so, of: tally.children).padded(8)
                    + percent(share.unknown, of: tally.children))
            let shares = [("so", share.so), ("unknown", share.unknown)]
            for (what, count) in shares where count * 100 < Self.leastShare * tally.children {
                let id = "\(name) \(what)"
                needed.insert(id)
                guard exceptions[id] == nil else { continue }
                failures.append("\(id) in \(percent(count, of: tally.children)) % of children")
            }
        }
        failures += exceptions.ids.filter { !needed.contains($0) }
            .map { "the exception is not needed: \($0)" }
    }

    private mutating func addRules() {
        lines.append("\n" + "rule".padded(12) + "fired".padded(8) + "rows")
        let names = rows.all.map(\.rule).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        for name in names.sorted() {
            let count = tally.rules[name] ?? 0
            let own = rows.all.filter { $0.rule == name }
                .map { "\($0.id) \(tally.rows[$0.id] ?? 0)" }.joined(separator: ", ")
            lines.append(name.padded(12) + "\(count)".padded(8) + own)
            if count < Self.leastFirings { failures.append("\(name) fired \(count) times") }
        }
    }

    private mutating func addAdditions() {
        lines.append("\n" + "addition".padded(12) + "tried".padded(8) + "raised %")
        var told = Tally.Tried()
        for kind in Addition.Kind.allCases {
            let tried = tally.additions[kind.rawValue] ?? Tally.Tried()
            lines.append(
                kind.rawValue.padded(12) + "\(tried.count)".padded(8)
                    + percent(tried.raised, of: tried.count))
            guard kind.isTold else { continue }
            told.count += tried.count
            told.raised += tried.raised
        }
        lines.append(
            "told".padded(12) + "\(told.count)".padded(8)
                + percent(told.raised, of: told.count))
        if told.raised * 100 < Self.leastRaised * told.count || told.count == 0 {
            failures.append("\(percent(told.raised, of: told.count)) % of additions raised a band")
        }
    }

    private mutating func addChecks() {
        let bands = Band.allCases.map { "\($0.rawValue) \(tally.bands[$0] ?? 0)" }
        lines.append(
            "\n\(tally.messages) messages, \(tally.children) children: "
                + bands.joined(separator: ", ") + "; decided \(tally.decisions) times more")
        for check in Check.allCases {
            let violations = tally.violations.filter { $0.check == check }
            lines.append(
                check.title.padded(56) + "\(tally.checks[check.rawValue] ?? 0)".padded(8)
                    + "\(violations.count) wrong")
            if check != .reading, (tally.checks[check.rawValue] ?? 0) == 0 {
                failures.append("never tried: \(check.title)")
            }
            addViolations(check, violations)
        }
    }

    /// How often by which change, and the smallest messages of all.
    private mutating func addViolations(_ check: Check, _ violations: [Violation]) {
        guard !violations.isEmpty else { return }
        let kinds = Dictionary(grouping: violations, by: \.change).mapValues(\.count)
        let listed = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        var lines = ["\(check.title): \(violations.count) times; by \(listed)"]
        let least = violations.sorted { $0.example.count < $1.example.count }
        for violation in least.prefix(Self.shown) {
            lines.append(
                "         message \(violation.message), \(violation.change): \(violation.what)")
            lines.append("         " + String(decoding: violation.example, as: UTF8.self))
        }
        failures.append(lines.joined(separator: "\n"))
    }

    private static let shown = 3
}

extension String {
    fileprivate func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
