import Testing
import XML

@Suite struct SchemaValidationTests {
    private static let parcel = "<parcel code='p1'><label>a</label></parcel>"

    @Test func `a valid document has no findings`() throws {
        let schema = try Parcels.schema()
        #expect(try schema.findings(in: Parcels.text()) == [])
        #expect(try schema.findings(in: Parcels.text(parcels: "")) == [])
    }

    @Test(
        arguments: [
            (
                "<parcel code='p1'><label>a</label><bad>x</bad></parcel>", .unexpectedElement, 35,
                "/parcels/parcel/bad",
                "one of the elements sentOn, grams, fragile, kind, route, note"
            ),
            ("<parcel code='p1'/>", .missingElement, 1, "/parcels/parcel", "the element label"),
            (
                "<parcel code='p1'><label>a</label><note/><note/><note/><note/></parcel>",
                .tooManyElements, 56, "/parcels/parcel", "at most 3 of this name"
            ),
            (
                "<parcel code='p1'><note/></parcel>", .missingElement, 19, "/parcels/parcel",
                "the element label"
            ),
            (
                "<parcel code='p1'><label>a</label><route>AB12</route><x/></parcel>",
                .unexpectedElement, 54, "/parcels/parcel/x", "the element note"
            ),
            (
                "<parcel code='p1'><note/><label>a</label></parcel>", .unexpectedElement, 19,
                "/parcels/parcel/note", "the element label"
            ),
            (
                "<parcel code='p1' more=''><label>a</label></parcel>", .unexpectedAttribute, 1,
                "/parcels/parcel/@more", "only attributes that the schema gives here"
            ),
            (
                "<parcel code='p1'><label a='b'>a</label></parcel>", .unexpectedAttribute, 19,
                "/parcels/parcel/label/@a", "only attributes that the schema gives here"
            ),
            (
                "<parcel code='p1'><label>a</label><sentOn>today</sentOn></parcel>", .badValue, 35,
                "/parcels/parcel/sentOn", "a date as 2026-11-23"
            ),
            (
                "<parcel code='p1'><label>a</label><grams>0</grams></parcel>", .badValue, 35,
                "/parcels/parcel/grams", "a value of at least 1"
            ),
            (
                "<parcel code='p1'><label>a</label><grams>x</grams></parcel>", .badValue, 35,
                "/parcels/parcel/grams", "a value of the type Grams"
            ),
            (
                "<parcel code='p1'><label>a</label><fragile>yes</fragile></parcel>", .badValue, 35,
                "/parcels/parcel/fragile", "true or false"
            ),
            (
                "<parcel code='p1'><label>a</label><kind>x</kind></parcel>", .badValue, 35,
                "/parcels/parcel/kind", "one of the values that the schema lists"
            ),
            (
                "<parcel code='p1'><label>a</label><route>x</route></parcel>", .badValue, 35,
                "/parcels/parcel/route", "a value of the form that the schema sets"
            ),
            (
                "<parcel code='p1'><label>a</label><note language='-'>x</note></parcel>", .badValue,
                35, "/parcels/parcel/note/@language", "a value of its type"
            ),
            (
                "<parcel code='p1'>x<label>a</label></parcel>", .notAllowedText, 1,
                "/parcels/parcel",
                "elements, and no text between them"
            ),
            (
                "<sealed> </sealed>", .notAllowedText, 1, "/parcels/sealed",
                "nothing inside the element"
            ),
            (
                "<parcel code='p1'><label>a<b/></label></parcel>", .unexpectedElement, 19,
                "/parcels/parcel/label", "text, and no element inside"
            ),
            (
                parcel + parcel, .brokenKey, 44, "/parcels/parcel[2]",
                "values that are unique, and references to ones that are there"
            ),
        ] as [(String, Finding.Kind, Int, String, String)])
    func `each fault is found, with its kind, place, path and what was expected`(
        parcels: String, kind: Finding.Kind, column: Int, path: String, expected: String
    ) throws {
        let findings = try Parcels.schema().findings(in: Parcels.text(parcels: parcels))
        let place = Place(line: 4, column: column)
        #expect(findings == [Finding(kind, at: place, path: path, expected: expected)])
    }

    @Test func `a missing attribute is named`() throws {
        let text = "<parcels xmlns='urn:example:parcels'><depot/></parcels>"
        let finding = Finding(
            .missingAttribute, at: .start, path: "/parcels", expected: "the attribute version")
        #expect(try Parcels.schema().findings(in: text) == [finding])
    }

