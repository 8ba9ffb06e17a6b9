/// When something was, as far as it was told: a date, or a date and time.
///
/// Shape: `2026-11-22`, `2026-11-22T21:14:00Z`, `2026-11-22T21:14+01:00`. A time without an offset
/// names no moment: its date is used, its time is shown as written. A date alone is never taken
/// for midnight. Source: RFC 3339, and ISO 8601-1 for reduced precision.
package struct Moment: Hashable, Sendable {
    /// The date that was told.
    package let date: PartialDate
    /// The moment, where a time with an offset was told.
    package let instant: Timestamp?
    /// Whether a time was told at all.
    package let hasTime: Bool

    private init(date: PartialDate, instant: Timestamp?, hasTime: Bool) {
        self.date = date
        self.instant = instant
        self.hasTime = hasTime
    }

    package init(_ instant: Timestamp) {
        self.init(date: PartialDate(instant.day), instant: instant, hasTime: true)
    }

    package init(_ date: PartialDate) {
        self.init(date: date, instant: nil, hasTime: false)
    }

    package init?(reading text: String) {
        let text = text.trimmed
        let bytes = Array(text.utf8)
        guard bytes.count > 10 else {
            guard let date = PartialDate(reading: text) else { return nil }
            self.init(date)
            return
        }
        guard bytes.count <= 40, [0x54, 0x74, 0x20].contains(bytes[10]),
            let date = PartialDate(reading: String(decoding: bytes[..<10], as: UTF8.self)),
            let day = date.day, let clock = Clock(reading: bytes[11...])
        else { return nil }
        let instant = clock.offsetMinutes.map { offset in
            let minutes = Int64(clock.minutes - offset)
            return Timestamp(
                milliseconds: Int64(day.number) * 86_400_000 + minutes * 60_000
                    + Int64(clock.milliseconds))
        }
        self.init(date: date, instant: instant, hasTime: true)
    }
}

/// A time of day as RFC 3339 spells it, seconds and offset optional.
private struct Clock {
    var minutes = 0
    var milliseconds = 0
    var offsetMinutes: Int?

    init?(reading bytes: ArraySlice<UInt8>) {
        guard let (hour, minute) = Self.hourAndMinute(bytes.prefix(5)) else { return nil }
        minutes = hour * 60 + minute
        var rest = bytes.dropFirst(5)
        if rest.first == UInt8(ascii: ":") {
            guard let second = digits(rest.dropFirst().prefix(2)), rest.count >= 3,
                second <= 60
            else { return nil }
            // A leap second is counted as the last second before it: no moment is lost or added.
            milliseconds = min(second, 59) * 1000
            rest = rest.dropFirst(3)
            guard readFraction(&rest) else { return nil }
        }
        switch rest.first {
        case nil:
            offsetMinutes = nil
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            guard rest.count == 1 else { return nil }
            offsetMinutes = 0
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard rest.count == 6, let (hour, minute) = Self.hourAndMinute(rest.dropFirst())
            else { return nil }
            let size = hour * 60 + minute
            offsetMinutes = rest.first == UInt8(ascii: "-") ? -size : size
        default:
            return nil
        }
    }

    private mutating func readFraction(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") else {
            return true
        }
        let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
        guard !fraction.isEmpty, fraction.count <= 12 else { return false }
        let padding = repeatElement(UInt8(ascii: "0"), count: max(0, 3 - fraction.count))
        milliseconds += digits(Array(fraction.prefix(3)) + padding) ?? 0
        rest = rest.dropFirst(1 + fraction.count)
        return true
    }

    private static func hourAndMinute(_ bytes: ArraySlice<UInt8>) -> (Int, Int)? {
        guard bytes.count == 5, bytes[bytes.startIndex + 2] == UInt8(ascii: ":"),
            let hour = digits(bytes.prefix(2)), let minute = digits(bytes.suffix(2)),
            hour < 24, minute < 60
        else { return nil }
        return (hour, minute)
    }
}
