import Enrichment
import Formats
import HouseKit
import Model
import Store
import TestKit
import Testing
import XML

/// Hostile inputs at the door, in XML: the rows X15 to X24 of the list, which are well-formed.
@Suite(.serialized) struct XMLStructureAttackTests {
    private static let namespace = "xmlns=\"urn:gatehouse:notification:1\""
    private static let instance = "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
    private static let header =
        "<header><messageId>m</messageId><messageType>t</messageType></header>"

    private static func repeated(_ piece: String, _ count: Int) -> String {
        String(repeating: piece, count: count)
    }

    @Test(arguments: [
        "schemaLocation=\"urn:gatehouse:notification:1 ", "noNamespaceSchemaLocation=\"",
    ])
    func `X15 a hint to another schema changes nothing, and nobody connects to it`(
        hint: String
    ) async throws {
        let ear = try Ear()
        let hint = "i:\(hint)http://127.0.0.1:\(ear.port)/x.xsd\""
        let text = try Specimen.text(
            .xml, putting: "\(Self.namespace) \(Self.instance) \(hint)", for: Self.namespace)
        try await Taken.posting(text) { taken in
            #expect(taken.warnings.isEmpty)
            #expect(taken.referral.children.map(\.subject) == [1])
        }
        try await ear.hasHeardNobody()
    }

    @Test(arguments: [
        ("i:nil", "true"), ("i:type", "Adult"), ("i:type", "xs:string"), ("i:other", ""),
        ("nil", "true"),
    ])
    func `X16 an attribute that would change what an element is, is refused`(
        name: String, value: String
    ) async throws {
        let text = try Specimen.text(
            .xml, putting: "<messageId \(Self.instance) \(name)=\"\(value)\"/>",
            for: "<messageId>m</messageId>")
        // Only names that the structure knows, or nearly knows, are told.
        let shown = name == "i:type" ? "type" : "*"
        let path = "/notification/header/messageId/@" + shown
        try await Attack(
            .xml, text, is: .structure, at: Place(line: 4, column: 5, path: path)
        ).isRefused()
    }

    @Test(arguments: [
        "", "urn:gatehouse:notification:2", "urn:gatehouse:Notification:1",
        "urn:gatehouse:notification:1#", "urn:gatehouse:notification", "http://example.org/",
    ])
    func `X17 another namespace with the right names is not ours`(namespace: String) async throws {
        let text = try Specimen.text(.xml, putting: "xmlns=\"\(namespace)\"", for: Self.namespace)
        try await Attack(
            .xml, text, is: .wrongKind, at: Place(line: 2, column: 1, path: "/notification")
        ).isRefused()
    }

    @Test func `X17 an element of no namespace inside a right one is not ours`() async throws {
        let text = try Specimen.text(.xml, putting: "<header xmlns=\"\">", for: "<header>")
        try await Attack(
            .xml, text, is: .structure,
            at: Place(line: 3, column: 3, path: "/notification/header")
        ).isRefused()
    }

    @Test func `X18 of forty-five thousand wrong elements fifty are told`() async throws {
        let leaves = ["kind", "uprn", "town", "postcode", "from", "to"].map { "<\($0) x=''/>" }
        let lines = "<lines x=''>\(Self.repeated("<line x=''/>", 10))</lines>"
        let address =
            "<address x=''>" + leaves[..<2].joined() + lines + leaves[2...].joined()
            + "</address>"
        let addresses = "\n" + Self.repeated(address, 50)
        let subject = "<subject><addresses>\(addresses)</addresses></subject>"
        let text =
            "<notification \(Self.namespace)>\(Self.header)<subjects>"
            + Self.repeated(subject, 50) + "</subjects></notification>"
        #expect(text.split(separator: " x=''").count - 1 == 45_000)
        let path = "/notification/subjects/subject[1]/addresses/address[1]/@*"
        try await Attack(
            .xml, text, is: .structure, at: Place(line: 2, column: 1, path: path)
        ).isRefused(findings: Fault.findingLimit)
    }

