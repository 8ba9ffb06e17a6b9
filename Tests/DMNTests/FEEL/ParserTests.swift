import TestKit
import Testing

@testable import DMN

@Suite struct ParserTests {
    @Test(arguments: [
        ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 2 - 3", "5"), ("2 ** 3 ** 2", "64"),
        ("-2 ** 2", "4"), ("2 ** -1", "0.5"), ("-10*-5", "50"), ("12 / 3 / 2", "2"),
        ("1 + 1 = 2 and 3 > 2", "true"), ("false or true and false", "false"),
        ("2 in ({a: 1}).a + 1", "true"), ("2 in ([1, 2])[2]", "true"), ("2 in (1) + 1", "true"),
        ("5 between 1 + 1 and 3 * 3 and true", "true"), ("- - 3", "3"),
        ("1 in [1..3] and 4 in (1, 4)", "true"), ("2 > 1 = true", "true"),
        ("if 1 > 2 then 3 else if true then 4 else 5", "4"),
        ("[1, 2, 3][2] + {a: {b: 4}}.a.b", "6"), ("[[1]][1][1]", "1"),
        ("{a: 1, b: a + 1, \"c d\": b + 1}.c d", "3"), ("1 instance of number", "true"),
    ])
    func `operators bind as the standard says`(text: String, expected: String) throws {
        #expect(try FEEL.value(text).literal == expected)
    }

    @Test(arguments: [
        ("[1..5]", "[1..5]"), ("(1..5)", "(1..5)"), ("]1..5[", "(1..5)"), ("[1..5[", "[1..5)"),
        ("(< 5)", "(< 5)"), ("(>= 5)", "(>= 5)"), ("[1..5[.end included", "false"),
        ("[[1..2[, ]1..2]]", "[[1..2), (1..2]]"), ("[1..[2, 3][2]]", "[1..3]"),
    ])
    func `ranges end as they are written`(text: String, expected: String) throws {
        #expect(try FEEL.value(text).literal == expected)
    }

    @Test(arguments: [
        ("unknown + 1", "\"unknown\""), ("1 + never(2)", "\"never\""),
        ("1 instance of nothing", "type"), ("[1][never(item)]", "\"never\""),
    ])
    func `a name that is not in scope is refused by name`(text: String, named: String) throws {
        let error = try #require(FEEL.refusal(text))
        #expect(error.code == .unknownName)
        #expect(error.expected.contains(named))
        #expect(error.place.character != nil)
    }

    @Test(arguments: [
        "1 +", "+ 1", "1 2", "(1", "[1", "{a 1}", "{a: 1", "if 1 then 2", "for i in [1]",
        "for in [1] return 1", "some i in [1]", "function(a", "1 between 2", "1 in", "[1..", "1..2",
        "a.b", "{}.", "()", "not(", "{: 1}", "1 instance number", "1 instance of list<number",
        "= 1", "f(1,)", "[1..2}", "\u{0}", "\"\\x\"",
    ])
    func `a malformed expression is refused at its character`(text: String) throws {
        let error = try #require(FEEL.refusal(text))
        #expect(error.code == .syntax || error.code == .unknownName)
        #expect(error.place.character != nil)
    }

    @Test(arguments: [
        "now()", "sort([1], function(a, b) a < b)", "week of year(date(\"2026-01-01\"))",
        "for i in 1..3 return partial", "function(a) external {}", "(!= 5)",
    ])
    func `what is not evaluated is refused by name when it is read`(text: String) throws {
        let error = try #require(FEEL.refusal(text))
        #expect(error.code == .unsupported)
        #expect(error.expected.hasPrefix("no "))
    }

    @Test func `entries of one context have different names`() {
        #expect(FEEL.refusal("{a: 1, a: 2}")?.code == .duplicate)
    }

    @Test(arguments: ["(", "[", "-", "{a:", "not(", "if ", "1 in (", "function() ", "for i in "])
    func `deep nesting is refused, not followed`(opening: String) throws {
        let text = String(repeating: opening, count: 9_000 / opening.count)
        let error = try #require(FEEL.refusal(text))
        #expect(error.code == .tooDeep)
    }

    @Test func `a long sum is refused, a long choice is not`() throws {
        let sum = Array(repeating: "1", count: Limit.expressionHeight + 1).joined(separator: "+")
        #expect(FEEL.refusal(sum)?.code == .tooDeep)
        let choice = Array(repeating: "false", count: 1_000).joined(separator: " or ")
        #expect(try FEEL.value(choice) == false)
    }

    @Test func `random texts are read or refused, and nothing else happens`() {
        var random = SeededRandom(seed: 3)
        let parts = [
            "1", "a", "\"s\"", "@\"P1D\"", "+", "-", "*", "/", "**", "(", ")", "[", "]", "{", "}",
            ",", ":", ".", "..", "=", "<", ">=", "if ", "then ", "else ", "for ", "in ", "return ",
            "some ", "satisfies ", "not", "and ", "or ", "between ", "function", "instance of ",
            "list<", ">", "?", "item", "date", "x y", "null", "\\", "/*", "*/", "//", "\"", "@",
        ]
        var refused = 0
        for _ in 0..<5_000 {
            let count = Int.random(in: 1...12, using: &random)
            let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            if FEEL.refusal(text, ["a": 1, "x y": 2]) != nil { refused += 1 }
        }
        #expect(refused > 2_500)
        #expect(refused < 5_000)
    }
}
