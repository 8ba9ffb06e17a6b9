import Formats
import HouseKit
import Model
import Store
import TestKit
import Testing

@testable import JSON

/// Hostile inputs at the door, in JSON: the rows J1 to J7 of the list.
@Suite(.serialized) struct JSONAttackTests {
    private static let start = Place(line: 1, column: 1)
    private static let header = #"{"header": {"messageId": "m", "messageType": "t"},"#

    private static func repeated(_ piece: String, _ count: Int) -> String {
        String(repeating: piece, count: count)
    }

    /// A message whose second line is so, refused in it.
    private static func attack(
        _ line: String, is code: Fault.Code, column: Int, path: String? = nil
    ) -> Attack {
        Attack(
            .json, header + "\n" + line + "}", is: code,
            at: Place(line: 2, column: column, path: path))
    }

    @Test(arguments: [33, 511, 5_000, 1_000_000])
    func `J1 arrays in one another are refused at the thirty-third`(depth: Int) async throws {
        try await Attack(
            .json, Self.repeated("[", depth), is: .tooDeep, at: Place(line: 1, column: 33),
            steps: 33 * 12
        ).isRefused()
    }

    @Test func `J1 objects in one another are refused at the thirty-third`() async throws {
        try await Attack(
            .json, Self.repeated("{\"a\":\n", 100_000), is: .tooDeep,
            at: Place(line: 33, column: 1), steps: 33 * 7 * 12
        ).isRefused()
    }

    @Test(arguments: ["narrative", "n\\u0061rrative", "\\u006e\\u0061\\u0072rative"])
    func `J2 a key that stands twice is refused, however it is spelled`(
        again: String
    ) async throws {
        try await Self.attack(
            #""narrative": "low", "\#(again)": "high""#, is: .forbiddenConstruct, column: 21
        ).isRefused()
    }

    @Test(arguments: ["1e400", "-1e400", "1e-400", "1e99999999999999999999"])
    func `J3 a number out of range is refused`(number: String) async throws {
        try await Self.attack("\"narrative\": \(number)", is: .tooComplex, column: 14).isRefused()
    }

    @Test func `J3 a number of five thousand digits is refused`() async throws {
        let digits = Self.repeated("7", 5_000)
        try await Self.attack("\"narrative\": \(digits)", is: .tooComplex, column: 14).isRefused()
    }

    @Test(arguments: [
        ("NaN", 14), ("Infinity", 14), ("+1", 14), ("0x1", 15), ("01", 14), ("1_000", 15),
        (".5", 14),
    ])
    func `J3 what is no number of JSON is refused`(number: String, column: Int) async throws {
        try await Self.attack(
            "\"narrative\": \(number)", is: .malformed, column: column
        ).isRefused()
    }

    @Test(arguments: ["-0", "9007199254740993", "1.10", "1e2"])
    func `J3 a number is kept as it is written, and never rounded`(number: String) async throws {
        let text = try Specimen.text(.json, putting: number, for: "\"whole\"") { notice in
            notice.narrative = "whole"
            notice.subjects[0].age = Stated(written: "whole")
        }
        try await Taken.posting(text, .json) { taken in
            #expect(taken.notification.narrative == number)
            #expect(taken.notification.subjects[0].age?.written == number)
            #expect(taken.page.contains("<p class=\"words\">\(number)</p>"))
        }
    }

    @Test(arguments: ["\\uD800", "\\uDC00", "\\uD800\\uD800", "\\uD800x", "\\ud83d\\n"])
    func `J4 half of a character is refused`(escape: String) async throws {
        try await Self.attack(
            "\"narrative\": \"\(escape)\"", is: .encoding, column: 15
        ).isRefused()
    }

    @Test func `J4 a zero byte in a string is refused`() async throws {
        try await Self.attack("\"narrative\": \"a\u{0}\"", is: .malformed, column: 16).isRefused()
    }

    @Test func `J4 an escaped zero is kept, told and shown as what it is`() async throws {
        let text = try Specimen.text(.json, putting: "a\\u0000b", for: "whole") { notice in
            notice.narrative = "whole"
        }
        try await Taken.posting(text, .json) { taken in
            #expect(taken.warnings == ["field.unusual-character"])
            #expect(taken.notification.narrative == "a\u{0}b")
            #expect(taken.page.contains("a[U+0000]b"))
        }
    }

