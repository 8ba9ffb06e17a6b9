/// FEEL's operators on numbers, strings, dates, times and durations.
enum Arithmetic: Sendable {
    case add, subtract, multiply, divide, power

    /// Null for operands that the operator does not take, and where there is no result.
    func result(_ left: Value, _ right: Value) -> Value {
        if case .number(let left) = left, case .number(let right) = right {
            return Value(number(left, right))
        }
        return switch self {
        case .add: Arithmetic.sum(left, right)
        case .subtract: Arithmetic.difference(left, right)
        case .multiply: Arithmetic.product(left, right)
        case .divide: Arithmetic.quotient(left, right)
        case .power: .null
        }
    }

    private func number(_ left: Number, _ right: Number) -> Number? {
        switch self {
        case .add: left.adding(right)
        case .subtract: left.subtracting(right)
        case .multiply: left.multiplied(by: right)
        case .divide: left.divided(by: right)
        case .power: left.raised(to: right)
        }
    }

    private static func sum(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.string(let left), .string(let right)): .string(left + right)
        case (.daysDuration(let left), .daysDuration(let right)):
            left.adding(right).map(Value.daysDuration) ?? .null
        case (.monthsDuration(let left), .monthsDuration(let right)):
            left.adding(right).map(Value.monthsDuration) ?? .null
        case (let point, .daysDuration(let duration)), (.daysDuration(let duration), let point):
            moved(point, by: duration)
        case (let point, .monthsDuration(let duration)), (.monthsDuration(let duration), let point):
            moved(point, by: duration)
        default: .null
        }
    }

    private static func difference(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.daysDuration(let left), .daysDuration(let right)):
            right.negated.flatMap(left.adding).map(Value.daysDuration) ?? .null
        case (.monthsDuration(let left), .monthsDuration(let right)):
            left.adding(right.negated).map(Value.monthsDuration) ?? .null
        case (_, .daysDuration(let duration)):
            duration.negated.map { moved(left, by: $0) } ?? .null
        case (_, .monthsDuration(let duration)): moved(left, by: duration.negated)
        case (.time(let left), .time(let right)):
            left.since(right).map(Value.daysDuration) ?? .null
        default: elapsed(from: right, to: left)
        }
    }

    /// What passed between two points in time; a date is its midnight in UTC.
    private static func elapsed(from start: Value, to end: Value) -> Value {
        guard let start = start.dateAndTime, let end = end.dateAndTime else { return .null }
        return end.since(start).map(Value.daysDuration) ?? .null
    }

    private static func moved(_ point: Value, by duration: DaysDuration) -> Value {
        switch point {
        case .date(let date):
            date.midnight.adding(duration).map { .date($0.date) } ?? .null
        case .dateAndTime(let point): point.adding(duration).map(Value.dateAndTime) ?? .null
        case .time(let time): .time(time.adding(duration))
        default: .null
        }
    }

    private static func moved(_ point: Value, by duration: MonthsDuration) -> Value {
        switch point {
        case .date(let date): date.adding(months: duration.months).map(Value.date) ?? .null
        case .dateAndTime(let point): point.adding(duration).map(Value.dateAndTime) ?? .null
        default: .null
        }
    }

    private static func product(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.daysDuration(let duration), .number(let factor)),
            (.number(let factor), .daysDuration(let duration)):
            Value(seconds: duration.inSeconds.multiplied(by: factor))
        case (.monthsDuration(let duration), .number(let factor)),
            (.number(let factor), .monthsDuration(let duration)):
            Value(months: Number(duration.months).multiplied(by: factor))
        default: .null
        }
    }

    private static func quotient(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.daysDuration(let duration), .number(let divisor)):
            Value(seconds: duration.inSeconds.divided(by: divisor))
        case (.monthsDuration(let duration), .number(let divisor)):
            Value(months: Number(duration.months).divided(by: divisor))
        case (.daysDuration(let left), .daysDuration(let right)):
            Value(left.inSeconds.divided(by: right.inSeconds))
        case (.monthsDuration(let left), .monthsDuration(let right)):
            Value(Number(left.months).divided(by: Number(right.months)))
        default: .null
        }
    }

    /// Unary minus; null for what has no opposite.
    static func negation(_ value: Value) -> Value {
        switch value {
        case .number(let number): .number(number.negated)
        case .daysDuration(let duration):
            duration.negated.map(Value.daysDuration) ?? .null
        case .monthsDuration(let duration): .monthsDuration(duration.negated)
        default: .null
        }
    }
}

extension Value {
    fileprivate init(seconds: Number?) {
        self = seconds.flatMap(DaysDuration.init(inSeconds:)).map(Value.daysDuration) ?? .null
    }

    fileprivate init(months: Number?) {
        self = months.flatMap(MonthsDuration.init(inMonths:)).map(Value.monthsDuration) ?? .null
    }

    /// The point in time that a date or a date and time is.
    var dateAndTime: DateAndTime? {
        switch self {
        case .date(let date): date.midnight
        case .dateAndTime(let dateAndTime): dateAndTime
        default: nil
        }
    }
}
