/// A FEEL days and time duration, to the nanosecond.
package struct DaysDuration: Hashable, Sendable {
    /// Whole seconds, rounded down.
    let seconds: Int
    /// What is above them, 0 to 999 999 999.
    let nanosecond: Int

    /// The length in nanoseconds.
    var nanoseconds: Int128 {
        Int128(seconds) * Int128(TimeOfDay.nanosecondsInSecond) + Int128(nanosecond)
    }

    /// More than any two dates are apart; keeps sums of durations from overflowing.
    private static let mostSeconds: UInt128 = 100_000_000_000_000_000

    /// `nil` beyond 10^17 seconds.
    init?(nanoseconds: Int128) {
        let unit = Int128(TimeOfDay.nanosecondsInSecond)
        let floor = nanoseconds >= 0 ? nanoseconds / unit : (nanoseconds - unit + 1) / unit
        guard floor.magnitude <= DaysDuration.mostSeconds else { return nil }
        seconds = Int(floor)
        nanosecond = Int(nanoseconds - floor * unit)
    }

    /// A length in whole seconds, which may be negative.
    package init(seconds: Int) {
        self.seconds = seconds
        nanosecond = 0
    }

    /// The length in seconds, exactly.
    package var inSeconds: Number {
        let total = nanoseconds
        return Number(
            negative: total < 0, coefficient: UInt128(total.magnitude), exponent: -9)
    }

    /// Rounded half-even to nanoseconds.
    init?(inSeconds number: Number) {
        guard let rounded = number.rounded(toScale: 9, .halfEven) else { return nil }
        let (coefficient, exponent) = rounded.reduced
        var nanoseconds = Int128(coefficient)
        for _ in 0..<max(0, exponent + 9) {
            let (product, overflow) = nanoseconds.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            nanoseconds = product
        }
        self.init(nanoseconds: rounded.isNegative ? -nanoseconds : nanoseconds)
    }

    func adding(_ other: DaysDuration) -> DaysDuration? {
        DaysDuration(nanoseconds: nanoseconds + other.nanoseconds)
    }

    var negated: DaysDuration? { DaysDuration(nanoseconds: -nanoseconds) }

    /// The days, hours, minutes and seconds that the printed form is made of, without sign.
    package var parts: (days: Int, hours: Int, minutes: Int, seconds: Int) {
        let whole = Int(nanoseconds.magnitude / UInt128(TimeOfDay.nanosecondsInSecond))
        return (whole / 86_400, whole / 3600 % 24, whole / 60 % 60, whole % 60)
    }

    /// Whether it goes back.
    package var isNegative: Bool { seconds < 0 }
}

extension DaysDuration: Comparable {
    package static func < (left: DaysDuration, right: DaysDuration) -> Bool {
        (left.seconds, left.nanosecond) < (right.seconds, right.nanosecond)
    }
}

extension DaysDuration: CustomStringConvertible {
    /// Digits of one part: enough for any date in range, too few to overflow.
    private static let digits = 1...12

    /// Reads `PnDTnHnMn.nS`, parts without number left out, a minus sign before it if negative.
    package init?(_ text: some StringProtocol) {
        var cursor = TextCursor(text)
        let isNegative = cursor.take("-")
        guard cursor.take("P"), let length = DaysDuration.length(&cursor), cursor.isAtEnd else {
            return nil
        }
        self.init(nanoseconds: isNegative ? -length : length)
    }

    private static func length(_ cursor: inout TextCursor) -> Int128? {
        var seconds = 0
        if cursor.next != UInt8(ascii: "T") {
            guard let days = cursor.number(digits: digits), cursor.take("D") else { return nil }
            seconds = days * TimeOfDay.secondsInDay
            guard !cursor.isAtEnd else { return nanoseconds(seconds, 0) }
        }
        guard cursor.take("T"), !cursor.isAtEnd else { return nil }
        var units: [(letter: Unicode.Scalar, seconds: Int)] = [("H", 3600), ("M", 60), ("S", 1)]
        while !cursor.isAtEnd {
            guard let count = cursor.number(digits: digits), let fraction = cursor.fraction()
            else { return nil }
            guard let index = units.firstIndex(where: { cursor.take($0.letter) }) else {
                return nil
            }
            seconds += count * units[index].seconds
            let isSeconds = index == units.count - 1
            guard !isSeconds else { return nanoseconds(seconds, fraction) }
            guard fraction == 0 else { return nil }
            units.removeFirst(index + 1)
        }
        return nanoseconds(seconds, 0)
    }

    private static func nanoseconds(_ seconds: Int, _ fraction: Int) -> Int128 {
        Int128(seconds) * Int128(TimeOfDay.nanosecondsInSecond) + Int128(fraction)
    }

    package var description: String {
        let (days, hours, minutes, seconds) = parts
        let fraction = Int(nanoseconds.magnitude % UInt128(TimeOfDay.nanosecondsInSecond))
        var time = ""
        if hours > 0 { time += "\(hours)H" }
        if minutes > 0 { time += "\(minutes)M" }
        if seconds > 0 || fraction > 0 { time += "\(seconds)\(fractionText(fraction))S" }
        let date = days > 0 ? "\(days)D" : ""
        guard !(date + time).isEmpty else { return "PT0S" }
        return "\(isNegative ? "-" : "")P\(date)\(time.isEmpty ? "" : "T")\(time)"
    }
}
