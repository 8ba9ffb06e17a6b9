import Model
import Testing

@Suite struct DayTests {
    @Test func `every day of four centuries follows the one before`() {
        var day = Day(year: 1850, month: 1, day: 1)
        var parts = day.parts
        while parts.year < 2250 {
            let next = day + 1
            let (year, month, date) = next.parts
            let isNext =
                year == parts.year && month == parts.month && date == parts.day + 1
                || date == 1 && (month == parts.month + 1 || month == 1 && year == parts.year + 1)
            #expect(isNext, "\(next.text)")
            #expect(Day(year: year, month: month, day: date) == next)
            day = next
            parts = next.parts
        }
    }

    @Test func `weekdays are known`() {
        #expect(Day(year: 2026, month: 11, day: 23).weekday == 1)
        #expect(Day(year: 1970, month: 1, day: 1).weekday == 4)
        #expect(Day(year: 2000, month: 2, day: 29).weekday == 2)
        #expect(Day(year: 1969, month: 12, day: 28).weekday == 7)
    }
}

@Suite struct PartialDateTests {
    @Test(arguments: ["2017", "2017-05", "2017-05-03", "2024-02-29"])
    func `a date is as precise as it was told`(text: String) {
        #expect(PartialDate(reading: text)?.text == text)
    }

    @Test(arguments: [
        "", "17", "2017-13", "2017-02-29", "2017-5-3", "03/05/2017", "2017-05-03T00:00", "1849",
        "2200", "-2017", "2017-", "2017-05-", "20170503",
    ])
    func `what is no date of the calendar is none`(text: String) {
        #expect(PartialDate(reading: text) == nil)
    }

    @Test func `a part that was not told is never invented`() {
        let month = PartialDate(reading: "2017-02")
        #expect(month?.day == nil)
        #expect(month?.earliest.text == "2017-02-01")
        #expect(month?.latest.text == "2017-02-28")
        #expect(PartialDate(reading: "2016")?.latest.text == "2016-12-31")
    }
}

@Suite struct MomentTests {
    @Test(arguments: [
        ("2026-11-22T21:14:00Z", "2026-11-22T21:14:00Z"),
        ("2026-11-22T21:14:00+01:00", "2026-11-22T20:14:00Z"),
        ("2026-11-22T21:14-05:30", "2026-11-23T02:44:00Z"),
        ("2026-11-22t21:14:00.123456z", "2026-11-22T21:14:00.123Z"),
        ("2026-10-25T01:30:00+01:00", "2026-10-25T00:30:00Z"),
        ("2026-10-25T01:30:00+00:00", "2026-10-25T01:30:00Z"),
        ("2026-11-22 21:14:00Z", "2026-11-22T21:14:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
    ])
    func `a time with an offset names a moment`(text: String, utc: String) {
        #expect(Moment(reading: text)?.instant?.text == utc)
    }

    @Test(arguments: ["2026-11-22T21:14:00", "2026-11-22T21:14"])
    func `a time without an offset names no moment, and its date is kept`(text: String) throws {
        let moment = try #require(Moment(reading: text))
        #expect(moment.instant == nil)
        #expect(moment.hasTime)
        #expect(moment.date.text == "2026-11-22")
    }

    @Test func `a date alone is never midnight`() throws {
        let moment = try #require(Moment(reading: "2026-11"))
        #expect(moment.instant == nil)
        #expect(!moment.hasTime)
    }

    @Test(arguments: [
        "2026-11-22T25:00:00Z", "2026-11-22T21:60:00Z", "2026-11-22T21:14:00+1:00",
        "2026-11-22T21:14:00 Z", "2026-02-30T10:00:00Z", "yesterday", "2026-11-22T21:14:61Z",
        "2026-11-22T21:14:00Zjunk", "2026-11-22T",
    ])
    func `what names no time is none`(text: String) {
        #expect(Moment(reading: text) == nil)
    }
}

@Suite struct TimestampTests {
    @Test func `its compact text sorts by time`() {
        let first = Timestamp(year: 2026, month: 11, day: 23, hour: 13, minute: 12)
        #expect(first.compact == "20261123T131200Z")
        #expect(first.compact < (first + .seconds(1)).compact)
    }

    @Test func `times before 1970 fall in their day`() {
        let time = Timestamp(milliseconds: -1)
        #expect(time.day.text == "1969-12-31")
        #expect(time.secondOfDay == 86_399)
    }
}
