import Enrichment
import Files
import Flow
import Glibc
import HouseKit
import Model
import Queue
import Store
import TestKit
import Testing

@Suite struct QueueReadersTests {
    private static func claim(_ name: String, _ house: SmallHouse) throws {
        let route = try #require(Path(house.folder.text("queue/hub/hartlepool")))
        let name = try #require(FileName(name))
        try Disk.real.rename(route / "new" / name, route / "cur" / name)
    }

    /// Looks at the queue as the upkeep does, and waits until what was seen is noted.
    private static func pass(_ house: SmallHouse) throws {
        house.readers.pass(house.pipeline.current.enricher.routes.all)
        _ = try house.ledger.wait { house.ledger.noteRemoved(0, then: $0) }
    }

    private static func answer(
        _ name: String, _ text: String, _ house: SmallHouse
    ) throws {
        let acks = try #require(Path(house.folder.text("queue/acks")))
        try Disk.real.put(text, at: acks / (try #require(FileName(name))))
    }

    private static func answers(_ house: SmallHouse) throws -> [String] {
        let acks = try #require(Path(house.folder.text("queue/acks")))
        return try Disk.real.list(acks, 99).compactMap(\.text).sorted()
    }

    private static func good(_ referral: ReferralRecord, number: Int? = nil) -> String {
        let number = number.map { ", \"number\": \($0)" } ?? ""
        return """
            {"reference": "\(referral.reference.text)", "route": "hub/hartlepool", "by": "A. Shah"\(number)}
            """
    }

    private static func state(
        _ referral: ReferralRecord, _ house: SmallHouse
    ) throws -> [Referral.Entry.State] {
        try #require(try house.ledger.referral(referral.reference)).entries.map(\.state)
    }

    @Test
    func `an entry that a program claims is collected, and one that a person has acknowledged`()
        throws
    {
        try SmallHouse.running { house in
            let referral = try house.referral(of: Specimen.notice("m"))
            try Self.pass(house)
            #expect(try Self.state(referral, house) == [.forwarded])
            try Self.claim(house.entries(of: "hub/hartlepool")[0], house)
            try Self.pass(house)
            #expect(try Self.state(referral, house) == [.collected])
            try Self.answer("a.json", Self.good(referral), house)
            try Self.pass(house)
            #expect(try Self.state(referral, house) == [.acknowledged])
            #expect(try Self.answers(house) == [])
            #expect(
                try house.ledger.referral(referral.reference)?.entries[0].acknowledgedBy
                    == "A. Shah")
        }
    }

    @Test func `an entry claimed before its forwarding was noted is collected all the same`() throws
    {
        try SmallHouse.running { house in
            let referral = try house.referral(of: Specimen.notice("m"))
            try Self.claim(house.entries(of: "hub/hartlepool")[0], house)
            try house.ledger.setDecided(1)
            try Self.pass(house)
            #expect(try Self.state(referral, house) == [.decided])
            house.forwarder.forward(stored: [1], band: .sameDay)
            try house.settle()
            try Self.pass(house)
            #expect(try Self.state(referral, house) == [.collected])
        }
    }

    @Test func `an answer half written waits, and is taken when it is whole`() throws {
        try SmallHouse.running { house in
            let referral = try house.referral(of: Specimen.notice("m"))
            try Self.answer("a.json", String(Self.good(referral).dropLast(9)), house)
            try Self.pass(house)
            #expect(try Self.answers(house) == ["a.json"])
            #expect(try Self.state(referral, house) == [.forwarded])
            try Self.answer("b.json", Self.good(referral), house)
            try Self.pass(house)
            #expect(try Self.answers(house) == ["a.json"])
            #expect(try Self.state(referral, house) == [.acknowledged])
        }
    }

    @Test func `answers about nothing are told once, and stay`() throws {
        try SmallHouse.running { house in
            let referral = try house.referral(of: Specimen.notice("m"))
            try Self.answer("a.json", Self.good(referral, number: 7), house)
            try Self.answer(
                "b.json", #"{"reference": "GR-2611-999999", "route": "hub/hartlepool", "by": "x"}"#,
                house)
            for _ in 0..<5 { try Self.pass(house) }
            #expect(try Self.answers(house) == ["a.json", "b.json"])
            #expect(house.logs.lines(of: "queue.answer-unknown").count == 2)
        }
    }

    @Test func `an answer is to the entry that was read, never to a newer one`() throws {
        try SmallHouse.running { house in
            let referral = try house.referral(of: Specimen.notice("m"))
            try Self.claim(house.entries(of: "hub/hartlepool")[0], house)
            try Self.pass(house)
            _ = try house.referral(of: Specimen.notice("m", Specimen.immediate))
            try Self.answer("a.json", Self.good(referral), house)
            try Self.pass(house)
            #expect(try Self.state(referral, house) == [.acknowledged, .forwarded])
            try Self.answer("b.json", Self.good(referral, number: 2), house)
            try Self.pass(house)
            #expect(try Self.state(referral, house) == [.acknowledged, .acknowledged])
        }
    }

    @Test func `what was decided on an entry that was superseded stays in sight`() throws {
        try SmallHouse.running { house in
            let referral = try house.referral(of: Specimen.notice("m"))
            _ = try house.referral(of: Specimen.notice("m") { $0.narrative = "More is known." })
            #expect(try Self.state(referral, house) == [.superseded, .forwarded])
            let decided = String(Self.good(referral).dropLast()) + ", \"outcome\": \"other\"}"
            try Self.answer("a.json", decided, house)
            for _ in 1...2 { try Self.pass(house) }
            #expect(try Self.answers(house) == ["a.json"])
            #expect(house.logs.lines(of: "queue.answer-superseded").count == 1)
            #expect(try Self.state(referral, house) == [.superseded, .forwarded])
        }
    }

    private static func given(
        _ referral: ReferralRecord, _ band: String, _ reason: String?
    ) -> String {
        String(good(referral).dropLast()) + ", \"band\": \"\(band)\""
            + (reason.map { ", \"reason\": \"\($0)\"}" } ?? "}")
    }

    @Test(arguments: ["B1", "B5"])
    func `a band that a person gives with a reason is the referral's`(band: String) throws {
        try SmallHouse.running { house in
            let referral = try house.referral(of: Specimen.notice("m"))
            #expect(referral.band == .within24Hours)
            try Self.answer("a.json", Self.given(referral, band, "I know the family."), house)
            try Self.pass(house)
            #expect(try Self.answers(house) == [])
            #expect(try Self.state(referral, house) == [.acknowledged])
            #expect(try house.ledger.referral(referral.reference)?.band.rawValue == band)
            let again = try house.ledger.toLookAgain(at: house.clock.now, limit: 9)
            #expect(again.map(\.why) == [.person])
        }
    }

    @Test(arguments: [("B1", nil), ("B5", " "), ("B7", "I know the family."), ("", "Urgent.")])
    func `a band that is none, or without a reason, is not taken; whoever wrote it has the entry`(
        band: String, reason: String?
    ) throws {
        try SmallHouse.running { house in
            let referral = try house.referral(of: Specimen.notice("m"))
            try Self.answer("a.json", Self.given(referral, band, reason), house)
            for _ in 1...2 { try Self.pass(house) }
            #expect(try Self.answers(house) == ["a.json"])
            #expect(house.logs.lines(of: "queue.band-unknown").count == 1)
            #expect(try Self.state(referral, house) == [.acknowledged])
            #expect(try house.ledger.referral(referral.reference)?.band == referral.band)
        }
    }

    @Test func `a band for an entry that a later message replaced is not taken`() throws {
        try SmallHouse.running { house in
            let referral = try house.referral(of: Specimen.notice("m"))
            _ = try house.referral(of: Specimen.notice("m", Specimen.immediate))
            try Self.answer("a.json", Self.given(referral, "B5", "It is settled."), house)
            try Self.pass(house)
            #expect(try Self.answers(house) == ["a.json"])
            #expect(house.logs.lines(of: "queue.answer-superseded").count == 1)
            #expect(try house.ledger.referral(referral.reference)?.band == .immediate)
        }
    }

    @Test func `hostile answers bring nothing down, and hold up no others`() throws {
        try SmallHouse.running { house in
            let referral = try house.referral(of: Specimen.notice("m"))
            try Self.answer("0huge.json", String(repeating: " ", count: 70_000), house)
            try Self.answer("1deep.json", String(repeating: "[", count: 60_000), house)
            let acks = house.folder.text("queue/acks")
            #expect(symlink("/etc/passwd", acks + "/2link.json") == 0)
            #expect(mkfifo(acks + "/3pipe.json", 0o600) == 0)
            #expect(mkdir(acks + "/4folder.json", 0o700) == 0)
            try Self.answer("5good.json", Self.good(referral), house)
            try Self.claim(house.entries(of: "hub/hartlepool")[0], house)
            try Self.pass(house)
            #expect(try Self.state(referral, house) == [.acknowledged])
            #expect(try !Self.answers(house).contains("5good.json"))
        }
    }

    @Test func `a folder that is not of the ledger is left alone`() throws {
        try SmallHouse.running { house in
            let path = house.folder.text("queue/hub/hartlepool/cur/somebody")
            #expect(mkdir(path, 0o700) == 0)
            try Self.pass(house)
            house.readers.prune()
            #expect(try house.entries(of: "hub/hartlepool", in: .cur) == ["somebody"])
        }
    }

    @Test func `an acknowledged folder is removed after its time, and no other`() throws {
        try SmallHouse.running { house in
            let first = try house.referral(of: Specimen.notice("m1", family: "One"))
            _ = try house.referral(of: Specimen.notice("m2", family: "Two"))
            for name in try house.entries(of: "hub/hartlepool") { try Self.claim(name, house) }
            try Self.answer("a.json", Self.good(first), house)
            try Self.pass(house)
            house.readers.prune()
            #expect(try house.entries(of: "hub/hartlepool", in: .cur).count == 2)
            house.clock.advance(by: QueueReaders.keptAfterAcknowledgement + .seconds(1))
            house.readers.prune()
            let left = try house.entries(of: "hub/hartlepool", in: .cur)
            #expect(left.count == 1)
            #expect(left.first?.hasSuffix(first.reference.text) == false)
        }
    }
}
