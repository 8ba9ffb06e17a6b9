import Testing

@testable import Seals

@Suite struct KeyTests {
    static let bytes = (0..<32).map { UInt8($0) }
    static let digits = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

    static func key() throws -> Key {
        var content = bytes
        return try Key(taking: &content)
    }

    @Test(arguments: [
        bytes, Array(digits.utf8), Array(digits.uppercased().utf8),
        Array((digits + "\n").utf8), Array((digits + "\r\n").utf8),
    ])
    func `a key file holds 32 bytes or 64 digits, and is wiped`(content: [UInt8]) throws {
        var content = content
        let key = try Key(taking: &content)
        #expect(key.digest == Digest(of: Self.bytes.span))
        #expect(content.allSatisfy { $0 == 0 })
    }

    @Test(arguments: [
        ([], KeyError.wrongLength(bytes: 0)),
        (Array(bytes.dropLast()), .wrongLength(bytes: 31)),
        (Array((digits + "00\n").utf8), .wrongLength(bytes: 67)),
        (Array((digits + "00").utf8), .notHexadecimal),
        (Array((digits + " ").utf8), .notHexadecimal),
        (Array((digits.dropLast() + "g").utf8), .notHexadecimal),
        (Array(repeating: 0, count: 32), .uniform),
        (Array(repeating: UInt8(ascii: "f"), count: 64), .uniform),
    ])
    func `anything else is no key, and is wiped too`(content: [UInt8], error: KeyError) {
        var content = content
        #expect(throws: error) { _ = try Key(taking: &content) }
        #expect(content.allSatisfy { $0 == 0 })
    }

    /// Made with Python's hmac by RFC 5869.
    @Test func `a key for a purpose is derived as RFC 5869 says`() throws {
        let subkey = try Self.key().subkey(for: "gatehouse/seal/1")
        let bytes = subkey.withBytes { Array(UnsafeBufferPointer(start: $0, count: 32)) }
        let expected = "e76434fe8f80e36adc837f10e983ebfed7d30d39ef5b4bf68cea39dd94493265"
        #expect(Hexadecimal.text(of: bytes.span) == expected)
        #expect(try Self.key().subkey(for: "gatehouse/seal/2").digest != subkey.digest)
    }
}
