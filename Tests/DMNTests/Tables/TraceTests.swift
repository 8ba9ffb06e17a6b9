import TestKit
import Testing

@testable import DMN

@Suite struct TraceTests {
    private let sample = SampleTable(
        hitPolicy: "COLLECT",
        inputs: [("a", "boolean", nil), ("b", "boolean", nil), ("n", "number", nil)],
        rules: [
            "true; -; - | 1", "true; true; - | 2", "-; true; >= 3 | 3", "true; true; >= 3 | 4",
            "false; false; < 0 | 5",
        ])

    @Test func `every cell says yes, no or unknown`() throws {
        let trace = try #require(try sample.decide(true, .null, 2)).trace
        let answers = (0..<5).map { rule in
            (0..<3).map { column in trace.answer(rule: rule, column: column) }
        }
        #expect(
            answers == [
                [.yes, .yes, .yes], [.yes, .unknown, .yes], [.yes, .unknown, .no],
                [.yes, .unknown, .no], [.no, .unknown, .no],
            ])
        #expect(trace.columns(of: 3, answering: .unknown) == [1])
        #expect(trace.columns(of: 3, answering: .no) == [2])
    }

    @Test func `rules that would fire if more were known are open`() throws {
        let trace = try #require(try sample.decide(true, .null, 3)).trace
        #expect(Array(trace.fired) == [0])
        #expect(Array(trace.open) == [1, 2, 3])
        let none = try #require(try sample.decide(.null, .null, .null)).trace
        #expect(Array(none.fired).isEmpty)
        #expect(Array(none.open) == [0, 1, 2, 3, 4])
    }

    @Test func `rules that fail by one cell are near misses`() throws {
        let trace = try #require(try sample.decide(true, false, 3)).trace
        #expect(Array(trace.fired) == [0])
        #expect(Array(trace.nearMisses) == [1, 2, 3])
        // A rule of which something else is unknown is not nearly fulfilled.
        let unknown = try #require(try sample.decide(false, .null, 3)).trace
        #expect(Array(unknown.nearMisses) == [0])
    }

    @Test func `a table without inputs fires whole`() throws {
        let rules = (1...70).map { "| \($0)" }
        let sample = SampleTable(hitPolicy: "RULE ORDER", rules: rules)
        let outcome = try #require(try sample.decide())
        #expect(Array(outcome.fired) == Array(0..<70))
        #expect(outcome.trace.open.isEmpty)
        #expect(outcome.trace.nearMisses.isEmpty)
    }

    @Test func `the trace agrees with asking every cell by itself`() throws {
        var random = SeededRandom(seed: 4)
        let cells = [
            "-", "1", "> 1", "< 3", "[1..2]", "not(2)", "null", "1, 3", "? * 2 > 4", "\"a\"",
        ]
        for _ in 0..<25 {
            let columns = Int.random(in: 1...5, using: &random)
            let count = Int.random(in: 1...80, using: &random)
            let rows = (0..<count).map { _ in
                (0..<columns).map { _ in cells.randomElement(using: &random) ?? "-" }
            }
            let sample = SampleTable(
                hitPolicy: "COLLECT", inputs: (0..<columns).map { ("x\($0)", "Any", nil) },
                rules: rows.map { $0.joined(separator: ";") + "| 1" })
            let model = try sample.model()
            for _ in 0..<3 {
                let values: [Value] = (0..<columns).map { _ in
                    [.null, 0, 1, 2, 3, "a"].randomElement(using: &random) ?? .null
                }
                var evaluation = model.begin(values)
                let outcome = try #require(try model.outcome(of: 0, in: &evaluation))
                try check(outcome, rows, values)
            }
        }
    }

    /// Compares an outcome with what each cell says on its own.
    private func check(_ outcome: Outcome, _ rows: [[String]], _ values: [Value]) throws {
        for (rule, row) in rows.enumerated() {
            let answers = try zip(row, values).map { try FEEL.answer($0, to: $1) }
            for (column, answer) in answers.enumerated() {
                let expected: Trace.Answer =
                    switch answer {
                    case true?: .yes
                    case false?: .no
                    case nil: .unknown
                    }
                #expect(outcome.trace.answer(rule: rule, column: column) == expected)
            }
            let noes = answers.count { $0 == false }
            let unknowns = answers.count { $0 == nil }
            #expect(outcome.fired.contains(rule) == (noes == 0 && unknowns == 0))
            #expect(outcome.trace.open.contains(rule) == (noes == 0 && unknowns > 0))
            #expect(outcome.trace.nearMisses.contains(rule) == (noes == 1 && unknowns == 0))
        }
    }
}
