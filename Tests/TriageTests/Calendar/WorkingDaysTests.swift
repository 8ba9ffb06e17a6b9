import Model
import Testing

@testable import Triage

@Suite struct WorkingDaysTests {
    private let calendar: WorkingDays

    init() throws {
        calendar = try HousePolicy.calendar()
    }

    private func day(_ text: String) throws -> Day {
        try #require(PartialDate(reading: text)?.day)
    }

    private func utc(_ text: String) throws -> Timestamp {
        try #require(Timestamp(reading: text))
    }

    @Test(arguments: [
        ("2026-12-24", true), ("2026-12-25", false), ("2026-12-26", false), ("2026-12-28", false),
        ("2026-12-29", true), ("2027-01-01", false), ("2026-11-21", false), ("2026-11-23", true),
    ])
    func `weekends and bank holidays are no working days`(date: String, isWorking: Bool) throws {
        #expect(calendar.isWorkingDay(try day(date)) == isWorking)
    }

    @Test(arguments: [
        ("2026-11-23T08:29:59Z", false), ("2026-11-23T08:30:00Z", true),
        ("2026-11-23T16:59:59Z", true), ("2026-11-23T17:00:00Z", false),
        ("2026-11-27T16:30:00Z", false), ("2026-07-06T07:30:00Z", true),
        ("2026-12-25T12:00:00Z", false),
    ])
    func `the hub is open from its opening to its closing by London's clocks`(
        moment: String, isOpen: Bool
    ) throws {
        #expect(calendar.isOpen(at: try utc(moment)) == isOpen)
    }

    @Test func `the next working day may be after a holiday and a weekend`() throws {
        #expect(calendar.workingDay(after: try day("2026-12-24")) == (try day("2026-12-29")))
        #expect(calendar.workingDay(after: try day("2026-11-23")) == (try day("2026-11-24")))
    }

    @Test func `a calendar that ends soon, or has ended, says so`() throws {
        let last = try day("2027-12-31")
        #expect(calendar.knownTo == last)
        #expect(calendar.shortfall(at: try utc("2027-10-01T12:00:00Z")) == nil)
        #expect(calendar.shortfall(at: try utc("2027-10-03T12:00:00Z")) == .endsSoon(last))
        #expect(calendar.shortfall(at: try utc("2027-12-31T23:30:00Z")) == .endsSoon(last))
        let ended = try #require(calendar.shortfall(at: try utc("2028-01-01T00:30:00Z")))
        #expect(ended == .ended(last))
        #expect(ended.text.contains("2027-12-31"))
        #expect(WorkingDays.Shortfall.endsSoon(last).text.contains("2027-12-31"))
    }
}
