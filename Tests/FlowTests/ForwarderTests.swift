import Files
import Flow
import Glibc
import HouseKit
import Model
import Synchronization
import Store
import TestKit
import Testing

@Suite struct ForwarderTests {
    /// A disk on which making folders and renaming fails while it is broken.
    private final class Breakable: Sendable {
        private let number = Mutex<Int32>(0)

        func breakDown(_ error: Int32) { number.withLock { $0 = error } }
        func mend() { number.withLock { $0 = 0 } }

        var disk: Disk {
            var disk = Disk.real
            disk.makeFolder = { (path, mode) throws(DiskError) in
                try self.check(.makeFolder, path)
                try Disk.real.makeFolder(path, mode)
            }
            disk.renameWithoutReplacing = { (from, to) throws(DiskError) in
                try self.check(.renameWithoutReplacing, from)
                try Disk.real.renameWithoutReplacing(from, to)
            }
            return disk
        }

        private func check(_ operation: DiskError.Operation, _ path: Path) throws(DiskError) {
            let error = number.withLock { $0 }
            if error != 0 { throw DiskError(operation, error, path) }
        }
    }

    @Test(arguments: [EROFS, ENOSPC, EIO])
    func `while the queue cannot be written messages are taken, and wait`(error: Int32) throws {
        let breakable = Breakable()
        var plan = SmallHouse.Plan()
        plan.disk = breakable.disk
        try SmallHouse.running(plan) { house in
            breakable.breakDown(error)
            let sent = try (0..<5).map { number in
                try house.receipt(Specimen.notice("m\(number)", family: "Family\(number)"))
            }
            #expect(sent.allSatisfy { $0.state == .kept })
            try Deadline.wait(for: "the failure") {
                house.logs.lines(of: "queue.not-writable").count > 0
            }
            #expect(house.forwarder.failure?.number == error)
            #expect(try house.entries(of: "hub/hartlepool") == [])
            #expect(house.logs.lines(of: "queue.not-writable").count == 1)
            breakable.mend()
            try Deadline.wait(for: "the entries") {
                house.forwarder.tryAgain()
                return try house.entries(of: "hub/hartlepool").count == 5
            }
            try house.settle()
            #expect(house.forwarder.failure == nil)
        }
    }

    @Test func `what was decided and not forwarded is forwarded by the next start`() throws {
        let folder = try TemporaryFolder()
        let breakable = Breakable()
        var plan = SmallHouse.Plan()
        plan.disk = breakable.disk
        try SmallHouse.running(in: folder, plan) { house in
            breakable.breakDown(EIO)
            _ = try house.receipt(Specimen.notice("m"))
            try Deadline.wait(for: "the commit") {
                try house.ledger.entriesToForward(limit: 9).count == 1
                    && house.forwarder.failure != nil
            }
        }
        try SmallHouse.running(in: folder) { house in
            try house.settle()
            #expect(try house.entries(of: "hub/hartlepool").count == 1)
        }
    }

