/// A FEEL time: a time of day to the nanosecond, with or without an offset from UTC.
///
/// Two times are equal when they are the same instant of a day, whatever their offsets; a time
/// with an offset and one without never are, and neither comes before the other.
package struct TimeOfDay: Sendable {
    /// Nanoseconds since midnight.
    let nanoseconds: Int
    /// Seconds east of UTC; `nil` is a local time.
    package let offset: Int?

    static let nanosecondsInSecond = 1_000_000_000
    static let nanosecondsInDay = secondsInDay * nanosecondsInSecond
    static let secondsInDay = 86_400
    /// Offsets go to 18 hours either way.
    private static let offsets = -64_800...64_800

    static let midnight = TimeOfDay(nanoseconds: 0, offset: nil)

    /// 0 to 23.
    package var hour: Int { seconds / 3600 }
    /// 0 to 59.
    package var minute: Int { seconds / 60 % 60 }
    /// 0 to 59.
    package var second: Int { seconds % 60 }
    /// 0 to 999 999 999, within the second.
    package var nanosecond: Int { nanoseconds % TimeOfDay.nanosecondsInSecond }
    var seconds: Int { nanoseconds / TimeOfDay.nanosecondsInSecond }

    init(nanoseconds: Int, offset: Int?) {
        self.nanoseconds = nanoseconds
        self.offset = offset
    }

    /// `nil` when a part is out of its range.
    package init?(
        hour: Int, minute: Int, second: Int, nanosecond: Int = 0, offset: Int? = nil
    ) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0..<TimeOfDay.nanosecondsInSecond).contains(nanosecond),
            offset.map(TimeOfDay.offsets.contains) ?? true
        else { return nil }
        let seconds = hour * 3600 + minute * 60 + second
        self.init(
            nanoseconds: seconds * TimeOfDay.nanosecondsInSecond + nanosecond, offset: offset)
    }

    /// The time so much later, round the clock.
    func adding(_ duration: DaysDuration) -> TimeOfDay {
        let day = Int128(TimeOfDay.nanosecondsInDay)
        let sum = (Int128(nanoseconds) + duration.nanoseconds) % day
        return TimeOfDay(nanoseconds: Int(sum < 0 ? sum + day : sum), offset: offset)
    }
}

// MARK: - Text

extension TimeOfDay {
    /// Reads `hh:mm:ss`, with a fraction of a second and `Z` or `±hh:mm` or `±hh:mm:ss` if given.
    package init?(_ text: some StringProtocol) {
        var cursor = TextCursor(text)
        var endsDay = false
        guard let time = TimeOfDay(&cursor, endsDay: &endsDay), cursor.isAtEnd else { return nil }
        self = time
    }

    /// - Parameter endsDay: Becomes true when the time is written `24:00:00`, which is read as
    ///   midnight.
    init?(_ cursor: inout TextCursor, endsDay: inout Bool) {
        guard var hour = cursor.number(digits: 2...2), cursor.take(":"),
            let minute = cursor.number(digits: 2...2), cursor.take(":"),
            let second = cursor.number(digits: 2...2), let nanosecond = cursor.fraction()
        else { return nil }
        if hour == 24, minute == 0, second == 0, nanosecond == 0 {
            hour = 0
            endsDay = true
        }
        var offset: Int?
        if cursor.take("Z") {
            offset = 0
        } else if let sign = cursor.takeSign() {
            guard let seconds = TimeOfDay.offset(&cursor) else { return nil }
            offset = sign * seconds
        }
        self.init(
            hour: hour, minute: minute, second: second, nanosecond: nanosecond, offset: offset)
    }

    private static func offset(_ cursor: inout TextCursor) -> Int? {
        guard let hours = cursor.number(digits: 2...2), cursor.take(":"),
            let minutes = cursor.number(digits: 2...2), minutes < 60
        else { return nil }
        guard cursor.take(":") else { return hours * 3600 + minutes * 60 }
        guard let seconds = cursor.number(digits: 2...2), seconds < 60 else { return nil }
        return hours * 3600 + minutes * 60 + seconds
    }
}

extension TimeOfDay: CustomStringConvertible {
    package var description: String {
        let time = "\(twoDigits(hour)):\(twoDigits(minute)):\(twoDigits(second))"
        return time + fractionText(nanosecond) + offsetText
    }

    private var offsetText: String {
        guard let offset else { return "" }
        guard offset != 0 else { return "Z" }
        let size = Int(offset.magnitude)
        let seconds = size % 60 == 0 ? "" : ":" + twoDigits(size % 60)
        return (offset < 0 ? "-" : "+")
            + "\(twoDigits(size / 3600)):\(twoDigits(size / 60 % 60))\(seconds)"
    }
}

/// Nanoseconds as a point and the digits that matter; nothing for 0.
func fractionText(_ nanoseconds: Int) -> String {
    guard nanoseconds != 0 else { return "" }
    var digits = String(nanoseconds)
    digits = String(repeating: "0", count: 9 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
}

// MARK: - Comparison

extension TimeOfDay: Hashable {
    /// Nanoseconds since midnight in UTC, or since local midnight without an offset.
    private var instant: Int { nanoseconds - (offset ?? 0) * TimeOfDay.nanosecondsInSecond }

    package static func == (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.isBefore(right) == false && right.isBefore(left) == false
    }

    /// `nil` when only one of both has an offset.
    func isBefore(_ other: TimeOfDay) -> Bool? {
        guard (offset == nil) == (other.offset == nil) else { return nil }
        return instant < other.instant
    }

    /// What passed from the other to this; `nil` when only one of both has an offset.
    func since(_ other: TimeOfDay) -> DaysDuration? {
        guard (offset == nil) == (other.offset == nil) else { return nil }
        return DaysDuration(nanoseconds: Int128(instant - other.instant))
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(instant)
        hasher.combine(offset == nil)
    }
}
