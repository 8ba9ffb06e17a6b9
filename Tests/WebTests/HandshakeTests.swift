import HouseKit
import Model
import Testing
import Web

@Suite struct HandshakeTests {
    @Test(arguments: [nil, .expired, .early, .forged, .server] as [Authority.Name?])
    func `a caller is refused by a TLS alert, before any byte of a request`(
        name: Authority.Name?
    ) async throws {
        try await Listening.running(Listening.credentials()) { listening in
            let caller = try await Caller.connect(to: listening.port, as: name)
            caller.request("GET", "/")
            let end = try await caller.end()
            #expect(end.error?.contains("ALERT") == true, "\(end)")
            #expect(end.rest == "")
            try await Deadline.rest(for: "a line in the log") {
                !listening.logs.lines(of: "peer.refused").isEmpty
            }
            let reason =
                name == nil ? "PEER_DID_NOT_RETURN_A_CERTIFICATE" : "CERTIFICATE_VERIFY_FAILED"
            #expect(
                listening.logs.lines(of: "peer.refused") == [
                    "warning peer.refused address=127.0.0.1 reason=\(reason)"
                ])
            #expect(listening.calls.isEmpty)
            #expect(try await listening.status(as: .police) == 200)
        }
    }

    @Test func `a caller without TLS is refused, and the log tells of it`() async throws {
        try await Listening.running(Listening.credentials()) { listening in
            let caller = try await Caller.connectPlainly(to: listening.port)
            caller.request("GET", "/")
            _ = try await caller.end()
            try await Deadline.rest(for: "a line in the log") {
                !listening.logs.lines(of: "peer.refused").isEmpty
            }
            #expect(listening.logs.lines(of: "peer.refused")[0].hasSuffix("reason=HTTP_REQUEST"))
            #expect(listening.calls.isEmpty)
            #expect(try await listening.status(as: .police) == 200)
        }
    }

    @Test func `the peer is known for every call of its connection, by name and fingerprint`()
        async throws
    {
        try await Listening.running(Listening.credentials()) { listening in
            let police = try await Caller.connect(to: listening.port, as: .police)
            let health = try await Caller.connect(to: listening.port, as: .health)
            for caller in [police, health, police] {
                caller.request("GET", "/")
                #expect(try await caller.answer().status == 200)
            }
            let names = listening.calls.map { call in
                call.split(separator: " ")[2].split(separator: ",").map(String.init)
            }
            #expect(
                names.map(\.first) == [
                    "urn:gatehouse:partner:hatch-police", "urn:gatehouse:partner:northside-health",
                    "urn:gatehouse:partner:hatch-police",
                ])
            #expect(names.allSatisfy { $0.count == 2 && $0[1].hasPrefix("sha256:") })
            #expect(names[0] == names[2])
            #expect(names[0][1] != names[1][1])
            #expect(names[0][1].utf8.count == 7 + 64)
        }
    }

    @Test func `a handshake that does not come is ended`() async throws {
        var pace = PaceLimits()
        pace.handshake = .milliseconds(50)
        try await Listening.running(Listening.credentials(), pace: pace) { listening in
            let caller = try await Caller.connectPlainly(to: listening.port)
            let rest = try await caller.end().rest
            #expect(rest == "")
        }
    }
}
