package import Model

/// When the hub is open: its hours by weekday, the bank holidays, and how far they are known.
///
/// A working day is a day on which the hub opens and which is no bank holiday. Times are those of
/// clocks in London.
package struct WorkingDays: Sendable, Equatable {
    /// A calendar that ends within so many days is reported.
    package static let warningDays = 90

    /// From when to when the hub is open on one day, in seconds since midnight.
    struct Hours: Sendable, Equatable {
        let opens: Int
        let closes: Int
    }

    /// Why due times may be wrong: the list of bank holidays ends.
    package enum Shortfall: Sendable, Equatable {
        /// It covers no day after this one, which is near.
        case endsSoon(Day)
        /// It has ended: only weekends are left out after this day.
        case ended(Day)

        /// A sentence for logs and pages.
        package var text: String {
            switch self {
            case .endsSoon(let day):
                "The list of bank holidays ends on \(day.text): add the next year to the calendar."
            case .ended(let day):
                "The list of bank holidays ended on \(day.text): only weekends are left out. "
                    + "Add the year to the calendar now."
            }
        }
    }

    /// By weekday, Monday first; nil for a day on which the hub is closed.
    private let week: [Hours?]
    private let holidays: Set<Day>
    /// The last day for which the bank holidays are known.
    package let knownTo: Day

    /// - Precondition: seven days of the week, at least one of them open.
    init(week: [Hours?], holidays: Set<Day>, knownTo: Day) {
        precondition(week.count == 7 && week.contains { $0 != nil }, "a week with an open day")
        self.week = week
        self.holidays = holidays
        self.knownTo = knownTo
    }

    package func isWorkingDay(_ day: Day) -> Bool { hours(on: day) != nil }

    /// Whether somebody of the hub is there.
    package func isOpen(at time: Timestamp) -> Bool {
        let local = LondonTime(time)
        guard let hours = hours(on: local.day) else { return false }
        return local.secondOfDay >= hours.opens && local.secondOfDay < hours.closes
    }

    /// What is wrong with the calendar for a message of this time, if anything is.
    package func shortfall(at time: Timestamp) -> Shortfall? {
        let day = LondonTime(time).day
        if day > knownTo { return .ended(knownTo) }
        return knownTo - day < Self.warningDays ? .endsSoon(knownTo) : nil
    }

    /// Nil for a day that is no working day.
    func hours(on day: Day) -> Hours? {
        holidays.contains(day) ? nil : week[day.weekday - 1]
    }

    /// The first working day after a day.
    func workingDay(after day: Day) -> Day {
        // Holidays are finite and some weekday is open, so there always is one.
        var next = day + 1
        while !isWorkingDay(next) { next = next + 1 }
        return next
    }

    /// When the hub closes on the day of this time; nil where it is closed all day.
    func closing(on time: Timestamp) -> Timestamp? {
        let day = LondonTime(time).day
        return hours(on: day).map { LondonTime(day: day, secondOfDay: $0.closes).timestamp }
    }
}
