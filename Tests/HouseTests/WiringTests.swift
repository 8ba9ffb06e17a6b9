import Files
import Flow
import Glibc
import House
import HouseKit
import Model
import Store
import Synchronization
import TestKit
import Testing

/// The whole house, as the daemon puts it together.
@Suite struct WiringTests {
    @Test func `a message goes from each door to the queue, and the readers see it whole`()
        async throws
    {
        try await WholeHouse.running(at: Site()) { house in
            let answer = try await house.post(Specimen.notice("web"))
            #expect(answer.status == 202)
            let web = try await house.delivery(try answer.receipt().reference, is: .accepted)
            try house.site.folder.write(
                Specimen.notice("folder").bytes(.json), to: "drop/hatch-police/in/.n.json")
            #expect(
                rename(
                    house.site.folder.text("drop/hatch-police/in/.n.json"),
                    house.site.folder.text("drop/hatch-police/in/n.json")) == 0)
            _ = try await house.delivery("GN-2611-000002", is: .accepted)
            try await Deadline.rest(for: "both in the queue") {
                try !house.site.folder.names(in: "queue/hub/hartlepool/new").isEmpty
                    && house.site.folder.names(in: "drop/hatch-police/receipts").count == 1
            }
            #expect(web.referral?.text == "GR-2611-000001")
        }
    }

    @Test func `a rejection is told, listed without the message, and in the queue at once`()
        async throws
    {
        try await WholeHouse.running(at: Site()) { house in
            let answer = try await house.call(
                "POST", "/v1/notifications", ["content-type": "application/xml"],
                Array("<Canary> he has a knife".utf8))
            #expect(answer.status == 422)
            try await Deadline.rest(for: "the item and the line") {
                try !house.site.folder.names(in: "queue/unread/new").isEmpty
                    && house.site.folder.names(in: "data").contains("rejections.jsonl")
            }
            #expect(try house.site.folder.names(in: "queue/unread/new")[0].hasPrefix("B1-"))
            let lines = String(
                decoding: try house.site.folder.bytes(of: "data/rejections.jsonl"), as: UTF8.self)
            #expect(lines.contains("\"code\":\"message.malformed\""))
            #expect(!lines.contains("Canary"))
            #expect(!house.logs.lines.joined().contains("Canary"))
            #expect(try await house.post(Specimen.healthNotice("h"), as: .health).status == 202)
        }
    }

    @Test func `a house that is stopped and started goes on where it was`() async throws {
        let site = try Site()
        var reference = ""
        // The queue is away, so that the entry is decided and nothing more.
        let queue = QueueTrouble(at: site)
        queue.isReadOnly.store(true, ordering: .relaxed)
        try await WholeHouse.running(at: site, probe: queue.probe) { house in
            reference = try await house.post(Specimen.notice("m")).receipt().reference
            _ = try await house.delivery(reference, is: .accepted)
        }
        #expect(site.logs.lines(of: "house.stopped").count == 1)
        try await WholeHouse.running(at: site) { house in
            try await Deadline.rest(for: "the entry in the queue") {
                try site.folder.names(in: "queue/hub/hartlepool/new").count == 1
            }
            let again = try await house.post(Specimen.notice("m")).receipt()
            #expect(again.state == "duplicate")
            #expect(again.reference == reference)
        }
    }

    @Test func `a second daemon on one ledger is refused, and the first goes on`() async throws {
        let site = try Site()
        try await WholeHouse.running(at: site) { house in
            let mistake = try #require(try site.mistake())
            #expect(mistake.kind == .busy)
            #expect(mistake.exitStatus == ExitStatus.later)
            #expect(mistake.description.contains(site.folder.text("data")))
            #expect(
                mistake.description.contains("another gatehouse has this ledger; stop it first"))
            #expect(try await house.post(Specimen.notice("m")).status == 202)
        }
        #expect(try site.mistake() == nil)
    }

    @Test func `an address that is taken is a failure of the start, and the ledger is let go`()
        async throws
    {
        let site = try Site()
        try await WholeHouse.running(at: try Site()) { house in
            site.set(.listen, to: "127.0.0.1:\(house.webPort)")
            await #expect(throws: (any Error).self) {
                try await WholeHouse.running(at: site) { _ in }
            }
            let answer = try await house.post(Specimen.notice("m"))
            #expect(answer.status == 202)
        }
        site.set(.listen, to: "127.0.0.1:0")
        #expect(try site.mistake() == nil)
    }

    @Test func `the hub's number is a telephone number, or none`() throws {
        let site = try Site()
        #expect(try site.settings().hubTelephone() == nil)
        site.set(.hubTelephone, to: " +44 (0)1632 960100 ")
        #expect(try site.settings().hubTelephone() == "+44 (0)1632 960100")
        for wrong in ["the duty desk", "01632 960100 <b>", String(repeating: "1", count: 31)] {
            site.set(.hubTelephone, to: wrong)
            #expect(throws: Mistake.self) { try site.settings().hubTelephone() }
        }
    }

    @Test func `the desk is for this machine alone`() async throws {
        let settings = try Site().settings()
        #expect(try settings.operationsAddress() == ("127.0.0.1", 0))
        for address in ["0.0.0.0:9100", "10.0.0.1:9100", "example.org:9100", "[::]:9100"] {
            let site = try Site()
            site.set(.operations, to: address)
            let mistake = await #expect(throws: Mistake.self) {
                try await WholeHouse.running(at: site) { _ in }
            }
            #expect(mistake?.kind == .configuration)
            #expect(mistake?.description.hasPrefix("operations (flag): ") == true)
            #expect(mistake?.description.contains("127.0.0.1:9100") == true)
        }
    }
}

/// A queue on a disk that can be made read-only.
final class QueueTrouble: Sendable {
    let isReadOnly = Atomic(false)
    private let root: String

    init(at site: Site) {
        root = site.folder.text("queue")
    }

    var probe: Probe {
        Probe(disk: { [self] in trouble(on: $0) })
    }

    private func trouble(on real: Disk) -> Disk {
        var disk = real
        disk.open = { [self] (path, opening) throws(DiskError) in
            if case .creating = opening { try check(path, .open) }
            return try real.open(path, opening)
        }
        disk.makeFolder = { [self] (path, mode) throws(DiskError) in
            try check(path, .makeFolder)
            try real.makeFolder(path, mode)
        }
        return disk
    }

    private func check(_ path: Path, _ operation: DiskError.Operation) throws(DiskError) {
        guard isReadOnly.load(ordering: .relaxed), "\(path)".hasPrefix(root) else { return }
        throw DiskError(operation, EROFS, path)
    }
}
