import JSON
import Testing

@Suite struct CompilerTests {
    @Test(arguments: [
        ("12", SchemaError.Code.malformed, "#"), ("{\"type\": \"text\"}", .malformed, "#/type"),
        ("{\"type\": 1}", .malformed, "#/type"), ("{\"minLength\": -1}", .malformed, "#/minLength"),
        ("{\"maxItems\": 1.5}", .malformed, "#/maxItems"), ("{\"enum\": 1}", .malformed, "#/enum"),
        ("{\"minimum\": \"1\"}", .malformed, "#/minimum"),
        ("{\"multipleOf\": 0}", .malformed, "#/multipleOf"),
        ("{\"multipleOf\": 1.2345678901234567891}", .numberOutOfRange, "#/multipleOf"),
        ("{\"required\": [1]}", .malformed, "#/required"),
        ("{\"required\": [\"a\", \"a\"]}", .malformed, "#/required"),
        ("{\"properties\": []}", .malformed, "#/properties"),
        ("{\"properties\": {\"a/b\": {\"type\": 1}}}", .malformed, "#/properties/a~1b/type"),
        ("{\"items\": 1}", .malformed, "#/items"), ("{\"allOf\": []}", .malformed, "#/allOf"),
        ("{\"prefixItems\": {}}", .malformed, "#/prefixItems"),
        ("{\"uniqueItems\": 1}", .malformed, "#/uniqueItems"),
        ("{\"pattern\": \"(\"}", .badPattern, "#/pattern"),
        ("{\"pattern\": \"(?=a)\"}", .badPattern, "#/pattern"),
        ("{\"pattern\": \"a{9999}\"}", .badPattern, "#/pattern"),
        ("{\"patternProperties\": {\"[\": true}}", .badPattern, "#/patternProperties"),
        ("{\"format\": 1}", .malformed, "#/format"), ("{\"$ref\": 1}", .malformed, "#/$ref"),
        ("{\"$id\": \"urn:a#b\"}", .malformed, "#/$id"),
        ("{\"$ref\": \"#/$defs/none\"}", .unresolvedReference, "#/$ref"),
        ("{\"$ref\": \"#none\"}", .unresolvedReference, "#/$ref"),
        ("{\"$dynamicRef\": \"#none\"}", .unresolvedReference, "#/$dynamicRef"),
        ("{\"$ref\": \"http://169.254.169.254/\"}", .unresolvedReference, "#/$ref"),
        ("{\"$ref\": \"file:///etc/passwd\"}", .unresolvedReference, "#/$ref"),
        ("{\"$schema\": \"urn:unknown\"}", .unknownDialect, "#/$schema"),
        ("{\"$ref\": \"#\"}", .endlessReference, "#"),
        ("{\"allOf\": [{\"not\": {\"$ref\": \"#\"}}]}", .endlessReference, "#"),
        (
            "{\"$defs\": {\"a\": {\"$id\": \"urn:x\"}, \"b\": {\"$id\": \"urn:x\"}}}",
            .duplicateIdentifier,
            "#/$defs/a/$id"
        ),
        (
            "{\"$defs\": {\"a\": {\"$anchor\": \"x\"}, \"b\": {\"$anchor\": \"x\"}}}",
            .duplicateIdentifier,
            "#/$defs/a"
        ),
    ])
    func `a schema that cannot be used is refused, and its fault is placed`(
        text: String, code: SchemaError.Code, location: String
    ) throws {
        let document = try JSONText.document(text)
        let error = #expect(throws: SchemaError.self) { try Schema(compiling: document) }
        #expect(error?.code == code)
        #expect(error?.location == location)
        #expect(error?.expected.isEmpty == false)
    }

    @Test(arguments: [
        "{\"type\": \"text\", \"deep\": 1}", "{\"minLength\": -1}", "{\"required\": \"a\"}",
        "{\"enum\": {}}", "{\"items\": 1}", "{\"properties\": {\"a\": 1}}", "{\"allOf\": []}",
        "{\"$ref\": 1}", "{\"multipleOf\": 0}", "{\"uniqueItems\": 1}",
    ])
    func `what is refused here is refused by the metaschema too`(text: String) throws {
        let metaschema = try Schema(
            compiling: JSONText.document(
                "{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}"))
        #expect(try !metaschema.isValid(JSONText.value(text)))
        #expect(throws: SchemaError.self) { try Schema(compiling: JSONText.document(text)) }
    }

    @Test func `references that pass through a value may run in a circle`() throws {
        let text = "{\"items\": {\"$ref\": \"#\"}, \"type\": \"array\"}"
        let schema = try Schema(compiling: JSONText.document(text))
        #expect(try schema.isValid(JSONText.value("[[], [[]]]")))
        #expect(try !schema.isValid(JSONText.value("[[], [1]]")))
    }

    @Test func `a schema of very many parts is refused`() throws {
        let parts = String(repeating: "{},", count: 110_000)
        let document = try JSONText.document("{\"allOf\": [\(parts){}]}")
        let error = #expect(throws: SchemaError.self) { try Schema(compiling: document) }
        #expect(error?.code == .tooLarge)
    }

    @Test func `a number beyond any count is no limit at all`() throws {
        let schema = try Schema(
            compiling: JSONText.document(
                "{\"maxLength\": 1e300, \"minLength\": 0, \"maxItems\": 1e300}"))
        #expect(try schema.isValid(JSONText.value("\"é\"")))
        let impossible = try Schema(compiling: JSONText.document("{\"minLength\": 1e300}"))
        #expect(try !impossible.isValid(JSONText.value("\"é\"")))
    }
}
