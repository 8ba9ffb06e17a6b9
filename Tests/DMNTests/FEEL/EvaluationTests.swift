import TestKit
import Testing

@testable import DMN

@Suite struct EvaluationTests {
    @Test(arguments: [
        ("true and true", "true"), ("true and false", "false"), ("true and null", "null"),
        ("null and false", "false"), ("null and null", "null"), ("true or null", "true"),
        ("false or null", "null"), ("null or true", "true"), ("false or false", "false"),
        ("not(null)", "null"), ("not(true)", "false"), ("1 and true", "null"),
        ("\"true\" or false", "null"), ("1 = null", "false"), ("null = null", "true"),
        ("null != null", "false"), ("1 = \"1\"", "null"), ("null < 1", "null"),
    ])
    func `logic has three values`(text: String, expected: String) throws {
        #expect(try FEEL.value(text).literal == expected)
    }

    @Test(arguments: [
        "1 + null", "null * 2", "\"a\" + 1", "\"a\" - \"a\"", "true + true", "1 / 0", "0 ** -1",
        "-\"a\"", "-true", "[1] + [1]", "{a: 1} + 1", "@\"P1D\" + @\"P1M\"", "@\"P1D\" * @\"P1D\"",
        "@\"2026-01-01\" + 1", "@\"10:00:00\" - @\"10:00:00Z\"", "{a: 1}.b", "null.a",
        "if 1 then 2 else 3", "[1, 2][0]", "[1, 2][3]", "for i in null return i",
        "some i in null satisfies true", "[1..\"a\"]", "5(1)", "{a: 1}(2)", "abs(\"x\")",
        "abs(1, 2)", "abs(m: 1)", "date(\"2026-02-30\")", "time(25, 0, 0)",
    ])
    func `what has no answer is null`(text: String) throws {
        #expect(try FEEL.value(text) == .null)
    }

    @Test(arguments: [
        ("\"foo\" + \"bar\"", "\"foobar\""), ("@\"2026-01-31\" + @\"P1M\"", "2026-02-28"),
        ("@\"P1D\" + @\"2026-01-31\"", "2026-02-01"), ("@\"2026-01-02\" - @\"PT1H\"", "2026-01-01"),
        ("@\"2026-03-01\" - @\"2026-02-01\"", "P28D"), ("@\"P1D\" * 1.5", "P1DT12H"),
        ("@\"P1Y\" / 2", "P6M"), ("@\"P1D\" / @\"PT6H\"", "4"), ("2 * @\"P1M\"", "P2M"),
        ("-@\"P1D\"", "-P1D"), ("@\"10:00:00\" - @\"11:30:00\"", "-PT1H30M"),
        ("@\"P2M\" - @\"P3M\"", "-P1M"), ("@\"P1D\" + @\"PT1H\"", "P1DT1H"),
        ("@\"2026-01-01T00:00:00Z\" - @\"2025-12-31\"", "P1D"), ("10 + 20 / -5 - 3", "3"),
    ])
    func `dates, times and durations are reckoned with`(text: String, expected: String) throws {
        #expect(try FEEL.value(text).literal == expected)
    }

    @Test(arguments: [
        ("for i in 1..3 return i * i", "[1, 4, 9]"), ("for i in 2..1 return i", "[2, 1]"),
        ("for i in [1, 2], j in [i..3] return j", "[1, 2, 3, 2, 3]"),
        ("for i in 5 return i", "[5]"),
        ("for d in @\"2026-01-01\"..@\"2026-01-02\" return d.day", "[1, 2]"),
        ("some i in [1, 2] satisfies i > 1", "true"), ("every i in [] satisfies false", "true"),
        ("every i in [1, null] satisfies i > 0", "null"),
        ("some i in [null, 2] satisfies i > 1", "true"), ("[1, 2, 3][item > 1]", "[2, 3]"),
        ("[{a: 1}, {a: 2}][a = 2]", "[{a: 2}]"), ("[{a: 1}, {a: 2}].a", "[1, 2]"),
        ("[{item: 1}, {item: 2}][item > 1]", "[{item: 2}]"), ("[1, 2, 3][-1]", "3"),
        ("(function(x, y) x - y)(y: 1, x: 3)", "2"), ("(function() 7)()", "7"),
        ("(function(f, x) f(f(x)))(function(n) n * 2, 3)", "12"),
        ("for i in [1, 2] return (function(x) x + i)(10)", "[11, 12]"),
        ("[{a: [{b: 1}, {b: 2}]}][count(a[b > 1]) = 1].a.b", "[[1, 2]]"),
    ])
    func `lists are looped over, filtered and asked of`(text: String, expected: String) throws {
        #expect(try FEEL.value(text).literal == expected)
    }

