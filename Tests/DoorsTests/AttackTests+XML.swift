import Formats
import HouseKit
import Model
import Store
import TestKit
import Testing

/// Hostile inputs at the door, in XML: the rows X1 to X14 of the list, all refused before a
/// structure is looked at.
@Suite(.serialized) struct XMLAttackTests {
    private static let start = Place(line: 1, column: 1)
    /// What may be read of a text that is refused at its first declaration.
    private static let atOnce = 64

    private static func repeated(_ piece: String, _ count: Int) -> String {
        String(repeating: piece, count: count)
    }

    /// A text with a document type declaration, refused there.
    private static func declaring(_ declarations: String, _ content: String) -> Attack {
        Attack(
            .xml, "<!DOCTYPE r [\(declarations)]>\n<r>\(content)</r>", is: .forbiddenConstruct,
            at: start, steps: atOnce)
    }

    @Test func `X1 an entity that names a file is refused, and the file is not read`() async throws
    {
        let folder = try TemporaryFolder()
        try folder.write(Array("Canary".utf8), to: "secret")
        let attack = Self.declaring(
            "<!ENTITY x SYSTEM \"file://\(folder.text("secret"))\">", "&x;")
        try await attack.isRefused { answer, doors in
            #expect(!answer.text.contains("Canary"))
            #expect(!doors.house.logs.lines.joined().contains("Canary"))
        }
    }

    @Test(arguments: [
        "http://127.0.0.1:", "https://127.0.0.1:", "ftp://127.0.0.1:", "jar:http://127.0.0.1:",
        "expect://127.0.0.1:", "//127.0.0.1:",
    ])
    func `X2 an entity that names an address is refused, and nobody connects to it`(
        address: String
    ) async throws {
        let ear = try Ear()
        let attack = Self.declaring("<!ENTITY x SYSTEM \"\(address)\(ear.port)/x\">", "&x;")
        try await attack.isRefused()
        try await ear.hasHeardNobody()
    }

    @Test func `X2 a DTD at an address is refused, and nobody connects to it`() async throws {
        let ear = try Ear()
        let text = "<!DOCTYPE r SYSTEM \"http://127.0.0.1:\(ear.port)/d.dtd\">\n<r/>"
        try await Attack(
            .xml, text, is: .forbiddenConstruct, at: Self.start, steps: Self.atOnce
        ).isRefused()
        try await ear.hasHeardNobody()
    }

    @Test func `X3 a parameter entity is refused, and nobody connects to its address`()
        async throws
    {
        let ear = try Ear()
        let address = "http://127.0.0.1:\(ear.port)/d.dtd"
        try await Self.declaring("<!ENTITY % d SYSTEM \"\(address)\"> %d;", "").isRefused()
        try await ear.hasHeardNobody()
    }

    @Test func `X4 a billion laughs are refused before the first`() async throws {
        let levels = (1...9).map { level in
            "<!ENTITY e\(level) \"\(Self.repeated("&e\(level - 1);", 10))\">"
        }
        try await Self.declaring("<!ENTITY e0 \"lol\">" + levels.joined(), "&e9;").isRefused()
    }

    @Test func `X5 a large entity used very often is refused before its first use`() async throws {
        let entity = "<!ENTITY a \"\(Self.repeated("a", 50_000))\">"
        try await Self.declaring(entity, Self.repeated("&a;", 20_000)).isRefused()
    }

