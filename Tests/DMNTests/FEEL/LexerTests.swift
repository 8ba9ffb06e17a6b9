import Testing

@testable import DMN

@Suite struct LexerTests {
    @Test func `the longest name in scope wins`() throws {
        let variables: [String: Value] = [
            "rate": 1, "rate of return": 2, "return": 3, "rate of": 4, "tax-rate": 5, "tax": 6,
        ]
        #expect(try FEEL.value("rate of return", variables) == 2)
        #expect(try FEEL.value("rate of + rate", variables) == 5)
        #expect(try FEEL.value("rate  of\n return * tax-rate", variables) == 10)
        #expect(try FEEL.value("tax - rate", variables) == 5)
    }

    @Test func `a name in scope may hold a keyword, but a keyword alone stays one`() throws {
        let variables: [String: Value] = ["if known": 7, "not found": 8, "true": 9, "date": 10]
        #expect(try FEEL.value("if known", variables) == 7)
        #expect(try FEEL.value("not found", variables) == 8)
        #expect(try FEEL.value("true", variables) == true)
        #expect(try FEEL.value("date + 1", variables) == 11)
        #expect(try FEEL.value("date and time(\"2026-01-01\").year", variables) == 2026)
    }

    @Test func `names may be written in any alphabet`() throws {
        let variables: [String: Value] = ["Größe": 1, "年齢": 2, "🐎": 3]
        #expect(try FEEL.value("Größe + 年齢 + 🐎", variables) == 6)
    }

    @Test func `comments and white space count for nothing`() throws {
        #expect(try FEEL.value("1 /* one + */ + // two\n 2\u{a0}") == 3)
    }

    @Test(arguments: [
        (#""a\"b\\c\/""#, nil), (#""a\"b\\c""#, #"a"b\c"#), (#""\n\r\t\'""#, "\n\r\t'"),
        (#""\u00e9\U01F40E""#, "é🐎"), (#""\ud83d\udca9""#, "💩"), (#""\u12""#, nil),
        (#""\u+123""#, nil), (#""\U110000""#, nil), (#""open"#, nil), (#""\"#, nil),
    ])
    func `escapes in strings are read, and others refused`(text: String, value: String?) throws {
        guard let value else {
            #expect(FEEL.refusal(text)?.code == .syntax)
            return
        }
        #expect(try FEEL.value(text) == .string(value))
    }

    @Test(arguments: [
        ("1 + #", 5), ("@\"nonsense\"", 1), ("/* open", 1), ("1 1", 3), ("\"a", 1), ("", 1),
        ("(1", 3), ("[1, ", 5), ("5 +", 4),
    ])
    func `an error names the character`(text: String, character: Int) throws {
        let error = try #require(FEEL.refusal(text))
        #expect(error.code == .syntax)
        #expect(error.place.character == character)
    }

    @Test func `a time zone by name is refused as such`() {
        #expect(FEEL.refusal("@\"2026-01-01T10:00:00@Europe/London\"")?.code == .unsupported)
        #expect(FEEL.refusal("time(\"10:00:00@Europe/London\")")?.code == .unsupported)
    }

    @Test func `a text over the limit is refused before it is read`() {
        let most = String(repeating: " ", count: Limit.expressionCharacters - 1) + "1"
        #expect(FEEL.refusal(most) == nil)
        #expect(FEEL.refusal(most + " ")?.code == .tooLarge)
        #expect(FEEL.refusal(String(repeating: "(", count: 100_000))?.code == .tooLarge)
    }
}
