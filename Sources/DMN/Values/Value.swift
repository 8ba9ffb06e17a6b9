/// A value of FEEL: what inputs, cells, outputs and decisions are.
///
/// Null, booleans, numbers, dates and durations are copied without touching memory elsewhere.
/// `==` is sameness: it tells null from everything else and never answers "unknown". FEEL's own
/// `=`, which may, is ``isEqual(to:)``.
package enum Value: Sendable {
    case null
    case boolean(Bool)
    case number(Number)
    case string(String)
    case date(CalendarDate)
    indirect case time(TimeOfDay)
    indirect case dateAndTime(DateAndTime)
    case daysDuration(DaysDuration)
    case monthsDuration(MonthsDuration)
    case list([Value])
    case context(Context)
    indirect case interval(Interval)
    indirect case function(Function)
}

extension Value {
    /// `true`, `false` or unknown as a value, unknown being null.
    package init(_ answer: Bool?) {
        self = answer.map(Value.boolean) ?? .null
    }

    init(_ number: Number?) {
        self = number.map(Value.number) ?? .null
    }

    init(_ number: Int) {
        self = .number(Number(number))
    }

    /// The boolean, or unknown for null and for anything else.
    package var answer: Bool? {
        if case .boolean(let boolean) = self { boolean } else { nil }
    }

    /// Whether this is null.
    package var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// Reads what may stand between the quotes of an `@"…"` literal.
    package init?(temporal text: String) {
        if let date = CalendarDate(text) {
            self = .date(date)
        } else if let dateAndTime = DateAndTime(text) {
            self = .dateAndTime(dateAndTime)
        } else if let time = TimeOfDay(text) {
            self = .time(time)
        } else if let duration = Value(duration: text) {
            self = duration
        } else {
            return nil
        }
    }

    /// Reads a duration of either kind.
    package init?(duration text: String) {
        if let duration = MonthsDuration(text) {
            self = .monthsDuration(duration)
        } else if let duration = DaysDuration(text) {
            self = .daysDuration(duration)
        } else {
            return nil
        }
    }
}

// MARK: - Comparison

extension Value: Hashable {
    package static func == (left: Value, right: Value) -> Bool {
        left.isEqual(to: right) == true
    }

    /// FEEL's `=`: unknown when the two are of different kinds and neither is null.
    package func isEqual(to other: Value) -> Bool? {
        switch (self, other) {
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left == right
        case (.null, .null): true
        case (.null, _), (_, .null): false
        case (.date(let left), .date(let right)): left == right
        case (.time(let left), .time(let right)): left == right
        case (.dateAndTime(let left), .dateAndTime(let right)): left == right
        case (.daysDuration(let left), .daysDuration(let right)): left == right
        case (.monthsDuration(let left), .monthsDuration(let right)): left == right
        case (.list(let left), .list(let right)): left == right
        case (.context(let left), .context(let right)): left == right
        case (.interval(let left), .interval(let right)): left == right
        default: nil
        }
    }

    /// FEEL's `<`: unknown unless the two are of one kind that has an order.
    package func isLess(than other: Value) -> Bool? {
        switch (self, other) {
        case (.number(let left), .number(let right)): left < right
        case (.string(let left), .string(let right)): left < right
        case (.date(let left), .date(let right)): left < right
        case (.time(let left), .time(let right)): left.isBefore(right)
        case (.dateAndTime(let left), .dateAndTime(let right)): left.isBefore(right)
        case (.daysDuration(let left), .daysDuration(let right)): left < right
        case (.monthsDuration(let left), .monthsDuration(let right)): left < right
        default: nil
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .null: break
        case .boolean(let value): hasher.combine(value)
        case .number(let value): hasher.combine(value)
        case .string(let value): hasher.combine(value)
        case .date(let value): hasher.combine(value)
        case .time(let value): hasher.combine(value)
        case .dateAndTime(let value): hasher.combine(value)
        case .daysDuration(let value): hasher.combine(value)
        case .monthsDuration(let value): hasher.combine(value)
        case .list(let values): hasher.combine(values)
        case .context(let value): hasher.combine(value)
        case .interval(let value): hasher.combine(value)
        case .function: break
        }
    }
}

// MARK: - Text

extension Value: CustomStringConvertible {
    /// What FEEL's `string()` gives; "null" for null.
    package var description: String {
        if case .string(let text) = self { text } else { literal }
    }

    /// The value as it would be written in FEEL, strings in quotes.
    package var literal: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let value): value.description
        case .string(let value): Value.quoted(value)
        case .date(let value): value.description
        case .time(let value): value.description
        case .dateAndTime(let value): value.description
        case .daysDuration(let value): value.description
        case .monthsDuration(let value): value.description
        case .list(let values): "[" + values.map(\.literal).joined(separator: ", ") + "]"
        case .context(let value): value.description
        case .interval(let value): value.description
        case .function: "function"
        }
    }

    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(character)
            }
        }
        return quoted + "\""
    }
}
