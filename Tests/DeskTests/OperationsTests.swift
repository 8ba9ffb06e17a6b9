import Files
import Flow
import Glibc
import HouseKit
import Model
import Synchronization
import TestKit
import Testing

@Suite struct OperationsTests {
    @Test func `a house that runs is alive and ready`() async throws {
        try await DoorHouse.running { doors in
            let health = try await doors.desk("GET", "/health")
            #expect(health.status == 200)
            #expect(health.text == "alive\n")
            let ready = try await doors.desk("GET", "/ready")
            #expect(ready.status == 200)
            #expect(ready.text == "ready\n")
        }
    }

    @Test func `nothing else is told, and nothing can be done`() async throws {
        try await DoorHouse.running { doors in
            for path in ["/", "/v1/notifications", "/health/", "/metrics?x=1/../.."] {
                let answer = try await doors.desk("GET", path)
                #expect(answer.status == (path.hasPrefix("/metrics") ? 200 : 404))
            }
            for method in ["POST", "PUT", "DELETE"] {
                let answer = try await doors.desk(method, "/health")
                #expect(answer.status == 405)
                #expect(answer.headers["allow"] == "GET")
            }
        }
    }

    @Test func `whoever asks by HEAD is answered without a body`() async throws {
        try await DoorHouse.running { doors in
            let caller = try await Caller.connectPlainly(to: doors.deskPort)
            caller.send("HEAD /health HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
            let rest = try await caller.end().rest
            #expect(rest.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(rest.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `while the queue cannot be written the house is not ready, and says why`()
        async throws
    {
        let isReadOnly = Atomic(false)
        var plan = DoorHouse.Plan()
        plan.house.disk.open = { (path, opening) throws(DiskError) in
            if case .creating = opening, isReadOnly.load(ordering: .relaxed) {
                throw DiskError(.open, EROFS, path)
            }
            return try Disk.real.open(path, opening)
        }
        try await DoorHouse.running(plan) { doors in
            #expect(try await doors.desk("GET", "/ready").status == 200)
            isReadOnly.store(true, ordering: .relaxed)
            let ready = try await doors.desk("GET", "/ready")
            #expect(ready.status == 503)
            #expect(ready.text.hasPrefix("the queue cannot be written: open /"))
            #expect(ready.text.contains("EROFS"))
            #expect(try await doors.desk("GET", "/health").status == 200)
            // Messages are taken all the same, and wait.
            let answer = try await doors.post(Specimen.notice("m").bytes(.xml))
            #expect(answer.status == 202)
            try await Deadline.rest(for: "the entry to be tried") {
                doors.house.forwarder.failure != nil
            }
            isReadOnly.store(false, ordering: .relaxed)
            doors.house.forwarder.tryAgain()
            try doors.house.settle()
            #expect(try await doors.desk("GET", "/ready").status == 200)
        }
    }

    @Test func `a queue that is missing is made when somebody asks`() async throws {
        try await DoorHouse.running { doors in
            let queue = doors.house.folder.text("queue")
            #expect(rename(queue, queue + ".away") == 0)
            let ready = try await doors.desk("GET", "/ready")
            #expect(ready.status == 200)
            #expect(try doors.house.entries(of: "unread") == [])
        }
    }

    @Test func `a house that is full is not ready`() async throws {
        let turnstile = Turnstile(isShut: true)
        var plan = DoorHouse.Plan()
        plan.house.limits.unfinished = 1
        plan.house.stages.beforeCommit = { _ in turnstile.pass() }
        try await DoorHouse.running(plan) { doors in
            defer { turnstile.open() }
            _ = try await doors.post(Specimen.notice("m").bytes(.xml))
            let ready = try await doors.desk("GET", "/ready")
            #expect(ready.status == 503)
            #expect(ready.text == "too many deliveries are unfinished\n")
            turnstile.open()
            try doors.house.settle()
            #expect(try await doors.desk("GET", "/ready").status == 200)
        }
    }

    @Test func `metrics can be parsed line by line, and their names follow the convention`()
        async throws
    {
        try await DoorHouse.running { doors in
            _ = try await doors.post(Specimen.notice("m").bytes(.xml))
            _ = try await doors.post("<a")
            _ = try await doors.post("", .json, as: .school)
            try doors.house.settle()
            let answer = try await doors.desk("GET", "/metrics")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            let page = try MetricsPage(answer.text)
            page.expectConvention()
            #expect(
                page["gatehouse_deliveries_total{state=\"rejected\",partner=\"hatch-police\"}"] == 1
            )
            #expect(
                page["gatehouse_deliveries_total{state=\"accepted\",partner=\"hatch-police\"}"] == 1
            )
            #expect(page["gatehouse_deliveries{state=\"rejected\"}"] == 2)
            #expect(page["gatehouse_rejections_open"] == 2)
            #expect(page["gatehouse_unfinished"] == 0)
            #expect(page["gatehouse_series_dropped_total"] == 0)
            #expect(page["gatehouse_stage_seconds_count{stage=\"read\"}"] == 3)
        }
    }

    @Test func `the age of the oldest that is open rises with the clock`() async throws {
        try await DoorHouse.running { doors in
            _ = try await doors.post(Specimen.notice("m").bytes(.xml))
            try doors.house.settle()
            doors.house.clock.advance(by: .seconds(90))
            let page = try MetricsPage(try await doors.desk("GET", "/metrics").text)
            #expect(page["gatehouse_oldest_open_entry_seconds"] == 90)
            #expect(page["gatehouse_oldest_unfinished_seconds"] == 0)
        }
    }

    @Test func `nothing of a person stands in the metrics`() async throws {
        try await DoorHouse.running { doors in
            _ = try await doors.post(
                Specimen.notice("Canary", family: "Canary", given: "Canary").bytes(.xml))
            _ = try await doors.post("<Canary")
            try doors.house.settle()
            #expect(!(try await doors.desk("GET", "/metrics").text.contains("Canary")))
            #expect(!(try await doors.desk("GET", "/ready").text.contains("Canary")))
        }
    }
}
