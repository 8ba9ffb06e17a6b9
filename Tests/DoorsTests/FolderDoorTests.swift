import Doors
import Files
import Flow
import Glibc
import HouseKit
import Model
import Seals
import TestKit
import Testing

@testable import Store

/// Files that are taken: the receipt, and that nothing leaves before it is durable.
@Suite struct FolderDoorTests {
    private static let notice = Specimen.notice("m").bytes(.xml)

    @Test(arguments: Delivery.Spelling.allCases)
    func `a whole file is kept, answered by a receipt and taken away`(
        spelling: Delivery.Spelling
    ) throws {
        try FolderHouse.running { doors in
            let sent = Specimen.notice("m").bytes(spelling)
            try doors.drop(sent, "notice.\(spelling.rawValue)")
            let receipt = try doors.receipt()
            #expect(receipt.name.hasPrefix("notice.\(spelling.rawValue)."))
            #expect(receipt.name.hasSuffix(".receipt"))
            #expect(receipt.bytes.first == (spelling == .xml ? 0x3C : 0x7B))
            #expect(receipt.document.state == "kept")
            #expect(receipt.document.message == Receipt.message(after: .received, hub: nil))
            #expect(receipt.document.fault == nil)
            let reference = try #require(Reference(reading: receipt.document.reference))
            let record = try #require(try doors.house.ledger.delivery(reference))
            #expect(record.door == .folder)
            #expect(record.partner.text == "hatch-police")
            #expect(try doors.house.ledger.delivery(record.id)?.bytes == sent)
            #expect(try doors.names("in") == [])
            #expect(try doors.names("refused") == [])
        }
    }

    @Test func `a file leaves only when its bytes are durable and its receipt is written`() throws {
        let turnstile = Turnstile()
        var plan = FolderHouse.Plan()
        plan.house.commit.before = { turnstile.pass() }
        try FolderHouse.running(plan) { doors in
            turnstile.shut()
            try doors.drop(Self.notice, "notice.xml")
            try Deadline.wait(for: "the commit to be held") { turnstile.count > 0 }
            #expect(try doors.names("work").count == 1)
            #expect(try doors.receipts().isEmpty)
            turnstile.open()
            #expect(try doors.receipt().document.state == "kept")
        }
    }

    @Test func `a file that is still being written waits until it is closed`() throws {
        var plan = FolderHouse.Plan()
        plan.pauses.settling = .seconds(3_600)
        try FolderHouse.running(plan) { doors in
            try doors.watches()
            let file = open(doors.path("in/notice.xml"), O_CREAT | O_WRONLY | O_CLOEXEC, 0o640)
            let half = Self.notice.count / 2
            #expect(write(file, Array(Self.notice[..<half]), half) == half)
            // A file that came later is taken meanwhile, so the folder was looked through.
            try doors.drop(Specimen.notice("later").bytes(.xml), "later.xml")
            _ = try doors.receipt()
            #expect(try doors.names("in") == ["notice.xml"])
            #expect(write(file, Array(Self.notice[half...]), Self.notice.count - half) > 0)
            close(file)
            let receipts = try doors.receipts(count: 2)
            #expect(receipts.map(\.document.state) == ["kept", "kept"])
        }
    }

    @Test func `a file that nobody was seen to close is taken when it has lain still`() throws {
        var plan = FolderHouse.Plan()
        plan.before = { house in
            for name in ["drop", "drop/hatch-police", "drop/hatch-police/in"] {
                try house.folder.makeFolder(name)
            }
            try house.folder.write(Self.notice, to: "drop/hatch-police/in/notice.xml")
        }
        try FolderHouse.running(plan) { doors in
            let state = try doors.receipt().document.state
            #expect(state == "kept")
        }
    }

