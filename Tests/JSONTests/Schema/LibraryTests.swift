import JSON
import Testing

@Suite struct LibraryTests {
    private static let shelf = [
        "https://example.org/shelf/text": "{\"type\": \"string\"}",
        "https://example.org/shelf/list": "{\"items\": {\"$ref\": \"text\"}}",
        "https://example.org/given-as":
            "{\"$id\": \"https://example.org/calls-itself\", \"const\": 7}",
    ]

    private static func schema(_ text: String) throws -> Schema {
        try Schema(
            compiling: JSONText.document(text),
            preloaded: shelf.mapValues { try JSONText.document($0) }
        )
    }

    @Test(arguments: [
        ("{\"$ref\": \"https://example.org/shelf/list\"}", "[\"a\"]", "[1]"),
        ("{\"$id\": \"https://example.org/shelf/\", \"$ref\": \"list\"}", "[\"a\"]", "[1]"),
        ("{\"$ref\": \"https://example.org/given-as\"}", "7", "8"),
        ("{\"$ref\": \"https://example.org/calls-itself\"}", "7", "8"),
        ("{\"$ref\": \"https://example.org/shelf/list#/items\"}", "\"a\"", "1"),
        (
            "{\"$ref\": \"https://json-schema.org/draft/2020-12/meta/core\"}", "{\"$id\": \"a\"}",
            "1"
        ),
        (
            "{\"$defs\": {\"a\": {\"$id\": \"urn:part\", \"$anchor\": \"x\", \"type\": \"null\"}},"
                + "\"$ref\": \"urn:part#x\"}", "null", "1"
        ),
        (
            "{\"const\": {\"type\": \"null\"}, \"anyOf\": [true, {\"$ref\": \"#/const\"}]}",
            "{\"type\": \"null\"}", "null"
        ),
        ("{\"x\": {\"y\": {\"type\": \"null\"}}, \"$ref\": \"#/x/y\"}", "null", "1"),
    ])
    func `a reference leads to what was given, by URI, anchor or pointer`(
        text: String, right: String, wrong: String
    ) throws {
        let schema = try Self.schema(text)
        #expect(try schema.isValid(JSONText.value(right)))
        #expect(try !schema.isValid(JSONText.value(wrong)))
    }

    @Test(arguments: [
        "https://example.org/shelf/other", "list", "https://example.org/shelf/list#none",
        "https://example.org/shelf/list#/none", "urn:none", "//example.org/shelf/list",
    ])
    func `nothing else is ever looked for`(reference: String) {
        let error = #expect(throws: SchemaError.self) {
            try Self.schema("{\"$ref\": \"\(reference)\"}")
        }
        #expect(error?.code == .unresolvedReference)
    }

    @Test func `a place in a document that was given is named by its URI`() throws {
        let schema = try Self.schema("{\"$ref\": \"https://example.org/shelf/list\"}")
        let finding = try #require(schema.validate(JSONText.value("[1]")).first)
        #expect(finding.schemaLocation == "https://example.org/shelf/text#/type")
    }
}
