import JSON
import Model
import Spelling

/// What is told of all scenarios.
struct Report {
    let findings: [Finding]

    var failed: [Finding] { findings.filter { !$0.hasPassed } }
    var mistakes: [FileMistake] { findings.compactMap(\.mistake) }

    /// A line for each scenario, with what is wrong below it, and how many passed.
    var table: String {
        let rows = findings.map { finding in
            [
                finding.hasPassed ? "passed" : "FAILED", finding.scenario.name,
                finding.scenario.expectation.inShort, finding.outcome?.standing.inShort ?? "-",
                finding.outcome?.fired.joined(separator: " ") ?? "",
            ]
        }
        let header = ["result", "scenario", "expected", "given", "rules"]
        let widths = header.indices.map { column in
            ([header] + rows).map { $0[column].count }.max() ?? 0
        }
        func line(_ row: [String]) -> String {
            zip(row, widths)
                .map { $0 + String(repeating: " ", count: $1 - $0.count) }
                .joined(separator: "  ").trimmed
        }
        var lines = [line(header)]
        for (row, finding) in zip(rows, findings) {
            lines.append(line(row))
            lines += finding.failures.map { "        \($0)" }
            if let mistake = finding.mistake { lines.append("        \(mistake)") }
        }
        lines.append(
            "\(findings.count) scenarios: \(findings.count - failed.count) passed, "
                + "\(failed.count) failed")
        return lines.joined(separator: "\n")
    }

    /// Everything that was found, for other checks.
    var json: [UInt8] {
        var writer = JSON.Writer(isPretty: true, reserving: 1 << 20)
        writer.array { writer in
            for finding in findings { finding.write(to: &writer) }
        }
        return writer.bytes + Array("\n".utf8)
    }
}

extension Expectation {
    fileprivate var inShort: String { Self.inShort(band, children ?? []) }

    fileprivate static func inShort(_ band: Band, _ children: [Band]) -> String {
        children.isEmpty ? band.rawValue : "\(band.rawValue) (\(children.listed))"
    }
}

extension Standing {
    fileprivate var inShort: String { Expectation.inShort(band, children) }
}

extension Finding {
    fileprivate func write(to writer: inout JSON.Writer) {
        writer.object { writer in
            writer.key("name")
            writer.string(scenario.name)
            writer.key("passed")
            writer.boolean(hasPassed)
            writer.key("failures")
            writer.strings(failures + [mistake?.description].compactMap { $0 })
            guard let outcome else { return }
            writer.key("state")
            writer.string(outcome.state.rawValue)
            outcome.standing.write(to: &writer)
            writer.key("rules")
            writer.strings(outcome.rules)
            writer.key("entries")
            writer.number(outcome.entries)
            writer.key("children")
            writer.array { writer in
                for child in outcome.verdict?.children ?? [] { child.write(to: &writer) }
            }
        }
    }
}

extension Standing {
    fileprivate func write(to writer: inout JSON.Writer) {
        writer.key("band")
        writer.string(band.rawValue)
        writer.key("due")
        writer.string(due.text)
        writer.key("routes")
        writer.array { writer in
            for route in routes {
                writer.object { writer in
                    writer.key("route")
                    writer.string(route.name)
                    writer.key("purpose")
                    writer.string(route.purpose.rawValue)
                    writer.key("content")
                    writer.string(route.content.rawValue)
                }
            }
        }
        writer.key("flags")
        writer.strings(flags)
    }
}

extension Verdict.Child {
    fileprivate func write(to writer: inout JSON.Writer) {
        writer.object { writer in
            writer.key("subject")
            if let subject { writer.number(subject) } else { writer.null() }
            writer.key("band")
            writer.string(band.rawValue)
            writer.key("level")
            writer.number(level)
            writer.key("rules")
            writer.strings(reasons.map(\.rule))
            writer.key("flags")
            writer.strings(flags)
            writer.key("facts")
            writer.object { writer in
                for fact in facts {
                    writer.key(fact.name)
                    writer.string(fact.value.written)
                }
            }
        }
    }
}

extension JSON.Writer {
    mutating func strings(_ texts: [String]) {
        array { writer in
            for text in texts { writer.string(text) }
        }
    }
}
