import HouseKit
import Seals
import Testing
import Web

@Suite struct CallTests {
    private static func post(
        _ listening: Listening, _ body: [UInt8], _ path: String = "/"
    ) async throws -> HTTPAnswer {
        let caller = try await Caller.connectPlainly(to: listening.port)
        caller.request("POST", path, ["x-given": "value"], body)
        return try await caller.answer()
    }

    @Test func `a call has its headers, its query and no peer where none is asked for`()
        async throws
    {
        try await Listening.running(nil) { listening in
            let answer = try await Self.post(listening, Array("abc".utf8), "/a/b?q=x%20y")
            #expect(answer.text == "size 3 q x y")
            #expect(answer.headers["x-header"] == "value")
            #expect(listening.calls == ["POST /a/b nobody 3"])
        }
    }

    @Test func `a body of the limit is whole; of one byte more the beginning is kept`()
        async throws
    {
        try await Listening.running(nil) { listening in
            for size in [100, 101] {
                let sent = (0..<size).map { UInt8($0) }
                _ = try await Self.post(listening, sent)
                let body = listening.bodies.last
                #expect(body?.bytes == Array(sent.prefix(size == 100 ? 100 : 10)))
                #expect(body?.size == size)
                #expect(body?.digest == Digest(of: sent.span))
            }
        }
    }

    @Test func `what comes after the ceiling is not kept, and the answer comes all the same`()
        async throws
    {
        try await Listening.running(nil) { listening in
            let answer = try await Self.post(
                listening, [UInt8](repeating: 1, count: 1_000_000))
            #expect(answer.status == 200)
            let body = listening.bodies.last
            #expect(body?.bytes.count == 10)
            #expect(body.map { $0.size > 1_000 } == true)
        }
    }

    @Test(arguments: [
        "content-length: 20\r\n\r\nhalf", "transfer-encoding: chunked\r\n\r\n4\r\nhalf",
    ])
    func `a body that ends too early is told from a whole one`(rest: String) async throws {
        try await Listening.running(Listening.credentials()) { listening in
            let caller = try await Caller.connect(to: listening.port, as: .police)
            caller.request("GET", "/")
            #expect(try await caller.answer().status == 200)
            caller.send("POST / HTTP/1.1\r\nhost: a\r\n" + rest)
            try await caller.close()
            try await Deadline.rest(for: "the call to end") { listening.calls.count == 2 }
            #expect(listening.calls[1].hasSuffix(" half"), "\(listening.calls)")
        }
    }

    @Test func `the answer to HEAD has the length and no body`() async throws {
        try await Listening.running(nil) { listening in
            let caller = try await Caller.connectPlainly(to: listening.port)
            caller.send("HEAD / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
            let rest = try await caller.end().rest
            #expect(rest.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(rest.lowercased().contains("content-length: 10\r\n"))
            #expect(rest.hasSuffix("\r\n\r\n"))
        }
    }
}
