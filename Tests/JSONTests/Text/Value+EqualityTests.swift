import JSON
import Testing

@Suite struct ValueEqualityTests {
    @Test(arguments: [
        ("1", "1.0"), ("1", "10e-1"), ("0", "-0.0"), ("\"a\"", "\"\\u0061\""), ("null", "null"),
        ("true", "true"), ("[1, 2]", "[1.0, 2]"),
        ("{\"a\": 1, \"b\": 2}", "{\"b\": 2.0, \"a\": 1}"),
        ("{\"a\": {\"b\": []}}", "{\"\\u0061\": {\"b\": []}}"),
        ("{\"\u{E9}\": 1, \"e\u{301}\": 2}", "{\"e\u{301}\": 2, \"\u{E9}\": 1}"),
    ])
    func `values that mean the same are equal and hash alike`(one: String, other: String) throws {
        let (one, other) = try (JSONText.value(one), JSONText.value(other))
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
    }

    @Test(arguments: [
        ("1", "true"), ("0", "false"), ("\"1\"", "1"), ("null", "false"), ("[1, 2]", "[2, 1]"),
        ("[]", "{}"), ("[[], 1]", "[[1]]"), ("{\"a\": 1}", "{\"a\": 1, \"b\": 1}"),
        ("{\"a\": 1}", "{\"b\": 1}"), ("\"\u{E9}\"", "\"e\u{301}\""), ("1", "-1"), ("1e2", "1e3"),
        ("{\"\u{E9}\": 1, \"e\u{301}\": 2}", "{\"\u{E9}\": 2, \"e\u{301}\": 1}"),
    ])
    func `values that differ in anything are not equal`(one: String, other: String) throws {
        #expect(try JSONText.value(one) != JSONText.value(other))
    }
}
