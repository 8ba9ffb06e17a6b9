/// A FEEL date: a day of the proleptic Gregorian calendar, without a time or a zone.
package struct CalendarDate: Hashable, Sendable {
    /// -999 999 999 to 999 999 999.
    package let year: Int
    private let monthAndDay: UInt16

    /// The years that a date may be in.
    package static let years = -999_999_999...999_999_999

    /// 1 to 12.
    package var month: Int { Int(monthAndDay >> 8) }
    /// 1 to 31.
    package var day: Int { Int(monthAndDay & 0xFF) }

    /// `nil` when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard CalendarDate.years.contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.days(inMonth: month, of: year)
        else { return nil }
        self.year = year
        monthAndDay = UInt16(month) << 8 | UInt16(day)
    }

    /// Reads `YYYY-MM-DD`, the year with as many digits as it needs and at least four.
    package init?(_ text: some StringProtocol) {
        var cursor = TextCursor(text)
        guard let date = CalendarDate(&cursor), cursor.isAtEnd else { return nil }
        self = date
    }

    init?(_ cursor: inout TextCursor) {
        let isNegative = cursor.take("-")
        let startsWithZero = cursor.next == UInt8(ascii: "0")
        let start = cursor.offset
        guard let year = cursor.number(digits: 4...9) else { return nil }
        guard !startsWithZero || cursor.offset - start == 4, cursor.take("-"),
            let month = cursor.number(digits: 2...2), cursor.take("-"),
            let day = cursor.number(digits: 2...2)
        else { return nil }
        self.init(year: isNegative ? -year : year, month: month, day: day)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2:
            let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100)
            return isLeap || year.isMultiple(of: 400) ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }
}

// MARK: - Counting days and months

extension CalendarDate {
    private static let daysIn400Years = 146_097

    /// Days since 1 January 1970.
    var dayNumber: Int {
        // Years are counted from 1 March, so that the leap day is a year's last.
        let shifted = month > 2 ? year : year - 1
        let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * CalendarDate.daysIn400Years + dayOfEra - 719_468
    }

    /// More days than any year in range has; keeps the sums below from overflowing.
    private static let dayNumbers = -366_000_000_000...366_000_000_000

    /// `nil` when the year is out of range.
    init?(dayNumber: Int) {
        guard CalendarDate.dayNumbers.contains(dayNumber) else { return nil }
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / CalendarDate.daysIn400Years
        let dayOfEra = shifted - era * CalendarDate.daysIn400Years
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: day)
    }

    /// 1 for Monday to 7 for Sunday.
    package var weekday: Int {
        let fromThursday = dayNumber % 7
        return (fromThursday + 10) % 7 + 1
    }

    func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(dayNumber: sum)
    }

    /// The same day of a later or earlier month, or that month's last day if it has fewer.
    func adding(months: Int) -> CalendarDate? {
        let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return nil }
        let year = total >= 0 ? total / 12 : (total - 11) / 12
        let month = total - year * 12 + 1
        let last = CalendarDate.days(inMonth: month, of: year)
        return CalendarDate(year: year, month: month, day: min(day, last))
    }
}

extension CalendarDate: Comparable {
    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.monthAndDay) < (right.year, right.monthAndDay)
    }
}

extension CalendarDate: CustomStringConvertible {
    package var description: String {
        let digits = String(year.magnitude)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\(year < 0 ? "-" : "")\(padded)-\(twoDigits(month))-\(twoDigits(day))"
    }
}

/// A number below 100 as two digits.
func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
