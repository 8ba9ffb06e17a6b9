/// One day of the Gregorian calendar.
///
/// Shape: days since 1970-01-01. Method: civil from days over 400-year eras, exact for all years.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// - Precondition: month 1 to 12; a day past the month's end runs into the next month.
    package init(year: Int, month: Int, day: Int) {
        precondition((1...12).contains(month), "a month is 1 to 12")
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.number = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month and day of the month.
    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day of the week: 1 is Monday, 7 is Sunday.
    package var weekday: Int {
        (number + 3) - (number + 3).flooredQuotient(7) * 7 + 1
    }

    package static func < (one: Self, other: Self) -> Bool { one.number < other.number }
    package static func + (day: Self, days: Int) -> Self { Day(number: day.number + days) }
    package static func - (later: Self, earlier: Self) -> Int { later.number - earlier.number }

    /// The same day of another month, or that month's last day where it has none such.
    package func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + months
        let newYear = count.flooredQuotient(12)
        let newMonth = count - newYear * 12 + 1
        return Day(
            year: newYear, month: newMonth,
            day: min(day, Day.count(inMonth: newMonth, of: newYear)))
    }

    /// How many days a month has.
    package static func count(inMonth month: Int, of year: Int) -> Int {
        let next =
            month == 12
            ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
        return next - Day(year: year, month: month, day: 1)
    }

    /// `2026-11-23`.
    package var text: String {
        let (year, month, day) = parts
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
