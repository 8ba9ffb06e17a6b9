import HouseKit
import Model
import TestKit
import Testing

@testable import Store

@Suite struct LedgerRejectTests {
    private static func replay(_ reference: Reference, _ bench: Bench) throws -> Delivery? {
        let rejection = try #require(try bench.ledger.rejection(reference))
        return try bench.ledger.wait {
            bench.ledger.replay(rejection, reason: "mended", actor: "admin", then: $0)
        }
    }

    @Test func `a rejection is kept once, with its fault and nothing of the message`() throws {
        try Bench.open { bench in
            let delivery = try bench.delivery("<Canary>")
            #expect(try bench.reject(delivery, .structure, namesDanger: true))
            #expect(try !bench.reject(delivery))
            let rejection = try #require(try bench.ledger.rejection(delivery.reference))
            #expect(rejection.code == .structure)
            #expect(rejection.status == .open)
            #expect(rejection.namesDanger)
            #expect(!"\(rejection)".contains("Canary"))
            #expect(try bench.ledger.delivery(delivery.reference)?.state == .rejected)
        }
    }

    @Test func `rejections are found by partner, code, status and time, newest first`() throws {
        try Bench.open { bench in
            let first = try bench.delivery("<a>")
            try bench.reject(first, .malformed)
            bench.clock.advance(by: .hours(1))
            let second = try bench.delivery("<b>", from: "northside-health")
            try bench.reject(second, .structure)
            func found(_ filter: RejectionFilter) throws -> [Delivery.ID] {
                try bench.ledger.rejections(filter).map(\.delivery)
            }
            #expect(try found(RejectionFilter()) == [second.id, first.id])
            #expect(try found(RejectionFilter(limit: 1)) == [second.id])
            #expect(try found(RejectionFilter(partner: first.partner)) == [first.id])
            #expect(try found(RejectionFilter(code: "message.structure")) == [second.id])
            #expect(try found(RejectionFilter(since: bench.clock.now)) == [second.id])
            #expect(try found(RejectionFilter(status: .replayed)) == [])
            #expect(try bench.ledger.rejections(after: 1, limit: 9).map(\.delivery) == [second.id])
        }
    }

    @Test func `a replay keeps the same bytes as a new attempt, once`() throws {
        try Bench.open { bench in
            let rejected = try bench.delivery("<a>")
            try bench.reject(rejected)
            let again = try #require(try Self.replay(rejected.reference, bench))
            #expect(again.bytes == rejected.bytes)
            #expect(again.id != rejected.id)
            #expect(try bench.ledger.delivery(again.id)?.bytes == rejected.bytes)
            let rejection = try #require(try bench.ledger.rejection(rejected.reference))
            // Open until the attempt has come to its end, and not tried twice meanwhile.
            #expect(rejection.status == .open)
            #expect(rejection.replayedAs == again.reference)
            #expect(try Self.replay(rejected.reference, bench) == nil)
            #expect(try bench.ledger.figures().deliveries == [.rejected: 1, .kept: 1])
            try bench.reject(again)
            #expect(try bench.ledger.rejection(rejected.reference)?.status == .replayed)
            #expect(try bench.ledger.rejection(again.reference)?.status == .open)
        }
    }

    @Test func `bytes that were kept again meanwhile are not replayed`() throws {
        try Bench.open { bench in
            let rejected = try bench.delivery("<a>")
            try bench.reject(rejected)
            _ = try bench.delivery("<a>")
            #expect(try Self.replay(rejected.reference, bench) == nil)
            #expect(try bench.ledger.rejection(rejected.reference)?.status == .open)
        }
    }
}