    @Test func `J4 a string of 50 MB is refused with its message`() async throws {
        let start = Array("{\"narrative\": \"".utf8)
        let sent = start + [UInt8](repeating: 0x61, count: 50_000_000) + Array("\"}".utf8)
        try await Attack(.json, sent, is: .tooLarge, at: .wholeMessage).isRefused()
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `J4 marks that turn the direction of a name are kept, and shown as what they are`(
        spelling: Delivery.Spelling
    ) async throws {
        let name = "Ca\u{202E}mull\u{2066}"
        let notice = Specimen.notice("m", given: name)
        try await Taken.posting(notice.bytes(spelling), spelling) { taken in
            #expect(taken.notification.subjects[0].name?.given == name)
            #expect(taken.page.contains("Ca[U+202E]mull[U+2066]"))
            #expect(!taken.page.unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test func `J5 of a hundred thousand keys the two hundred and fifty-seventh is refused`()
        async throws
    {
        let keys = (0..<100_000).map { "\n\"k\($0)\":0" }.joined(separator: ",")
        try await Attack(
            .json, "{\(keys)}", is: .tooComplex, at: Place(line: 258, column: 1),
            steps: 257 * 10 * 12
        ).isRefused()
    }

    @Test func `J5 as many keys of one fingerprint as may stand together cost no more`()
        async throws
    {
        let keys = Self.alike(count: 250)
        let members = keys.map { "\"\($0)\":0" }.joined(separator: ",")
        let text = Self.header + "\n\"extensions\": [\n{\(members)}]}"
        let bytes = Array(text.utf8)
        let document = try Document(parsing: bytes)
        #expect(document.steps <= Attack.stepsForEachByte(.json) * bytes.count)
        try await Attack(
            .json, text, is: .structure, at: Place(line: 3, column: 13, path: "/extensions/0/*")
        ).isRefused(findings: Fault.findingLimit)
    }

    /// Keys of eight characters, all of one fingerprint, found as somebody finds them who has read
    /// how it is made: the last step of it can be undone.
    private static func alike(count: Int) -> [String] {
        let factor: UInt64 = 0xD6E8_FEB8_6659_FD93
        var inverse = factor
        for _ in 0..<6 { inverse &*= 2 &- factor &* inverse }
        var keys: [String] = []
        var product: UInt64 = 0x5EED_5EED_0000_0000
        while keys.count < count {
            product += 1
            let word = product &* inverse ^ 8 &* 0x9E37_79B9_7F4A_7C15
            guard word & 0x8080_8080_8080_8080 == 0 else { continue }
            let key = (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
            // Not a letter first: a name that is no plain word is told as `*`.
            guard key.allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 != 0x5C && $0 < 0x7F }),
                key[0] < 0x41
            else { continue }
            keys.append(String(decoding: key, as: UTF8.self))
        }
        let prints = keys.map { key in
            let bytes = Array(key.utf8)
            return Fingerprint.of(bytes.span, from: 0, count: bytes.count)
        }
        #expect(Set(prints).count == 1)
        return keys
    }
}

extension JSONAttackTests {
    @Test(arguments: [
        ("{}", Fault.Code.malformed), ("1", .malformed), ("]", .malformed), ("// end", .malformed),
        ("\u{0}", .malformed), ("\u{FEFF}", .malformed),
    ])
    func `J6 what follows a message is refused`(rest: String, code: Fault.Code) async throws {
        let text = String(decoding: Specimen.notice("m").bytes(.json), as: UTF8.self)
        let lines = text.split(separator: "\n").count
        let whole = String(text.reversed().drop { $0 == "\n" }.reversed())
        try await Attack(
            .json, whole + "\n" + rest, is: code, at: Place(line: lines + 1, column: 1)
        ).isRefused()
    }

    @Test func `J6 a byte order mark before a message is refused`() async throws {
        let bytes = Specimen.notice("m").bytes(.json)
        try await Attack(
            .json, [0xEF, 0xBB, 0xBF] + bytes, is: .encoding, at: Self.start, steps: 0
        ).isRefused()
    }

    @Test(arguments: ["// a", "/* a */", "# a"])
    func `J6 a comment is refused`(comment: String) async throws {
        let text = try Specimen.text(
            .json, putting: "{\n\(comment)\n\"header\"", for: "{\n  \"header\"")
        try await Attack(
            .json, text, is: .malformed, at: Place(line: 2, column: 1)
        ).isRefused()
    }

    @Test(arguments: ["$ref", "$schema", "$id", "$dynamicRef", "$defs"])
    func `J7 a message that names a schema is refused, and nobody connects to it`(
        key: String
    ) async throws {
        let ear = try Ear()
        let member = "\"\(key)\": \"http://127.0.0.1:\(ear.port)/x.json\""
        try await Self.attack(
            member, is: .structure, column: key.count + 5, path: "/*"
        ).isRefused()
        try await ear.hasHeardNobody()
    }

    @Test(arguments: [
        ("\"http://127.0.0.1:%/x.json\"", SchemaError.Code.unresolvedReference),
        ("\"file:///etc/passwd\"", .unresolvedReference),
        ("\"../notification-1.schema.json\"", .unresolvedReference), ("\"#\"", .endlessReference),
    ])
    func `J7 a schema whose reference leads elsewhere or back to itself does not compile`(
        reference: String, code: SchemaError.Code
    ) async throws {
        let ear = try Ear()
        let text = "{\"$ref\": \(reference.replacing("%", with: "\(ear.port)"))}"
        let document = try Document(parsing: Array(text.utf8), within: .ownFile)
        let error = #expect(throws: SchemaError.self) { try Schema(compiling: document) }
        #expect(error?.code == code)
        try await ear.hasHeardNobody()
    }

    @Test func `J7 a list of a hundred thousand items is refused before a schema is asked`()
        async throws
    {
        let items = Self.repeated("\"a\",\n", 100_000)
        // The whole, the header with two texts, and the list stand before the items.
        try await Attack(
            .json, Self.header + "\"concerns\": [\n\(items)\"a\"]}", is: .tooComplex,
            at: Place(line: 99_997, column: 1)
        ).isRefused()
    }

    @Test func `J7 checking as many items as a message may have takes steps for each of them`()
        async throws
    {
        let text = try Document(
            parsing: PublishedFile.notificationJSON.bytes, within: .ownFile)
        let schema = try Schema(compiling: text)
        let address = "{\"town\": \"a\"}"
        let subject =
            "{\"addresses\": [" + Self.repeated(address + ",", 49) + address + "]}"
        let message =
            Self.header + "\"subjects\": [" + Self.repeated(subject + ",", 49) + subject + "]}"
        let document = try Document(parsing: Array(message.utf8))
        var validator = Validator(schema, document)
        let isValid = validator.isValid(0)
        #expect(isValid)
        #expect(validator.steps > 2_500)
        #expect(validator.steps <= 8 * 2_500)
        try await Taken.posting(message, .json) { taken in
            let counts = taken.notification.subjects.map(\.addresses.count)
            #expect(counts == Array(repeating: 50, count: 50))
        }
    }
}
