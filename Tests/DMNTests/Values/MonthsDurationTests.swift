import Testing

@testable import DMN

@Suite struct MonthsDurationTests {
    @Test(arguments: [
        ("P1Y", "P1Y"), ("P14M", "P1Y2M"), ("-P1Y2M", "-P1Y2M"), ("P0M", "P0M"), ("P0Y", "P0M"),
        ("P999999999M", "P83333333Y3M"),
    ])
    func `a duration is read and printed`(text: String, printed: String) throws {
        #expect(try #require(MonthsDuration(text)).description == printed)
    }

    @Test(arguments: [
        "", "P", "PY", "P1", "P1M1Y", "P1Y1", "P1D", "P1YT1H", "1Y", "P1.5Y", "P1Y-1M",
    ])
    func `what is no duration of years and months is refused`(text: String) {
        #expect(MonthsDuration(text) == nil)
    }

    @Test(arguments: [
        ("2011-12-22", "2013-08-24", 20), ("2013-08-24", "2011-12-22", -20),
        ("2016-01-31", "2016-02-29", 0), ("2016-01-21", "2015-01-22", -11),
        ("2016-01-21", "2016-01-21", 0),
    ])
    func `months between two days are those that wholly passed`(
        start: String, end: String, months: Int
    ) throws {
        let (start, end) = try (
            #require(CalendarDate(start)), #require(CalendarDate(end))
        )
        #expect(MonthsDuration(from: start, to: end).months == months)
    }

    @Test func `sums beyond the range are none`() throws {
        let (most, more) = try (#require(Number("1e15")), #require(Number("1e16")))
        let longest = try #require(MonthsDuration(inMonths: most))
        #expect(longest.adding(MonthsDuration(months: 1)) == nil)
        #expect(MonthsDuration(inMonths: more) == nil)
    }
}
