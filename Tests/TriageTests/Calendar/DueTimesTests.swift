import Model
import Testing

@testable import Triage

/// What is due when, by the calendar of the house: closing at 17:00, on Fridays at 16:30.
struct DueCase: Sendable, CustomTestStringConvertible {
    let band: Band
    let received: String
    let due: String
    var outOfHours = false
    var mustActBefore: String?
    var now: String?

    var testDescription: String { "\(band.rawValue) \(received)" }
}

@Suite struct DueTimesTests {
    private static let cases = [
        DueCase(band: .immediate, received: "2026-11-23T10:00:00Z", due: "2026-11-23T10:15:00Z"),
        DueCase(
            band: .immediate, received: "2026-11-21T02:00:00Z", due: "2026-11-21T02:15:00Z",
            outOfHours: true),
        DueCase(
            band: .immediate, received: "2026-11-23T16:50:00Z", due: "2026-11-23T17:05:00Z",
            outOfHours: true),
        DueCase(band: .sameDay, received: "2026-11-23T10:00:00Z", due: "2026-11-23T14:00:00Z"),
        DueCase(band: .sameDay, received: "2026-11-23T12:30:00Z", due: "2026-11-23T16:30:00Z"),
        DueCase(band: .sameDay, received: "2026-11-23T12:31:00Z", due: "2026-11-23T16:31:00Z"),
        // Undecided half an hour before closing.
        DueCase(
            band: .sameDay, received: "2026-11-23T12:31:00Z", due: "2026-11-23T16:31:00Z",
            outOfHours: true, now: "2026-11-23T16:30:00Z"),
        DueCase(
            band: .sameDay, received: "2026-11-23T12:31:00Z", due: "2026-11-23T16:31:00Z",
            now: "2026-11-23T16:29:59Z"),
        DueCase(
            band: .sameDay, received: "2026-11-23T16:31:00Z", due: "2026-11-23T20:31:00Z",
            outOfHours: true),
        // Undecided when the hub closes for the weekend, and not when it closes for a night.
        DueCase(
            band: .within24Hours, received: "2026-11-26T10:00:00Z", due: "2026-11-27T10:00:00Z",
            outOfHours: true, now: "2026-11-27T16:30:00Z"),
        DueCase(
            band: .within24Hours, received: "2026-11-27T10:00:00Z", due: "2026-11-30T10:00:00Z",
            now: "2026-11-27T16:29:00Z"),
        DueCase(
            band: .within24Hours, received: "2026-11-27T10:00:00Z", due: "2026-11-30T10:00:00Z",
            outOfHours: true, now: "2026-11-27T16:30:00Z"),
        DueCase(
            band: .within24Hours, received: "2026-11-24T10:00:00Z", due: "2026-11-25T10:00:00Z",
            now: "2026-11-24T20:00:00Z"),
        DueCase(
            band: .within24Hours, received: "2026-11-28T10:00:00Z", due: "2026-11-30T10:00:00Z",
            outOfHours: true),
        DueCase(
            band: .sameDay, received: "2026-11-22T10:00:00Z", due: "2026-11-22T14:00:00Z",
            outOfHours: true),
        // Home time at 15:15, received at 11:40: half of 3 h 35 min.
        DueCase(
            band: .sameDay, received: "2026-11-23T11:40:00Z", due: "2026-11-23T13:27:30Z",
            mustActBefore: "2026-11-23T15:15:00Z"),
        DueCase(
            band: .sameDay, received: "2026-11-23T10:00:00Z", due: "2026-11-23T14:00:00Z",
            mustActBefore: "2026-11-23T18:00:00Z"),
        DueCase(
            band: .sameDay, received: "2026-11-23T10:00:00Z", due: "2026-11-23T10:00:00Z",
            mustActBefore: "2026-11-23T09:00:00Z"),
        // A date alone may mean its first moment, which has passed.
        DueCase(
            band: .sameDay, received: "2026-11-23T10:00:00Z", due: "2026-11-23T10:00:00Z",
            mustActBefore: "2026-11-23"),
        DueCase(
            band: .sameDay, received: "2026-11-23T22:00:00Z", due: "2026-11-23T23:00:00Z",
            outOfHours: true, mustActBefore: "2026-11-24"),
        // Both comings of 01:30 on the night when the clocks go back: elapsed hours, one calendar.
        DueCase(
            band: .sameDay, received: "2026-10-25T00:30:00Z", due: "2026-10-25T04:30:00Z",
            outOfHours: true),
        DueCase(
            band: .sameDay, received: "2026-10-25T01:30:00Z", due: "2026-10-25T05:30:00Z",
            outOfHours: true),
        DueCase(
            band: .within24Hours, received: "2026-10-25T00:30:00Z", due: "2026-10-26T01:30:00Z",
            outOfHours: true),
        DueCase(
            band: .within24Hours, received: "2026-10-25T01:30:00Z", due: "2026-10-26T01:30:00Z",
            outOfHours: true),
        // The night before the clocks go forward: Monday, 01:30 by summer time.
        DueCase(
            band: .within24Hours, received: "2026-03-28T01:30:00Z", due: "2026-03-30T00:30:00Z",
            outOfHours: true),
        DueCase(
            band: .within24Hours, received: "2026-11-23T10:00:00Z", due: "2026-11-24T10:00:00Z"),
        DueCase(
            band: .within24Hours, received: "2026-11-24T20:00:00Z", due: "2026-11-25T17:00:00Z"),
        // Friday's closing is earlier.
        DueCase(
            band: .within24Hours, received: "2026-11-26T16:45:00Z", due: "2026-11-27T16:30:00Z"),
        // 16:59 on a Friday before a bank holiday: Tuesday.
        DueCase(
            band: .within24Hours, received: "2026-08-28T15:59:00Z", due: "2026-09-01T15:59:00Z",
            outOfHours: true),
        // Christmas Eve: the next working day is the 29th.
        DueCase(
            band: .within24Hours, received: "2026-12-24T10:00:00Z", due: "2026-12-29T10:00:00Z"),
        // The sender's own time to act counts in every band, by day and by night.
        DueCase(
            band: .within24Hours, received: "2026-11-23T10:00:00Z", due: "2026-11-23T16:00:00Z",
            mustActBefore: "2026-11-23T16:00:00Z"),
        DueCase(
            band: .within24Hours, received: "2026-11-20T20:00:00Z", due: "2026-11-21T09:00:00Z",
            outOfHours: true, mustActBefore: "2026-11-21T09:00:00Z"),
        DueCase(
            band: .earlyHelp, received: "2026-11-23T10:00:00Z", due: "2026-11-23T10:00:00Z",
            mustActBefore: "2026-11-23T09:00:00Z"),
        DueCase(
            band: .within24Hours, received: "2026-11-23T10:00:00Z", due: "2026-11-24T10:00:00Z",
            mustActBefore: "2026-12-24T10:00:00Z"),
        DueCase(
            band: .within72Hours, received: "2026-11-20T10:00:00Z", due: "2026-11-23T10:00:00Z"),
        DueCase(band: .earlyHelp, received: "2026-11-22T10:00:00Z", due: "2026-11-23T10:00:00Z"),
        DueCase(band: .advice, received: "2026-11-23T10:00:00Z", due: "2026-11-24T10:00:00Z"),
    ]

