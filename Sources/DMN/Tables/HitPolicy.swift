/// What a decision table answers when several of its rules fire.
package enum HitPolicy: Sendable, Equatable {
    /// At most one rule may fire.
    case unique
    /// All rules that fire must agree.
    case any
    /// The first in table order.
    case first
    /// The one whose output comes first in the list of output values.
    case priority
    /// All, as a list or as one number made of them.
    case collect(Aggregation?)
    /// All, in table order.
    case ruleOrder
    /// All, in the order of the output values.
    case outputOrder

    /// What a COLLECT table makes of the outputs of its rules.
    package enum Aggregation: String, Sendable, CaseIterable {
        case sum = "SUM"
        case count = "COUNT"
        case min = "MIN"
        case max = "MAX"
    }

    /// Reads the attributes as DMN writes them; a table without the first is UNIQUE.
    package init?(named name: String?, aggregation: String?) {
        var reduction: Aggregation?
        if let aggregation {
            guard name == "COLLECT", let known = Aggregation(rawValue: aggregation) else {
                return nil
            }
            reduction = known
        }
        switch name {
        case nil, "UNIQUE": self = .unique
        case "ANY": self = .any
        case "FIRST": self = .first
        case "PRIORITY": self = .priority
        case "COLLECT": self = .collect(reduction)
        case "RULE ORDER": self = .ruleOrder
        case "OUTPUT ORDER": self = .outputOrder
        default: return nil
        }
    }

    /// Whether the table needs lists of output values to order outputs by.
    var ordersOutputs: Bool { self == .priority || self == .outputOrder }

    /// What the table answers when no rule fires and it has no default output.
    var answerOfNone: Value {
        switch self {
        case .collect(nil): .list([])
        case .collect(.count): Value(0)
        default: .null
        }
    }
}

extension HitPolicy: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unique: "UNIQUE"
        case .any: "ANY"
        case .first: "FIRST"
        case .priority: "PRIORITY"
        case .collect(let aggregation): aggregation.map { "COLLECT \($0.rawValue)" } ?? "COLLECT"
        case .ruleOrder: "RULE ORDER"
        case .outputOrder: "OUTPUT ORDER"
        }
    }
}
