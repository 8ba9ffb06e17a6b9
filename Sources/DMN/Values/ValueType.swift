/// A FEEL type: what a value must be to pass as an input, a parameter or a decision's answer.
package indirect enum ValueType: Sendable {
    case any
    case null
    case number, string, boolean
    case date, time, dateAndTime, daysDuration, monthsDuration
    case list(ValueType)
    /// Members that must be there; none for any context.
    case context([Member])
    case range(ValueType)
    case function
    /// Values of a type that pass the test for what is allowed.
    case constrained(ValueType, Constraint)

    /// A test that no variable enters but the value itself.
    package struct Constraint: Sendable {
        /// What is asked of the value.
        package let test: UnaryTest
        let frameSize: Int
    }

    /// An entry that a context must have.
    package struct Member: Sendable {
        /// The entry's name.
        package let name: String
        /// What the entry must be, if it is not null.
        package let type: ValueType
    }

    /// The type that FEEL itself knows by this name.
    package init?(named name: String) {
        switch name {
        case "Any": self = .any
        case "Null": self = .null
        case "number": self = .number
        case "string": self = .string
        case "boolean": self = .boolean
        case "date": self = .date
        case "time": self = .time
        case "date and time", "dateTime": self = .dateAndTime
        case "days and time duration", "dayTimeDuration": self = .daysDuration
        case "years and months duration", "yearMonthDuration": self = .monthsDuration
        case "list": self = .list(.any)
        case "context": self = .context([])
        case "function": self = .function
        default: return nil
        }
    }

    /// The names that ``init(named:)`` knows.
    static let names = [
        "Any", "Null", "number", "string", "boolean", "date", "time", "date and time", "dateTime",
        "days and time duration", "dayTimeDuration", "years and months duration",
        "yearMonthDuration", "list", "context", "function",
    ]
}

extension ValueType.Constraint {
    /// Reads allowed values as they are written in the model; `nil` when there are none.
    init?(_ passage: Definitions.Passage) throws(DMNError) {
        guard !passage.isEmpty else { return nil }
        var scope = Scope()
        let question = scope.reserve()
        test = try passage.test(question: question, in: &scope)
        frameSize = scope.frameSize
    }

    /// Whether a value passes the test.
    package func allows(_ value: Value) -> Bool {
        var evaluation = Evaluation(frameSize: frameSize)
        // A test that goes on for too long has not said yes.
        let answer = try? evaluation.answer(test, value)
        return answer == true
    }
}

extension ValueType {
    /// The type without what it says of allowed values.
    var unconstrained: ValueType {
        switch self {
        case .constrained(let type, _): type.unconstrained
        case .list(let item): .list(item.unconstrained)
        case .range(let end): .range(end.unconstrained)
        case .context(let members):
            .context(members.map { Member(name: $0.name, type: $0.type.unconstrained) })
        default: self
        }
    }

    /// Whether a value is of this type. Null is of none but ``null``.
    package func includes(_ value: Value) -> Bool {
        switch (self, value) {
        case (.null, .null): true
        case (_, .null): false
        case (.any, _), (.number, .number), (.string, .string), (.boolean, .boolean),
            (.date, .date), (.time, .time), (.dateAndTime, .dateAndTime),
            (.daysDuration, .daysDuration), (.monthsDuration, .monthsDuration),
            (.function, .function):
            true
        case (.list(let item), .list(let values)):
            values.allSatisfy { $0.isNull || item.includes($0) }
        case (.context(let members), .context(let context)):
            members.allSatisfy { member in
                context[member.name].map { $0.isNull || member.type.includes($0) } ?? false
            }
        case (.range(let end), .interval(let interval)):
            [interval.lower, interval.upper].allSatisfy { $0.map(end.includes) ?? true }
        case (.constrained(let type, let constraint), _):
            type.includes(value) && constraint.allows(value)
        default: false
        }
    }

    /// The value made to fit: unchanged, a list of it, a list's only item, or a date's midnight in
    /// UTC; null when none of these is of the type.
    package func coerced(_ value: Value) -> Value {
        guard !includes(value) else { return value }
        let changed: Value
        switch value {
        case .null: return .null
        case .list(let values) where values.count == 1: changed = values[0]
        case .date(let date): changed = .dateAndTime(date.midnight)
        default: changed = .list([value])
        }
        return includes(changed) ? changed : .null
    }
}
