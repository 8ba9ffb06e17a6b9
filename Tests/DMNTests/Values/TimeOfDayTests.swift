import Testing

@testable import DMN

@Suite struct TimeOfDayTests {
    private func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text)) }

    @Test(arguments: [
        ("10:20:30", "10:20:30"), ("00:00:00", "00:00:00"), ("23:59:59.5", "23:59:59.5"),
        ("10:20:30.123456789", "10:20:30.123456789"), ("10:20:30.0000", "10:20:30"),
        ("10:20:30Z", "10:20:30Z"), ("10:20:30+00:00", "10:20:30Z"),
        ("10:20:30-00:00", "10:20:30Z"), ("10:20:30+05:30", "10:20:30+05:30"),
        ("10:20:30-14:00", "10:20:30-14:00"), ("10:20:30+01:02:03", "10:20:30+01:02:03"),
        ("24:00:00", "00:00:00"),
    ])
    func `a time is read and printed`(text: String, printed: String) throws {
        #expect(try time(text).description == printed)
    }

    @Test(arguments: [
        "", "10:20", "1:20:30", "10:2:30", "24:00:01", "25:00:00", "10:60:00", "10:20:60",
        "10:20:30.", "10:20:30+5:00", "10:20:30+05", "10:20:30+19:00", "10:20:30+05:60",
        "10:20:30z", "10:20:30 Z", "10:20:30@Europe/London",
    ])
    func `what is no time is refused`(text: String) {
        #expect(TimeOfDay(text) == nil)
    }

    @Test func `times are compared as instants`() throws {
        #expect(try time("10:00:00Z") == time("12:00:00+02:00"))
        #expect(try time("10:00:00Z").hashValue == time("12:00:00+02:00").hashValue)
        #expect(try time("10:00:00").isBefore(time("10:00:00.1")) == true)
        #expect(try time("10:00:00+02:00").isBefore(time("09:00:00Z")) == true)
    }

    @Test func `a time with an offset and one without are neither equal nor in order`() throws {
        #expect(try time("10:00:00") != time("10:00:00Z"))
        #expect(try time("10:00:00").isBefore(time("11:00:00Z")) == nil)
        #expect(try time("10:00:00").since(time("09:00:00Z")) == nil)
    }

    @Test func `durations go round the clock`() throws {
        let hours = DaysDuration(seconds: -11 * 3600)
        #expect(try time("10:00:00Z").adding(hours) == time("23:00:00Z"))
        #expect(try time("23:30:00").adding(DaysDuration(seconds: 3600)) == time("00:30:00"))
    }
}
