import Testing

@testable import DMN

@Suite struct UnaryTestTests {
    @Test(
        arguments: [
            ("-", 1), ("", 1), ("  ", nil), (" - ", nil), ("5", 5), ("<= 5", 5), (">= 5", 5),
            ("= 5", 5),
            ("!= 4", 5), ("< 6", 5), ("> 4", 5), ("[1..5]", 5), ("(4..5]", 5), ("]4..6[", 5),
            ("1, 5, 9", 5), ("< 2, > 4", 5), ("not(4)", 5), ("not(1, 2)", 5), ("not(< 5)", 5),
            ("? > 4", 5), ("? + 1 = 6", 5), ("limit", 5), ("> limit - 1", 5), ("[1..limit]", 5),
            ("[4, 5]", 5), ("null", nil), ("not(5)", 6), ("abs(-5)", 5), ("not(? > 6)", 5),
            ("if ? > 4 then true else false", 5), ("? in [1, 5]", 5),
        ] as [(String, Int?)])
    func `a test that a value passes says yes`(cell: String, value: Int?) throws {
        let value = value.map { Value.number(Number($0)) } ?? .null
        #expect(try FEEL.answer(cell, to: value, ["limit": 5]) == true)
    }

    @Test(arguments: [
        ("5", 4), ("< 5", 5), ("> 5", 5), ("(5..9]", 5), ("[1..5)", 5), ("1, 2", 5), ("not(5)", 5),
        ("not(< 6, 9)", 5), ("? > 6", 5), ("limit", 4), ("[1, 2]", 5), ("null", 5), ("!= 5", 5),
    ])
    func `a test that a value fails says no`(cell: String, value: Int) throws {
        let value = Value.number(Number(value))
        #expect(try FEEL.answer(cell, to: value, ["limit": 5]) == false)
    }

    @Test(arguments: [
        "true", "false", "5", ">= 3", "!= 3", "\"a\"", "[1..5]", "(< 5)", "1, 2", "not(5)",
        "not(1, 2)", "? > 4", "limit", "> limit", "[1, 2]", "limits", "not(> limit)",
    ])
    func `asked of null, every test but for null itself is unknown`(cell: String) throws {
        let variables: [String: Value] = ["limit": 5, "limits": .list([5])]
        #expect(try FEEL.answer(cell, to: .null, variables) == nil)
    }

    @Test func `a test against null is unknown, and of another kind too`() throws {
        #expect(try FEEL.answer("> limit", to: 5, ["limit": .null]) == nil)
        #expect(try FEEL.answer("[1..limit]", to: 5, ["limit": .null]) == nil)
        #expect(try FEEL.answer("\"5\"", to: 5) == nil)
        #expect(try FEEL.answer("> \"5\"", to: 5) == nil)
    }

    @Test func `one yes in a list outweighs what is unknown, one unknown what is no`() throws {
        #expect(try FEEL.answer("null, 5", to: .null) == true)
        #expect(try FEEL.answer("\"a\", 5", to: 5) == true)
        #expect(try FEEL.answer("\"a\", 5", to: 6) == nil)
        #expect(try FEEL.answer("not(\"a\", 5)", to: 6) == nil)
        #expect(try FEEL.answer("not(null)", to: .null) == false)
        #expect(try FEEL.answer("not(null)", to: 1) == true)
    }

    @Test(arguments: [
        ("< date(\"2026-01-02\")", "2026-01-01"),
        ("[@\"2026-01-01\"..@\"2026-01-31\"]", "2026-01-31"),
        ("> @\"PT24H\"", "P2D"), ("<= duration(\"P1Y\")", "P12M"),
        ("date and time(\"2026-01-01T10:00:00Z\")", "2026-01-01T12:00:00+02:00"),
        (">= @\"10:00:00\"", "10:00:00"),
    ])
    func `dates and durations may be compared with, and stand at the ends of ranges`(
        cell: String, value: String
    ) throws {
        #expect(try FEEL.answer(cell, to: try #require(Value(temporal: value))) == true)
    }

    @Test func `the form of a test can be read off`() throws {
        #expect(try form("-") == "any")
        #expect(try form("true") == "= true")
        #expect(try form(">= 3") == ">= 3")
        #expect(try form("[1..3)") == "[1..3)")
        #expect(try form("\"a\", < 2") == "= \"a\" or < 2")
        #expect(try form("not(\"a\", 2)") == "not = \"a\" or = 2")
        #expect(try form("< date(\"2026-01-02\")") == "< 2026-01-02")
        #expect(try form("-3") == "= -3")
        #expect(try form("? > 3") == "formula")
    }

    private func form(_ cell: String) throws -> String {
        var scope = Scope()
        let question = scope.reserve()
        return form(try Parser.test(cell, question: question, in: &scope))
    }

    private func form(_ test: UnaryTest) -> String {
        switch test {
        case .any: "any"
        case .compare(let comparison, let value): "\(comparison.rawValue) \(value.literal)"
        case .within(let interval): interval.description
        case .oneOf(let tests): tests.map(form).joined(separator: " or ")
        case .not(let tests): "not " + tests.map(form).joined(separator: " or ")
        case .formula: "formula"
        }
    }
}
