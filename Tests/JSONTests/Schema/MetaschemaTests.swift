import Testing

@testable import JSON

@Suite struct MetaschemaTests {
    private static let home = "https://json-schema.org/draft/2020-12/"

    @Test(arguments: [
        "schema", "meta/core", "meta/applicator", "meta/unevaluated", "meta/validation",
        "meta/meta-data", "meta/format-annotation", "meta/format-assertion", "meta/content",
    ])
    func `each metaschema is there under its own URI, and is valid by the first`(
        name: String
    ) throws {
        let document = try #require(Metaschema.document(Self.home + name))
        #expect(document.root["$id"]?.string == Self.home + name)
        let schema = try Schema(
            compiling: JSONText.document("{\"$ref\": \"\(Self.home)schema\"}"), formats: .assertion)
        #expect(schema.validate(document.root).map(\.expected) == [])
        #expect(throws: Never.self) { try Schema(compiling: document) }
    }

    @Test(arguments: ["schema#", "meta/", "other", ""])
    func `there is no other`(name: String) {
        #expect(Metaschema.document(Self.home + name) == nil)
    }

    @Test func `recursion in the metaschema reaches every level of a schema`() throws {
        let schema = try Schema(
            compiling: JSONText.document("{\"$ref\": \"\(Self.home)schema\"}"))
        let text = "{\"properties\": {\"a\": {\"items\": {\"allOf\": [{\"minLength\": %}]}}}}"
        #expect(try schema.isValid(JSONText.value(text.replacing("%", with: "1"))))
        let findings = try schema.validate(JSONText.value(text.replacing("%", with: "-1")))
        #expect(
            findings.first?.pointer.description == "/properties/a/items/allOf/0/minLength")
    }
}