    @Test func `X6 entities that hold each other are refused`() async throws {
        try await Self.declaring("<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">", "&a;").isRefused()
    }

    @Test func `X7 of forty thousand attributes the hundred and first is refused`() async throws {
        let attributes = (0..<40_000).map { "n\($0)=''\n" }.joined()
        try await Attack(
            .xml, "<notification\n\(attributes)/>", is: .tooComplex,
            at: Place(line: 102, column: 1), steps: 6_000
        ).isRefused()
    }

    @Test func `X8 of twenty thousand namespaces the thirty-third is refused`() async throws {
        let declarations = (0..<20_000).map { "xmlns:n\($0)='u'\n" }.joined()
        try await Attack(
            .xml, "<notification\n\(declarations)/>", is: .tooComplex,
            at: Place(line: 34, column: 1), steps: 3_000
        ).isRefused()
    }

    @Test func `X8 of namespaces in scope the two hundred and fifty-seventh is refused`()
        async throws
    {
        let level = "<a" + (0..<32).map { " xmlns:n\($0)='u'" }.joined() + ">\n"
        try await Attack(
            .xml, Self.repeated(level, 40) + Self.repeated("</a>", 40), is: .tooComplex,
            at: Place(line: 9, column: 4)
        ).isRefused()
    }

    @Test func `X9 a prefix that each of ten thousand levels binds anew is refused at the 65th`()
        async throws
    {
        let levels = (0..<10_000).map { "<a:x xmlns:a=\"u\($0)\">\n" }.joined()
        try await Attack(
            .xml, levels, is: .tooDeep, at: Place(line: 65, column: 1), steps: 64 * 64
        ).isRefused()
    }

    @Test func `X10 a hundred thousand elements in one another are refused at the 65th`()
        async throws
    {
        try await Attack(
            .xml, Self.repeated("<a>\n", 100_000), is: .tooDeep, at: Place(line: 65, column: 1),
            steps: 64 * 64
        ).isRefused()
    }

    @Test func `X11 a value of 10 MB is refused with its message`() async throws {
        try await Attack(
            .xml, "<a b='\(Self.repeated("x", 10_485_760))'/>", is: .tooLarge, at: .wholeMessage
        ).isRefused()
    }

    @Test func `X11 a long value in single bytes is read once, and holds up nobody`()
        async throws
    {
        try await Attack(
            .xml, "<a\nb='\(Self.repeated("x", 20_000))'/>", is: .tooComplex,
            at: Place(line: 2, column: 4)
        ).isRefusedInSingleBytes()
    }

    @Test(arguments: [90_000, 400_000])
    func `X12 attributes declared in a DTD are refused unread`(count: Int) async throws {
        let list = (0..<count).map { "a\($0) CDATA '' " }.joined()
        let text = "<!DOCTYPE r [<!ATTLIST r \(list)>]>\n<r/>"
        let isWhole = text.utf8.count <= 2_097_152
        #expect(isWhole == (count < 100_000))
        try await Attack(
            .xml, text, is: isWhole ? .forbiddenConstruct : .tooLarge,
            at: isWhole ? Self.start : .wholeMessage, steps: Self.atOnce
        ).isRefused()
    }

    @Test func `X13 a name that is not UTF-8 is refused`() async throws {
        let bytes = Array("<notification>\n<De".utf8) + [0xFF, 0xFF, 0xFF, 0xFF]
        try await Attack(
            .xml, bytes + Array("t/></notification>".utf8), is: .encoding,
            at: Place(line: 2, column: 4)
        ).isRefused()
    }

    private static func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { [0, $0] } }

    static let encodings: [String: Attack] = [
        "UTF-7 is declared": Attack(
            .xml, "<?xml version='1.0' encoding='UTF-7'?>\n<a>+ADw-b+AD4-</a>", is: .encoding,
            at: start),
        "UTF-16 without its mark": Attack(.xml, wide("<a/>"), is: .encoding, at: start),
        "UTF-16 that declares UTF-8": Attack(
            .xml, [0xFE, 0xFF] + wide("<?xml version='1.0' encoding='UTF-8'?><a/>"),
            is: .encoding, at: start),
        "half a character of UTF-16": Attack(
            .xml, [0xFE, 0xFF] + wide("<a>\n") + [0xD8, 0x3D] + wide("</a>"), is: .encoding,
            at: Place(line: 2, column: 1)),
        "a zero byte": Attack(
            .xml, Array("<a>\n".utf8) + [0] + Array("</a>".utf8), is: .encoding,
            at: Place(line: 2, column: 1)),
        "an overlong character": Attack(
            .xml, Array("<a>\n ".utf8) + [0xC0, 0xBC] + Array("</a>".utf8), is: .encoding,
            at: Place(line: 2, column: 2)),
    ]

    @Test(arguments: encodings.keys.sorted())
    func `X14 an encoding that is not what it says is refused`(name: String) async throws {
        try await #require(Self.encodings[name]).isRefused()
    }

    @Test func `X14 UTF-16 with its mark is taken`() async throws {
        let text = try Specimen.text(.xml, putting: "UTF-16", for: "UTF-8") { notice in
            notice.narrative = "Plain words."
        }
        try await Taken.posting([0xFE, 0xFF] + Self.wide(text)) { taken in
            #expect(taken.notification.narrative == "Plain words.")
        }
    }
}
