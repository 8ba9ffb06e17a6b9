import HouseKit
import Model
import Testing

/// Requests that are meant to be read in two ways, or to be too much to read.
@Suite struct ListenerTests {
    private static let path = "POST /v1/notifications HTTP/1.1\r\nhost: localhost\r\n"
    private static let type = "content-type: application/xml\r\n"
    /// What must never be taken for a request of its own.
    private static let hidden =
        "POST /v1/notifications HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/xml\r\n"
        + "content-length: 4\r\n\r\n<a/>"

    static let twoWays: [String: String] = [
        "length and chunks":
            "content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
        "chunks and length":
            "transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n" + hidden,
        "two lengths": "content-length: 4\r\ncontent-length: 5\r\n\r\n<a/>" + hidden,
        "two lengths in one": "content-length: 4, 5\r\n\r\n<a/>" + hidden,
        "a length with a sign": "content-length: +4\r\n\r\n<a/>" + hidden,
        "a length that is none": "content-length: four\r\n\r\n<a/>" + hidden,
        "an unknown coding": "transfer-encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden,
        "chunks not last": "transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n" + hidden,
        "a space before the colon": "content-length : 4\r\n\r\n<a/>" + hidden,
        "a folded line": "x-a: b\r\n content-length: 4\r\n\r\n" + hidden,
        "a bare line feed": "x-a: b\ncontent-length: 4\r\n\r\n<a/>" + hidden,
        "a bare carriage return": "x-a: b\rcontent-length: 4\r\n\r\n<a/>" + hidden,
        "a zero byte": "x-a: \u{0}b\r\ncontent-length: 4\r\n\r\n<a/>" + hidden,
        "a chunk with a size that is none":
            "transfer-encoding: chunked\r\n\r\nzz\r\n<a/>\r\n0\r\n\r\n" + hidden,
    ]

    @Test(arguments: twoWays.keys.sorted())
    func `a request that can be read in two ways is refused, the connection closed, nothing kept`(
        name: String
    ) async throws {
        try await DoorHouse.running { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            caller.send(Self.path + Self.type + (Self.twoWays[name] ?? ""))
            let (_, rest) = try await caller.end()
            let statuses = rest.components(after: "HTTP/1.1 ")
            #expect(statuses.allSatisfy { $0.hasPrefix("400") }, "\(rest)")
            #expect(statuses.count <= 1)
            #expect(try doors.house.deliveries() == 0)
        }
    }

    static let floods: [String: String] = [
        "many headers": (0...100).map { "x-\($0): a\r\n" }.joined(),
        "a flood of headers": (0..<50_000).map { "x-\($0): a\r\n" }.joined(),
        "a long header": "x-a: \(String(repeating: "a", count: 17_000))\r\n",
        "headers too long in all":
            (0..<5).map { "x-\($0): \(String(repeating: "a", count: 8_000))\r\n" }.joined(),
        "a header that does not end": "x-a: \(String(repeating: "a", count: 1_000_000))",
    ]

    @Test(arguments: floods.keys.sorted())
    func `more headers than anybody needs are refused, and the connection is closed`(
        name: String
    ) async throws {
        try await DoorHouse.running { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            caller.send(
                Self.path + Self.type + (Self.floods[name] ?? "") + "content-length: 4\r\n\r\n<a/>")
            let rest = try await caller.end().rest
            #expect(!rest.contains("HTTP/1.1 2"), "\(rest)")
            #expect(!rest.contains("HTTP/1.1 422"), "\(rest)")
            #expect(try doors.house.deliveries() == 0)
        }
    }

    @Test func `a path that does not end is refused`() async throws {
        try await DoorHouse.running { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            caller.send("GET /" + String(repeating: "a", count: 1_000_000))
            let rest = try await caller.end().rest
            #expect(!rest.contains("HTTP/1.1 2"))
        }
    }

    @Test func `many requests at once on one connection are answered in their order`()
        async throws
    {
        try await DoorHouse.running { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            for number in 0..<100 {
                caller.request(
                    "POST", "/v1/notifications", ["content-type": "application/xml"],
                    Specimen.notice("m-\(number)").bytes(.xml))
            }
            var references: [String] = []
            for _ in 0..<100 { references.append(try await caller.answer().receipt().reference) }
            #expect(references == references.sorted())
            #expect(Set(references).count == 100)
        }
    }
}

extension String {
    /// What follows each place where a text stands.
    fileprivate func components(after text: String) -> [Substring] {
        var found: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: text) {
            rest = rest[range.upperBound...]
            found.append(rest)
        }
        return found
    }
}