    @Test func `a function keeps what it saw when it was made`() throws {
        let text = "for f in (for i in 1..3 return function() i * k) return f()"
        #expect(try FEEL.value(text, ["k": 10]) == .list([10, 20, 30]))
    }

    @Test(arguments: [
        ("[1] instance of list<number>", true), ("[1, \"a\"] instance of list<number>", false),
        ("{a: 1} instance of context<a: number>", true), ("null instance of Any", false),
        ("{a: 1} instance of context<b: Any>", false), ("[1..2] instance of range<number>", true),
        ("(function(x) x) instance of function<number> -> number", true),
        ("@\"P1D\" instance of days and time duration", true),
    ])
    func `a value is an instance of its type`(text: String, expected: Bool) throws {
        #expect(try FEEL.value(text) == .boolean(expected))
    }

    @Test func `operations on extreme values have an answer, or null, or reach a limit`() {
        var random = SeededRandom(seed: 6)
        var answered = 0
        for _ in 0..<1_000 {
            let text = Self.extreme(&random, depth: 2)
            switch FEEL.refusal("string(" + text + ")")?.code {
            case nil: answered += 1
            case .tooLarge, .tooManySteps: break
            case let code?: Issue.record("\(text) is refused: \(code)")
            }
        }
        #expect(answered > 900)
    }

    private static let extremes = [
        "null", "true", "0", "-1", "0.5", "9.999999999999999999999999999999999E6144", "1E-6176",
        "9223372036854775807", "-9223372036854775808", "1E18", "\"\"", "\"text\"",
        "@\"999999999-12-31\"", "@\"-999999999-01-01\"", "@\"2024-02-29\"",
        "@\"999999999-12-31T23:59:59.999999999-18:00\"", "@\"-999999999-01-01T00:00:00+18:00\"",
        "@\"23:59:59.999999999\"", "@\"00:00:00+18:00\"", "@\"P999999999999D\"",
        "@\"-P999999999999DT999999999999H\"", "@\"PT0.000000001S\"", "@\"P999999999999Y\"",
        "@\"-P999999999999Y999999999999M\"", "[]", "[1, null, \"a\"]", "{a: 1}", "[0..9]",
    ]

    /// A random expression of operations on extreme values.
    private static func extreme(_ random: inout SeededRandom, depth: Int) -> String {
        guard depth > 0 else { return extremes.randomElement(using: &random) ?? "" }
        func operand() -> String { extreme(&random, depth: depth - 1) }
        switch Int.random(in: 0...5, using: &random) {
        case 0...2:
            let operators = ["+", "-", "*", "/", "**", "=", "<", "in", "and"]
            return "(\(operand()) \(operators.randomElement(using: &random) ?? "+") \(operand()))"
        case 3:
            let members = ["year", "weekday", "second", "time offset", "months", "days", "start"]
            return "(\(operand())).\(members.randomElement(using: &random) ?? "year")"
        case 4:
            return "\(operand())[\(operand())]"
        default:
            let builtin = Builtin.allCases.randomElement(using: &random) ?? .abs
            let count = Int.random(in: 1...4, using: &random)
            let arguments = (0..<count).map { _ in operand() }
            return "\(builtin.rawValue)(\(arguments.joined(separator: ", ")))"
        }
    }

    // MARK: Limits

    @Test func `endless iteration ends at the limit of steps`() throws {
        let loop = "for a in 1..1000, b in 1..1000, c in 1..1000 return null"
        #expect([.tooManySteps, .tooLarge].contains(FEEL.refusal(loop)?.code))
        let count = "count([1][some a in 1..9999 satisfies some b in 1..9999 satisfies false])"
        #expect(FEEL.refusal(count)?.code == .tooManySteps)
    }

    @Test func `endless recursion ends at the limit of depth`() throws {
        let text = "(function(f) f(f))(function(f) 1 + f(f))"
        #expect(FEEL.refusal(text)?.code == .tooDeep)
    }

    @Test func `lists and strings do not grow beyond their limits`() throws {
        #expect(FEEL.refusal("for i in 1..100001 return i")?.code == .tooLarge)
        let doubled = (0..<30).reduce("\"abcdefgh\"") { text, _ in "(function(s) s + s)(\(text))" }
        #expect(FEEL.refusal(doubled)?.code == .tooLarge)
    }
}
