import Glibc
import HouseKit
import Model
import Store
import TestKit
import Testing

/// The second and third receipt of a message that came by folder.
@Suite struct FolderDoorLaterReceiptsTests {
    private static func later(_ doors: FolderHouse) throws -> [String: ReceiptText] {
        try doors.receipts().reduce(into: [:]) { found, receipt in
            if receipt.name.hasPrefix("GN-") { found[receipt.name] = receipt.document }
        }
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `they come as files of their own, once`(spelling: Delivery.Spelling) throws {
        let folder = try TemporaryFolder()
        var reference = ""
        try FolderHouse.running(in: folder) { doors in
            try doors.drop(Specimen.notice("m").bytes(spelling), "a.\(spelling.rawValue)")
            reference = try doors.receipt().document.reference
            try doors.house.settle()
            #expect(try doors.house.answer(for: reference, outcome: "other"))
            try Deadline.wait(for: "both receipts") { try Self.later(doors).count == 2 }
            let found = try Self.later(doors)
            let second = try #require(found["\(reference).acknowledged.receipt"])
            #expect(second.step == "acknowledged")
            #expect(second.acknowledgedBy == "A. Shah")
            #expect(second.message == Receipt.message(after: .acknowledged, hub: nil))
            let third = try #require(found["\(reference).outcome.receipt"])
            #expect(third.step == "outcome")
            #expect(third.outcome == "other")
            // The partner takes them away; they do not come again.
            for name in found.keys { #expect(unlink(doors.path("receipts/\(name)")) == 0) }
        }
        try FolderHouse.running(in: folder) { doors in
            try doors.drop(Specimen.notice("n").bytes(spelling), "b.\(spelling.rawValue)")
            try Deadline.wait(for: "a look") { try doors.receipts().count == 2 }
            try doors.house.settle()
            #expect(try Self.later(doors).isEmpty)
        }
    }

    @Test func `one that cannot be written holds up no other`() throws {
        try FolderHouse.running { doors in
            try doors.drop(Specimen.notice("m").bytes(.xml), "m.xml")
            let blocked = try doors.receipt().document.reference
            try doors.house.settle()
            let name = "\(blocked).acknowledged.receipt"
            #expect(mkdir(doors.path("receipts/\(name)"), 0o755) == 0)
            #expect(try doors.house.answer(for: blocked, outcome: "other"))
            try Deadline.wait(for: "the third receipt") {
                try doors.names("receipts").contains("\(blocked).outcome.receipt")
            }
            try Deadline.wait(for: "the log") {
                doors.house.logs.lines(of: "folder.receipt-not-written").count == 1
            }
            #expect(rmdir(doors.path("receipts/\(name)")) == 0)
        }
    }

    @Test func `a message of the web door has none in the folder`() throws {
        try FolderHouse.running { doors in
            let sent = try doors.house.receipt(Specimen.notice("m")).reference.text
            try doors.house.settle()
            #expect(try doors.house.answer(for: sent))
            try doors.drop(Specimen.notice("n").bytes(.xml), "n.xml")
            _ = try doors.receipt()
            let partner = try Deployed.partner().id
            try Deadline.wait(for: "the folder to be looked at") {
                try doors.house.ledger.lastReceiptInFolder(of: partner) > 0
            }
            #expect(try Self.later(doors).isEmpty)
        }
    }
}
