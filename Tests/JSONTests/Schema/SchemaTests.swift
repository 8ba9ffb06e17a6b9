import JSON
import TestKit
import Testing

@Suite struct SchemaTests {
    private static let person = """
        {
          "$id": "https://example.org/person",
          "type": "object",
          "properties": {
            "name": {"type": "string", "minLength": 2, "maxLength": 5, "pattern": "^[A-Z]"},
            "sex": {"enum": ["female", "male", null, 1]},
            "age": {"type": "integer", "minimum": 0, "exclusiveMaximum": 150},
            "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 2,
                     "uniqueItems": true},
            "at": {"$ref": "#/$defs/place"}
          },
          "required": ["name", "sex"],
          "additionalProperties": false,
          "$defs": {"place": {"type": ["object", "null"], "required": ["town"]}}
        }
        """

    @Test(
        arguments: [
            ("{\"name\": \"Ada\", \"sex\": null}", []),
            ("{\"name\": \"Ada\", \"sex\": 1.0, \"age\": 149.0, \"tags\": [\"a\", \"b\"]}", []),
            ("12", [" wrongKind type"]),
            ("{}", [" missingMember required", " missingMember required"]),
            ("{\"name\": \"Ada\"}", [" missingMember required"]),
            ("{\"name\": \"A\", \"sex\": null}", ["/name tooLittle minLength"]),
            ("{\"name\": \"Aaaaaa\", \"sex\": null}", ["/name tooMuch maxLength"]),
            ("{\"name\": \"Ééééé\", \"sex\": null}", ["/name wrongForm pattern"]),
            ("{\"name\": \"A🐲🐲🐲🐲\", \"sex\": \"male\"}", []),
            ("{\"name\": \"Ada\", \"sex\": \"other\"}", ["/sex unlisted enum"]),
            ("{\"name\": \"Ada\", \"sex\": 1, \"age\": -1}", ["/age tooLittle minimum"]),
            ("{\"name\": \"Ada\", \"sex\": 1, \"age\": 150}", ["/age tooMuch exclusiveMaximum"]),
            ("{\"name\": \"Ada\", \"sex\": 1, \"age\": 1.5}", ["/age wrongKind type"]),
            (
                "{\"name\": \"Ada\", \"sex\": 1, \"extra\": 1}",
                ["/extra unexpectedMember additionalProperties"]
            ),
            (
                "{\"name\": 1, \"sex\": 2, \"tags\": [1, \"a\", \"a\"], \"at\": {}}",
                [
                    "/name wrongKind type", "/sex unlisted enum", "/tags tooMuch maxItems",
                    "/tags/0 wrongKind type", "/tags/2 repeated uniqueItems",
                    "/at missingMember required",
                ]
            ),
        ] as [(String, [String])])
    func `each finding names its value, what is wrong with it, and the keyword`(
        text: String, expected: [String]
    ) throws {
        let schema = try Schema(compiling: JSONText.document(Self.person))
        let root = try JSONText.value(text)
        let findings = schema.validate(root)
        #expect(findings.map { "\($0.pointer) \($0.kind) \($0.keyword.rawValue)" } == expected)
        #expect(schema.isValid(root) == expected.isEmpty)
    }

    @Test func `a finding says where it is in the text and in the schema, and what is expected`()
        throws
    {
        let schema = try Schema(compiling: JSONText.document(Self.person))
        let text = "{\"name\": \"Ada\",\n \"sex\": 1, \"at\":\n  {\"town\": 1}, \"age\": true}"
        let finding = try #require(schema.validate(JSONText.value(text)).first)
        #expect(finding.position.line == 3)
        #expect(finding.position.column == 23)
        #expect(finding.schemaLocation == "https://example.org/person#/properties/age/type")
        #expect(finding.expected == "a value of type integer")
        let missing = try #require(schema.validate(JSONText.value("{\"sex\": 1}")).first)
        #expect(missing.expected == "the member \"name\"")
        #expect(missing.schemaLocation == "https://example.org/person#/required")
    }

    @Test(arguments: [
        ("{\"not\": {\"type\": \"string\"}}", "\"a\"", ["forbidden not"]),
        ("{\"oneOf\": [{\"minimum\": 1}, {\"maximum\": 9}]}", "5", ["wrongAlternative oneOf"]),
        (
            "{\"anyOf\": [{\"type\": \"null\"}, {\"type\": \"boolean\"}]}", "5",
            ["wrongAlternative anyOf"]
        ),
        // Only one alternative takes an object, so what is wrong by it is told.
        (
            "{\"anyOf\": [{\"type\": \"null\"}, {\"type\": \"object\", \"required\": [\"a\", \"b\"]}]}",
            "{}", ["missingMember required", "missingMember required"]
        ),
        ("false", "5", ["forbidden "]),
        ("{\"contains\": {\"const\": 1}}", "[2]", ["tooLittle contains"]),
        ("{\"contains\": true, \"maxContains\": 1}", "[2, 3]", ["tooMuch maxContains"]),
        ("{\"prefixItems\": [true], \"items\": false}", "[1, 2]", ["unexpectedElement items"]),
        ("{\"unevaluatedItems\": false}", "[1]", ["unexpectedElement unevaluatedItems"]),
        (
            "{\"unevaluatedProperties\": false}", "{\"a\": 1}",
            ["unexpectedMember unevaluatedProperties"]
        ),
        ("{\"propertyNames\": {\"maxLength\": 1}}", "{\"ab\": 1}", ["tooMuch maxLength"]),
        (
            "{\"dependentRequired\": {\"a\": [\"b\"]}}", "{\"a\": 1}",
            ["missingMember dependentRequired"]
        ),
        ("{\"multipleOf\": 0.1}", "0.25", ["wrongForm multipleOf"]),
        (
            "{\"minProperties\": 2, \"patternProperties\": {\"^a\": {\"type\": \"null\"}}}",
            "{\"ab\": 1}",
            ["wrongKind type", "tooLittle minProperties"]
        ),
    ])
    func `every kind of keyword reports in its own way`(
        schema: String, text: String, expected: [String]
    ) throws {
        let schema = try Schema(compiling: JSONText.document(schema))
        let findings = try schema.validate(JSONText.value(text))
        #expect(findings.map { "\($0.kind) \($0.keyword.rawValue)" } == expected)
    }

