import TestKit
import Testing

@testable import JSON

@Suite struct KeyCheckTests {
    /// Keys of one length, each of which has the fingerprint of another.
    private static let colliding: [[String]] = {
        var byFingerprint: [UInt32: [String]] = [:]
        var random = SeededRandom(seed: 5)
        let (least, most) = (78_364_164_096, 2_821_109_907_455)
        for _ in 0..<400_000 {
            // Of eight letters and digits.
            let key = String(Int.random(in: least...most, using: &random), radix: 36)
            let bytes = Array(key.utf8)
            let fingerprint = Fingerprint.of(bytes.span, from: 0, count: bytes.count)
            byFingerprint[fingerprint, default: []].append(key)
        }
        return byFingerprint.values.filter { $0.count > 1 }
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
        try #require(Self.colliding.count >= 9)
        // A few of them, and then more than are compared each with each.
        for keys in [Self.colliding[0], Self.colliding.flatMap(\.self)] {
            let document = try Document(parsing: Self.object(keys))
            for (place, key) in keys.enumerated() {
                #expect(document.root[key]?.integer == place)
            }
            #expect(throws: JSONError.self) {
                try Document(parsing: Self.object(keys + [keys[keys.count / 2]]))
            }
        }
    }

    @Test func `a schema tells keys with one fingerprint apart`() throws {
        let pair = try #require(Self.colliding.first)
        let text = "{\"properties\": {\"\(pair[0])\": true}, \"additionalProperties\": false}"
        let schema = try Schema(compiling: JSONText.document(text))
        #expect(try schema.isValid(JSONText.value("{\"\(pair[0])\": 1}")))
        #expect(try !schema.isValid(JSONText.value("{\"\(pair[1])\": 1}")))
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