    @Test(arguments: [
        "<parcels version='1'><depot/></parcels>", "<parcel xmlns='urn:example:parcels'/>",
        "<parcels xmlns='urn:example:parcels/' version='1'><depot/></parcels>",
        "<parcels xmlns='URN:example:parcels' version='1'><depot/></parcels>", "<other/>",
    ])
    func `another root, or another namespace, is the wrong root`(text: String) throws {
        let findings = try Parcels.schema().findings(in: text)
        #expect(findings.map(\.kind) == [.wrongRoot])
        #expect(
            findings.map(\.expected) == [
                "the root element parcels in the namespace urn:example:parcels"
            ])
    }

    @Test func `findings are in the order of the text, with places in UTF-16 as in UTF-8`() throws {
        let parcels = """
            <parcel code='p1'><label>Zoë 😀</label><grams>x</grams><fragile>maybe</fragile></parcel>
              <parcel code='p2' more='x'><label/><sentOn>soon</sentOn></parcel>
            """
        let text = Parcels.text(parcels: parcels)
        let schema = try Parcels.schema()
        let findings = try schema.findings(in: text)
        #expect(findings.map { "\($0.line):\($0.column)" } == ["4:39", "4:55", "5:3", "5:38"])
        let wide = text.replacing("\"UTF-8\"", with: "\"UTF-16\"")
        let bytes = ([0xFEFF] + Array(wide.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let document = try Document(parsing: bytes.span)
        #expect(schema.validate(document, written: bytes.span) == findings)
    }

    @Test func `no more findings are given than the limit, and the tree is whole afterwards`()
        throws
    {
        let parcels = String(
            repeating: "<parcel code='c' more='x'><label>a</label><grams>x</grams></parcel>",
            count: 500)
        let text = Parcels.text(parcels: parcels)
        let schema = try Parcels.schema()
        let bytes = Array(text.utf8)
        let document = try Document(parsing: bytes.span)
        for limit in [1, 2, 7, 50] {
            let findings = schema.validate(document, written: bytes.span, limit: limit)
            #expect(findings.count == limit)
            #expect(findings.allSatisfy { $0.path.hasPrefix("/parcels/parcel[") })
            let (parcels, labels) = document.withRoot { root in
                let parcels = root.children.filter { $0.isNamed("parcel") }
                return (parcels.count, parcels.compactMap { $0.child("grams") }.count)
            }
            #expect(parcels == 500)
            #expect(labels == 500)
        }
        #expect(schema.validate(document, written: bytes.span).count == Schema.findingLimit)
    }

    @Test func `two threads find what one finds`() async throws {
        let schema = try Parcels.schema()
        let texts = (0..<60).map { index in
            let bad = index % 3 == 0 ? "<grams>\(index % 2 == 0 ? "x" : "70000")</grams>" : ""
            return Parcels.text(
                parcels: "<parcel code='p\(index)'><label>\(index)</label>\(bad)</parcel>")
        }
        let alone = try texts.map { try schema.findings(in: $0) }
        #expect(alone.filter { !$0.isEmpty }.count == 20)
        try await withThrowingTaskGroup(of: [[Finding]].self) { group in
            for _ in 0..<2 {
                group.addTask {
                    try (0..<5).flatMap { _ in try texts.map { try schema.findings(in: $0) } }
                }
            }
            for try await found in group {
                for (index, findings) in found.enumerated() {
                    #expect(findings == alone[index % texts.count])
                }
            }
        }
    }

    @Test func `a finding never holds a value of the document, and names only in its path`() throws
    {
        let canary = "Canary7"
        let long = String(repeating: "x", count: 60)
        let schema = try Parcels.schema()
        let pieces = [
            "<parcel code='p1'><label>a</label><\(canary)>x</\(canary)></parcel>",
            "<parcel code='p1'><label>\(canary)\(long)</label></parcel>",
            "<parcel code='\(canary)\(long)'><label>a</label></parcel>",
            "<parcel code='p1' \(canary)='x'><label>a</label></parcel>",
            "<parcel code='p1' more='\(canary)'><label>a</label></parcel>",
            "<parcel code='p1'><label>a</label><sentOn>\(canary)</sentOn></parcel>",
            "<parcel code='p1'><label>a</label><grams>\(canary)</grams></parcel>",
            "<parcel code='p1'><label>a</label><kind>\(canary)</kind></parcel>",
            "<parcel code='p1'><label>a</label><route>\(canary)</route></parcel>",
            "<parcel code='p1'><label>a</label><note language='\(canary)-\(long)'/></parcel>",
            "<parcel code='p1'>\(canary)<label>a</label></parcel>", "<sealed>\(canary)</sealed>",
            "<parcel code='\(canary)'><label/></parcel><parcel code='\(canary)'><label/></parcel>",
            "<parcel code='p1'><label>a</label><c:b xmlns:c='\(canary)'/></parcel>",
            "<parcel code='p1' c:b='' xmlns:c='\(canary)'><label>a</label></parcel>",
            // What looks like the schema's own words.
            "<parcel code='p1'><label>a</label><kind>'. Expected is ( \(canary) )</kind></parcel>",
            "<parcel code='p1'><label>a</label><sentOn>type '\(canary)'.</sentOn></parcel>",
            "<parcel code='p1'><label>a</label><grams>"
                + String(repeating: "('12345678').\n", count: 6_000) + "</grams></parcel>",
            "<parcel code='p1'><label>a</label>"
                + "<c:note xmlns:c='http://www.w3.org/2001/XMLSchema-instance' c:\(canary)='\(canary)'/></parcel>",
        ]
        for piece in pieces {
            let findings = try schema.findings(in: Parcels.text(parcels: piece))
            #expect(!findings.isEmpty, "\(piece.prefix(200))")
            for finding in findings {
                #expect(!finding.expected.contains("anary"))
                #expect(!finding.expected.contains("12345678"))
                #expect(
                    !finding.path.contains("anary") || piece.contains("<\(canary)>")
                        || piece.contains("\(canary)='"))
            }
        }
        let root = try schema.findings(in: "<\(canary) xmlns='\(canary)'/>")
        #expect(
            root.map(\.expected) == [
                "the root element parcels in the namespace urn:example:parcels"
            ])
    }
}
