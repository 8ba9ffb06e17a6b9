import HouseKit
import Model
import TestKit
import Testing

@testable import Store

@Suite struct LedgerSafetyNetTests {
    private static func item(_ group: UnreadGroup, _ bench: Bench) throws -> [Int64] {
        let reference = try group.item?.reference ?? bench.ledger.nextReferral(at: bench.clock.now)
        guard let route = Referral.Route("unread") else { throw Missing(what: "a route") }
        let entry = Referral.Entry(
            reference: reference, number: (group.item?.numbers ?? 0) + 1, route: route,
            band: .within24Hours, dueAt: bench.clock.now)
        return try bench.ledger.wait {
            bench.ledger.commitItem(
                group: group, reference: reference, isNew: group.item == nil, entries: [entry],
                document: Array("{}".utf8), policy: "p", then: $0)
        }
    }

    private static func forward(_ ids: [Int64], superseding earlier: [Int64] = [], _ bench: Bench)
        throws
    {
        try bench.ledger.wait { bench.ledger.noteForwarded(ids, superseding: earlier, then: $0) }
    }

    private static func close(_ bench: Bench) throws {
        let ids = try bench.ledger.itemsWithNothingOpen().map(\.id)
        try bench.ledger.wait { bench.ledger.noteClosed(ids, then: $0) }
    }

    private static func group(_ bench: Bench) throws -> UnreadGroup {
        try #require(try bench.ledger.unreadGroups().first)
    }

    @Test func `open rejections are one group for each partner and fault, tests apart`() throws {
        try Bench.open { bench in
            try bench.reject(bench.delivery("<1>"))
            try bench.reject(bench.delivery("<2>"), namesDanger: true)
            try bench.reject(bench.delivery("<3>"), .structure)
            try bench.reject(bench.delivery("<4>", from: "northside-health"))
            try bench.reject(bench.delivery("<5>", isTest: true))
            let groups = try bench.ledger.unreadGroups().sorted { $0.name < $1.name }
            #expect(
                groups.map(\.name) == [
                    "hatch-police|message.malformed|real", "hatch-police|message.malformed|test",
                    "hatch-police|message.structure|real",
                    "northside-health|message.malformed|real",
                ])
            #expect(groups.map(\.open) == [2, 1, 1, 1])
            #expect(groups.map(\.namesDanger) == [true, false, false, false])
            #expect(groups.allSatisfy { $0.item == nil })
        }
    }

    @Test func `a group knows its item, and what came after it`() throws {
        try Bench.open { bench in
            try bench.reject(bench.delivery("<1>"))
            _ = try Self.item(Self.group(bench), bench)
            var group = try Self.group(bench)
            #expect(group.item?.numbers == 1)
            #expect(group.newest == group.listed)
            #expect(!group.namesDangerAnew)
            try bench.reject(bench.delivery("<2>"), namesDanger: true)
            group = try Self.group(bench)
            #expect(group.newest > group.listed ?? 0)
            #expect(group.namesDangerAnew)
            _ = try Self.item(group, bench)
            group = try Self.group(bench)
            #expect(group.item?.numbers == 2)
            #expect(group.namesDanger)
            #expect(!group.namesDangerAnew)
        }
    }

    @Test func `danger in a test message raises no real item`() throws {
        try Bench.open { bench in
            try bench.reject(bench.delivery("<1>"))
            _ = try Self.item(Self.group(bench), bench)
            try bench.reject(bench.delivery("<2>"))
            try bench.reject(bench.delivery("<3>", isTest: true), namesDanger: true)
            let real = try #require(try bench.ledger.unreadGroups().first { !$0.isTest })
            #expect(!real.namesDangerAnew)
        }
    }

    @Test func `an item closes when all its messages were sent again, and not before`() throws {
        try Bench.open { bench in
            try bench.reject(bench.delivery("<m>"), messageId: "m")
            try bench.reject(bench.delivery("<n>"), messageId: "n")
            try Self.forward(Self.item(Self.group(bench), bench), bench)
            try bench.accept("<m/>", messageId: "m")
            #expect(try bench.ledger.itemsWithNothingOpen() == [])
            try bench.accept("<n/>", messageId: "n", about: Bench.record("Ida"))
            #expect(try bench.ledger.itemsWithNothingOpen().count == 1)
            try Self.close(bench)
            #expect(try bench.ledger.itemsWithNothingOpen() == [])
            #expect(try bench.ledger.figures().entries[.closed] == 1)
        }
    }

    @Test func `what fails after an item was closed has a new item, however many it had`() throws {
        try Bench.open { bench in
            try bench.reject(bench.delivery("<m>"), messageId: "m")
            let first = try Self.item(Self.group(bench), bench)
            try Self.forward(first, bench)
            try bench.reject(bench.delivery("<n>"), messageId: "n")
            try Self.forward(Self.item(Self.group(bench), bench), superseding: first, bench)
            try bench.accept("<m/>", messageId: "m")
            try bench.accept("<n/>", messageId: "n", about: Bench.record("Ida"))
            try Self.close(bench)
            try bench.reject(bench.delivery("<o>"))
            #expect(try Self.group(bench).item == nil)
        }
    }

    @Test func `what was quarantined is a group of its own, and names danger`() throws {
        try Bench.open { bench in
            let delivery = try bench.delivery("<a/>")
            for _ in 0..<2 {
                _ = try bench.ledger.wait {
                    bench.ledger.noteCrash(of: delivery.id, signal: 11, then: $0)
                }
            }
            let group = try Self.group(bench)
            #expect(group.code == UnreadGroup.quarantined)
            #expect(group.namesDanger)
            #expect(group.newest == delivery.id)
        }
    }
}
