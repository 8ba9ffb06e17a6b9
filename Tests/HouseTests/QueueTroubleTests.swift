import Flow
import Glibc
import HouseKit
import Model
import Store
import Synchronization
import TestKit
import Testing

/// A queue that is missing, in the way, or read-only: messages are taken all the same, the house
/// says that it is not ready, and all is put when the queue is there again.
@Suite struct QueueTroubleTests {
    private static let route = "queue/hub/hartlepool/new"

    private static func expectReady(_ house: WholeHouse, _ isReady: Bool) async throws {
        let ready = try await house.desk("GET", "/ready")
        #expect(ready.status == (isReady ? 200 : 503))
        #expect(ready.text.hasPrefix(isReady ? "ready" : "the queue cannot be written: "))
    }

    private static func expectPut(_ house: WholeHouse) async throws {
        try await Deadline.rest(asking: "the entry in the queue, and the house ready") {
            guard try house.site.folder.names(in: route).count == 1 else { return false }
            return try await house.desk("GET", "/ready").status == 200
        }
        #expect(try house.ledger.figures().entries[.forwarded] == 1)
    }

    @Test func `a queue that is read-only at the start is told of, and the doors open`()
        async throws
    {
        let site = try Site()
        let queue = QueueTrouble(at: site)
        queue.isReadOnly.store(true, ordering: .relaxed)
        try await WholeHouse.running(at: site, probe: queue.probe) { house in
            let line = try await house.logged("queue.not-writable")[0]
            #expect(line.hasPrefix("critical "))
            #expect(line.contains("EROFS"))
            try await Self.expectReady(house, false)
            let answer = try await house.post(Specimen.notice("m"))
            #expect(answer.status == 202)
            _ = try await house.delivery(try answer.receipt().reference, is: .accepted)
            queue.isReadOnly.store(false, ordering: .relaxed)
            try await Self.expectPut(house)
        }
    }

    @Test func `a queue that becomes read-only holds entries up, and loses none`() async throws {
        let site = try Site()
        let queue = QueueTrouble(at: site)
        try await WholeHouse.running(at: site, probe: queue.probe) { house in
            try await Self.expectReady(house, true)
            queue.isReadOnly.store(true, ordering: .relaxed)
            try await Self.expectReady(house, false)
            let answer = try await house.post(Specimen.notice("m"))
            #expect(answer.status == 202)
            _ = try await house.logged("queue.not-writable")
            #expect(try house.ledger.figures().entries[.decided] == 1)
            queue.isReadOnly.store(false, ordering: .relaxed)
            try await Self.expectPut(house)
        }
    }

    @Test
    func `a file in the place of the queue is told of, and the queue is made when it is gone`()
        async throws
    {
        let site = try Site()
        try site.folder.write([], to: "queue")
        try await WholeHouse.running(at: site) { house in
            _ = try await house.logged("queue.not-writable")
            try await Self.expectReady(house, false)
            #expect(try await house.post(Specimen.notice("m")).status == 202)
            #expect(unlink(site.folder.text("queue")) == 0)
            try await Self.expectPut(house)
        }
    }

    @Test func `a queue that is taken away while the house runs is made again`() async throws {
        let site = try Site()
        try await WholeHouse.running(at: site) { house in
            #expect(rename(site.folder.text("queue"), site.folder.text("away")) == 0)
            #expect(try await house.post(Specimen.notice("m")).status == 202)
            try await Self.expectPut(house)
        }
    }
}
