import Flow
import HouseKit
import Model
import Store
import Testing
import Web

/// Calls that are turned away before anything is kept: the answer says so, and the log tells of it.
@Suite struct WebDoorRefusingTests {
    /// What must hold of each.
    private static func expectRefusal(
        _ answer: HTTPAnswer, _ status: Int, _ code: String, by name: String, in doors: DoorHouse,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(answer.status == status, sourceLocation: sourceLocation)
        let problem = try answer.problem()
        #expect(problem.status == status, sourceLocation: sourceLocation)
        #expect(problem.code == code, sourceLocation: sourceLocation)
        #expect(problem.type == "urn:gatehouse:problem:\(code)", sourceLocation: sourceLocation)
        #expect(!problem.title.isEmpty, sourceLocation: sourceLocation)
        #expect(!problem.detail.isEmpty, sourceLocation: sourceLocation)
        #expect(problem.receipt == nil, sourceLocation: sourceLocation)
        #expect(try doors.house.deliveries() == 0, sourceLocation: sourceLocation)
        let lines = doors.house.logs.lines(of: "call.refused")
        #expect(
            lines.last?.hasPrefix("warning call.refused by=\(name)") == true
                && lines.last?.hasSuffix("code=\(code) status=\(status)") == true,
            "\(lines)", sourceLocation: sourceLocation)
    }

    private static let notice = Specimen.notice("m").bytes(.xml)

    @Test func `a certificate that is no partner's is refused by name of its fingerprint`()
        async throws
    {
        try await DoorHouse.running { doors in
            let answer = try await doors.post(Self.notice, as: .stranger)
            try Self.expectRefusal(
                answer, 403, "access.unknown-partner", by: "sha256:", in: doors)
        }
    }

    @Test func `a partner that is paused is refused before its body`() async throws {
        var plan = DoorHouse.Plan()
        var police = try Deployed.partner()
        police.isPaused = true
        plan.house.partners = [police, try Deployed.partner("northside-health")]
        try await DoorHouse.running(plan) { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            caller.send(
                "POST /v1/notifications HTTP/1.1\r\nhost: a\r\ncontent-type: application/xml\r\n"
                    + "content-length: 1000\r\n\r\n")
            try Self.expectRefusal(
                try await caller.answer(), 403, "access.paused", by: "hatch-police", in: doors)
        }
    }

    @Test func `a certificate that ends while its connection lasts is refused`() async throws {
        let wall = HandClock(HandClock.morning)
        var plan = DoorHouse.Plan()
        plan.wallClock = wall.clock
        try await DoorHouse.running(plan) { doors in
            wall.advance(by: .seconds(100 * 365 * 86_400))
            let answer = try await doors.post(Self.notice)
            try Self.expectRefusal(
                answer, 403, "access.certificate-expired", by: "hatch-police", in: doors)
            wall.advance(by: .seconds(-100 * 365 * 86_400))
        }
    }

    @Test(arguments: [
        "/", "/v1", "/v1/", "/v1/notification", "/v1/notifications/", "//v1/notifications",
        "/v2/notifications", "/v1/deliveries", "/v1/deliveries/", "/v1/deliveries/GR-2611-000001",
        "/v1/deliveries/nothing", "/v1/deliveries/GN-2611-000009", "/../etc/passwd", "/metrics",
    ])
    func `another path is answered 404`(path: String) async throws {
        try await DoorHouse.running { doors in
            let method = path.hasPrefix("/v1/deliveries/") ? "GET" : "POST"
            let headers = ["content-type": "application/xml"]
            let body = method == "POST" ? Self.notice : nil
            let answer = try await doors.call(method, path, headers, body)
            try Self.expectRefusal(answer, 404, "call.not-found", by: "hatch-police", in: doors)
        }
    }

    @Test(arguments: [
        ("GET", "/v1/notifications", "POST"), ("PUT", "/v1/notifications", "POST"),
        ("DELETE", "/v1/deliveries/GN-2611-000001", "GET"),
        ("POST", "/v1/deliveries/GN-2611-000001", "GET"),
    ])
    func `another method is answered 405 with the one that is allowed`(
        method: String, path: String, allowed: String
    ) async throws {
        try await DoorHouse.running { doors in
            let answer = try await doors.call(method, path, [:], [])
            #expect(answer.headers["allow"] == allowed)
            try Self.expectRefusal(answer, 405, "call.method", by: "hatch-police", in: doors)
        }
    }

    @Test func `a body without a length is answered 411`() async throws {
        try await DoorHouse.running { doors in
            let answer = try await doors.call(
                "POST", "/v1/notifications", ["content-type": "application/xml"])
            try Self.expectRefusal(
                answer, 411, "call.length-missing", by: "hatch-police", in: doors)
        }
    }

    @Test func `a body in chunks has no length and is taken`() async throws {
        try await DoorHouse.running { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            let size = String(Self.notice.count, radix: 16)
            caller.send(
                "POST /v1/notifications HTTP/1.1\r\nhost: a\r\ncontent-type: application/xml\r\n"
                    + "transfer-encoding: chunked\r\n\r\n\(size)\r\n")
            caller.send(Self.notice + Array("\r\n0\r\n\r\n".utf8))
            let answer = try await caller.answer()
            #expect(answer.status == 202)
            #expect(try doors.delivery(answer.receipt().reference).bytes == Self.notice)
        }
    }

    @Test(arguments: [nil, "", "text/plain", "application/octet-stream", "multipart/form-data"])
    func `another content type is answered 415`(type: String?) async throws {
        try await DoorHouse.running { doors in
            let headers = type.map { ["content-type": $0] } ?? [:]
            let answer = try await doors.call("POST", "/v1/notifications", headers, Self.notice)
            try Self.expectRefusal(answer, 415, "call.content-type", by: "hatch-police", in: doors)
        }
    }

    @Test(arguments: [
        "application/xml; charset=utf-8", "Application/XML", "text/xml", " application/xml ;x=y",
    ])
    func `a content type is read as others write it`(type: String) async throws {
        try await DoorHouse.running { doors in
            let headers = ["content-type": type]
            let answer = try await doors.call("POST", "/v1/notifications", headers, Self.notice)
            #expect(answer.status == 202)
        }
    }

    @Test func `half a body and then silence is answered 408, and nothing is kept`() async throws {
        var plan = DoorHouse.Plan()
        plan.pace.request = .milliseconds(50)
        try await DoorHouse.running(plan) { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            caller.send(
                "POST /v1/notifications HTTP/1.1\r\nhost: a\r\ncontent-type: application/xml\r\n"
                    + "content-length: \(Self.notice.count)\r\n\r\n")
            caller.send(Self.notice.prefix(Self.notice.count / 2))
            let answer = try await caller.answer()
            #expect(answer.status == 408)
            let problem = try answer.problem()
            #expect(problem.code == "call.too-slow")
            #expect(problem.detail.contains("Send the whole message again"))
            #expect(try await caller.end().rest == "")
            try await Self.expectHalfSent(doors)
        }
    }

    @Test func `half a body and then nobody is in the log, and nothing is kept`() async throws {
        try await DoorHouse.running { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            caller.request("GET", "/v1/notifications")
            #expect(try await caller.answer().status == 405)
            caller.send(
                "POST /v1/notifications HTTP/1.1\r\nhost: a\r\ncontent-type: application/xml\r\n"
                    + "content-length: \(Self.notice.count)\r\n\r\n")
            caller.send(Self.notice.prefix(Self.notice.count / 2))
            try await caller.close()
            try await Self.expectHalfSent(doors)
        }
    }

    private static func expectHalfSent(_ doors: DoorHouse) async throws {
        try await Deadline.rest(for: "a line in the log") {
            doors.house.logs.lines(of: "call.refused").contains { $0.contains("half-sent") }
        }
        #expect(
            doors.house.logs.lines(of: "call.refused").last
                == "warning call.refused by=hatch-police code=call.half-sent status=400")
        #expect(try doors.house.deliveries() == 0)
    }

    @Test func `another partner's delivery looks like none at all`() async throws {
        try await DoorHouse.running { doors in
            let receipt = try await doors.post(Self.notice).receipt()
            let path = "/v1/deliveries/\(receipt.reference)"
            #expect(try await doors.call("GET", path).status == 200)
            let others = try await doors.call("GET", path, as: .health)
            let nobodys = try await doors.call("GET", "/v1/deliveries/GN-2611-000999", as: .health)
            #expect(others.status == 404)
            #expect(others.body == nobodys.body)
            #expect(others.headers.filter { $0.key != "date" } == nobodys.headers)
        }
    }
}
