import Testing

@testable import DMN

@Suite struct DateAndTimeTests {
    private func point(_ text: String) throws -> DateAndTime { try #require(DateAndTime(text)) }

    @Test(arguments: [
        ("2026-11-23T10:20:30", "2026-11-23T10:20:30"), ("2026-11-23", "2026-11-23T00:00:00"),
        ("2026-11-23T10:20:30.5Z", "2026-11-23T10:20:30.5Z"),
        ("2026-12-31T24:00:00", "2027-01-01T00:00:00"),
        ("-0044-03-15T12:00:00+01:00", "-0044-03-15T12:00:00+01:00"),
    ])
    func `a date and time is read and printed`(text: String, printed: String) throws {
        #expect(try point(text).description == printed)
    }

    @Test(arguments: [
        "", "10:20:30", "2026-11-23 10:20:30", "2026-11-23T", "2026-11-23T10:20",
        "2026-02-30T10:20:30", "2026-11-23T10:20:30+24:00",
    ])
    func `what is no date and time is refused`(text: String) {
        #expect(DateAndTime(text) == nil)
    }

    @Test func `points are compared as instants`() throws {
        #expect(try point("2026-11-23T23:30:00-01:00") == point("2026-11-24T00:30:00Z"))
        #expect(try point("2026-11-23T23:30:00").isBefore(point("2026-11-24T00:00:00")) == true)
        #expect(try point("2026-11-23T23:30:00").isBefore(point("2026-11-24T00:00:00Z")) == nil)
    }

    @Test func `durations carry over days, months and years`() throws {
        let second = DaysDuration(seconds: -1)
        #expect(
            try point("2027-01-01T00:00:00Z").adding(second) == point("2026-12-31T23:59:59Z"))
        let month = MonthsDuration(months: 1)
        #expect(
            try point("2026-01-31T10:00:00").adding(month) == point("2026-02-28T10:00:00"))
    }

    @Test func `what passed between two points is a duration`() throws {
        let passed = try point("2026-11-24T00:30:00+01:00").since(point("2026-11-22T23:30:00Z"))
        #expect(passed?.description == "P1D")
        #expect(try point("2026-11-24T00:00:00").since(point("2026-11-24T00:00:00Z")) == nil)
    }
}
