// What may stand after a point: entries of contexts, and properties of values.

extension Value {
    /// Null when there is no such entry or property. A list gives the member of each item.
    func member(_ name: String) -> Value {
        switch self {
        case .context(let context): context[name] ?? .null
        case .list(let items): .list(items.map { $0.member(name) })
        case .date(let date): date.property(name) ?? .null
        case .time(let time): time.property(name) ?? .null
        case .dateAndTime(let dateAndTime):
            dateAndTime.date.property(name) ?? dateAndTime.time.property(name) ?? .null
        case .daysDuration(let duration): duration.property(name) ?? .null
        case .monthsDuration(let duration): duration.property(name) ?? .null
        case .interval(let interval): interval.property(name) ?? .null
        case .null, .boolean, .number, .string, .function: .null
        }
    }
}

extension CalendarDate {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "year": Value(year)
        case "month": Value(month)
        case "day": Value(day)
        case "weekday": Value(weekday)
        default: nil
        }
    }
}

extension TimeOfDay {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "hour": Value(hour)
        case "minute": Value(minute)
        case "second": Value(second)
        case "time offset": offset.map { .daysDuration(DaysDuration(seconds: $0)) }
        default: nil
        }
    }
}

extension DaysDuration {
    fileprivate func property(_ name: String) -> Value? {
        let sign = isNegative ? -1 : 1
        return switch name {
        case "days": Value(sign * parts.days)
        case "hours": Value(sign * parts.hours)
        case "minutes": Value(sign * parts.minutes)
        case "seconds": Value(sign * parts.seconds)
        default: nil
        }
    }
}

extension MonthsDuration {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "years": Value(months / 12)
        case "months": Value(months % 12)
        default: nil
        }
    }
}

extension Interval {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "start": lower ?? .null
        case "end": upper ?? .null
        case "start included": .boolean(includesLower)
        case "end included": .boolean(includesUpper)
        default: nil
        }
    }
}
