import Model
import Spelling

/// A verdict in words: band and due time, then for each child its rules, facts, gaps and changes.
package struct Explanation {
    package let text: String

    package init(_ document: ReferralDocument, isWhole: Bool) {
        let verdict = document.verdict
        var lines = [
            "\(document.label(of: verdict.band).uppercased()) "
                + "(\(verdict.band.rawValue), level \(verdict.level))  "
                + "due \(verdict.due.at.inLondon) (\(verdict.due.why))",
            "route \(document.routes.joined(separator: ", "))  policy \(verdict.policy.prefix(12))",
            verdict.historyRead
                ? "history: \(document.history.incidents90Days) incidents of concern in 90 days, "
                    + "\(document.history.incidents12Months) in 12 months, this one included"
                : "history: unavailable, which is not the same as none",
        ]
        for children in verdict.groups {
            lines.append("")
            lines += Self.lines(of: children, in: document, isWhole: isWhole)
        }
        for warning in document.warnings {
            lines.append("warning \(warning.path ?? ""): \(warning.expected)")
        }
        text = lines.joined(separator: "\n")
    }

    /// The argument for children who share it.
    private static func lines(
        of children: [Verdict.Child], in document: ReferralDocument, isWhole: Bool
    ) -> [String] {
        guard let child = children.first else { return [] }
        let names = children.map { $0.subject.map { "subjects[\($0 + 1)]" } ?? "a child not named" }
        var lines = [
            "\(names.joined(separator: ", ")): \(document.label(of: child.band)) "
                + "(\(child.band.rawValue), level \(child.level))"
        ]
        for reason in child.reasons {
            lines.append(
                "  \(reason.rule)  \(reason.text)  "
                    + "[\(reason.scope.rawValue), \(reason.effect.rawValue) \(reason.band.rawValue)]"
            )
            guard isWhole else { continue }
            for fact in child.evidence where reason.facts.contains(fact.name) {
                let places = fact.places.isEmpty ? "" : "  " + fact.places.joined(separator: ", ")
                lines.append("      \(fact.name) = \(fact.value.written)\(places)")
            }
        }
        guard isWhole else { return lines }
        for gap in child.gaps {
            lines.append("  not known: \(gap.question)  (\(gap.rules.joined(separator: ", ")))")
        }
        for change in child.changes {
            lines.append(
                "  would be \(document.label(of: change.band)) if \(change.condition)  "
                    + "(\(change.rule))"
            )
        }
        return lines
    }
}
