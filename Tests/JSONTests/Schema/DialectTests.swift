import JSON
import Testing

@Suite struct DialectTests {
    private static func schema(vocabularies: String, _ text: String) throws -> Schema {
        let metaschema = "{\"$id\": \"urn:meta\", \"$vocabulary\": {\(vocabularies)}}"
        return try Schema(
            compiling: JSONText.document(text),
            preloaded: ["urn:meta": JSONText.document(metaschema)])
    }

    private static let home = "https://json-schema.org/draft/2020-12/vocab"

    @Test func `keywords of vocabularies that a metaschema leaves out are remarks`() throws {
        let text = "{\"$schema\": \"urn:meta\", \"minimum\": 10, \"properties\": {\"a\": false}}"
        let applicator = try Self.schema(vocabularies: "\"\(Self.home)/applicator\": true", text)
        #expect(try applicator.isValid(JSONText.value("1")))
        #expect(try !applicator.isValid(JSONText.value("{\"a\": 1}")))
        let validation = try Self.schema(vocabularies: "\"\(Self.home)/validation\": true", text)
        #expect(try !validation.isValid(JSONText.value("1")))
        #expect(try validation.isValid(JSONText.value("{\"a\": 1}")))
    }

    @Test(arguments: [true, false])
    func `the vocabulary for formats that assert makes them assert`(isRequired: Bool) throws {
        let schema = try Self.schema(
            vocabularies: "\"\(Self.home)/format-assertion\": \(isRequired)",
            "{\"$schema\": \"urn:meta\", \"format\": \"ipv4\"}")
        #expect(try schema.isValid(JSONText.value("\"127.0.0.1\"")))
        #expect(try !schema.isValid(JSONText.value("\"127.0.0\"")))
    }

    @Test func `an unknown vocabulary is passed over only if nobody demands it`() throws {
        let text = "{\"$schema\": \"urn:meta\"}"
        #expect(throws: Never.self) { try Self.schema(vocabularies: "\"urn:own\": false", text) }
        let error = #expect(throws: SchemaError.self) {
            try Self.schema(vocabularies: "\"urn:own\": true", text)
        }
        #expect(error?.code == .unknownVocabulary)
    }

    @Test func `a resource of draft 2019-09 is read as it was meant`() throws {
        let former = """
            {"$schema": "https://json-schema.org/draft/2019-09/schema",
             "items": [{"type": "string"}], "additionalItems": {"type": "integer"},
             "prefixItems": [false]}
            """
        let schema = try Schema(
            compiling: JSONText.document("{\"$ref\": \"urn:former\"}"),
            preloaded: ["urn:former": JSONText.document(former)])
        #expect(try schema.isValid(JSONText.value("[\"a\", 1]")))
        #expect(try !schema.isValid(JSONText.value("[1]")))
        #expect(try !schema.isValid(JSONText.value("[\"a\", \"b\"]")))
    }

    @Test func `recursion of draft 2019-09 leads to the outermost anchor`() throws {
        let tree = """
            {"$id": "urn:tree", "$schema": "https://json-schema.org/draft/2019-09/schema",
             "$recursiveAnchor": true, "properties": {"child": {"$recursiveRef": "#"}}}
            """
        let strict = """
            {"$id": "urn:strict", "$schema": "https://json-schema.org/draft/2019-09/schema",
             "$recursiveAnchor": true, "$ref": "urn:tree", "unevaluatedProperties": false}
            """
        let schema = try Schema(
            compiling: JSONText.document(strict), preloaded: ["urn:tree": JSONText.document(tree)])
        #expect(try schema.isValid(JSONText.value("{\"child\": {\"child\": {}}}")))
        #expect(try !schema.isValid(JSONText.value("{\"child\": {\"other\": {}}}")))
    }
}
