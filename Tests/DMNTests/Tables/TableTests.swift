import DMN
import Testing

@Suite struct TableTests {
    /// Three rules that overlap from 10 on, in no order of importance.
    private func table(_ policy: String, _ aggregation: String? = nil) -> SampleTable {
        SampleTable(
            hitPolicy: policy, aggregation: aggregation, inputs: [("x", "number", nil)],
            outputs: [
                .init(values: policy.hasSuffix("R") || policy == "PRIORITY" ? "3, 2, 1" : nil)
            ],
            rules: [">= 10 | 1", "> 0 | 2", ">= 10 | 3"])
    }

    @Test(arguments: [
        ("UNIQUE", nil, "null"), ("ANY", nil, "null"), ("FIRST", nil, "1"), ("PRIORITY", nil, "3"),
        ("RULE ORDER", nil, "[1, 2, 3]"), ("OUTPUT ORDER", nil, "[3, 2, 1]"),
        ("COLLECT", nil, "[1, 2, 3]"), ("COLLECT", "SUM", "6"), ("COLLECT", "MIN", "1"),
        ("COLLECT", "MAX", "3"), ("COLLECT", "COUNT", "3"),
    ])
    func `when rules overlap the hit policy decides`(
        policy: String, aggregation: String?, expected: String
    ) throws {
        let outcome = try table(policy, aggregation).decide(10)
        #expect(outcome?.value.literal == expected)
        #expect(outcome.map { Array($0.fired) } == [0, 1, 2])
    }

    @Test(arguments: [
        ("UNIQUE", nil, "null"), ("ANY", nil, "null"), ("FIRST", nil, "null"),
        ("PRIORITY", nil, "null"), ("RULE ORDER", nil, "null"), ("OUTPUT ORDER", nil, "null"),
        ("COLLECT", nil, "[]"), ("COLLECT", "SUM", "null"), ("COLLECT", "COUNT", "0"),
    ])
    func `in a gap the answer is null, an empty list or a count of none`(
        policy: String, aggregation: String?, expected: String
    ) throws {
        let outcome = try table(policy, aggregation).decide(0)
        #expect(outcome?.value.literal == expected)
        #expect(outcome?.fired.isEmpty == true)
        #expect(outcome?.conflict == nil)
    }

    @Test(arguments: ["UNIQUE", "FIRST", "COLLECT", "PRIORITY"])
    func `in a gap the default output is the answer`(policy: String) throws {
        var table = table(policy)
        table.outputs[0].fallback = "7 + 1"
        #expect(try table.decide(0)?.value == 8)
    }

    @Test func `several rules in a unique table are a conflict`() throws {
        #expect(try table("UNIQUE").decide(10)?.conflict == .severalFired)
        #expect(try table("UNIQUE").decide(5)?.conflict == nil)
        #expect(try table("UNIQUE").decide(5)?.value == 2)
    }

    @Test func `rules of an any table that agree are no conflict`() throws {
        var table = table("ANY")
        #expect(try table.decide(10)?.conflict == .disagreement)
        table.rules = [">= 10 | 1", "> 0 | 1.0"]
        let outcome = try table.decide(10)
        #expect(outcome?.value == 1)
        #expect(outcome?.conflict == nil)
    }

    @Test func `several outputs make a context`() throws {
        let table = SampleTable(
            hitPolicy: "PRIORITY", inputs: [("x", "number", nil)],
            outputs: [
                .init(name: "band", values: "\"B1\", \"B2\""), .init(name: "due", values: "4, 24"),
            ],
            rules: ["- | \"B2\"; 4", "- | \"B1\"; 24", "- | \"B1\"; 2 + 2"])
        #expect(try table.decide(1)?.value.literal == "{band: \"B1\", due: 4}")
    }

    @Test func `a rule with a null cell does not fire, and one with a dash there does`() throws {
        let table = SampleTable(
            hitPolicy: "COLLECT", inputs: [("a", "boolean", nil), ("n", "number", nil)],
            rules: ["true; - | 1", "-; >= 3 | 2", "true; >= 3 | 3", "null; - | 4", "-; - | 5"])
        #expect(try table.decide(.null, 3)?.value.literal == "[2, 4, 5]")
        #expect(try table.decide(true, .null)?.value.literal == "[1, 5]")
        #expect(try table.decide(true, 3)?.value.literal == "[1, 2, 3, 5]")
    }

    @Test func `a value of another type than the input's counts as null`() throws {
        let table = SampleTable(
            hitPolicy: "COLLECT", inputs: [("a", "boolean", nil)], rules: ["true | 1", "null | 2"])
        #expect(try table.decide("true")?.value.literal == "[2]")
        #expect(try table.decide(.list([true]))?.value.literal == "[1]")
    }

    @Test func `a value that the column does not allow counts as null`() throws {
        let table = SampleTable(
            hitPolicy: "COLLECT", inputs: [("a", "string", "\"x\", \"y\"")],
            rules: ["\"x\" | 1", "not(\"x\") | 2", "- | 3"])
        #expect(try table.decide("y")?.value.literal == "[2, 3]")
        #expect(try table.decide("z")?.value.literal == "[3]")
    }

    @Test func `a table tells those who read it what it is made of`() throws {
        let sample = SampleTable(
            hitPolicy: "COLLECT", inputs: [("a", "boolean", nil), ("n", "number", nil)],
            outputs: [.init(name: "band", type: "string")], annotations: ["Text", "Source"],
            rules: [
                "true; >=  3 | \"B1\" | Why; Where", "-; [1..n] | \"B\" + \"2\" | Because; There",
            ])
        let table = try #require(try sample.model().decisions[0].table)
        #expect(table.name == "Band")
        #expect(table.hitPolicy == .collect(nil))
        #expect(table.inputs.map(\.label) == ["a", "n"])
        #expect(table.inputs.map(\.slot) == [0, 1])
        #expect(table.annotationNames == ["Text", "Source"])
        #expect(table.rules.map(\.number) == [1, 2])
        #expect(table.rules.map(\.id) == ["R1", "R2"])
        #expect(table.rules[0].inputTexts == ["true", ">=  3"])
        #expect(table.rules[0].outputValues == ["B1"])
        #expect(table.rules[1].outputValues == [nil])
        #expect(table.rules[1].outputTexts == ["\"B\" + \"2\""])
        #expect(table.rules[0].annotations.map { $0.filter { $0 != " " } } == ["Why", "Where"])
        guard case .compare(.atLeast, let limit) = table.rules[0].tests[1],
            case .formula = table.rules[1].tests[1], case .any = table.rules[1].tests[0]
        else {
            Issue.record("the tests have other forms")
            return
        }
        #expect(limit == 3)
    }

    @Test func `rules that look alike but for spaces in a string are told apart`() throws {
        let table = SampleTable(
            hitPolicy: "COLLECT", inputs: [("a", "string", nil)],
            rules: ["\"x  y\" | 1", "\"x y\" | 2", "\"x y\"  | 3"])
        #expect(try table.decide("x y")?.value.literal == "[2, 3]")
        #expect(try table.decide("x  y")?.value.literal == "[1]")
    }

    @Test func `a table of more rules than a word has bits decides as a small one`() throws {
        let rules = (1...200).map { ">= \($0) | \($0)" }
        let table = SampleTable(
            hitPolicy: "COLLECT", aggregation: "COUNT", inputs: [("x", "number", nil)], rules: rules
        )
        for x in [0, 1, 63, 64, 65, 128, 199, 200, 500] {
            #expect(try table.decide(.number(Number(x)))?.value == .number(Number(min(x, 200))))
        }
    }
}
