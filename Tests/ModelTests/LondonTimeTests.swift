import Model
import Testing

@Suite struct LondonTimeTests {
    private func utc(_ text: String) throws -> Timestamp {
        try #require(Timestamp(reading: text))
    }

    @Test(arguments: [
        ("2026-01-15T12:00:00Z", "2026-01-15", 12), ("2026-07-15T12:00:00Z", "2026-07-15", 13),
        ("2026-03-29T00:59:59Z", "2026-03-29", 0), ("2026-03-29T01:00:00Z", "2026-03-29", 2),
        ("2026-10-25T00:30:00Z", "2026-10-25", 1), ("2026-10-25T01:30:00Z", "2026-10-25", 1),
        ("2026-06-30T23:30:00Z", "2026-07-01", 0), ("2027-03-28T01:00:00Z", "2027-03-28", 2),
        ("2027-10-31T01:00:00Z", "2027-10-31", 1), ("2027-10-31T00:59:00Z", "2027-10-31", 1),
    ])
    func `clocks show summer time between the last Sundays of March and October`(
        moment: String, day: String, hour: Int
    ) throws {
        let local = LondonTime(try utc(moment))
        #expect(local.day.text == day)
        #expect(local.secondOfDay / 3600 == hour)
    }

    @Test(arguments: [
        // The hour that comes twice: its first coming.
        ("2026-10-25", 5400, "2026-10-25T00:30:00Z"),
        // The hour that is left out: the moment at which the clocks go forward.
        ("2026-03-29", 5400, "2026-03-29T01:00:00Z"),
        ("2026-03-29", 3599, "2026-03-29T00:59:59Z"), ("2026-03-29", 7200, "2026-03-29T01:00:00Z"),
        ("2026-10-25", 7200, "2026-10-25T02:00:00Z"), ("2026-07-01", 0, "2026-06-30T23:00:00Z"),
    ])
    func `a time by the clock is the first moment that shows it`(
        day: String, second: Int, moment: String
    ) throws {
        let date = try #require(PartialDate(reading: day)?.day)
        #expect(LondonTime(day: date, secondOfDay: second).timestamp == (try utc(moment)))
    }

    @Test func `every quarter of an hour of two years comes back as it went, but for the repeated`()
        throws
    {
        let start = try utc("2026-01-01T00:00:00Z")
        var repeated: [Duration] = []
        for quarter in 0..<(731 * 96) {
            let moment = start + .minutes(quarter * 15)
            let back = LondonTime(moment).timestamp
            if back != moment { repeated.append(moment - back) }
        }
        #expect(repeated == Array(repeating: .hours(1), count: 8))
    }
}
