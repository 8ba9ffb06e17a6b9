import JSON
import TestKit
import Testing

@Suite struct ReaderTests {
    @Test(arguments: [
        "0", "-0", "-1", "10", "1.5", "-0.0", "1e5", "1E-5", "1e+05", "0e0", "\"\"", "true",
        "false", "null", "{}", "[]", " [ ] ", "\t{\n}\r\n", "[1,2]", "{\"a\":1,\"b\":[{}]}",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0000\"", "\"\\ud83d\\udc32\"", "\"\u{7F}\"",
        "\"é🐲\u{FFFF}\u{10FFFF}\"", "[[[[[[]]]]]]", "{\"\":0}", "\"\\uFFFF\"",
    ])
    func `what RFC 8259 allows is read`(text: String) {
        #expect(throws: Never.self) { try Document(parsing: Array(text.utf8)) }
    }

    @Test(arguments: [
        "[1,]", "[,1]", "[1 2]", "[1", "]", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\":}", "{a:1}",
        "{'a':1}", "{1:1}", "{\"a\":1 \"b\":2}", "{\"a\"1}", "{", "{\"a\":1", "[}", "{]", "\"",
        "\"\\\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\n\"", "\"\t\"", "\"a\u{0}\"",
        "01", "-", "+1", ".5", "5.", "1e", "1e+", "--1", "0x1", "1_0", "NaN", "Infinity",
        "-Infinity", "tru", "truth", "nul", "TRUE", "undefined", "// remark", "/**/1", "[1]#",
        "-01", "1.e1", "\u{A0}1", "{\"a\":1:2}", "[:]",
    ])
    func `what RFC 8259 does not allow is malformed`(text: String) {
        let error = #expect(throws: JSONError.self) { try Document(parsing: Array(text.utf8)) }
        #expect(error?.code == .malformed || error?.code == .trailing)
    }

    @Test(arguments: [
        ("", JSONError.Code.empty), (" \n\t", .empty), ("{}{}", .trailing), ("1 2", .trailing),
        ("[] ]", .trailing), ("{} // end", .trailing), ("\u{FEFF}{}", .byteOrderMark),
        ("{\"risk\":\"low\",\"risk\":\"high\"}", .duplicateKey),
        ("{\"risk\":1,\"ri\\u0073k\":2}", .duplicateKey),
        ("{\"\":1,\"\":2}", .duplicateKey), ("[{\"a\":{\"b\":1,\"b\":2}}]", .duplicateKey),
        ("\"\\ud800\"", .loneSurrogate), ("\"\\udc00\"", .loneSurrogate),
        ("\"\\ud800\\n\"", .loneSurrogate), ("\"\\ud800\\ud800\"", .loneSurrogate),
        ("\"\\ud800x\"", .loneSurrogate), ("1e400", .numberOutOfRange),
        ("1e-400", .numberOutOfRange), ("0e99999999999999999999", .numberOutOfRange),
    ])
    func `each fault of a text has its own code`(text: String, code: JSONError.Code) {
        let error = #expect(throws: JSONError.self) { try Document(parsing: Array(text.utf8)) }
        #expect(error?.code == code)
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], [0xFE, 0xFF, 0x00, 0x7B],
            [0x7B, 0x00, 0x7D, 0x00],
            [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80],
            [0x22, 0xE2, 0x82, 0x22], [0x22, 0x80, 0x22], [0x22, 0xFF, 0x22], [0x22, 0xC3],
            [0x22, 0xE0, 0x80, 0x80, 0x22], [0x22, 0xF0, 0x80, 0x80, 0x80, 0x22],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
        let error = #expect(throws: JSONError.self) { try Document(parsing: bytes) }
        #expect(error?.code == .encoding)
    }

    @Test func `an error says where in lines and characters, and what was expected`() {
        let text = "{\n  \"é\": [1,\n    oops]\n}"
        let error = #expect(throws: JSONError.self) { try Document(parsing: Array(text.utf8)) }
        #expect(error?.line == 3)
        #expect(error?.column == 5)
        #expect(error?.offset == 18)
        #expect(error?.expected == "a value")
    }

    @Test func `a key that stands twice is pointed at where it stands again`() {
        let text = "{\"a\": 1,\n \"b\": 2,\n \"a\": 3, \"b\": 4}"
        let error = #expect(throws: JSONError.self) { try Document(parsing: Array(text.utf8)) }
        #expect(error?.line == 3)
        #expect(error?.column == 2)
    }

    @Test func `a text is read as it stands, escapes resolved`() throws {
        let root = try Document(parsing: Array(JSONText.message.utf8)).root
        #expect(root["reference"]?.string == "CP-2026-11-0004471")
        #expect(root["text"]?.string == "line\nbreak, quote \", é, 🐲, é and 🐲")
        #expect(root["risk"]?.string == "high")
        #expect(root["flags"]?["urgent"]?.boolean == true)
        #expect(root["flags"]?["closed"]?.kind == .null)
        #expect(root["counts"]?.elements.map(\.scalarText).last?.map(\.count) == 53)
    }

    @Test func `a zero character may be escaped and is kept`() throws {
        #expect(try JSONText.value("\"a\\u0000b\"").string?.utf8.map(\.self) == [0x61, 0, 0x62])
    }
}

