/// A FEEL date and time: a day and a time of that day, with or without an offset from UTC.
///
/// Equality and order are those of instants, as with ``TimeOfDay``.
package struct DateAndTime: Sendable {
    /// The day, by the clock that the time is told by.
    package let date: CalendarDate
    /// The time of that day.
    package let time: TimeOfDay

    /// A time of a day.
    package init(_ date: CalendarDate, _ time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// Reads `YYYY-MM-DDThh:mm:ss` with what ``TimeOfDay`` allows after it, or a date alone, which
    /// is its midnight.
    package init?(_ text: some StringProtocol) {
        var cursor = TextCursor(text)
        guard let date = CalendarDate(&cursor) else { return nil }
        guard !cursor.isAtEnd else {
            self.init(date, .midnight)
            return
        }
        var endsDay = false
        guard cursor.take("T"), let time = TimeOfDay(&cursor, endsDay: &endsDay), cursor.isAtEnd,
            let day = endsDay ? date.adding(days: 1) : date
        else { return nil }
        self.init(day, time)
    }

    /// `nil` when the year leaves its range.
    func adding(_ duration: DaysDuration) -> DateAndTime? {
        let day = Int128(TimeOfDay.nanosecondsInDay)
        let sum = Int128(time.nanoseconds) + duration.nanoseconds
        let days = sum >= 0 ? sum / day : (sum - day + 1) / day
        guard let days = Int(exactly: days), let date = date.adding(days: days) else { return nil }
        let nanoseconds = Int(sum - Int128(days) * day)
        return DateAndTime(date, TimeOfDay(nanoseconds: nanoseconds, offset: time.offset))
    }

    func adding(_ duration: MonthsDuration) -> DateAndTime? {
        date.adding(months: duration.months).map { DateAndTime($0, time) }
    }

    /// What passed from the other to this; `nil` when only one of both has an offset.
    func since(_ other: DateAndTime) -> DaysDuration? {
        guard (time.offset == nil) == (other.time.offset == nil) else { return nil }
        return DaysDuration(nanoseconds: instant - other.instant)
    }

    /// Nanoseconds since 1970 in UTC, or by the local clock without an offset.
    private var instant: Int128 {
        let seconds = date.dayNumber * TimeOfDay.secondsInDay - (time.offset ?? 0)
        return Int128(seconds) * Int128(TimeOfDay.nanosecondsInSecond) + Int128(time.nanoseconds)
    }
}

extension CalendarDate {
    /// The day's first instant in UTC: what a date is where a date and time is wanted.
    var midnight: DateAndTime { DateAndTime(self, TimeOfDay(nanoseconds: 0, offset: 0)) }
}

extension DateAndTime: CustomStringConvertible {
    package var description: String { "\(date)T\(time)" }
}

extension DateAndTime: Hashable {
    package static func == (left: DateAndTime, right: DateAndTime) -> Bool {
        left.isBefore(right) == false && right.isBefore(left) == false
    }

    /// `nil` when only one of both has an offset.
    func isBefore(_ other: DateAndTime) -> Bool? {
        guard (time.offset == nil) == (other.time.offset == nil) else { return nil }
        return instant < other.instant
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(instant)
        hasher.combine(time.offset == nil)
    }
}
