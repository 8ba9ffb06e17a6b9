import Testing
import XML

/// What hostile texts are known to try, each refused at its place and in linear work.
@Suite struct AttackTests {
    /// The most steps that the scan takes for each byte of a text; see ``Scan/steps``.
    static let stepsPerByte = 6

    /// What became of a text.
    private struct Attempt {
        let error: XMLError?
        let steps: Int

        init(_ text: [UInt8]) {
            var scan = Scan(within: .message)
            try? scan.read(text.span)
            steps = scan.steps
            error = XMLError.refusing(text)
            #expect(steps <= AttackTests.stepsPerByte * text.count + 64)
        }

        init(_ text: String) {
            self.init(Array(text.utf8))
        }

        func isRefused(as code: XMLError.Code, line: Int, column: Int) -> Bool {
            error?.code == code && error?.line == line && error?.column == column
        }
    }

    private func repeated(_ piece: String, _ count: Int) -> String {
        String(repeating: piece, count: count)
    }

    @Test(arguments: [
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>",
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"http://169.254.169.254/\">]><r>&x;</r>",
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"expect://id\">]><r>&x;</r>",
        "<!DOCTYPE r SYSTEM \"ftp://127.0.0.1/d.dtd\"><r/>",
        "<!DOCTYPE r [<!ENTITY % d SYSTEM \"http://a/d.dtd\"> %d;]><r/>",
        "<!DOCTYPE r [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><r>&a;</r>",
    ])
    func `X1 X2 X3 X6 an entity of any kind is refused with its DTD`(text: String) {
        let attempt = Attempt(text)
        #expect(attempt.isRefused(as: .doctype, line: 1, column: 1))
        #expect(attempt.steps < 64)
    }

    @Test func `X4 X5 a bomb of entities is refused before it is read`() {
        let levels = (1...9).map { "<!ENTITY e\($0) \"\(repeated("&e\($0 - 1);", 10))\">" }
        let laughs = "<!DOCTYPE r [<!ENTITY e0 \"lol\">\(levels.joined())]><r>&e9;</r>"
        let blowUp =
            "<!DOCTYPE r [<!ENTITY a \"\(repeated("a", 50_000))\">]><r>\(repeated("&a;", 20_000))</r>"
        for text in ["\n" + laughs, "\n" + blowUp] {
            let attempt = Attempt(text)
            #expect(attempt.isRefused(as: .doctype, line: 2, column: 1))
            #expect(attempt.steps < 64)
        }
    }

    @Test func `X7 more than 100 attributes on one element are refused at the one too many`() {
        let text = "<a" + (0..<40_000).map { " n\($0)=''" }.joined() + "/>"
        let attempt = Attempt(text)
        // `<a`, ten attributes of 6 bytes, ninety of 7 and a space stand before it.
        let place = 2 + 10 * 6 + 90 * 7 + 1 + 1
        #expect(attempt.isRefused(as: .tooManyAttributes, line: 1, column: place))
        #expect(attempt.steps < 6_000)
    }

    @Test func `X8 namespaces are limited on one element and in scope`() {
        let many = "<a" + (0..<20_000).map { " xmlns:n\($0)='u'" }.joined() + "/>"
        let attempt = Attempt(many)
        #expect(attempt.error?.code == .tooManyNamespaces)
        #expect(attempt.steps < 3_000)
        let level = "<a" + (0..<32).map { " xmlns:n\($0)='u'" }.joined() + ">\n"
        let nested = Attempt(repeated(level, 9) + repeated("</a>", 9))
        #expect(nested.isRefused(as: .tooManyNamespaces, line: 9, column: 4))
        #expect(Attempt(repeated(level, 8) + repeated("</a>", 8)).error == nil)
    }

    @Test func `X9 X10 elements too deep are refused at the 65th, however many follow`() {
        let rebound = (0..<10_000).map { "<a:x xmlns:a=\"u\($0)\">\n" }.joined()
        for text in [repeated("<a>\n", 100_000), rebound] {
            let attempt = Attempt(text)
            #expect(attempt.isRefused(as: .tooDeep, line: 65, column: 1))
            #expect(attempt.steps < 64 * 64)
        }
        #expect(Attempt(repeated("<a>", 64) + repeated("</a>", 64)).error == nil)
    }

    @Test func `X11 a huge value is refused by its length or the text's`() {
        let huge = Attempt("<a b='\(repeated("x", 10_485_760))'/>")
        #expect(huge.isRefused(as: .tooLarge, line: 1, column: 1))
        let large = Attempt("<a\nb='\(repeated("x", 1_000_000))'/>")
        #expect(large.isRefused(as: .valueTooLong, line: 2, column: 4))
    }

