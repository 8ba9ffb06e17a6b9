import Files
import Flow
import HouseKit
import Linkage
import Model
import TestKit
import Testing

@testable import Store

/// What the ledger's files show to whoever has them without the key.
@Suite struct SealedTests {
    private static let words = [
        "Canarygiven", "Canaryfamily", "Canaryroad", "Canarynarrative", "Canarymessage",
        "Canaryincident", "Canarykey", "Canaryunread", "01632960999", "9434765919",
    ]

    private static func notice() -> Notification {
        Specimen.notice("Canarymessage", family: "Canaryfamily", given: "Canarygiven") { notice in
            notice.subjects[0].addresses[0].lines = ["7 Canaryroad"]
            notice.subjects[0].telephones = ["01632960999"]
            var number = Notification.Identifier()
            number.scheme = Stated(written: "nhsNumber")
            number.value = "9434765919"
            notice.subjects[0].identifiers = [number]
            notice.narrative = "Canarynarrative"
            Specimen.incident("Canaryincident")(&notice)
        }
    }

    /// Each word that stands in clear in one of the ledger's files, and how many bytes were read.
    private static func shown(in folder: TemporaryFolder) throws -> (words: [String], bytes: Int) {
        var bytes = 0
        var found: [String] = []
        for name in try Disk.real.list(folder.path, 100)
        where name.text?.hasPrefix("ledger") == true {
            let content = try Disk.real.bytes(of: folder.path / name)
            bytes += content.count
            let text = String(decoding: content, as: UTF8.self)
            found += words.filter { text.contains($0) }.map { "\($0) in \(name.text ?? "")" }
        }
        return (found, bytes)
    }

    @Test func `nothing of a message or person stands in clear in the file or its log`() throws {
        let folder = try TemporaryFolder()
        try SmallHouse.running(in: folder) { house in
            let receipt = try house.receipt(Self.notice().bytes(.xml), key: "Canarykey")
            let unread = "<messageId>Canarymessage</messageId><Canaryunread>"
            #expect(try house.receipt(Array(unread.utf8)).state == .rejected)
            try house.settle()
            house.safetyNet.pass()
            try house.settle()

            let ledger = house.ledger
            let record = try #require(try ledger.delivery(receipt.reference))
            let body = try #require(try ledger.delivery(record.id)).bytes
            let document = try #require(
                try record.referral.flatMap { try ledger.document($0, number: 1) })
            let question = Question(
                partner: record.partner, messageId: "x", incident: nil,
                keys: house.pipeline.current.linker.keys(for: Self.notice()))
            let persons = try ledger.snapshot(question).candidates.households.flatMap(\.members)
            // First they are found where the key opens what is sealed.
            #expect(String(decoding: body, as: UTF8.self).contains("Canarynarrative"))
            #expect(String(decoding: document, as: UTF8.self).contains("Canaryroad"))
            #expect("\(persons)".contains("Canarygiven"))

            let open = try Self.shown(in: folder)
            #expect(open.words == [])
            #expect(open.bytes > 50_000)
        }
        let closed = try Self.shown(in: folder)
        #expect(closed.words == [])
        #expect(closed.bytes > 50_000)
    }

    @Test func `a word that stands in clear would be found`() throws {
        let folder = try TemporaryFolder()
        try Bench.open(in: folder) { bench in
            try bench.ledger.wait {
                bench.ledger.noteViewed(
                    Reference(.referral, year: 2026, month: 11, number: 1), by: "x",
                    detail: "Canaryroad", then: $0)
            }
        }
        #expect(try Self.shown(in: folder).words == ["Canaryroad in ledger.sqlite"])
    }
}