    @Test(arguments: cases)
    func `each band is due by its own rule`(_ given: DueCase) throws {
        let times = DueTimes(calendar: try HousePolicy.calendar())
        let received = try #require(Timestamp(reading: given.received))
        let due = times.due(
            given.band, receivedAt: received, now: given.now.flatMap(Timestamp.init(reading:)),
            mustActBefore: given.mustActBefore.flatMap(Moment.init(reading:)))
        #expect(due.at.text == given.due)
        #expect(due.outOfHours == given.outOfHours)
        #expect(!due.why.isEmpty)
    }

    @Test func `the numbers of a policy make other due times`() throws {
        var thresholds = Thresholds.standard
        thresholds[.immediateMinutes] = 5
        thresholds[.sameDayHours] = 2
        thresholds[.handoverMinutes] = 60
        thresholds[.longClosingHours] = 10
        let times = DueTimes(calendar: try HousePolicy.calendar(), thresholds: thresholds)
        let immediate = times.due(.immediate, receivedAt: received)
        #expect(immediate.at.text == "2026-11-23T10:05:00Z")
        #expect(immediate.why == "5 minutes after receipt")
        let sameDay = times.due(.sameDay, receivedAt: received)
        #expect(sameDay.at.text == "2026-11-23T12:00:00Z")
        #expect(sameDay.why == "2 hours after receipt")
        #expect(times.handover(.sameDay, now: received)?.text == "2026-11-23T16:00:00Z")
        // A night is longer than ten hours.
        #expect(times.handover(.within24Hours, now: received)?.text == "2026-11-23T17:00:00Z")
        let standard = DueTimes(calendar: try HousePolicy.calendar())
        #expect(standard.handover(.within24Hours, now: received)?.text == "2026-11-27T16:30:00Z")
        #expect(standard.handover(.within72Hours, now: received) == nil)
    }

    @Test func `beyond the last day of the calendar only weekends count, and the reason says so`()
        throws
    {
        let times = DueTimes(calendar: try HousePolicy.calendar())
        let received = try #require(Timestamp(reading: "2027-12-31T10:00:00Z"))
        let due = times.due(.within24Hours, receivedAt: received)
        // Monday the 3rd of January 2028 is a bank holiday that nobody has entered.
        #expect(due.at.text == "2028-01-03T10:00:00Z")
        #expect(due.why.contains("The list of bank holidays ended on 2027-12-31"))
    }

    @Test func `the hour that is left out in March is the moment after it`() throws {
        let hours = WorkingDays.Hours(opens: 0, closes: 86_340)
        let always = WorkingDays(
            week: Array(repeating: hours, count: 7), holidays: [],
            knownTo: Day(year: 2027, month: 1, day: 1))
        let received = try #require(Timestamp(reading: "2026-03-28T01:30:00Z"))
        #expect(
            DueTimes(calendar: always).due(.within24Hours, receivedAt: received).at.text
                == "2026-03-29T01:00:00Z")
    }

    @Test func `the verdict carries the due time of its band and of the sender's time to act`()
        throws
    {
        let verdict = try HousePolicy.decider().decide(
            notice {
                $0.view.level = "4"
                $0.view.mustActBefore = "2026-11-23T13:00:00+00:00"
            })
        #expect(verdict.band == .sameDay)
        #expect(verdict.due.at.text == "2026-11-23T11:30:00Z")
    }
}
