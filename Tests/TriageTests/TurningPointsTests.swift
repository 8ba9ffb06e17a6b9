import Model
import Testing

@testable import Triage

/// When the clock alone may change a verdict. It is received on a Monday, at ten.
@Suite struct TurningPointsTests {
    private func verdict(
        at now: String? = nil, receivedAt: Timestamp = received,
        _ change: (inout Notification) -> Void
    ) throws -> Verdict {
        try HousePolicy.decider().decide(
            notice(change), history: known(), persons: [0: 1], receivedAt: receivedAt,
            now: now.flatMap(Timestamp.init(reading:)))
    }

    @Test func `what nobody takes over is not looked at again`() throws {
        #expect(try verdict { $0.concerns = [concern("bullying")] }.lookAgainAt == nil)
        // A Saturday: it is the out-of-hours team's already.
        let saturday = try verdict(receivedAt: received + .days(5)) { $0.view.level = "4" }
        #expect(saturday.due.outOfHours)
        #expect(saturday.lookAgainAt == nil)
    }

    @Test(arguments: [
        ("immediate", "2026-11-23T17:00:00Z"), ("high", "2026-11-23T16:30:00Z"),
        ("amber", "2026-11-27T16:30:00Z"),
    ])
    func `the out-of-hours team takes over at closing, before it, or before the weekend`(
        urgency: String, time: String
    ) throws {
        let change: (inout Notification) -> Void = {
            $0.view.urgency = Stated(written: urgency)
            $0.concerns = [concern("neglect")]
        }
        #expect(try verdict(change).lookAgainAt?.text == time)
        #expect(try !verdict(change).due.outOfHours)
        let then = try verdict(at: time, change)
        #expect(then.lookAgainAt == nil)
        #expect(then.due.outOfHours)
        #expect(then.due.at == (try verdict(change).due.at))
    }

    @Test func `a custody ends`() throws {
        let change: (inout Notification) -> Void = {
            $0.now.strangulation = "yes"
            Firings.inCustody(&$0)
        }
        #expect(
            try verdict(at: "2026-11-23T16:30:00Z", change).lookAgainAt?.text
                == "2026-11-23T23:00:00Z")
        #expect(try verdict(at: "2026-11-23T22:59:00Z", change).band == .sameDay)
        let over = try verdict(at: "2026-11-23T23:00:00Z", change)
        #expect(over.band == .immediate)
        #expect(over.lookAgainAt == nil)
    }

    @Test func `a child is missing for long`() throws {
        let change: (inout Notification) -> Void = {
            $0.absence.missingNow = "yes"
            $0.absence.from = "2026-11-23T08:00:00Z"
        }
        #expect(try verdict(change).lookAgainAt?.text == "2026-11-23T14:00:00Z")
    }

    @Test func `the time to act comes near, and passes`() throws {
        let change: (inout Notification) -> Void = {
            $0.concerns = [concern("neglect")]
            $0.view.mustActBefore = "2026-11-23T15:00:00Z"
            $0.view.mustActReason = "travel"
        }
        let near = try #require(Timestamp(reading: "2026-11-23T13:00:00Z")) + .milliseconds(1)
        let first = try verdict(change)
        #expect(first.band == .within24Hours)
        #expect(first.lookAgainAt == near)
        let second = try HousePolicy.decider().decide(
            notice(change), history: known(), persons: [0: 1], receivedAt: received, now: near)
        #expect(second.band == .sameDay)
        #expect(second.lookAgainAt?.text == "2026-11-23T15:00:00Z")
        let third = try verdict(at: "2026-11-23T15:00:00Z", change)
        #expect(third.band == .sameDay)
        #expect(third.lookAgainAt?.text == "2026-11-23T16:30:00Z")
    }
}
