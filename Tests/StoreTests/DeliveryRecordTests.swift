import Model
import TestKit
import Testing

@testable import Store

@Suite struct DeliveryRecordTests {
    private static func crash(_ delivery: Delivery, _ bench: Bench) throws -> Bool {
        try bench.ledger.wait { bench.ledger.noteCrash(of: delivery.id, signal: 11, then: $0) }
    }

    @Test func `the second crash of a delivery quarantines it, and no other`() throws {
        try Bench.open { bench in
            let culprit = try bench.delivery("<a/>")
            let innocent = try bench.delivery("<b/>")
            #expect(try !Self.crash(culprit, bench))
            #expect(try bench.ledger.delivery(culprit.reference)?.state == .kept)
            #expect(try Self.crash(culprit, bench))
            #expect(try bench.ledger.delivery(culprit.reference)?.state == .quarantined)
            #expect(try bench.ledger.delivery(innocent.reference)?.state == .kept)
            #expect(
                try bench.ledger.quarantined(culprit.partner).map(\.reference) == [
                    culprit.reference
                ])
            #expect(try bench.ledger.unfinished().map(\.id) == [innocent.id])
        }
    }

    @Test func `a crash is not counted against what has ended, or was never there`() throws {
        try Bench.open { bench in
            let rejected = try bench.delivery("<a>")
            try bench.reject(rejected)
            for _ in 0..<3 { #expect(try !Self.crash(rejected, bench)) }
            #expect(try bench.ledger.delivery(rejected.reference)?.state == .rejected)
            let unknown = try bench.ledger.wait {
                bench.ledger.noteCrash(of: 99, signal: 11, then: $0)
            }
            #expect(!unknown)
        }
    }

    @Test func `what is unfinished comes urgent first, then unread, then the rest in order`() throws
    {
        try Bench.open { bench in
            let kept = try (0..<5).map { try bench.delivery("<\($0)/>") }
            bench.ledger.note(kept[1].id, lane: .normal)
            bench.ledger.note(kept[3].id, lane: .urgent)
            bench.ledger.note(kept[4].id, lane: .normal)
            try bench.reject(kept[2])
            let unfinished = try bench.ledger.unfinished()
            #expect(unfinished.map(\.id) == [kept[3].id, kept[0].id, kept[1].id, kept[4].id])
            #expect(unfinished.map(\.lane) == [.urgent, .urgent, .normal, .normal])
        }
    }

    @Test func `lanes that wait for a commit are noted by the last one`() throws {
        let folder = try TemporaryFolder()
        let kept = try Bench.open(in: folder) { bench in
            let kept = try bench.delivery("<a/>")
            bench.ledger.note(kept.id, lane: .normal)
            return kept
        }
        try Bench.open(in: folder) { bench in
            let unfinished = try bench.ledger.unfinished()
            #expect(unfinished.map(\.id) == [kept.id])
            #expect(unfinished.map(\.lane) == [.normal])
        }
    }

    @Test func `a duplicate has no bytes of its own`() throws {
        try Bench.open { bench in
            _ = try bench.delivery("<a/>")
            _ = try bench.keep("<a/>")
            #expect(try bench.ledger.delivery(2) == nil)
            let second = Reference(.delivery, year: 2026, month: 11, number: 2)
            #expect(try bench.ledger.delivery(second)?.state == .duplicate)
            #expect(
                try bench.ledger.delivery(Reference(.delivery, year: 2026, month: 11, number: 3))
                    == nil)
        }
    }
}
