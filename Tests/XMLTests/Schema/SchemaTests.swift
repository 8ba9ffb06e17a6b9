import Files
import TestKit
import Testing
import XML

@Suite struct SchemaTests {
    private func refusal(
        of text: String, importing texts: [String: String] = [:]
    ) -> SchemaError? {
        do {
            _ = try Schema(
                compiling: Array(text.utf8), importing: texts.mapValues { Array($0.utf8) })
            return nil
        } catch {
            return error
        }
    }

    /// A schema that imports `urn:b` from a place and has an element of the type in it.
    private func importing(_ location: String) -> String {
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:b"
            targetNamespace="urn:a" elementFormDefault="qualified">
          <xs:import namespace="urn:b" schemaLocation="\(location)"/>
          <xs:element name="a" type="xs:string"/>
          <xs:element name="c" type="b:Short"/>
        </xs:schema>
        """
    }

    private func short(length: Int = 3, include: String = "") -> String {
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b">
          \(include)
          <xs:simpleType name="Short">
            <xs:restriction base="xs:string"><xs:maxLength value="\(length)"/></xs:restriction>
          </xs:simpleType>
        </xs:schema>
        """
    }

    @Test func `a schema compiles with what it imports from the texts given by name`() throws {
        let schema = try Schema(
            compiling: Array(importing("b.xsd").utf8),
            importing: ["b.xsd": Array(short().utf8)])
        #expect(try schema.findings(in: "<c xmlns='urn:a'>abc</c>") == [])
        let findings = try schema.findings(in: "<c xmlns='urn:a'>abcd</c>")
        #expect(findings.map(\.expected) == ["at most 3 characters"])
    }

    @Test func `an imported schema may include another one that is given`() throws {
        let included = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"/>
            """
        let include = "<xs:include schemaLocation='deep.xsd'/>"
        let texts = ["b.xsd": short(include: include), "deep.xsd": included]
        #expect(refusal(of: importing("b.xsd"), importing: texts) == nil)
        let error = refusal(of: importing("b.xsd"), importing: ["b.xsd": short(include: include)])
        #expect(error?.name == "b.xsd")
        #expect(error?.line == 2)
    }

    @Test(arguments: [
        "c.xsd", "file:///etc/hostname", "/etc/hostname", "http://127.0.0.1:9/b.xsd",
        "ftp://127.0.0.1:9/b.xsd", "../b.xsd",
    ])
    func `a schema that imports anything else does not compile`(location: String) {
        let error = refusal(of: importing(location), importing: ["b.xsd": short()])
        #expect(error?.name == nil)
        #expect(error?.line == 3)
    }

    @Test func `a schema that lies on the disk is not fetched`() throws {
        let folder = try TemporaryFolder()
        try Disk.real.put(short(), at: folder.path / "b.xsd")
        let location = folder.text("b.xsd")
        #expect(refusal(of: importing(location), importing: [location: short()]) == nil)
        #expect(refusal(of: importing(location))?.line == 3)
        #expect(refusal(of: importing("file://" + location))?.line == 3)
    }

    @Test func `two schemas compiled at once do not see each other's texts`() async {
        await withTaskGroup(of: Bool.self) { group in
            for index in 0..<40 {
                group.addTask {
                    let text = index.isMultiple(of: 2) ? ["b.xsd": short(length: 2)] : [:]
                    let isCompiled = refusal(of: importing("b.xsd"), importing: text) == nil
                    return isCompiled == index.isMultiple(of: 2)
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test func `what libxml2 only warns of is an error`() {
        let twice = importing("b.xsd").replacing(
            "<xs:element name=\"a\"",
            with: "<xs:import namespace='urn:b' schemaLocation='other.xsd'/><xs:element name=\"a\"")
        let error = refusal(of: twice, importing: ["b.xsd": short(), "other.xsd": short()])
        #expect(error?.reason.contains("already imported") == true)
    }

    @Test(arguments: [
        ("<a", 1), ("<a/>", 0), ("<!DOCTYPE a><a/>", 1), ("", 1),
        (
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:element name="a" type="Missing"/>
            </xs:schema>
            """, 2
        ),
        (
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:complexType name="A"><xs:sequence/>
                <xs:assert test="true()"/>
              </xs:complexType>
            </xs:schema>
            """, 3
        ),
    ])
    func `what is no schema is refused, with its line`(text: String, line: Int) {
        let error = refusal(of: text)
        #expect(error?.line == line)
        #expect(error?.reason.isEmpty == false)
    }

    @Test func `an imported text is read within our limits before libxml2 sees it`() {
        let error = refusal(
            of: importing("b.xsd"), importing: ["b.xsd": "\n<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"])
        #expect(error?.name == "b.xsd")
        #expect(error?.line == 2)
        #expect(error?.reason == "expected no document type declaration")
    }
}
