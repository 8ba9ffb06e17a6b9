import HouseKit
import Model
import TestKit
import Testing

@testable import Store

@Suite struct LedgerQueueTests {
    private static func state(_ id: Int64, _ bench: Bench) throws -> Referral.Entry.State? {
        try bench.ledger.entry(id)?.state
    }

    private static func forward(_ ids: [Int64], superseding: [Int64] = [], _ bench: Bench) throws {
        try bench.ledger.wait {
            bench.ledger.noteForwarded(ids, superseding: superseding, then: $0)
        }
    }

    private static func acknowledge(_ id: Int64, _ bench: Bench) throws -> Bool {
        try bench.ledger.wait { bench.ledger.noteAcknowledged(id, by: "A. Shah", then: $0) }
    }

    @Test func `entries to be forwarded come most urgent first`() throws {
        try Bench.open { bench in
            for (number, band) in [Band.within72Hours, .immediate, .sameDay].enumerated() {
                try bench.accept(
                    "<\(number)/>", messageId: "\(number)", band: band,
                    about: Bench.record("Child\(number)"))
            }
            let entries = try bench.ledger.entriesToForward(limit: 2)
            #expect(entries.map(\.entry.band) == [.immediate, .sameDay])
        }
    }

    @Test func `an entry goes from decided to acknowledged, and never back`() throws {
        try Bench.open { bench in
            let id = try #require(try bench.accept("<a/>", messageId: "m").first)
            #expect(try Self.state(id, bench) == .decided)
            #expect(try !Self.acknowledge(id, bench))
            try Self.forward([id], bench)
            #expect(try Self.state(id, bench) == .forwarded)
            try bench.ledger.wait { bench.ledger.noteCollected(id, then: $0) }
            #expect(try Self.state(id, bench) == .collected)
            #expect(try Self.acknowledge(id, bench))
            #expect(try !Self.acknowledge(id, bench))
            try Self.forward([id], bench)
            try bench.ledger.wait { bench.ledger.noteCollected(id, then: $0) }
            #expect(try Self.state(id, bench) == .acknowledged)
            #expect(try bench.ledger.entry(id)?.acknowledgedBy == "A. Shah")
        }
    }

    @Test func `an entry that somebody has is not superseded`() throws {
        try Bench.open { bench in
            let id = try #require(try bench.accept("<a/>", messageId: "m").first)
            try Self.forward([id], bench)
            try bench.ledger.wait { bench.ledger.noteCollected(id, then: $0) }
            try Self.forward([], superseding: [id], bench)
            #expect(try Self.state(id, bench) == .collected)
        }
    }

    @Test func `an acknowledged entry is removed once its time has come`() throws {
        try Bench.open { bench in
            let id = try #require(try bench.accept("<a/>", messageId: "m").first)
            try Self.forward([id], bench)
            _ = try Self.acknowledge(id, bench)
            func removable() throws -> [Int64] {
                try bench.ledger.entriesToRemove(
                    acknowledgedBefore: bench.clock.now - .days(7), limit: 9
                ).map(\.id)
            }
            #expect(try removable() == [])
            bench.clock.advance(by: .days(7) + .seconds(1))
            #expect(try removable() == [id])
            try bench.ledger.wait { bench.ledger.noteRemoved(id, then: $0) }
            #expect(try removable() == [])
        }
    }

    @Test func `an open entry is found by its folder and route`() throws {
        try Bench.open { bench in
            let id = try #require(try bench.accept("<a/>", messageId: "m").first)
            let entry = try #require(try bench.ledger.entry(id)).entry
            func found() throws -> Int64? {
                try bench.ledger.openEntry(route: entry.route, folder: entry.folderName)?.id
            }
            #expect(try found() == nil)
            try Self.forward([id], bench)
            #expect(try found() == id)
            _ = try Self.acknowledge(id, bench)
            #expect(try found() == nil)
        }
    }

    @Test func `the document is as it was decided, by reference and number`() throws {
        try Bench.open { bench in
            let id = try #require(try bench.accept("<a/>", messageId: "m").first)
            let reference = try #require(try bench.ledger.entry(id)).entry.reference
            #expect(try bench.ledger.document(reference, number: 1) == Array("{}".utf8))
            #expect(try bench.ledger.document(reference, number: 2) == nil)
        }
    }
}
