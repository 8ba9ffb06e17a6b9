import Access
import Doors
import Files
import Flow
import Glibc
import HouseKit
import Model
import Synchronization
import TestKit
import Testing

@testable import Store

/// Files that cannot be taken now: they wait where they are, and are taken later, once.
@Suite struct FolderDoorWaitingTests {
    private static let notice = Specimen.notice("m").bytes(.xml)

    @Test func `while the house is full, files wait in their folder`() throws {
        let turnstile = Turnstile(isShut: true)
        var plan = FolderHouse.Plan()
        plan.house.limits.unfinished = 1
        plan.house.stages.beforeCommit = { _ in turnstile.pass() }
        try FolderHouse.running(plan) { doors in
            defer { turnstile.open() }
            try doors.drop(Specimen.notice("held").bytes(.xml), "held.xml")
            _ = try doors.receipt()
            try doors.drop(Self.notice, "notice.xml")
            #expect(doors.house.pipeline.isFull)
            #expect(try doors.names("in") == ["notice.xml"])
            #expect(try doors.house.deliveries() == 1)
            turnstile.open()
            let receipts = try doors.receipts(count: 2)
            #expect(receipts.map(\.document.state) == ["kept", "kept"])
            try doors.house.settle()
        }
    }

    @Test func `while a partner has too many unfinished, its claimed files wait`() throws {
        let turnstile = Turnstile(isShut: true)
        var plan = FolderHouse.Plan()
        var police = try Deployed.partner()
        police.unfinishedLimit = 1
        plan.house.partners = [police, try Deployed.partner("northside-health")]
        plan.house.stages.beforeCommit = { _ in turnstile.pass() }
        try FolderHouse.running(plan) { doors in
            defer { turnstile.open() }
            try doors.drop(Specimen.notice("held").bytes(.xml), "held.xml")
            _ = try doors.receipt()
            try doors.drop(Self.notice, "notice.xml")
            try Deadline.wait(for: "the file to be claimed") {
                try doors.names("work").count == 1
            }
            #expect(try doors.house.deliveries() == 1)
            try doors.takesAnother()
            turnstile.open()
            #expect(try doors.receipts(count: 2).map(\.document.state) == ["kept", "kept"])
        }
    }

    @Test func `files that cannot be opened hold up neither others nor other partners`() throws {
        let isShut = Mutex(true)
        var plan = FolderHouse.Plan()
        plan.disk.open = { (path, mode) throws(DiskError) in
            let isShut = isShut.withLock { $0 } && path.description.contains("hatch-police/work/")
            if isShut { throw DiskError(.open, EACCES, path) }
            return try Disk.real.open(path, mode)
        }
        try FolderHouse.running(plan) { doors in
            for number in 0..<12 {
                try doors.drop(Specimen.notice("m\(number)").bytes(.xml), "m\(number).xml")
            }
            try Deadline.wait(for: "the files to be claimed") {
                try doors.names("work").count == 12
            }
            try doors.takesAnother()
            #expect(try doors.house.deliveries() == 1)
            isShut.withLock { $0 = false }
            #expect(try doors.receipts(count: 12).allSatisfy { $0.document.state == "kept" })
            try Deadline.wait(for: "work/ to be empty") { try doors.names("work").isEmpty }
            #expect(try doors.house.deliveries() == 13)
        }
    }

    @Test func `while the ledger is held by another process, files wait`() throws {
        var plan = FolderHouse.Plan()
        plan.house.patience = .milliseconds(1)
        try FolderHouse.running(plan) { doors in
            let other = try OtherProcess(at: doors.house.folder)
            try other.hold()
            try doors.drop(Self.notice, "notice.xml")
            try Deadline.wait(for: "the keeping to fail") {
                !doors.house.logs.lines(of: "delivery.not-kept").isEmpty
            }
            #expect(try doors.names("work").count == 1)
            #expect(try doors.receipts().isEmpty)
            try other.letGo()
            #expect(try doors.receipt().document.state == "kept")
            #expect(try doors.house.deliveries() == 1)
        }
    }

    @Test func `while the disk is full, files wait`() throws {
        try FolderHouse.running { doors in
            let large = Specimen.notice("m") { notice in
                notice.narrative = String(repeating: "words ", count: 100_000)
            }.bytes(.xml)
            try doors.house.ledger.limitPages(toMore: 2)
            try doors.drop(large, "notice.xml")
            try Deadline.wait(for: "the keeping to fail") {
                !doors.house.logs.lines(of: "delivery.not-kept").isEmpty
            }
            #expect(try doors.names("work").count == 1)
            #expect(try doors.receipts().isEmpty)
            #expect(
                doors.house.logs.lines(of: "delivery.not-kept").first
                    == "error delivery.not-kept reason=no-space")
            try doors.house.ledger.limitPages(toMore: 1_000_000)
            #expect(try doors.receipt().document.state == "kept")
        }
    }

    @Test func `files of a partner that is paused wait until it is not`() throws {
        var plan = FolderHouse.Plan()
        var police = try Deployed.partner()
        police.isPaused = true
        let health = try Deployed.partner("northside-health")
        plan.house.partners = [police, health]
        try FolderHouse.running(plan) { doors in
            try doors.drop(Self.notice, "notice.xml")
            try doors.takesAnother()
            #expect(try doors.names("in") == ["notice.xml"])
            police.isPaused = false
            doors.house.pipeline.current.partners = try PartnerList([police, health])
            let state = try doors.receipt().document.state
            #expect(state == "kept")
        }
    }

    @Test func `a folder that is nobody's is told of, and left alone`() throws {
        var plan = FolderHouse.Plan()
        plan.before = { house in
            for name in ["drop", "drop/hatch-polise", "drop/hatch-polise/in", "drop/Strange Name"] {
                try house.folder.makeFolder(name)
            }
            try house.folder.write(Self.notice, to: "drop/hatch-polise/in/notice.xml")
        }
        try FolderHouse.running(plan) { doors in
            try doors.takesAnother()
            #expect(
                doors.house.logs.lines(of: "folder.of-nobody").sorted() == [
                    "warning folder.of-nobody folder=hatch-polise",
                    "warning folder.of-nobody folder=no partner's id",
                ])
            #expect(try doors.names("in", of: "hatch-polise") == ["notice.xml"])
            #expect(try doors.house.deliveries() == 1)
        }
    }

    @Test func `a partner that is added gets its folder, and one that is taken out is told of`()
        throws
    {
        var plan = FolderHouse.Plan()
        let health = try Deployed.partner("northside-health")
        let school = try Deployed.partner("mill-lane-school")
        plan.house.partners = [school, health]
        try FolderHouse.running(plan) { doors in
            doors.house.pipeline.current.partners = try PartnerList([
                try Deployed.partner(), health,
            ])
            try doors.door.openFolders()
            try doors.drop(Self.notice, "notice.xml")
            #expect(try doors.receipt().document.state == "kept")
            #expect(
                doors.house.logs.lines(of: "folder.of-nobody")
                    == ["warning folder.of-nobody folder=mill-lane-school"])
        }
    }
}
