/// A moment in UTC, to the millisecond.
///
/// Shape: milliseconds since 1970-01-01T00:00:00Z, leap seconds left out, years 0001 to 9999.
/// Source: RFC 3339, section 5.6.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(seconds: Int64) {
        self.milliseconds = seconds * 1000
    }

    /// Midnight UTC of a day, and the time of day after it.
    package init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
    ) {
        let days = Day(year: year, month: month, day: day).number
        let inDay = (hour * 60 + minute) * 60 + second
        self.milliseconds = (Int64(days) * 86_400 + Int64(inDay)) * 1000
    }

    /// Reads an RFC 3339 time; the offset is required, since without one no moment is named.
    package init?(reading text: String) {
        guard let moment = Moment(reading: text), let instant = moment.instant else { return nil }
        self = instant
    }

    package static func < (one: Self, other: Self) -> Bool {
        one.milliseconds < other.milliseconds
    }

    package static func + (time: Self, span: Duration) -> Self {
        Timestamp(milliseconds: time.milliseconds + span.milliseconds)
    }

    package static func - (time: Self, span: Duration) -> Self {
        Timestamp(milliseconds: time.milliseconds - span.milliseconds)
    }

    package static func - (later: Self, earlier: Self) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    /// The UTC day that this moment is in.
    package var day: Day {
        Day(number: Int(milliseconds.flooredQuotient(86_400_000)))
    }

    /// Seconds since midnight UTC.
    package var secondOfDay: Int {
        Int(milliseconds.flooredQuotient(1000) - Int64(day.number) * 86_400)
    }

    /// `2026-11-23T13:12:00Z`, with milliseconds only where there are any.
    package var text: String {
        let clock = secondOfDay
        let base =
            "\(day.text)T\(padded(clock / 3600, 2)):\(padded(clock / 60 % 60, 2))"
            + ":\(padded(clock % 60, 2))"
        let rest = Int(milliseconds - milliseconds.flooredQuotient(1000) * 1000)
        return rest == 0 ? base + "Z" : base + ".\(padded(rest, 3))Z"
    }

    /// `20261123T131200Z`: sorts by time and may stand in a file's name.
    package var compact: String {
        let (year, month, date) = day.parts
        let clock = secondOfDay
        return "\(padded(year, 4))\(padded(month, 2))\(padded(date, 2))"
            + "T\(padded(clock / 3600, 2))\(padded(clock / 60 % 60, 2))\(padded(clock % 60, 2))Z"
    }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero.
    package var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    package static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    package static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
    package static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}

extension BinaryInteger {
    /// The quotient rounded towards minus infinity, so that times before 1970 fall in their day.
    package func flooredQuotient(_ divisor: Self) -> Self {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// The digits of a number that is not negative, with zeros in front up to `width`.
package func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    let missing = width - digits.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
}