    @Test func `X12 attributes declared in a DTD are never read`() {
        let list = (0..<400_000).map { "a\($0) CDATA #IMPLIED " }.joined()
        let attempt = Attempt("<!DOCTYPE r [<!ATTLIST r \(list.prefix(2_000_000))>]><r/>")
        #expect(attempt.isRefused(as: .doctype, line: 1, column: 1))
        #expect(attempt.steps < 64)
    }

    @Test func `X13 a name that is not UTF-8 is refused`() {
        let bytes = Array("<a>\n<De".utf8) + [0xFF, 0xFF, 0xFF, 0xFF] + Array("t/></a>".utf8)
        #expect(Attempt(bytes).isRefused(as: .encoding, line: 2, column: 4))
    }

    @Test func `X14 an encoding that is not what it says is refused`() {
        let seven = "<?xml version='1.0' encoding='UTF-7'?><a>+ADw-b+AD4-</a>"
        #expect(Attempt(seven).isRefused(as: .encoding, line: 1, column: 1))
        let wide: [UInt8] = "<a/>".utf8.flatMap { [0, $0] }
        #expect(Attempt(wide).isRefused(as: .encoding, line: 1, column: 1))
        let eight: [UInt8] = Array("<?xml version='1.0' encoding='UTF-8'?><a/>".utf8)
        let mark: [UInt8] = [0xFE, 0xFF] + eight.flatMap { [0, $0] }
        #expect(XMLError.refusing(mark)?.code == .encoding)
        #expect(
            Attempt(Array("<a>\n".utf8) + [0] + Array("</a>".utf8)).isRefused(
                as: .encoding, line: 2, column: 1))
        #expect(
            Attempt(Array("<a>".utf8) + [0xC0, 0xBC] + Array("</a>".utf8)).isRefused(
                as: .encoding, line: 1, column: 4))
    }

    @Test(arguments: [
        "xsi:schemaLocation='urn:example:parcels http://127.0.0.1:9/x.xsd'",
        "xsi:schemaLocation='urn:example:parcels /etc/passwd'",
        "xsi:noNamespaceSchemaLocation='evil.xsd'",
    ])
    func `X15 a hint to another schema changes nothing`(hint: String) throws {
        let instance = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' " + hint
        let text = Parcels.text().replacing(" version=\"1\">", with: " \(instance) version='1'>")
        #expect(try Parcels.schema().findings(in: text) == [])
        let bad = text.replacing("<depot>", with: "<wrong/><depot>")
        #expect(try Parcels.schema().findings(in: bad).map(\.kind) == [.unexpectedElement])
    }

    @Test(arguments: [
        "type='Parcels'", "type='xs:string'", "nil='true'", "nil='false'", "other=''",
        "&#x74;ype=''",
    ])
    func `X16 an attribute of the schema language is refused`(attribute: String) throws {
        for namespace in [
            "http://www.w3.org/2001/XMLSchema-instance",
            "http://www.w3.org/2001/XMLSchema&#x2D;instance",
        ] {
            let text = """
                <parcels xmlns='urn:example:parcels' version='1' xmlns:i='\(namespace)'>
                  <depot i:\(attribute)/></parcels>
                """
            if attribute.hasPrefix("&") {
                #expect(Attempt(text).error?.code == .malformed)
                continue
            }
            let findings = try Parcels.schema().findings(in: text)
            let name = attribute.prefix { $0 != "=" }
            #expect(findings.map(\.kind) == [.unexpectedAttribute])
            #expect(findings.map(\.path) == ["/parcels/depot/@\(name)"])
            #expect(findings.map(\.line) == [2])
        }
    }

    @Test(arguments: ["", "urn:example:parce1s", "urn:example:Parcels", "urn:example:parcels#"])
    func `X17 another namespace with the right names is not ours`(namespace: String) throws {
        let text = Parcels.text().replacing(Parcels.namespace, with: namespace)
        #expect(try Parcels.schema().findings(in: text).map(\.kind) == [.wrongRoot])
        let child = "<parcel xmlns='\(namespace)' code='p1'><label>a</label></parcel>"
        let findings = try Parcels.schema().findings(in: Parcels.text(parcels: child))
        #expect(findings.map(\.kind) == [.unexpectedElement])
    }

    @Test func `X18 a flood of errors gives 50 findings`() throws {
        let parcel = "<parcel code='c'><label/><grams>x</grams></parcel>"
        let text = Parcels.text(parcels: repeated(parcel, 15_000))
        #expect(Attempt(text).error == nil)
        let findings = try Parcels.schema().findings(in: text)
        #expect(findings.count == 50)
        #expect(findings.last?.line == 4)
    }

    @Test func `X19 a double key among many is found`() throws {
        let parcels = (0..<10_000).map { "<parcel code='p\($0)'><label/></parcel>\n" }.joined()
        let text = Parcels.text(parcels: parcels + "<parcel code='p7'><label/></parcel>")
        let findings = try Parcels.schema().findings(in: text)
        #expect(findings.map(\.kind) == [.brokenKey])
        #expect(findings.map(\.line) == [10_004])
    }

    @Test(arguments: ["((a|a)*)*b", "(a|aa|aaa)*b", "(a*)*b", "(a?){40}a{40}b"])
    func `X20 a pattern that is hard to match is never a pass`(pattern: String) throws {
        let schema = try Schema(
            compiling: Array(
                """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
                  <xs:element name="a"><xs:simpleType><xs:restriction base="xs:string">
                    <xs:pattern value="\(pattern)"/>
                  </xs:restriction></xs:simpleType></xs:element>
                </xs:schema>
                """.utf8))
        let findings = try schema.findings(in: "<a>\(repeated("a", 38))</a>")
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { [.badValue, .unchecked].contains($0.kind) })
    }

    @Test func `X22 nothing in a document is obeyed`() throws {
        let text = """
            <?xml-stylesheet href="/etc/passwd" type="text/xsl"?>
            <?oasis-xml-catalog catalog="file:///etc/passwd"?>
            <a xmlns:xi="http://www.w3.org/2001/XInclude"><?php echo 1 ?>
            <xi:include href="/etc/passwd" parse="text"/></a>
            """
        let document = try Document(text)
        document.withRoot { root in
            #expect(root.children.map(\.name) == ["include"])
            #expect(root.child("include")?.text == "")
            #expect(root.text == "\n")
        }
    }

    @Test func `X23 a value in pieces is one value`() throws {
        let document = try Document(
            "<a><nhs>943<!-- 1 -->476<?x 2?>59<![CDATA[1]]>9</nhs><b><![CDATA[<c>1</c>]]></b></a>")
        document.withRoot { root in
            #expect(root.child("nhs")?.text == "9434765919")
            #expect(root.child("b")?.text == "<c>1</c>")
            #expect(root.child("b")?.firstChild?.name == nil)
        }
    }

    @Test func `X24 a script in a text is text again when it is written`() throws {
        let document = try Document("<a><![CDATA[<script>alert('x')</script>]]></a>")
        var writer = Writer()
        writer.element("a", text: document.withRoot { $0.text })
        let written = String(decoding: writer.bytes, as: UTF8.self)
        #expect(written.hasSuffix("<a>&lt;script&gt;alert('x')&lt;/script&gt;</a>\n"))
    }

    @Test func `a tree cannot be made large from little`() {
        let pieces = [
            (repeated("<a/>", 99_999), nil),
            (repeated("<a/>", 100_000), XMLError.Code.tooManyElements),
            (repeated("<!---->", 10_001), .tooManySections),
            (repeated("x<?a?>", 10_001), .tooManySections),
            (repeated("<![CDATA[]]>", 10_001), .tooManySections),
            (repeated("<a b='' c=''/>", 50_001), .tooManyAttributes),
        ]
        for (text, code) in pieces {
            #expect(Attempt("<r>" + text + "</r>").error?.code == code)
        }
    }

    @Test(arguments: [
        "& ", "&x;", "&#0;", "]]>", "<b:c/>", "</a>", "<b></c>", "<b x='' x=''/>", "<b x=''y=''/>",
    ])
    func `a flood of what libxml2 refuses ends at the first one`(piece: String) {
        let few = XMLError.refusing("<a>" + piece + "</a>")
        let many = XMLError.refusing("<a>" + repeated(piece, 40_000) + "</a>")
        #expect(few != nil)
        #expect(few?.line == many?.line)
        #expect(few?.code == many?.code)
    }

    @Test(arguments: [
        "<", ">", "<a>", "<a ", "</a>", "<!--", "-", "<![CDATA[", "]", "<?", "?", "'", "=", "&",
        "\n",
        "<a b='", "é", "<!---->", "<?a?>", "<a b=''/>", "<a xmlns:b=''/>", "a:", "<![CDATA[]]>",
    ])
    func `the scan's steps grow no faster than the text`(piece: String) {
        for start in ["", "<a>", "<a ", "<a b='", "<!--", "<a><![CDATA[", "<?a "] {
            let text = Array((start + repeated(piece, 20_000)).utf8)
            var scan = Scan(within: .ruleFile)
            try? scan.read(text.span)
            #expect(scan.steps <= Self.stepsPerByte * text.count + 64)
        }
    }
}
