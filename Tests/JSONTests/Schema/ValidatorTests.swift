import Testing

@testable import JSON

@Suite struct ValidatorTests {
    private static func run(_ schema: Schema, _ text: String) throws -> (isValid: Bool, steps: Int)
    {
        let document = try JSONText.document(text)
        var validator = Validator(schema, document)
        let isValid = validator.isValid(0)
        return (isValid, validator.steps)
    }

    /// J7 of the attack list.
    @Test(arguments: [
        ("{\"uniqueItems\": true}", "%,"),
        (
            "{\"items\": {\"$ref\": \"#/$defs/a\"}, \"$defs\": {\"a\": {\"type\": \"integer\"}}}",
            "1,"
        ),
        ("{\"items\": {\"anyOf\": [{\"type\": \"null\"}, {\"type\": \"integer\"}]}}", "1,"),
        ("{\"items\": {\"pattern\": \"(a|aa|aaa)*b$\"}}", "\"aaaaaaaaaab\","),
        ("{\"items\": {\"enum\": [\"b\", {\"a\": 1}, [1]]}}", "\"b\","),
        ("{\"prefixItems\": [true], \"unevaluatedItems\": {\"type\": \"integer\"}}", "1,"),
        (
            "{\"items\": {\"properties\": {\"a\": true}, \"unevaluatedProperties\": false}}",
            "{\"a\":1},"
        ),
    ])
    func `validating takes steps that grow with the value alone`(
        text: String, element: String
    ) throws {
        let schema = try Schema(compiling: JSONText.document(text))
        func array(_ count: Int) -> String {
            let elements = (0..<count).map { element.replacing("%", with: "\($0)") }
            return "[\(elements.joined())\(count).0]".replacing(",\(count).0]", with: "]")
        }
        let few = try Self.run(schema, array(1_000))
        let many = try Self.run(schema, array(10_000))
        #expect(few.isValid && many.isValid)
        #expect(few.steps >= 1_000 || text.contains("unique"))
        #expect(many.steps <= 11 * few.steps)
        #expect(many.steps <= 20 * 10_000)
    }

    @Test func `a hundred thousand unique elements are told apart`() throws {
        let schema = try Schema(compiling: JSONText.document("{\"uniqueItems\": true}"))
        let numbers = (0..<99_998).map(String.init).joined(separator: ",")
        let result = try Self.run(schema, "[\(numbers)]")
        #expect(result.isValid && result.steps < 200_000)
        #expect(try !Self.run(schema, "[\(numbers),5e0]").isValid)
    }

    @Test func `a long text that a pattern refuses is refused in a step for each character`() throws
    {
        let schema = try Schema(compiling: JSONText.document("{\"pattern\": \"((a|a)*)*b\"}"))
        let result = try Self.run(schema, "\"\(String(repeating: "a", count: 100_000))\"")
        #expect(!result.isValid)
        #expect(result.steps <= 100_010)
    }

    /// A dynamic reference that leads back to itself is not seen when the schema is compiled.
    @Test func `references without end are given up at a limit and never valid`() throws {
        let text = "{\"$dynamicAnchor\": \"a\", \"$dynamicRef\": \"#a\"}"
        let schema = try Schema(compiling: JSONText.document(text))
        let result = try Self.run(schema, "1")
        #expect(!result.isValid)
        #expect(result.steps <= Schema.depthLimit + 1)
        let findings = try schema.validate(JSONText.value("1"))
        #expect(findings.map(\.kind) == [.tooCostly])
        let negated = "{\"not\": \(text)}"
        #expect(try !Schema(compiling: JSONText.document(negated)).isValid(JSONText.value("1")))
    }

    @Test func `alternatives that double at each level are given up at the limit of steps`() throws
    {
        let text = """
            {"type": "array",
             "anyOf": [{"items": {"$ref": "#"}}, {"items": {"$ref": "#"}, "maxItems": 9}]}
            """
        let schema = try Schema(compiling: JSONText.document(text))
        let nested = String(repeating: "[", count: 30) + "0" + String(repeating: "]", count: 30)
        let limit = 20_000
        let document = try JSONText.document(nested)
        var validator = Validator(schema, document, stepLimit: limit)
        let isValid = validator.isValid(0)
        #expect(!isValid)
        #expect((limit...limit + Schema.depthLimit).contains(validator.steps))
        let findings = validator.findings(0, limit: 5)
        #expect(findings.contains { $0.kind == .tooCostly })
    }

    @Test func `a recursive schema follows a value to its deepest level`() throws {
        let text = "{\"properties\": {\"a\": {\"$ref\": \"#\"}}, \"additionalProperties\": false}"
        let schema = try Schema(compiling: JSONText.document(text))
        let nested = { (depth: Int, last: String) in
            String(repeating: "{\"a\":", count: depth) + last + String(repeating: "}", count: depth)
        }
        #expect(try Self.run(schema, nested(120, "{}")).isValid)
        #expect(try !Self.run(schema, nested(120, "{\"b\":1}")).isValid)
    }
}