extension ReaderTests {
    private static let small = Limits(
        bytes: 1_000, depth: 3, keys: 3, members: 8, stringBytes: 10, numberDigits: 5, exponent: 9)

    @Test(
        arguments: [
            ("[[[]]]", nil), ("[[[[]]]]", .tooDeep), ("{\"a\":1,\"b\":2,\"c\":3}", nil),
            ("{\"a\":1,\"b\":2,\"c\":3,\"d\":4}", .tooManyKeys), ("[1,2,3,4,5,6,7]", nil),
            ("[1,2,3,4,5,6,7,8]", .tooManyMembers), ("\"0123456789\"", nil),
            ("\"0123456789a\"", .stringTooLong), ("{\"0123456789a\":1}", .stringTooLong),
            ("123.45", nil), ("123.456", .numberOutOfRange), ("1e9", nil),
            ("1e10", .numberOutOfRange),
            ("1e-10", .numberOutOfRange),
        ] as [(String, JSONError.Code?)])
    func `each limit holds at its number and not below`(text: String, code: JSONError.Code?) {
        #expect(Self.refusal(Array(text.utf8), Self.small) == code)
    }

    @Test func `a text of too many bytes is refused before it is read`() {
        var limits = Self.small
        limits.bytes = 3
        #expect(Self.refusal(Array("[1]".utf8), limits) == nil)
        #expect(Self.refusal(Array("[12]".utf8), limits) == .tooLarge)
    }

    /// J1 of the attack list.
    @Test(arguments: [33, 511, 5_000, 1_000_000])
    func `nesting beyond the limit is refused at the limit`(depth: Int) {
        let error = #expect(throws: JSONError.self) {
            try Document(parsing: Array(repeating: UInt8(ascii: "["), count: depth))
        }
        #expect(error?.code == .tooDeep)
        #expect(error?.offset == 32)
    }

    /// J3 of the attack list.
    @Test func `numbers are kept as written and never rounded`() throws {
        #expect(try JSONText.value("9007199254740993").number?.text == "9007199254740993")
        #expect(try JSONText.value("-0").scalarText == "-0")
        let digits = String(repeating: "7", count: 5_000)
        #expect(Self.refusal(Array(digits.utf8), .message) == .numberOutOfRange)
    }

    /// J4 of the attack list.
    @Test func `a string of 50 MB is refused`() {
        let bytes = [UInt8](repeating: UInt8(ascii: "\""), count: 50_000_000)
        #expect(Self.refusal(bytes, .message) == .tooLarge)
    }

    /// J5 of the attack list.
    @Test func `a hundred thousand keys meet the limit of keys first`() {
        let keys = (0..<100_000).map { "\"k\($0)\":0" }.joined(separator: ",")
        #expect(Self.refusal(Array("{\(keys)}".utf8), .message) == .tooManyKeys)
    }

    static func refusal(_ bytes: [UInt8], _ limits: Limits) -> JSONError.Code? {
        do {
            _ = try Document(parsing: bytes, within: limits)
            return nil
        } catch {
            return error.code
        }
    }
}

extension ReaderTests {
    /// Steps for each byte, of which a text may take this many at most.
    private static let stepsForEachByte = 12

    @Test(arguments: [
        "[\(String(repeating: "1,", count: 50_000))1]",
        "[\(String(repeating: "\"\\u00e9\",", count: 20_000))1]",
        "[\(String(repeating: "   \n", count: 50_000))1]",
        "\"\(String(repeating: "é\\n", count: 50_000))\"",
        "\"\(String(repeating: "\\", count: 100_000))\"",
        "[\(String(repeating: "{\"a\":1,\"b\":2},", count: 10_000))1]",
        "{\((0..<256).map { "\"key\($0)\":\($0)" }.joined(separator: ","))}",
    ])
    func `reading takes a number of steps that grows with the bytes alone`(text: String) throws {
        let bytes = Array(text.utf8)
        let document = try Document(parsing: bytes)
        #expect(document.steps >= bytes.count)
        #expect(document.steps <= Self.stepsForEachByte * bytes.count)
    }

    @Test func `twenty thousand flipped bytes are read or refused in linear steps`() throws {
        var random = SeededRandom(seed: 8_259)
        let original = Array(JSONText.message.utf8)
        var refused = 0
        for _ in 0..<20_000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            do {
                let document = try Document(parsing: bytes)
                #expect(document.steps <= Self.stepsForEachByte * bytes.count)
                touchAll(document.root)
            } catch {
                refused += 1
                #expect((0...bytes.count).contains(error.offset))
                #expect(error.line >= 1 && error.column >= 1)
            }
        }
        // Some flips do not matter, most do.
        #expect((1..<20_000).contains(refused))
    }

    @Test func `every beginning of a text is refused`() {
        let bytes = Array(JSONText.message.utf8)
        for length in bytes.indices {
            #expect(Self.refusal(Array(bytes[..<length]), .message) != nil, "\(length) bytes")
        }
    }

    /// Reads everything that can be read of a value.
    private func touchAll(_ value: Value) {
        _ = (value.scalarText, value.number, value.integer, value.boolean, value.position)
        for element in value.elements { touchAll(element) }
        for member in value.members { touchAll(member.value) }
    }
}
