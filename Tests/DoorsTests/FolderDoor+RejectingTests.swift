import Doors
import Files
import Flow
import Glibc
import HouseKit
import Model
import Seals
import Store
import TestKit
import Testing

/// Files that cannot be read, and things that are no files: told, kept and shown like any other
/// rejection; nothing of them is followed.
@Suite struct FolderDoorRejectingTests {
    private static let notice = Specimen.notice("m").bytes(.xml)

    @Test func `an unreadable file is answered by a receipt that says what to mend, and kept`()
        throws
    {
        try FolderHouse.running { doors in
            var count = 0
            for wrong in WrongMessage.withinLimit {
                count += 1
                try doors.drop(wrong.bytes, "\(count).\(wrong.spelling.rawValue)")
                let receipts = try doors.receipts(count: count)
                let receipt = try #require(
                    receipts.first { $0.name.hasPrefix("\(count).\(wrong.spelling.rawValue).") })
                try doors.house.expectRejection(receipt.document, of: wrong)
            }
            #expect(try doors.names("in") == [])
        }
    }

    @Test func `of a file over the limit the first 64 KB, the size and the digest are kept`()
        throws
    {
        try FolderHouse.running { doors in
            let sent = Array("<a>".utf8) + [UInt8](repeating: 0x20, count: MessageLimit.bytes)
            try doors.drop(sent, "large.xml")
            let receipt = try doors.receipt().document
            try doors.house.expectRejection(
                receipt,
                of: WrongMessage(.tooLarge, .xml, Array(sent.prefix(65_536))))
            let reference = try #require(Reference(reading: receipt.reference))
            let record = try #require(try doors.house.ledger.delivery(reference))
            #expect(record.size == sent.count)
            #expect(
                try doors.house.ledger.delivery(record.id)?.digest
                    == Digest(of: sent.span).hexadecimal)
        }
    }

    @Test func `a huge file is put aside whole, and rejected by its beginning`() throws {
        try FolderHouse.running { doors in
            let outside = doors.house.folder.text("huge")
            let file = open(outside, O_CREAT | O_WRONLY | O_CLOEXEC, 0o640)
            #expect(write(file, "<a>", 3) == 3)
            #expect(ftruncate(file, 1 << 40) == 0)
            close(file)
            #expect(rename(outside, doors.path("in/huge.xml")) == 0)
            let receipt = try doors.receipt().document
            let beginning = Array("<a>".utf8) + [UInt8](repeating: 0, count: 65_533)
            try doors.house.expectRejection(
                receipt, of: WrongMessage(.tooLarge, .xml, beginning))
            let reference = try #require(Reference(reading: receipt.reference))
            #expect(try doors.house.ledger.delivery(reference)?.size == 1 << 40)
            #expect(try doors.names("refused").map { $0.hasSuffix("-huge.xml") } == [true])
        }
    }

    /// What can be in a folder and is no file; each is made beside the folder and renamed into it.
    static let things = ["link", "hard-link", "pipe", "folder", "socket"]

    @Test(arguments: things)
    func `what is no regular file is put aside and rejected, and nothing of it is read`(
        thing: String
    ) throws {
        try FolderHouse.running { doors in
            let outside = doors.house.folder.text("thing")
            let target = doors.house.folder.text("target.xml")
            try doors.house.folder.write(Self.notice, to: "target.xml")
            switch thing {
            case "link": #expect(symlink(target, outside) == 0)
            case "hard-link": #expect(link(target, outside) == 0)
            case "pipe": #expect(mkfifo(outside, 0o640) == 0)
            case "folder":
                try doors.house.folder.makeFolder("thing")
                try doors.house.folder.write(Self.notice, to: "thing/notice.xml")
            default: #expect(Self.makeSocket(outside))
            }
            #expect(rename(outside, doors.path("in/thing.xml")) == 0)
            try Self.expectRefused(thing, doors)
        }
    }

    private static func expectRefused(_ thing: String, _ doors: FolderHouse) throws {
        let receipt = try doors.receipt()
        #expect(receipt.name.hasPrefix("thing.xml."))
        try doors.house.expectRejection(
            receipt.document, of: WrongMessage(.empty, .xml, [], at: Place(line: 1, column: 1)))
        #expect(try doors.names("in") == [])
        #expect(try doors.names("refused").map { $0.hasSuffix("-thing.xml") } == [true])
        #expect(
            doors.house.logs.lines(of: "folder.refused")
                == ["warning folder.refused partner=hatch-police reason=\(thing)"])
        #expect(try doors.house.folder.bytes(of: "target.xml") == notice)
        #expect(try doors.house.deliveries() == 1)
    }

    private static func makeSocket(_ path: String) -> Bool {
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { address in
                bind(socket, address.baseAddress, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    @Test func `a rejected file whose receipt cannot be written is rejected once`() throws {
        var plan = FolderHouse.Plan()
        let turns = Turns()
        plan.disk.rename = { (from, to) throws(DiskError) in
            if "\(to)".contains("hatch-police/receipts"), turns.next() < 4 {
                throw DiskError(.rename, ENOSPC, to)
            }
            try Disk.real.rename(from, to)
        }
        try FolderHouse.running(plan) { doors in
            try doors.drop(Array("<a".utf8), "a.xml")
            #expect(try doors.receipt().document.state == "rejected")
            #expect(try doors.house.ledger.figures().deliveries[.rejected] == 1)
            // Written by the fourth try and not again, and the trouble told once.
            #expect(turns.next() == 5)
            #expect(doors.house.logs.lines(of: "folder.waits").count == 1)
        }
    }
}
