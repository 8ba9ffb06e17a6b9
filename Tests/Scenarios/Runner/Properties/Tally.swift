import Model

/// What the messages of a run came to.
struct Tally: Sendable {
    /// How often a fact was so, and not known, of so many messages and children.
    struct Share: Sendable {
        var so = 0
        var unknown = 0
    }

    struct Tried: Sendable {
        var count = 0
        var raised = 0
    }

    var messages = 0
    var children = 0
    var decisions = 0
    var bands: [Band: Int] = [:]
    var facts: [String: Share] = [:]
    var rows: [String: Int] = [:]
    var rules: [String: Int] = [:]
    var checks: [String: Int] = [:]
    var additions: [String: Tried] = [:]
    var violations: [Violation] = []

    mutating func count(_ child: Verdict.Child, fired: [RuleRow], isHistoryWhole: Bool) {
        children += 1
        bands[child.band, default: 0] += 1
        for fact in child.facts {
            var share = facts[fact.name] ?? Share()
            switch fact.value {
            case .yes: share.so += 1
            case .no: break
            case .unknown: share.unknown += 1
            case .number(let number):
                if number > 0 { share.so += 1 }
                // A count that the history is a part of may be higher than is known.
                if !isHistoryWhole, fact.places.contains("history") { share.unknown += 1 }
            }
            facts[fact.name] = share
        }
        for row in fired { rows[row.id, default: 0] += 1 }
        for rule in Set(fired.map(\.rule)) { rules[rule, default: 0] += 1 }
    }

    mutating func add(_ other: Tally) {
        messages += other.messages
        children += other.children
        decisions += other.decisions
        bands.merge(other.bands, uniquingKeysWith: +)
        rows.merge(other.rows, uniquingKeysWith: +)
        rules.merge(other.rules, uniquingKeysWith: +)
        checks.merge(other.checks, uniquingKeysWith: +)
        facts.merge(other.facts) {
            Share(so: $0.so + $1.so, unknown: $0.unknown + $1.unknown)
        }
        additions.merge(other.additions) {
            Tried(count: $0.count + $1.count, raised: $0.raised + $1.raised)
        }
        violations += other.violations
    }
}

/// That something lowered a child, or was lost.
struct Violation: Sendable {
    let check: Check
    let change: String
    /// What came of it.
    let what: String
    let message: Int
    /// The message before the change, as JSON.
    let example: [UInt8]
}

/// What is held of every message.
enum Check: String, Sendable, CaseIterable {
    case reading, consent, acceptance, routes, addition, putOff, firing, former, again, standing,
        source
    case evidence, bystander

    var title: String {
        switch self {
        case .reading: "a message that can be sent is read"
        case .consent: "consent changes no band, due time or flag"
        case .acceptance: "consent rejects nothing"
        case .routes: "consent changes no route"
        case .addition: "an addition lowers nobody"
        case .putOff: "an addition puts no due time off"
        case .firing: "a rule that fires gives its band"
        case .former: "the former band is a floor"
        case .again: "deciding again steps no second time"
        case .standing: "a due time that stands is not put off"
        case .source: "no source lowers what a rule says"
        case .evidence: "the kind of evidence changes nothing"
        case .bystander: "a child of whom nothing is told changes no other"
        }
    }
}
