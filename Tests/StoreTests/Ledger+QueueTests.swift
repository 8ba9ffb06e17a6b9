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

    @Test func `an entry is read back as it was made`() throws {
        try Bench.open { bench in
            var made: [Referral.Entry] = []
            let ids = try bench.accept("<a/>", messageId: "m") { decided in
                guard let first = decided.entries.first else { return }
                let routes = ["team/one", "hub/x", "news"].compactMap(Referral.Route.init)
                made = zip(routes, Referral.Entry.Purpose.allCases).map { route, purpose in
                    Referral.Entry(
                        reference: first.reference, number: first.number, route: route,
                        band: first.band, dueAt: first.dueAt,
                        content: purpose == .lead ? .full : .stub, purpose: purpose)
                }
                decided.entries = made
            }
            #expect(made.count == 3)
            #expect(try ids.map { try bench.ledger.entry($0)?.entry } == made)
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
