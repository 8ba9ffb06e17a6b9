import TestKit
import Testing

@testable import DMN

@Suite struct CalendarDateTests {
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test(arguments: [
        "2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01", "-0044-03-15", "999999999-12-31",
        "-999999999-01-01", "12345-06-07",
    ])
    func `a day is read and printed`(text: String) throws {
        #expect(try date(text).description == text)
    }

    @Test(arguments: [
        "", "2026-11-3", "2026-1-03", "26-11-23", "2026-13-01", "2026-00-10", "2026-02-30",
        "2023-02-29", "1900-02-29", "2026-04-31", "02026-01-01", "+2026-01-01", "2026-01-01Z",
        "2026/01/01", "1000000000-01-01", "2026-01-01T", " 2026-01-01",
    ])
    func `what is no day is refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `every day from 1890 to 2110 is the day after the one before`() throws {
        var day = try date("1890-01-01")
        for _ in 0..<80_353 {
            let next = try #require(day.adding(days: 1))
            #expect(next.dayNumber == day.dayNumber + 1)
            #expect(CalendarDate(dayNumber: day.dayNumber) == day)
            #expect(next.weekday == day.weekday % 7 + 1)
            try #require(day < next)
            day = next
        }
        #expect(try day == date("2110-01-01"))
    }

    @Test func `far days are found again by their number`() throws {
        var random = SeededRandom(seed: 2)
        for _ in 0..<2_000 {
            let year = Int.random(in: CalendarDate.years, using: &random)
            let month = Int.random(in: 1...12, using: &random)
            let day = try #require(CalendarDate(year: year, month: month, day: 28))
            #expect(CalendarDate(dayNumber: day.dayNumber) == day)
        }
    }

    @Test func `the first of January 1970 is day 0, a Thursday`() throws {
        let day = try date("1970-01-01")
        #expect(day.dayNumber == 0)
        #expect(day.weekday == 4)
        #expect(try date("2026-11-23").weekday == 1)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-23", 12, "2027-11-23"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -13, "2024-12-15"), ("0001-01-01", -1, "0000-12-01"),
    ])
    func `months are added to the same day or the month's last`(
        start: String, months: Int, end: String
    ) throws {
        #expect(try date(start).adding(months: months) == date(end))
    }

    @Test func `days beyond the range are none`() throws {
        let last = try date("999999999-12-31")
        #expect(last.adding(days: 1) == nil)
        #expect(last.adding(days: .max) == nil)
        #expect(last.adding(months: 1) == nil)
        #expect(CalendarDate(dayNumber: .min) == nil)
    }
}
