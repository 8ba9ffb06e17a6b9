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
            for outcome in [
                ReferralOutcome.earlyHelpReferral, .earlyHelpReferral, .assessmentRequired,
            ] {
                #expect(try Self.decide(id, outcome, bench))
            }
            #expect(
                try Self.steps(bench) == [
                    "accepted received -", "accepted acknowledged A. Shah",
                    "accepted outcome earlyHelpReferral", "accepted outcome assessmentRequired",
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

    @Test func `where it is not safe, only that somebody has it is told`() throws {
        try Bench.open { bench in
            let id = try #require(
                try bench.accept("<a/>", messageId: "m") { $0.discloses = false }.first)
            try Self.forward([id], bench)
            #expect(try Self.decide(id, .strategyDiscussionOrSection47, bench))
            #expect(
                try Self.steps(bench) == ["accepted received -", "accepted acknowledged -"])
        }
    }

    /// Entries of two authorities that both have the whole referral.
    private static func twoEntries(
        _ bench: Bench, second purpose: Referral.Entry.Purpose = .action
    ) throws -> [Int64] {
        let ids = try bench.accept("<a/>", messageId: "m") { decided in
            decided.discloses = true
            guard let first = decided.entries.first, let route = Referral.Route("hub/stockton")
            else { return }
            decided.entries.append(
                Referral.Entry(
                    reference: first.reference, number: first.number, route: route,
                    band: first.band, dueAt: first.dueAt, purpose: purpose))
        }
        try forward(ids, bench)
        return ids
    }

    @Test(arguments: [false, true])
    func `of two that decide, neither speaks for the other: the outcome that goes furthest is told`(
        isReversed: Bool
    ) throws {
        try Bench.open { bench in
            let ids = try Self.twoEntries(bench)
            #expect(ids.count == 2)
            let decisions = zip(ids, [ReferralOutcome.noFurtherAction, .assessmentRequired])
            for (id, outcome) in isReversed ? Array(decisions).reversed() : Array(decisions) {
                #expect(try !Self.steps(bench).contains { $0.contains("outcome") })
                #expect(try Self.decide(id, outcome, bench))
            }
            #expect(try Self.steps(bench).last == "accepted outcome assessmentRequired")
        }
    }

    @Test func `nobody waits for the readers of a copy, and what one of them decides counts`()
        throws
    {
        try Bench.open { bench in
            let ids = try Self.twoEntries(bench, second: .information)
            #expect(try Self.decide(ids[0], .noFurtherAction, bench))
            #expect(try Self.steps(bench).last == "accepted outcome noFurtherAction")
            #expect(try Self.decide(ids[1], .assessmentRequired, bench))
            #expect(try Self.steps(bench).last == "accepted outcome assessmentRequired")
        }
    }

    @Test func `a reader of a copy does not speak for those who act`() throws {
        try Bench.open { bench in
            let ids = try Self.twoEntries(bench, second: .information)
            #expect(try Self.decide(ids[1], .noFurtherAction, bench))
            #expect(try !Self.steps(bench).contains { $0.contains("outcome") })
            #expect(try Self.decide(ids[0], .other, bench))
            #expect(try Self.steps(bench).last?.contains("outcome") == true)
        }
    }

    @Test func `what was decided on an entry that was superseded is not noted`() throws {
        try Bench.open { bench in
            let first = try #require(try bench.accept("<a/>", messageId: "m").first)
            try Self.forward([first], bench)
            let second = try #require(try bench.accept("<b/>", messageId: "m").first)
            try bench.ledger.wait {
                bench.ledger.noteForwarded([second], superseding: [first], then: $0)
            }
            #expect(try !Self.decide(first, .noFurtherAction, bench))
            #expect(try Self.decide(second, .other, bench))
            // Whoever has the later entry has the earlier message too.
            let told = try Self.steps(bench)
            #expect(told.filter { $0.hasSuffix("outcome other") }.count == 2)
        }
    }

    @Test func `a page of the feed ends after so many bytes, and the next goes on`() throws {
        try Bench.open { bench in
            for number in 1...5 {
                try bench.accept("<a\(number)/>", messageId: "\(number)") {
                    $0.warnings = String(repeating: "w", count: 1_000)
                }
            }
            var sizes: [Int] = []
            var last: Int64 = 0
            while sizes.count < 9 {
                let steps = try bench.ledger.receipts(
                    of: Bench.partner(), after: last, limit: 500, limitBytes: 1_500)
                guard let newest = steps.last else { break }
                last = newest.number
                sizes.append(steps.count)
            }
            #expect(sizes == [2, 2, 1])
        }
    }

    @Test func `what is wrong in rejected messages counts for a page's bytes too`() throws {
        try Bench.open { bench in
            for number in 1...3 {
                let delivery = try bench.delivery("<r\(number)>")
                _ = try bench.ledger.wait {
                    bench.ledger.reject(
                        delivery, code: .malformed, findings: String(repeating: "f", count: 1_000),
                        namesDanger: false, messageId: nil, then: $0)
                }
            }
            let steps = try bench.ledger.receipts(
                of: Bench.partner(), after: 0, limit: 500, limitBytes: 1_500)
            #expect(steps.map(\.delivery.state) == [.rejected, .rejected])
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
