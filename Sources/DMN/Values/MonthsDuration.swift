/// A FEEL years and months duration.
package struct MonthsDuration: Hashable, Sendable {
    /// The length in months; negative for one that goes back.
    package let months: Int

    /// A length in months, which may be negative.
    package init(months: Int) {
        self.months = months
    }

    /// From the earlier of two days to the later, in months that have wholly passed; negative when
    /// the second is the earlier.
    package init(from start: CalendarDate, to end: CalendarDate) {
        var months = (end.year - start.year) * 12 + end.month - start.month
        if months > 0, end.day < start.day { months -= 1 }
        if months < 0, end.day > start.day { months += 1 }
        self.months = months
    }

    /// More than any two dates are apart; keeps sums of durations from overflowing.
    private static let mostMonths: UInt = 1_000_000_000_000_000

    private init?(checking months: Int) {
        guard months.magnitude <= MonthsDuration.mostMonths else { return nil }
        self.months = months
    }

    /// The fraction of a month dropped; `nil` when out of range.
    init?(inMonths number: Number) {
        guard let months = number.rounded(toScale: 0, .towardZero)?.int else { return nil }
        self.init(checking: months)
    }

    func adding(_ other: MonthsDuration) -> MonthsDuration? {
        MonthsDuration(checking: months + other.months)
    }

    var negated: MonthsDuration { MonthsDuration(months: -months) }
}

extension MonthsDuration: Comparable {
    package static func < (left: MonthsDuration, right: MonthsDuration) -> Bool {
        left.months < right.months
    }
}

extension MonthsDuration: CustomStringConvertible {
    /// Digits of one part: more than any date in range needs, too few to overflow.
    private static let digits = 1...12

    /// Reads `PnYnM`, one of the parts left out if it is nought, a minus sign before if negative.
    package init?(_ text: some StringProtocol) {
        var cursor = TextCursor(text)
        let isNegative = cursor.take("-")
        guard cursor.take("P"), var count = cursor.number(digits: MonthsDuration.digits) else {
            return nil
        }
        var months = 0
        if cursor.take("Y") {
            months = count * 12
            guard !cursor.isAtEnd else {
                self.init(months: isNegative ? -months : months)
                return
            }
            guard let rest = cursor.number(digits: MonthsDuration.digits) else { return nil }
            count = rest
        }
        guard cursor.take("M"), cursor.isAtEnd else { return nil }
        months += count
        self.init(months: isNegative ? -months : months)
    }

    package var description: String {
        let size = Int(months.magnitude)
        let years = size / 12 > 0 ? "\(size / 12)Y" : ""
        let rest = size % 12 > 0 || years.isEmpty ? "\(size % 12)M" : ""
        return "\(months < 0 ? "-" : "")P\(years)\(rest)"
    }
}