    @Test func `X18 after the first element that is out of place its parent is left alone`()
        async throws
    {
        let text =
            "<notification \(Self.namespace)>\(Self.header)\n"
            + Self.repeated("<shoe/>", 45_000) + "</notification>"
        try await Attack(
            .xml, text, is: .structure,
            at: Place(line: 2, column: 1, path: "/notification/*[1]")
        ).isRefused()
    }

    @Test func `X19 keys are compared by no schema, and a list of many ends at its limit`()
        async throws
    {
        let schema = String(decoding: try PublishedFile.notificationXML.bytes, as: UTF8.self)
        #expect(schema.contains("maxOccurs=\"50\""))
        for constraint in ["unique", "key", "keyref"] {
            #expect(!schema.contains("<xs:\(constraint) "))
        }
        let subjects = (0..<40_000).map { "<subject><localRef>\($0)</localRef></subject>\n" }
        let text =
            "<notification \(Self.namespace)>\(Self.header)<subjects>\n" + subjects.joined()
            + "<subject><localRef>7</localRef></subject></subjects></notification>"
        try await Attack(
            .xml, text, is: .structure,
            at: Place(line: 52, column: 1, path: "/notification/subjects")
        ).isRefused()
    }

    @Test func `X20 no text of a message is held against a pattern`() async throws {
        for schema in [PublishedFile.notificationXML, .notificationJSON] {
            let text = String(decoding: try schema.bytes, as: UTF8.self)
            #expect(text.contains("messageId"))
            #expect(!text.contains("pattern"))
        }
        let hard = Self.repeated("a", 200_000)
        let notice = Specimen.notice(hard) { notice in
            notice.subjects[0].dateOfBirth = Stated(written: hard)
            notice.subjects[0].addresses[0].postcode = Stated(written: hard)
            var identifier = Notification.Identifier()
            identifier.scheme = Stated(written: "nhsNumber")
            identifier.value = hard
            notice.subjects[0].identifiers = [identifier]
        }
        let bytes = notice.bytes(.xml)
        #expect(
            Attack.steps(toRead: bytes, .xml) <= Attack.stepsForEachByte(.xml) * bytes.count)
        try await Taken.posting(bytes) { taken in
            #expect(
                Set(taken.warnings) == [
                    "field.bad-date", "field.bad-postcode", "field.bad-identifier",
                    "field.too-long",
                ])
        }
    }

    @Test func `X21 a schema that is sent is no message, and changes none`() async throws {
        let ear = try Ear()
        let include = "<xs:include schemaLocation=\"http://127.0.0.1:\(ear.port)/x.xsd\"/>"
        let schema = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">%
              <xs:element name="notification"><xs:complexType><xs:sequence>
                <xs:element name="a" maxOccurs="10000000"/>
              </xs:sequence></xs:complexType></xs:element>
            </xs:schema>
            """
        let sent = schema.replacing("%", with: include)
        try await Attack(
            .xml, sent, is: .wrongKind, at: Place(line: 1, column: 1, path: "/*")
        ).isRefused { _, doors in
            let published = try await doors.call("GET", "/v1/schemas/notification-1.xsd")
            #expect(try published.body == PublishedFile.notificationXML.bytes)
        }
        // Were one of ours like this, it would be refused when it is compiled …
        #expect(throws: SchemaError.self) { try Schema(compiling: Array(sent.utf8)) }
        try await ear.hasHeardNobody()
        let large = sent.replacing(include, with: Self.repeated("<xs:annotation/>\n", 500_000))
        #expect(throws: SchemaError.self) { try Schema(compiling: Array(large.utf8)) }
        // … or cost no more than what is checked by it.
        let many = try Schema(compiling: Array(schema.replacing("%", with: "").utf8))
        let text = Array("<notification><a/><a/><b/></notification>".utf8)
        let document = try Document(parsing: text.span, within: .message)
        #expect(many.validate(document, written: text.span).map(\.kind) == [.unexpectedElement])
    }
}

extension XMLStructureAttackTests {
    @Test func `X22 an inclusion is refused, and the file is not read`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("Canary".utf8), to: "secret")
        let include =
            "<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" parse=\"text\" "
            + "href=\"file://\(folder.text("secret"))\"/>"
        let text = try Specimen.text(
            .xml, putting: "<narrative>\n\(include)", for: "<narrative>")
        try await Attack(
            .xml, text, is: .structure,
            at: try Place(of: "<narrative>", in: text, path: "/notification/narrative")
        ).isRefused { answer, doors in
            #expect(!answer.text.contains("Canary"))
            #expect(!doors.house.logs.lines.joined().contains("Canary"))
        }
    }

    @Test func `X22 processing instructions are passed over`() async throws {
        let ear = try Ear()
        let address = "http://127.0.0.1:\(ear.port)/x"
        let text = try Specimen.text(
            .xml,
            putting: """
                <?xml-stylesheet href="\(address).xsl" type="text/xsl"?>
                <?oasis-xml-catalog catalog="\(address).xml"?>
                <notification
                """, for: "<notification")
        let whole = text.replacing("<narrative>", with: "<narrative><?php echo 1 ?>")
        try await Taken.posting(whole) { taken in
            #expect(taken.warnings.isEmpty)
            #expect(
                taken.notification.narrative
                    == "Officers came to the address and spoke to those there.")
            #expect(!taken.page.contains("stylesheet"))
        }
        try await ear.hasHeardNobody()
    }

    @Test func `X23 a value in pieces is one value`() async throws {
        let pieces = "99<!-- 1 -->90<?x 2?>00<![CDATA[00]]>1&#x38;"
        let text = try Specimen.text(.xml, putting: "<value>\(pieces)<", for: "<value>whole<") {
            notice in
            var identifier = Notification.Identifier()
            identifier.scheme = Stated(written: "nhsNumber")
            identifier.value = "whole"
            notice.subjects[0].identifiers = [identifier]
        }
        try await Taken.posting(text) { taken in
            #expect(taken.warnings.isEmpty)
            #expect(taken.notification.subjects[0].identifiers.map(\.value) == ["9990000018"])
        }
    }

    @Test func `X23 markup in a CDATA section is text`() async throws {
        let inner = "</narrative><subject>2</subject>"
        let text = try Specimen.text(
            .xml, putting: "<narrative><![CDATA[\(inner)]]>", for: "<narrative>")
        try await Taken.posting(text) { taken in
            #expect(taken.notification.narrative?.hasPrefix(inner + "Officers") == true)
            #expect(taken.referral.children.count == 1)
            #expect(taken.page.contains("&lt;/narrative&gt;&lt;subject&gt;2&lt;/subject&gt;"))
            #expect(!taken.page.contains("<subject>"))
        }
    }

    private static let script = "<script>alert(1)</script>"

    @Test(arguments: Delivery.Spelling.allCases)
    func `X24 a script in any text is text on the page`(
        spelling: Delivery.Spelling
    ) async throws {
        let notice = Specimen.notice(Self.script, family: "=cmd" + Self.script) { notice in
            notice.narrative = Self.script + "\" onload='x'"
            notice.subjects[0].voice = Notification.Voice()
            notice.subjects[0].voice?.words = Self.script
            notice.subjects[0].sex = Stated(written: Self.script)
        }
        try await Taken.posting(notice.bytes(spelling), spelling) { taken in
            #expect(taken.notification.narrative == Self.script + "\" onload='x'")
            #expect(!taken.page.contains("<script"))
            #expect(!taken.page.contains("\" onload"))
            let escaped = "&lt;script&gt;alert(1)&lt;/script&gt;"
            // The name, the child's words, the account and the message's id.
            #expect(taken.page.split(separator: escaped).count > 4)
            #expect(taken.page.contains("=cmd" + escaped))
        }
    }

    @Test func `X24 a script in a rejected message is in neither answer, log nor page`()
        async throws
    {
        let text = try Specimen.text(
            .xml, putting: Self.script + "<narrative>", for: "<narrative>")
        try await Attack(
            .xml, text, is: .structure,
            at: try Place(of: "<script>", in: text, path: "/notification/*")
        ).isRefused { answer, doors in
            #expect(!answer.text.contains("alert"))
            #expect(!doors.house.logs.lines.joined().contains("alert"))
            let items = try doors.house.entries(of: "unread")
            #expect(items.count == 1)
            for item in items {
                let page = try doors.house.file("referral.html", of: "unread/new/\(item)")
                #expect(!String(decoding: page, as: UTF8.self).contains("<script"))
            }
        }
    }
}