    @Test func `a file that changes while it is read is read again, whole`() throws {
        var plan = FolderHouse.Plan()
        let late = Specimen.notice("m").bytes(.xml)
        let turns = Turns()
        plan.disk.read = { (file, offset, count) throws(DiskError) in
            let bytes = try Disk.real.read(file, offset, count)
            if "\(file.path)".contains("/work/"), turns.next() == 1 {
                // Its writer has it open still, and adds what was missing.
                let own = try Disk.real.open(file.path, .appending(mode: 0o640))
                try Disk.real.write(own, Array(late.suffix(40)).span)
            }
            return bytes
        }
        try FolderHouse.running(plan) { doors in
            try doors.drop(Array(late.dropLast(40)), "notice.xml")
            let receipt = try doors.receipt()
            #expect(receipt.document.state == "kept")
            #expect(try doors.house.deliveries() == 1)
        }
    }

    static let names: [String: [UInt8]] = [
        "a line feed": Array("a\nb.xml".utf8), "an option": Array("-rf".utf8),
        "255 bytes": [UInt8](repeating: 0x61, count: 251) + Array(".xml".utf8),
        "not UTF-8": [0xFF, 0xFE, 0x80], "spaces": Array("  ".utf8),
        "another script": Array("уведомление.xml".utf8), "no ending": Array("notice".utf8),
        "another ending": Array("notice.pdf".utf8), "capitals": Array("NOTICE.XML".utf8),
        "the wrong ending": Array("notice.json".utf8), "a shell": Array("$(reboot).xml".utf8),
        "a receipt's": Array("x.xml.0123456789abcdef.receipt".utf8),
    ]

    @Test(arguments: names.keys.sorted())
    func `whatever a file is called, its content counts, and the receipt has a harmless name`(
        name: String
    ) throws {
        try FolderHouse.running { doors in
            try doors.drop(Self.notice, Self.names[name] ?? [])
            let receipt = try doors.receipt()
            #expect(receipt.document.state == "kept")
            #expect(
                receipt.name.utf8.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                        || (0x61...0x7A).contains($0) || [0x2D, 0x2E, 0x5F].contains($0)
                })
            #expect(!doors.house.logs.lines.joined().contains("notice"))
        }
    }

    @Test func `files under the names that uploading programs use are left alone`() throws {
        try FolderHouse.running { doors in
            for name in [".notice.xml", "notice.xml.tmp", "notice.part", "notice.filepart", "n~"] {
                try doors.drop(Self.notice, name)
            }
            try doors.takesAnother()
            #expect(try doors.names("in").count == 5)
            #expect(try doors.house.deliveries() == 1)
        }
    }

    @Test func `what an earlier run had claimed is taken up, once`() throws {
        var plan = FolderHouse.Plan()
        plan.before = { house in
            for name in ["", "/hatch-police", "/hatch-police/work", "/hatch-police/receipts"] {
                try house.folder.makeFolder("drop\(name)")
            }
            let work = "drop/hatch-police/work/"
            try house.folder.write(Self.notice, to: work + "0000000000000001-unanswered.xml")
            let answered = Specimen.notice("answered").bytes(.xml)
            try house.folder.write(answered, to: work + "0000000000000002-answered.xml")
            try house.folder.write(
                Array("<receipt xmlns=\"urn:gatehouse:receipt:1\"/>".utf8),
                to: "drop/hatch-police/receipts/answered.xml.0000000000000002.receipt")
        }
        try FolderHouse.running(plan) { doors in
            let receipts = try doors.receipts(count: 2)
            #expect(
                receipts.map(\.name) == [
                    "answered.xml.0000000000000002.receipt",
                    "unanswered.xml.0000000000000001.receipt",
                ])
            #expect(receipts[1].document.state == "kept")
            try Deadline.wait(for: "work/ to be empty") { try doors.names("work").isEmpty }
            #expect(try doors.house.deliveries() == 1)
        }
    }

    @Test func `the same file again is a duplicate, with the first receipt`() throws {
        try FolderHouse.running { doors in
            try doors.drop(Self.notice, "a.xml")
            _ = try doors.receipt()
            try doors.drop(Self.notice, "b.xml")
            let receipts = try doors.receipts(count: 2)
            #expect(receipts.map(\.document.state) == ["kept", "duplicate"])
            #expect(receipts[0].document.reference == receipts[1].document.reference)
        }
    }
}
