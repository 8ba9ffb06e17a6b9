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

    @Test func `an urgent entry is put before others that wait`() throws {
        let breakable = Breakable()
        var plan = SmallHouse.Plan()
        plan.disk = breakable.disk
        try SmallHouse.running(plan) { house in
            _ = try house.receipt(Specimen.notice("m1", family: "One"))
            _ = try house.receipt(Specimen.notice("m2", family: "Two", Specimen.immediate))
            try house.settle()
            let names = try house.entries(of: "hub/hartlepool")
            #expect(names.map { String($0.prefix(2)) } == ["B1", "B3"])
        }
    }
}
