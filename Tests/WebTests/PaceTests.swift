import HouseKit
import Testing
import Web

@Suite struct PaceTests {
    private static func hasty(_ change: (inout PaceLimits) -> Void) -> PaceLimits {
        var pace = PaceLimits()
        change(&pace)
        return pace
    }

    private static let head = "POST / HTTP/1.1\r\nhost: a\r\n"

    @Test(arguments: [
        "content-length: 20\r\n\r\nhalf", "transfer-encoding: chunked\r\n\r\n4\r\nhalf",
    ])
    func `a body that stops half way is answered 408, and the connection is closed`(
        rest: String
    ) async throws {
        let pace = Self.hasty { $0.request = .milliseconds(50) }
        try await Listening.running(Listening.credentials(), pace: pace) { listening in
            let caller = try await Caller.connect(to: listening.port, as: .police)
            caller.send(Self.head + rest)
            let answer = try await caller.answer()
            #expect(answer.status == 408)
            #expect(answer.text == "too slow")
            #expect(answer.headers["connection"] == "close")
            #expect(try await caller.end().rest == "")
            try await Deadline.rest(for: "the call to end") { !listening.calls.isEmpty }
            #expect(listening.calls.map { $0.hasSuffix(" half") } == [true])
            #expect(try await listening.status(as: .health) == 200)
        }
    }

    @Test func `who is told to go on and does not is answered 408`() async throws {
        let pace = Self.hasty { $0.request = .milliseconds(50) }
        try await Listening.running(Listening.credentials(), pace: pace) { listening in
            let caller = try await Caller.connect(to: listening.port, as: .police)
            caller.send(Self.head + "content-length: 4\r\nexpect: 100-continue\r\n\r\n")
            #expect(try await caller.answer().status == 100)
            #expect(try await caller.answer().status == 408)
            _ = try await caller.end()
        }
    }

    @Test func `who asks whether to go on is told to, and then answered`() async throws {
        try await Listening.running(Listening.credentials()) { listening in
            let caller = try await Caller.connect(to: listening.port, as: .police)
            caller.send(Self.head + "content-length: 4\r\nexpect: 100-continue\r\n\r\n")
            #expect(try await caller.answer().status == 100)
            caller.send("body")
            #expect(try await caller.answer().text == "size 4 q -")
        }
    }

    @Test func `a connection without a request is closed`() async throws {
        let pace = Self.hasty { $0.idle = .milliseconds(50) }
        try await Listening.running(Listening.credentials(), pace: pace) { listening in
            let silent = try await Caller.connect(to: listening.port, as: .police)
            let rest = try await silent.end().rest
            #expect(rest == "")
        }
    }
}
