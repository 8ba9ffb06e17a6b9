import Testing

@testable import JSON

@Suite struct PatternParserTests {
    @Test(arguments: [
        "(", ")", "a)", "(a", "[a", "[b-a]", "[\\d-z]", "[a-\\d]", "*a", "a**", "a{2,1}", "a{",
        "a{1",
        "{1}", "}", "]", "\\", "\\a", "\\Z", "\\-", "\\c1", "\\x1", "\\u12", "\\u{110000}", "\\u{}",
        "\\103",
        "\\01", "\\1", "(a)\\2", "\\k<n>", "\\k", "(?<n>a)(?<n>b)", "(?<1>a)", "(?<>a)", "(?P<n>a)",
        "(?#x)", "(?i)a", "(?i-i:a)", "(?ii:a)", "(?-:a)", "(?x:a)", "(?", "^*", "(?=a)*", "\\b+",
        "\\p{Unknown}", "\\p{letter}", "\\pL", "\\p{gc=Greek}", "\\p{", "[\\B]",
    ])
    func `what ECMA-262 does not allow is malformed`(pattern: String) {
        let error = #expect(throws: PatternError.self) { try PatternParser.parse(pattern) }
        #expect(error?.code == .malformed)
    }

    @Test(arguments: [
        "", "|", "a||b", "()", "(?:)", "(?<$a_1>x)\\k<$a_1>", "\\k<n>(?<n>a)", "\\2(a)(b)", "[]",
        "[^]",
        "[-a]", "[a-]", "[\\-]", "a{1}", "a{1,}", "a{1,2}?", "\\u{10FFFF}", "\\ud800", "(?ims-:a)",
        "(?<=a+)b", "(?<!a|bc)d", "[\\w\\-.]+@", "\\p{Script=Greek}", "\\p{scx=Grek}", "/", "-",
        ",:=!",
    ])
    func `what ECMA-262 allows is read`(pattern: String) {
        #expect(throws: Never.self) { try PatternParser.parse(pattern) }
    }

    @Test func `an error says at which character`() {
        let error = #expect(throws: PatternError.self) { try PatternParser.parse("é[b-a]") }
        #expect(error?.offset == 3)
    }

    @Test func `groups are nested up to a limit, without a deep stack`() {
        let limit = PatternParser.depthLimit
        let nested = { (depth: Int) in
            String(repeating: "(", count: depth) + String(repeating: ")", count: depth)
        }
        #expect(throws: Never.self) { try PatternParser.parse(nested(limit)) }
        for depth in [limit + 1, 4_000] {
            let error = #expect(throws: PatternError.self) {
                try PatternParser.parse(nested(depth))
            }
            #expect(error?.code == .tooLarge)
        }
    }

    @Test func `a pattern has a greatest length`() {
        let limit = PatternParser.lengthLimit
        #expect(throws: Never.self) {
            try PatternParser.parse(String(repeating: "a", count: limit))
        }
        let error = #expect(throws: PatternError.self) {
            try PatternParser.parse(String(repeating: "a", count: limit + 1))
        }
        #expect(error?.code == .tooLarge)
    }
}
