import Testing

@testable import JSON

@Suite struct KeyCheckTests {
    /// Keys that all have one fingerprint.
    private static let colliding: [String] = {
        // Equal words undo each other where the digest is zero after the first of them, so keys
        // are sought among many of one length.
        var byFingerprint: [UInt32: [String]] = [:]
        for number in 0..<400_000 {
            let key = String(number, radix: 36)
            let bytes = Array(key.utf8)
            let fingerprint = Fingerprint.of(bytes.span, from: 0, count: bytes.count)
            byFingerprint[fingerprint, default: []].append(key)
        }
        return byFingerprint.values.filter { $0.count > 1 }.max { $0.count < $1.count } ?? []
    }()

    @Test(arguments: [2, 16, 17, 24, 200])
    func `a repeated key is found among few and among many`(count: Int) throws {
        var keys = (0..<count).map { "key\($0)" }
        #expect(throws: Never.self) { try Document(parsing: Self.object(keys)) }
        keys.append("key\(count / 2)")
        let error = #expect(throws: JSONError.self) {
            try Document(parsing: Self.object(keys))
        }
        #expect(error?.code == .duplicateKey)
    }

    @Test func `keys with one fingerprint are told apart by their bytes`() throws {
        try #require(Self.colliding.count >= 2)
        let document = try Document(parsing: Self.object(Self.colliding))
        for (place, key) in Self.colliding.enumerated() {
            #expect(document.root[key]?.integer == place)
        }
        #expect(throws: JSONError.self) {
            try Document(parsing: Self.object(Self.colliding + [Self.colliding[0]]))
        }
    }

    @Test func `the first key that stands again is the one found`() {
        let error = #expect(throws: JSONError.self) {
            try Document(parsing: Array("{\"a\":1,\"b\":2,\"c\":3,\"b\":4,\"a\":5}".utf8))
        }
        #expect(error?.offset == 19)
    }

    private static func object(_ keys: [String]) -> [UInt8] {
        let members = keys.enumerated().map { "\"\($1)\":\($0)" }
        return Array("{\(members.joined(separator: ","))}".utf8)
    }
}