    @Test func `more than sixty-four names may be required`() throws {
        let names = (0..<100).map { "\"n\($0)\"" }
        let schema = try Schema(
            compiling: JSONText.document("{\"required\": [\(names.joined(separator: ","))]}"))
        let members = names.map { "\($0): 0" }
        #expect(try schema.isValid(JSONText.value("{\(members.joined(separator: ","))}")))
        for left in [0, 63, 64, 99] {
            var some = members
            some.remove(at: left)
            let findings = try schema.validate(JSONText.value("{\(some.joined(separator: ","))}"))
            #expect(findings.map(\.expected) == ["the member \(names[left])"])
        }
    }

    @Test func `a name is one name only if it is the same bytes`() throws {
        let text = "{\"properties\": {\"\u{E9}\": {\"const\": 1}, \"e\u{301}\": {\"const\": 2}}}"
        let schema = try Schema(compiling: JSONText.document(text))
        #expect(try schema.isValid(JSONText.value("{\"\u{E9}\": 1, \"e\u{301}\": 2}")))
        #expect(try !schema.isValid(JSONText.value("{\"\u{E9}\": 2, \"e\u{301}\": 1}")))
    }

    @Test func `formats are remarks unless they are asked to be more`() throws {
        let text = "{\"format\": \"date\"}"
        let remark = try Schema(compiling: JSONText.document(text))
        let assertion = try Schema(compiling: JSONText.document(text), formats: .assertion)
        let value = try JSONText.value("\"23 November\"")
        #expect(remark.validate(value).isEmpty)
        #expect(assertion.validate(value).map(\.kind) == [.wrongForm])
        #expect(try assertion.isValid(JSONText.value("\"2026-11-23\"")))
    }
}

extension SchemaTests {
    @Test func `a flood of faults is cut off at the limit`() throws {
        let schema = try Schema(compiling: JSONText.document("{\"items\": {\"type\": \"string\"}}"))
        let flood = try Document(
            parsing: Array("[\(String(repeating: "1,", count: 45_000))1]".utf8))
        #expect(schema.validate(flood.root).count == Schema.findingLimit)
        #expect(schema.validate(flood.root, limit: 3).count == 3)
    }

    /// A word that must never come back.
    private static let canary = "zqxcanary"

    @Test func `no finding says anything that a value says`() throws {
        let schema = try Schema(compiling: JSONText.document(Self.person), formats: .assertion)
        let canary = Self.canary
        let values = [
            "\"\(canary)\"", "[\"\(canary)\"]", "{\"\(canary)\": \"\(canary)\"}", "12345678",
        ]
        var count = 0
        for member in ["name", "sex", "age", "tags", "at", "\(canary)"] {
            for value in values {
                let text = "{\"\(member)\": \(value), \"\(canary)2\": \(value)}"
                for finding in try schema.validate(JSONText.value(text)) {
                    count += 1
                    let said = [
                        finding.expected, finding.schemaLocation, "\(finding.kind)",
                        finding.keyword.rawValue,
                    ]
                    #expect(!said.joined().contains("canary"))
                    #expect(!said.joined().contains("12345678"))
                }
            }
        }
        #expect(count > 50)
    }

    @Test func `two threads that share a schema agree with one`() async throws {
        let schema = try Schema(compiling: JSONText.document(Self.person))
        let texts = (0..<200).map { number in
            "{\"name\": \"N\(number)\", \"sex\": \(number % 3), \"age\": \(number)}"
        }
        let documents = try texts.map { try JSONText.document($0) }
        let alone = documents.map { schema.validate($0.root).map { "\($0.pointer) \($0.kind)" } }
        #expect(alone.contains([]) && !alone.allSatisfy(\.isEmpty))
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    documents.map { schema.validate($0.root).map { "\($0.pointer) \($0.kind)" } }
                        == alone
                }
            }
            for await agrees in group { #expect(agrees) }
        }
    }

    @Test func `flipped bytes never bring validation down`() throws {
        let schema = try Schema(compiling: JSONText.document(Self.person), formats: .assertion)
        let original = Array(
            "{\"name\": \"Ada\", \"sex\": null, \"age\": 149, \"tags\": [\"a\", \"b\"], \"at\": null}"
                .utf8)
        var random = SeededRandom(seed: 2_020)
        var outcomes: [Bool: Int] = [:]
        for _ in 0..<20_000 {
            var bytes = original
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                in: 0x20...0x7E, using: &random)
            guard let document = try? Document(parsing: bytes) else { continue }
            let isValid = schema.isValid(document.root)
            #expect(schema.validate(document.root).isEmpty == isValid)
            outcomes[isValid, default: 0] += 1
        }
        #expect(outcomes[true, default: 0] > 100 && outcomes[false, default: 0] > 100)
    }
}
