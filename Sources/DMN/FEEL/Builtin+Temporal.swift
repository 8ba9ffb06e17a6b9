extension Builtin {
    func temporal(_ arguments: [Value]) -> Value {
        switch self {
        case .date: arguments.count == 1 ? .date(from: arguments[0]) : .date(parts: arguments)
        case .time: arguments.count == 1 ? .time(from: arguments[0]) : .time(parts: arguments)
        case .dateAndTime:
            arguments.count == 1
                ? .dateAndTime(from: arguments[0]) : .dateAndTime(arguments[0], arguments[1])
        case .duration: .duration(from: arguments[0])
        case .monthsDuration: .months(from: arguments[0], to: arguments[1])
        default: .null
        }
    }
}

extension Value {
    /// A number that is a whole one.
    fileprivate var whole: Int? { number?.int }

    /// The day of a date or of a date and time.
    fileprivate var day: CalendarDate? {
        switch self {
        case .date(let date): date
        case .dateAndTime(let dateAndTime): dateAndTime.date
        default: nil
        }
    }

    fileprivate static func date(from value: Value) -> Value {
        if case .string(let text) = value { return CalendarDate(text).map(Value.date) ?? .null }
        return value.day.map(Value.date) ?? .null
    }

    fileprivate static func date(parts: [Value]) -> Value {
        guard let year = parts[0].whole, let month = parts[1].whole, let day = parts[2].whole
        else { return .null }
        return CalendarDate(year: year, month: month, day: day).map(Value.date) ?? .null
    }

    fileprivate static func time(from value: Value) -> Value {
        switch value {
        case .string(let text): TimeOfDay(text).map(Value.time) ?? .null
        case .time: value
        default: value.dateAndTime.map { .time($0.time) } ?? .null
        }
    }

    fileprivate static func time(parts: [Value]) -> Value {
        guard let hour = parts[0].whole, let minute = parts[1].whole,
            let second = parts[2].number, let whole = second.rounded(toScale: 0, .floor),
            let fraction = second.subtracting(whole),
            let nanosecond = fraction.multiplied(by: Number(TimeOfDay.nanosecondsInSecond))?
                .rounded(toScale: 0, .towardZero)?.int
        else { return .null }
        var offset: Int?
        if parts.count > 3, !parts[3].isNull {
            guard case .daysDuration(let duration) = parts[3] else { return .null }
            offset = duration.seconds
        }
        let time = TimeOfDay(
            hour: hour, minute: minute, second: whole.int ?? -1, nanosecond: nanosecond,
            offset: offset)
        return time.map(Value.time) ?? .null
    }

    fileprivate static func dateAndTime(from value: Value) -> Value {
        if case .string(let text) = value {
            return DateAndTime(text).map(Value.dateAndTime) ?? .null
        }
        return value.dateAndTime.map(Value.dateAndTime) ?? .null
    }

    fileprivate static func dateAndTime(_ date: Value, _ time: Value) -> Value {
        guard let day = date.day, case .time(let time) = time else { return .null }
        return .dateAndTime(DateAndTime(day, time))
    }

    fileprivate static func duration(from value: Value) -> Value {
        switch value {
        case .string(let text): Value(duration: text) ?? .null
        case .daysDuration, .monthsDuration: value
        default: .null
        }
    }

    /// Months that have wholly passed between two days.
    fileprivate static func months(from start: Value, to end: Value) -> Value {
        guard let start = start.day, let end = end.day else { return .null }
        return .monthsDuration(MonthsDuration(from: start, to: end))
    }
}
