import Model
import Testing

@testable import Triage

/// Weeks by the calendar of London, whatever the year and the clocks.
@Suite struct OwnHistoryTests {
    private func weeks(_ times: String..., receivedAt: String) throws -> Finding.Answer {
        let now = try #require(Timestamp(reading: receivedAt))
        let contacts = try times.enumerated().map { index, text in
            let time = try #require(Timestamp(reading: text))
            return contact("i\(index)", daysAgo: 0) {
                $0.occurred = time
                $0.received = time
            }
        }
        let scene = Scene(
            notice(), history: .read(Chronology(contacts: contacts)), persons: [0: 1],
            receivedAt: now, attachedTo: nil)
        let slot = try #require(Facts.slot(of: "neglectWeeks12Months"))
        guard case .child(let find) = Facts.all[slot].finder else { return .unknown }
        return find(scene, scene.children[0]).answer
    }

    @Test func `a week that a year ends in is one`() throws {
        #expect(
            try weeks(
                "2026-12-28T09:00:00Z", "2027-01-03T22:00:00Z",
                receivedAt: "2027-01-08T10:00:00Z") == .number(1))
        #expect(
            try weeks(
                "2026-12-27T09:00:00Z", "2026-12-28T09:00:00Z", "2027-01-04T09:00:00Z",
                receivedAt: "2027-01-08T10:00:00Z") == .number(3))
    }

    @Test func `a week begins at midnight in London, in summer and in winter`() throws {
        // Clocks go back on Sunday, 25 October 2026: the first is on Monday there, the second on
        // Sunday of the same week.
        #expect(
            try weeks(
                "2026-10-18T23:30:00Z", "2026-10-25T23:30:00Z",
                receivedAt: "2026-11-23T10:00:00Z") == .number(1))
        // Clocks go forward on Sunday, 29 March 2026: that evening is Monday in London.
        #expect(
            try weeks(
                "2026-03-28T23:30:00Z", "2026-03-29T23:30:00Z",
                receivedAt: "2026-11-23T10:00:00Z") == .number(2))
        #expect(
            try weeks(
                "2026-03-29T22:30:00Z", "2026-03-28T23:30:00Z",
                receivedAt: "2026-11-23T10:00:00Z") == .number(1))
    }

    @Test func `a window of twelve months ends on the same day of the year before`() throws {
        #expect(
            try weeks("2024-02-28T09:00:00Z", receivedAt: "2025-02-28T10:00:00Z") == .number(1))
        #expect(
            try weeks("2024-02-27T09:00:00Z", receivedAt: "2025-02-28T10:00:00Z") == .number(0))
        #expect(
            try weeks("2023-02-28T09:00:00Z", receivedAt: "2024-02-29T10:00:00Z") == .number(1))
    }

    @Test func `a child that is not listed has a history of which nothing is known`() throws {
        let slot = try #require(Facts.slot(of: "contactsNeverAssessed"))
        guard case .child(let find) = Facts.all[slot].finder else { return }
        let scene = Scene(
            notice { $0.adults = [adult { $0.pregnant = "yes" }] }, history: known(),
            persons: [:], receivedAt: received, attachedTo: nil)
        #expect(scene.children.count == 2)
        // The first is known to be new to the register; of the unborn one nobody knows.
        #expect(find(scene, scene.children[0]).answer == .number(1))
        #expect(find(scene, scene.children[1]).answer == .atLeast(1))
    }
}
