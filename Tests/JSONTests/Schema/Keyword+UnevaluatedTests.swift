import JSON
import Testing

@Suite struct UnevaluatedTests {
    private static let base = """
        "properties": {"a": true}, "unevaluatedProperties": false
        """

    @Test(arguments: [
        // What a failed alternative looked at does not count.
        (
            "\"anyOf\": [{\"properties\": {\"b\": {\"const\": 1}}, \"required\": [\"c\"]}, true]",
            ["{}": true, "{\"b\": 1}": false, "{\"b\": 1, \"c\": 1}": false]
        ),
        // Every alternative that holds counts, not only the first.
        (
            "\"anyOf\": [{\"properties\": {\"b\": true}}, {\"properties\": {\"c\": true}}]",
            ["{\"a\": 1, \"b\": 1, \"c\": 1}": true, "{\"d\": 1}": false]
        ),
        (
            "\"oneOf\": [{\"properties\": {\"b\": true}, \"required\": [\"b\"]},"
                + "{\"properties\": {\"c\": true}, \"required\": [\"c\"]}]",
            ["{\"b\": 1}": true, "{\"b\": 1, \"c\": 1}": false, "{\"b\": 1, \"d\": 1}": false]
        ),
        (
            "\"allOf\": [{\"properties\": {\"b\": true}}, {\"patternProperties\": {\"^x\": true}}]",
            ["{\"b\": 1, \"xy\": 1}": true, "{\"y\": 1}": false]
        ),
        (
            "\"not\": {\"properties\": {\"b\": {\"const\": 1}}, \"required\": [\"b\"]}",
            ["{\"b\": 2}": false]
        ),
        (
            "\"if\": {\"properties\": {\"b\": {\"const\": 1}}, \"required\": [\"b\"]},"
                + "\"then\": {\"properties\": {\"c\": true}}, \"else\": {\"properties\": {\"d\": true}}",
            [
                "{\"b\": 1, \"c\": 1}": true, "{\"b\": 2, \"d\": 1}": false, "{\"d\": 1}": true,
                "{\"b\": 1, \"d\": 1}": false,
            ]
        ),
        (
            "\"dependentSchemas\": {\"b\": {\"properties\": {\"b\": true, \"c\": true}}}",
            ["{\"b\": 1, \"c\": 1}": true, "{\"c\": 1}": false]
        ),
        (
            "\"$ref\": \"#/$defs/x\", \"$defs\": {\"x\": {\"properties\": {\"b\": true}}}",
            ["{\"b\": 1}": true, "{\"c\": 1}": false]
        ),
        ("\"additionalProperties\": true", ["{\"z\": 1}": true]),
        ("\"propertyNames\": {\"maxLength\": 1}", ["{\"b\": 1}": false]),
        // A schema inside has marks of its own, and what it takes counts outside.
        (
            "\"allOf\": [{\"properties\": {\"b\": true}, \"unevaluatedProperties\": {\"type\": \"null\"}}]",
            ["{\"b\": 1, \"c\": null}": true, "{\"b\": 1, \"c\": 1}": false, "{\"a\": 1}": false]
        ),
    ])
    func `a member counts as evaluated if a schema that holds has looked at it`(
        keywords: String, values: [String: Bool]
    ) throws {
        let schema = try Schema(compiling: JSONText.document("{\(keywords), \(Self.base)}"))
        for (value, isValid) in values {
            #expect(try schema.isValid(JSONText.value(value)) == isValid, "\(value)")
            #expect(try schema.validate(JSONText.value(value)).isEmpty == isValid, "\(value)")
        }
    }

    @Test(arguments: [
        ("\"prefixItems\": [true]", ["[1]": true, "[1, 2]": false]),
        ("\"items\": true", ["[1, 2]": true]),
        ("\"contains\": {\"type\": \"string\"}", ["[\"a\", \"b\"]": true, "[\"a\", 1]": false]),
        (
            "\"anyOf\": [{\"prefixItems\": [true, {\"const\": 2}], \"minItems\": 3}, true]",
            ["[1, 2]": false]
        ),
        (
            "\"allOf\": [{\"prefixItems\": [true]}, {\"contains\": {\"const\": 9}}]",
            ["[1, 9]": true, "[1, 9, 9]": true, "[1, 8, 9]": false]
        ),
        (
            "\"prefixItems\": [{\"unevaluatedItems\": false, \"prefixItems\": [true]}]",
            ["[[1]]": true, "[[1, 2]]": false, "[[1], 1]": false]
        ),
    ])
    func `an element counts as evaluated if a schema that holds has looked at it`(
        keywords: String, values: [String: Bool]
    ) throws {
        let schema = try Schema(
            compiling: JSONText.document("{\(keywords), \"unevaluatedItems\": false}"))
        for (value, isValid) in values {
            #expect(try schema.isValid(JSONText.value(value)) == isValid, "\(value)")
            #expect(try schema.validate(JSONText.value(value)).isEmpty == isValid, "\(value)")
        }
    }
}
