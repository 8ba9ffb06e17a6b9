import HouseKit
import Model
import TestKit
import Testing

@testable import Store

/// What partners are told, step by step.
@Suite struct LedgerReceiptsTests {
    private static func steps(
        _ bench: Bench, of partner: String = "hatch-police", after number: Int64 = 0
    ) throws -> [String] {
        try bench.ledger.receipts(of: Bench.partner(partner), after: number, limit: 100).map {
            "\($0.delivery.state) \($0.step) \($0.detail ?? "-")"
        }
    }

    private static func forward(_ ids: [Int64], _ bench: Bench) throws {
        try bench.ledger.wait { bench.ledger.noteForwarded(ids, superseding: [], then: $0) }
    }

    private static func acknowledge(_ id: Int64, by name: String = "A. Shah", _ bench: Bench) throws
    {
        _ = try bench.ledger.wait { bench.ledger.noteAcknowledged(id, by: name, then: $0) }
    }

    private static func decide(
        _ id: Int64, _ outcome: ReferralOutcome, _ bench: Bench
    ) throws -> Bool {
        try bench.ledger.wait { bench.ledger.noteOutcome(id, outcome, by: "B. Lund", then: $0) }
    }

    @Test func `each of the three steps is told once, in its order`() throws {
        try Bench.open { bench in
            let id = try #require(try bench.accept("<a/>", messageId: "m").first)
            #expect(try Self.steps(bench) == ["accepted received -"])
            try Self.forward([id], bench)
            #expect(try Self.steps(bench).count == 1)
            try Self.acknowledge(id, bench)
            try Self.acknowledge(id, by: "Somebody Else", bench)
            #expect(try Self.decide(id, .earlyHelpReferral, bench))
            #expect(try !Self.decide(id, .noFurtherAction, bench))
            #expect(
                try Self.steps(bench) == [
                    "accepted received -", "accepted acknowledged A. Shah",
                    "accepted outcome earlyHelpReferral",
                ])
            #expect(try bench.ledger.entry(id)?.state == .closed)
            let first = try bench.ledger.receipts(
                of: Bench.partner(), after: 0, limit: 1)
            #expect(
                try Self.steps(bench, after: #require(first.first).number).first
                    == "accepted acknowledged A. Shah")
        }
    }

    @Test func `whoever says what was decided has it too`() throws {
        try Bench.open { bench in
            let id = try #require(try bench.accept("<a/>", messageId: "m").first)
            #expect(try !Self.decide(id, .other, bench))
            #expect(try bench.ledger.entry(id)?.state == .decided)
            try Self.forward([id], bench)
            #expect(try Self.decide(id, .other, bench))
            #expect(
                try Self.steps(bench) == [
                    "accepted received -", "accepted acknowledged B. Lund",
                    "accepted outcome other",
                ])
        }
    }

    @Test func `a partner is told of its own messages alone`() throws {
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m")
            #expect(try Self.steps(bench, of: "northside-health") == [])
        }
    }

    @Test func `an entry with its outcome is removed like one that somebody has`() throws {
        try Bench.open { bench in
            let id = try #require(try bench.accept("<a/>", messageId: "m").first)
            try Self.forward([id], bench)
            _ = try Self.decide(id, .assessmentRequired, bench)
            bench.clock.advance(by: .days(8))
            let removable = try bench.ledger.entriesToRemove(
                acknowledgedBefore: bench.clock.now - .days(7), limit: 9)
            #expect(removable.map(\.id) == [id])
        }
    }

    @Test func `how far a folder was written is kept, and never goes back`() throws {
        let folder = try TemporaryFolder()
        for (number, expected) in [(0, 0), (7, 7), (3, 7)] as [(Int64, Int64)] {
            try Bench.open(in: folder) { bench in
                let partner = try Bench.partner()
                try bench.ledger.wait {
                    bench.ledger.noteReceiptInFolder(number, of: partner, then: $0)
                }
                #expect(try bench.ledger.lastReceiptInFolder(of: partner) == expected)
            }
        }
    }
}
