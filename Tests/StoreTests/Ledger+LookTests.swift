import HouseKit
import Model
import TestKit
import Testing

@testable import Store

@Suite struct LedgerLookTests {
    @Test func `referrals are found by band, partner, state and time, most urgent first`() throws {
        try Bench.open { bench in
            let early = bench.clock.now
            for (number, band) in [Band.within72Hours, .immediate, .sameDay].enumerated() {
                try bench.accept(
                    "<\(number)/>", messageId: "\(number)", band: band,
                    about: Bench.record("Child\(number)"))
                bench.clock.advance(by: .hours(1))
            }
            func bands(_ filter: ReferralFilter) throws -> [Band] {
                try bench.ledger.referrals(filter).map(\.band)
            }
            #expect(try bands(ReferralFilter()) == [.immediate, .sameDay, .within72Hours])
            #expect(try bands(ReferralFilter(limit: 1)) == [.immediate])
            #expect(try bands(ReferralFilter(band: .sameDay)) == [.sameDay])
            #expect(try bands(ReferralFilter(partner: Bench.partner("other"))) == [])
            #expect(try bands(ReferralFilter(state: .forwarded)) == [])
            #expect(try bands(ReferralFilter(state: .decided)).count == 3)
            #expect(try bands(ReferralFilter(since: early + .hours(2))) == [.sameDay])
            #expect(try bands(ReferralFilter(dueBefore: early + .minutes(1))) == [.within72Hours])
        }
    }

    @Test func `the figures are counts of what is there`() throws {
        try Bench.open { bench in
            #expect(try bench.ledger.figures() == Figures())
            try bench.accept("<a/>", messageId: "m", band: .immediate)
            try bench.reject(bench.delivery("<b>"))
            _ = try bench.delivery("<c/>")
            let figures = try bench.ledger.figures()
            #expect(figures.deliveries == [.accepted: 1, .rejected: 1, .kept: 1])
            #expect(figures.openByBand == [.immediate: 1])
            #expect(figures.rejectionsOpen == 1)
            #expect(figures.oldestKept == bench.clock.now)
            #expect(figures.oldestOpen == bench.clock.now)
        }
    }

    @Test func `that somebody looked is an entry of the audit log`() throws {
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m")
            let before = try bench.ledger.checkpoint().number
            let reference = Reference(.referral, year: 2026, month: 11, number: 1)
            try bench.ledger.wait {
                bench.ledger.noteViewed(reference, by: "a.shah", detail: "page", then: $0)
            }
            #expect(try bench.ledger.checkpoint().number == before + 1)
        }
    }
}
