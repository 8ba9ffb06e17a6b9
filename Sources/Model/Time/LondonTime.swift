/// The time of day that clocks in London show.
///
/// Rule: one hour ahead of UTC from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last
/// Sunday of October. Source: Summer Time Order 2002 (S.I. 2002/262).
package struct LondonTime: Hashable, Sendable {
    package let day: Day
    /// Seconds since the day's midnight on the clock, 0 to 86 399.
    package let secondOfDay: Int

    package init(day: Day, secondOfDay: Int) {
        self.day = day
        self.secondOfDay = secondOfDay
    }

    package init(_ timestamp: Timestamp) {
        let shown = Self.isSummer(timestamp) ? timestamp + .hours(1) : timestamp
        day = shown.day
        secondOfDay = shown.secondOfDay
    }

    /// The first moment at which clocks show this time. Of the hour that is left out in March,
    /// whose times no clock shows, it is the moment at which the clocks go forward.
    package var timestamp: Timestamp {
        let winter = Timestamp(seconds: Int64(day.number) * 86_400 + Int64(secondOfDay))
        let summer = winter - .hours(1)
        if Self.isSummer(summer) { return summer }
        return Self.isSummer(winter) ? Self.turn(month: 3, of: day.parts.year) : winter
    }

    private static func isSummer(_ timestamp: Timestamp) -> Bool {
        let (year, month, _) = timestamp.day.parts
        return switch month {
        case 4...9: true
        case 3: timestamp >= turn(month: 3, of: year)
        case 10: timestamp < turn(month: 10, of: year)
        default: false
        }
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days.
    private static func turn(month: Int, of year: Int) -> Timestamp {
        let last = Day(year: year, month: month, day: 31)
        let sunday = last + -(last.weekday % 7)
        return Timestamp(seconds: Int64(sunday.number) * 86_400 + 3600)
    }
}
