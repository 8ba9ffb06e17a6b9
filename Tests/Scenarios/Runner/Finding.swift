import Flow
import HouseKit
import Model

/// A scenario with what it came to, and what of that is not as expected.
struct Finding: Sendable {
    let scenario: Scenario
    /// Nil where it could not be done.
    let outcome: Outcome?
    /// Where the file itself is wrong.
    var mistake: FileMistake?
    var failures: [String]

    var hasPassed: Bool { failures.isEmpty && mistake == nil }

    init(_ scenario: Scenario, by stages: Stages) {
        self.scenario = scenario
        do {
            let outcome = try Play.outcome(of: scenario, by: stages)
            self.outcome = outcome
            failures = scenario.expectation.failures(of: outcome)
            if scenario.kind == .combines, outcome.fired.count < 2 {
                failures.append(
                    "combines: expected two rules, given \(outcome.fired.joined(separator: " "))")
            }
        } catch {
            outcome = nil
            mistake = error as? FileMistake
            failures = mistake == nil ? ["it could not be done: \(error)"] : []
        }
    }

    /// Holds the file beside the one from which it is to differ in one value.
    mutating func compare(withTwin twin: Scenario) {
        guard let line = scenario.twin?.line else { return }
        let differences = Leaves(scenario).differences(from: Leaves(twin))
        let isSender = differences.first?.hasSuffix(" message from") ?? false
        guard differences.count != 1 || isSender else { return }
        let shown = differences.prefix(4).joined(separator: "; ")
        mistake = FileMistake(
            file: scenario.file, line: line,
            expected: "one value of a message or of the register, or one time, in which it differs "
                + "from its twin, not \(differences.count): \(shown)")
    }

    /// Holds the bands beside those of the other of a pair.
    mutating func compare(with other: Finding) {
        guard let relation = scenario.relation, let mine = outcome?.standing else { return }
        guard let theirs = other.outcome?.standing else {
            failures.append("holds: \(other.scenario.name) could not be done")
            return
        }
        if !mine.holds(relation, beside: theirs) {
            failures.append(
                "holds: expected \(relation.rawValue), given \(mine.band.rawValue) "
                    + "(\(mine.children.listed)) beside \(theirs.band.rawValue) "
                    + "(\(theirs.children.listed))")
        }
    }
}

extension Standing {
    /// Whether its bands stand to another's as a pair says. Children are compared most urgent
    /// first, where there are as many.
    fileprivate func holds(_ relation: Scenario.Relation, beside other: Standing) -> Bool {
        let isComparable = children.count == other.children.count
        let mine = [band] + (isComparable ? children.mostUrgentFirst : [])
        let theirs = [other.band] + (isComparable ? other.children.mostUrgentFirst : [])
        let isNotLower = zip(mine, theirs).allSatisfy { !$1.isMoreUrgent(than: $0) }
        return switch relation {
        case .same: mine == theirs
        case .differs: mine != theirs
        case .notLower: isNotLower
        case .higher: isNotLower && mine != theirs
        }
    }
}

extension [Band] {
    fileprivate var mostUrgentFirst: [Band] { sorted { $0.isMoreUrgent(than: $1) } }
}
