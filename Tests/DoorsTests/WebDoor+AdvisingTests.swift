import Flow
import Formats
import HouseKit
import Model
import Store
import Testing

/// What is only looked at: nothing of it is kept, and nothing is refused for what it says.
@Suite struct WebDoorAdvisingTests {
    private static func ask(
        _ path: String, _ body: [UInt8], _ spelling: Delivery.Spelling = .json,
        of doors: DoorHouse, as name: Authority.Name = .police
    ) async throws -> HTTPAnswer {
        try await doors.call(
            "POST", path, ["content-type": spelling.mediaType], body, as: name)
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `a message that would be taken is told to be valid, with its warnings`(
        spelling: Delivery.Spelling
    ) async throws {
        try await DoorHouse.running { doors in
            let notice = Specimen.notice("m") { $0.subjects[0].sex = Stated(written: "boy") }
            let answer = try await Self.ask(
                "/v1/validate", notice.bytes(spelling), spelling, of: doors)
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == spelling.mediaType)
            let isValid = spelling == .json ? "\"valid\":true" : "<valid>true</valid>"
            #expect(answer.text.contains(isValid))
            #expect(answer.text.contains("field.unknown-code"))
            #expect(!answer.text.contains("preview"))
            #expect(try doors.house.deliveries() == 0)
        }
    }

    @Test func `a message that would be rejected is told so with its place, and kept nowhere`()
        async throws
    {
        try await DoorHouse.running { doors in
            let answer = try await Self.ask("/v1/validate", Array("{\n \"a\"".utf8), of: doors)
            #expect(answer.status == 200)
            #expect(answer.text.contains("\"valid\":false"))
            #expect(answer.text.contains("\"code\":\"message.malformed\""))
            #expect(answer.text.contains("\"line\":2"))
            #expect(answer.text.contains("Nothing was kept"))
            #expect(try doors.house.deliveries() == 0)
            #expect(try doors.house.ledger.figures().rejectionsOpen == 0)
        }
    }

    @Test func `a message over the limit is told so`() async throws {
        try await DoorHouse.running { doors in
            let large = [UInt8](repeating: 0x20, count: 2_097_153)
            let answer = try await Self.ask("/v1/validate", large, of: doors)
            #expect(answer.status == 200)
            #expect(answer.text.contains("\"code\":\"message.too-large\""))
        }
    }

    @Test func `a preview says the band, the rules and what is not known`() async throws {
        try await DoorHouse.running { doors in
            let notice = Specimen.notice("m") { notice in
                var incident = Notification.Incident()
                incident.thisIncident = Notification.Violence()
                incident.thisIncident?.strangulation = Stated(written: "yes")
                notice.incident = incident
            }
            let answer = try await Self.ask("/v1/preview", notice.bytes(.json), of: doors)
            #expect(answer.status == 200)
            #expect(answer.text.contains("\"preview\":{\"band\":\"B1\",\"label\":\"Immediate\""))
            #expect(answer.text.contains("\"rule\":\"F"))
            #expect(answer.text.contains("only raises"))
            #expect(try doors.house.deliveries() == 0)
        }
    }

    @Test func `a partner is told the number of its own earlier notices, and of nobody else's`()
        async throws
    {
        try await DoorHouse.running { doors in
            let notice = Specimen.notice("m").bytes(.json)
            let before = try await Self.ask("/v1/preview", notice, of: doors)
            #expect(before.text.contains("\"earlierNotices\":0"))
            _ = try await doors.post(Specimen.notice("n").bytes(.xml))
            try doors.house.settle()
            let after = try await Self.ask("/v1/preview", notice, of: doors)
            #expect(after.text.contains("\"earlierNotices\":1"))
            let health = Specimen.notice("h") { notice in
                notice.header.messageType = Stated(written: "HEALTH_CONCERN")
                notice.header.sender?.code = "X99NH"
            }
            let other = try await Self.ask(
                "/v1/preview", health.bytes(.json), of: doors, as: .health)
            #expect(other.text.contains("\"earlierNotices\":0"))
        }
    }

    @Test func `what has happened before does not show in a preview`() async throws {
        try await DoorHouse.running { doors in
            let notice = Specimen.notice("m").bytes(.json)
            let before = try await Self.ask("/v1/preview", notice, of: doors)
            for number in 1...5 {
                _ = try await doors.post(Specimen.notice("n\(number)").bytes(.xml))
            }
            try doors.house.settle()
            let after = try await Self.ask("/v1/preview", notice, of: doors)
            let alike = after.text.replacing("\"earlierNotices\":5", with: "\"earlierNotices\":0")
            #expect(alike == before.text)
        }
    }

    @Test func `more than are looked at at one time are answered 503, and later again`()
        async throws
    {
        let turnstile = Turnstile()
        var plan = DoorHouse.Plan()
        plan.house.limits.advices = 1
        plan.house.stages.beforeRead = { _ in turnstile.pass() }
        try await DoorHouse.running(plan) { doors in
            defer { turnstile.open() }
            let notice = Specimen.notice("m").bytes(.json)
            turnstile.shut()
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            caller.request(
                "POST", "/v1/validate", ["content-type": "application/json"], notice)
            try await Deadline.rest(for: "the advice to be held") { turnstile.count > 0 }
            let refused = try await Self.ask("/v1/preview", notice, of: doors)
            #expect(refused.status == 503)
            #expect(try refused.problem().code == "service.busy")
            turnstile.open()
            let held = try await caller.answer()
            #expect(held.status == 200)
            let later = try await Self.ask("/v1/preview", notice, of: doors)
            #expect(later.status == 200)
        }
    }

    @Test func `what is published is served`() async throws {
        try await DoorHouse.running { doors in
            #expect(PublishedFile.all.count > 60)
            for file in PublishedFile.all {
                let folder = file.name.contains("/") ? "/v1/" : "/v1/schemas/"
                let answer = try await doors.call("GET", folder + file.name)
                #expect(answer.status == 200, "\(file.name)")
                #expect(try answer.body == file.bytes, "\(file.name)")
            }
        }
    }

    @Test func `what is not published is not there, and nothing can be put there`() async throws {
        try await DoorHouse.running { doors in
            let calls = [
                ("GET", "/v1/schemas/notification-2.xsd", 404), ("GET", "/v1/schemas/..", 404),
                ("GET", "/v1/examples", 404), ("GET", "/v1/examples/faults", 404),
                ("GET", "/v1/schemas/examples/public.xml", 404), ("GET", "/v1/openapi.yaml", 404),
                ("POST", "/v1/guide", 405), ("POST", "/v1/examples/public.xml", 405),
                ("POST", "/v1/schemas/notification-1.xsd", 405), ("GET", "/v1/validate", 405),
            ]
            for (method, path, status) in calls {
                let answer = try await doors.call(method, path)
                #expect(answer.status == status, "\(method) \(path)")
            }
        }
    }
}
