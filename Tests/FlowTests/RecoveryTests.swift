import Files
import Flow
import HouseKit
import Model
import Store
import TestKit
import Testing

@Suite struct RecoveryTests {
    private static func note(_ text: String, in folder: TemporaryFolder) throws -> AtomicFile {
        let file = try #require(AtomicFile("crash-note", in: folder.path, on: .real))
        try file.write(Array(text.utf8).span)
        return file
    }

    private static func take(_ text: String, _ house: SmallHouse) throws {
        let note = try note(text, in: house.folder)
        try Recovery(ledger: house.ledger, logger: house.logs.logger).takeCrashNote(note)
        #expect(try note.read(limitBytes: 100) == [])
    }

    /// A house that has kept one message and not read it.
    private static func kept(_ body: (SmallHouse, Reference) throws -> Void) throws {
        let folder = try TemporaryFolder()
        let house = try SmallHouse(in: folder)
        let answers = Answers()
        try house.post(Specimen.notice("m").bytes(.xml), from: Deployed.partner(), to: answers)
        try Deadline.wait(for: "the keeping") {
            try house.ledger.figures().deliveries[.kept] == 1
        }
        house.stop()
        _ = try answers.take(1)
        let again = try SmallHouse(in: folder)
        defer { again.stop() }
        try body(again, Reference(.delivery, year: 2026, month: 11, number: 1))
    }

    private static let line = "signal=11 delivery=0000000000000000001\n"

    @Test func `after one crash a delivery is tried again, after the second it is put aside`()
        throws
    {
        try Self.kept { house, reference in
            try Self.take(Self.line, house)
            #expect(try house.ledger.delivery(reference)?.state == .kept)
            #expect(house.logs.lines(of: "delivery.crashed").count == 1)
            try Self.take(Self.line, house)
            #expect(try house.ledger.delivery(reference)?.state == .quarantined)
            try house.start()
            house.safetyNet.pass()
            try house.settle()
            let item = try #require(try house.entries(of: "unread").first)
            #expect(item.hasPrefix("B1-"))
            #expect(try house.allEntries().count == 1)
        }
    }

    @Test(arguments: ["", "\n\n", "nonsense\n", "signal=x delivery=y\n", "\u{0}\u{1}"])
    func `a note that names no delivery counts against none`(text: String) throws {
        try Self.kept { house, reference in
            for _ in 0..<3 { try Self.take(text, house) }
            #expect(try house.ledger.delivery(reference)?.state == .kept)
        }
    }

    @Test func `without a note nothing is done`() throws {
        try Self.kept { house, _ in
            let missing = try #require(AtomicFile("no-note", in: house.folder.path, on: .real))
            try Recovery(ledger: house.ledger, logger: house.logs.logger).takeCrashNote(missing)
            #expect(house.logs.lines(of: "delivery.crashed") == [])
        }
    }
}
