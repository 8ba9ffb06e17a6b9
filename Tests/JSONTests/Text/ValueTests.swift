import JSON
import Testing

@Suite struct ValueTests {
    @Test func `a value answers only for its own kind`() throws {
        let values = try Array(JSONText.value("[null, true, 12, \"12\", [1], {\"a\": 1}]").elements)
        #expect(values.map(\.kind) == Value.Kind.allCases)
        #expect(values.map(\.string) == [nil, nil, nil, "12", nil, nil])
        #expect(values.map(\.boolean) == [nil, true, nil, nil, nil, nil])
        #expect(values.map { $0.number?.text } == [nil, nil, "12", nil, nil, nil])
        #expect(values.map(\.integer) == [nil, nil, 12, nil, nil, nil])
        #expect(values.map(\.scalarText) == [nil, "true", "12", "12", nil, nil])
        #expect(values.map(\.count) == [0, 0, 0, 0, 1, 1])
        #expect(values.map { $0["a"]?.integer } == [nil, nil, nil, nil, nil, 1])
    }

    @Test func `elements and members come in the order written`() throws {
        let root = try JSONText.value("{\"b\": [3, [1], 2], \"a\": {\"x\": {}}, \"c\": 0}")
        #expect(root.members.map(\.key) == ["b", "a", "c"])
        #expect(root["b"]?.elements.map(\.kind) == [.number, .array, .number])
        #expect(root["a"]?.members.map(\.key) == ["x"])
        #expect(root.elements.map(\.kind).isEmpty)
        #expect(root["b"]?.members.map(\.key) == [])
    }

    @Test func `a member is found by its key, however the key is spelled`() throws {
        let root = try JSONText.value(
            "{\"na\\u006de\": 1, \"a longer name than eight\": 2, \"é\": 3}")
        #expect(root["name"]?.integer == 1)
        let known: StaticString = "a longer name than eight"
        #expect(root[known]?.integer == 2)
        #expect(root["é"]?.integer == 3)
        #expect(root["nam"] == nil)
        #expect(root["e\u{301}"] == nil)
    }

    @Test func `keys that look alike are two keys`() throws {
        let root = try JSONText.value("{\"\u{E9}\": 1, \"e\u{301}\": 2}")
        #expect(root["\u{E9}"]?.integer == 1)
        #expect(root["e\u{301}"]?.integer == 2)
    }

    @Test(
        arguments: [
            ("1.0", 1), ("10e-1", 1), ("-12", -12), ("9223372036854775807", .max),
            ("-9223372036854775808", .min), ("9223372036854775808", nil), ("1.5", nil),
            ("1e19", nil),
        ] as [(String, Int?)])
    func `an integer is a whole number of 64 bits in any spelling`(
        text: String, integer: Int?
    ) throws {
        #expect(try JSONText.value(text).integer == integer)
    }

    @Test func `a position is the line and the character where a value begins`() throws {
        let root = try JSONText.value("{\"é\": 1,\n  \"b\": [\n    true]}")
        #expect(root["é"]?.position.column == 7)
        #expect(root["b"]?.elements.map(\.position.line) == [3])
        #expect(root["b"]?.elements.map(\.position.column) == [5])
    }
}