    @Test func `an entry made again from the ledger is the same as the one made at once`() throws {
        let folder = try TemporaryFolder()
        var first: [String: [UInt8]] = [:]
        let names = [
            "referral.json", "referral.xml", "referral.html", "original.xml", "MANIFEST.sha256",
        ]
        try SmallHouse.running(in: folder) { house in
            _ = try house.referral(of: Specimen.notice("m"))
            let entry = try #require(try house.allEntries().first)
            for name in names { first[name] = try house.file(name, of: entry) }
            let path = try #require(Path(folder.text("queue/\(entry)")))
            for name in try Disk.real.list(path, 99) { try Disk.real.removeFile(path / name) }
            try Disk.real.removeFolder(path)
            house.forwarder.forward(stored: [1], band: .within24Hours)
        }
        // What the ledger has as forwarded is not made twice.
        try SmallHouse.running(in: folder) { house in
            #expect(try house.allEntries() == [])
            try house.ledger.setDecided(1)
        }
        try SmallHouse.running(in: folder) { house in
            try house.settle()
            let entry = try #require(try house.allEntries().first)
            for name in names { #expect(try house.file(name, of: entry) == first[name]) }
        }
    }

    @Test func `an entry whose note failed is noted later, and not put twice`() throws {
        try SmallHouse.running { house in
            _ = try house.receipt(Specimen.notice("m"))
            try house.settle()
            try house.ledger.setDecided(1)
            try house.ledger.refusingNotes {
                house.forwarder.forward(stored: [1], band: .within24Hours)
                try Deadline.wait(for: "the failure") {
                    house.logs.lines(of: "entry.not-noted").count > 0
                }
            }
            try Deadline.wait(for: "the note") {
                house.forwarder.tryAgain()
                return try house.ledger.entriesToForward(limit: 9).isEmpty
            }
            #expect(try house.allEntries().count == 1)
        }
    }

    @Test func `of a document that cannot be opened the message itself is forwarded`() throws {
        let folder = try TemporaryFolder()
        let breakable = Breakable()
        var plan = SmallHouse.Plan()
        plan.disk = breakable.disk
        let bytes = Specimen.notice("m").bytes(.xml)
        try SmallHouse.running(in: folder, plan) { house in
            breakable.breakDown(EIO)
            let receipt = try house.receipt(bytes)
            try Deadline.wait(for: "the commit") {
                try house.ledger.delivery(receipt.reference)?.state == .accepted
                    && house.forwarder.failure != nil
            }
            try house.ledger.spoilDocument(of: house.referral(of: receipt.reference).reference)
        }
        try SmallHouse.running(in: folder) { house in
            try house.settle()
            let entry = try #require(try house.allEntries().first)
            #expect(try house.file("original.xml", of: entry) == bytes)
            let text = String(decoding: try house.file("referral.json", of: entry), as: UTF8.self)
            #expect(text.contains("cannot be read"))
            #expect(house.logs.lines(of: "document.unreadable").count == 1)
        }
    }

    @Test func `an entry made of the message alone takes no earlier one's place`() throws {
        let folder = try TemporaryFolder()
        let breakable = Breakable()
        var plan = SmallHouse.Plan()
        plan.disk = breakable.disk
        try SmallHouse.running(in: folder, plan) { house in
            let first = try house.referral(of: Specimen.notice("m"))
            breakable.breakDown(EIO)
            _ = try house.receipt(Specimen.notice("m") { $0.narrative = "More." })
            try Deadline.wait(for: "the commit") {
                try house.ledger.entriesToForward(limit: 9).count == 1
                    && house.forwarder.failure != nil
            }
            try house.ledger.spoilDocument(of: first.reference)
        }
        try SmallHouse.running(in: folder) { house in
            try house.settle()
            #expect(try house.entries(of: "hub/hartlepool").count == 2)
        }
    }

    @Test func `no route loses an entry before it has the new one`() throws {
        let blocked = Mutex(false)
        var plan = SmallHouse.Plan()
        plan.disk.makeFolder = { (path, mode) throws(DiskError) in
            if blocked.withLock({ $0 }), path.description.contains("/restricted/tmp/") {
                throw DiskError(.makeFolder, ENOSPC, path)
            }
            try Disk.real.makeFolder(path, mode)
        }
        try SmallHouse.running(plan) { house in
            func notice(_ text: String) -> Notification {
                Specimen.notice("m") { notice in
                    notice.subjects[0].addresses[0].confidential = Stated(written: "yes")
                    notice.narrative = text
                }
            }
            _ = try house.referral(of: notice("One."))
            blocked.withLock { $0 = true }
            _ = try house.receipt(notice("Two."))
            try Deadline.wait(for: "the failure") { house.forwarder.failure != nil }
            try Deadline.wait(for: "the stub") {
                try house.entries(of: "hub/hartlepool").contains { $0.hasSuffix(".2") }
            }
            #expect(try house.entries(of: "restricted").count == 1)
            blocked.withLock { $0 = false }
            try Deadline.wait(for: "the entry") {
                house.forwarder.tryAgain()
                return try house.entries(of: "restricted").first?.hasSuffix(".2") == true
                    && house.entries(of: "restricted").count == 1
            }
            try house.settle()
            #expect(try house.entries(of: "hub/hartlepool").count == 1)
        }
    }

    @Test func `an urgent entry is put before others that wait`() throws {
        let turnstile = Turnstile(isShut: true)
        let order = Order()
        var plan = SmallHouse.Plan()
        plan.disk.renameWithoutReplacing = { (from, to) throws(DiskError) in
            if to.description.contains("/new/") {
                turnstile.pass()
                order.note("\(to)")
            }
            try Disk.real.renameWithoutReplacing(from, to)
        }
        try SmallHouse.running(plan) { house in
            defer { turnstile.open() }
            // The forwarder is held with the first; the others wait behind it.
            try Self.commit(Specimen.notice("m1", family: "One"), in: house)
            try Deadline.wait(for: "the forwarder to be held") { turnstile.count == 1 }
            try Self.commit(Specimen.notice("m2", family: "Two"), in: house)
            try Self.commit(Specimen.notice("m3", family: "Three", Specimen.immediate), in: house)
            turnstile.open()
            try house.settle()
            #expect(order.notes.map { $0.contains("/new/B1-") } == [false, true, false])
        }
    }

    /// Sends a message, and waits until its entry is with the forwarder.
    private static func commit(_ notice: Notification, in house: SmallHouse) throws {
        _ = try house.receipt(notice)
        try Deadline.wait(for: "the commit") { house.pipeline.unfinished == 0 }
        // The ledger answers in order: the forwarder was told before this answer comes.
        _ = try house.ledger.wait { house.ledger.noteRemoved(0, then: $0) }
    }
}
