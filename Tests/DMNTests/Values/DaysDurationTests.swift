import Testing

@testable import DMN

@Suite struct DaysDurationTests {
    @Test(arguments: [
        ("P1D", "P1D"), ("PT24H", "P1D"), ("P0D", "PT0S"), ("-P1DT2H", "-P1DT2H"),
        ("PT1000M", "PT16H40M"), ("PT0.999S", "PT0.999S"), ("-PT0.5S", "-PT0.5S"),
        ("P2DT274M", "P2DT4H34M"), ("PT3600S", "PT1H"),
    ])
    func `a duration is read and printed`(text: String, printed: String) throws {
        let duration = try #require(DaysDuration(text))
        #expect(duration.description == printed)
        #expect(DaysDuration(printed) == duration)
    }

    @Test(arguments: [
        "", "P", "P1", "PT", "P1DT", "1D", "P1H", "P1S", "PT1D", "P1Y", "PT1M1H", "PT1.5H", "PT1.S",
        "P-1D", "PT1H ", "P1234567890123D",
    ])
    func `what is no duration of days and time is refused`(text: String) {
        #expect(DaysDuration(text) == nil)
    }

    @Test func `its seconds are exact, and seconds make it again`() throws {
        let duration = try #require(DaysDuration("-P1DT0.000000001S"))
        #expect(duration.inSeconds.description == "-86400.000000001")
        #expect(DaysDuration(inSeconds: duration.inSeconds) == duration)
        let most = try #require(Number("1e30"))
        #expect(DaysDuration(inSeconds: most) == nil)
    }

    @Test func `sums beyond the range are none`() throws {
        let longest = try #require(DaysDuration(nanoseconds: Int128(10).power(26)))
        #expect(longest.adding(longest) == nil)
        #expect(longest.negated?.description == "-P1157407407407DT9H46M40S")
    }
}

extension Int128 {
    fileprivate func power(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(1) { result, _ in result * self }
    }
}
