import Triage

/// The policy with one thing changed: a row left out, or a number moved by one.
struct Variation: Sendable {
    /// What is changed, as a list of exceptions names it: `row F01-bruise`.
    let id: String
    /// The rule's row that it concerns; empty for a number of the settings.
    let row: String
    let file: String
    /// The file's bytes then; nil where nothing is left of it.
    let bytes: [UInt8]?
    /// Whether it changes what is looked up for a decision, and not the decision alone.
    var isOfLookingUp = false

    func files(of deployment: Deployment) -> [(name: String, bytes: [UInt8])] {
        let others = deployment.files.filter { $0.name != file }
        return others + (bytes.map { [(name: file, bytes: $0)] } ?? [])
    }
}

/// A file of decision tables as text, in which single places are changed.
struct TablesText {
    private let name: String
    private let text: String

    init(_ file: (name: String, bytes: [UInt8])) {
        name = file.name
        text = String(decoding: file.bytes, as: UTF8.self)
    }

    private struct Row {
        let id: String
        let range: Range<String.Index>
        /// Its decision, and the names of the columns there.
        let decision: Range<String.Index>
        let columns: [String]
        let isAlone: Bool
    }

    /// One for each row, and two for each number that a cell asks for.
    var variations: [Variation] {
        rows.flatMap { row in [deletion(of: row)] + moves(in: row) }
    }

    private var rows: [Row] {
        elements("decision id=\"", ends: "</decision>", in: text.startIndex..<text.endIndex)
            .flatMap { decision in
                let rows = elements("rule id=\"", ends: "</rule>", in: decision)
                let columns = elements("inputExpression", ends: "</text>", in: decision)
                    .map { text[$0].split(separator: "<text>").last?.dropLast(7) ?? "" }
                return rows.map { range in
                    Row(
                        id: String(
                            text[range].split(separator: "\"", maxSplits: 2).dropFirst().first
                                ?? ""),
                        range: range, decision: decision, columns: columns.map(String.init),
                        isAlone: rows.count == 1)
                }
            }
    }

    /// A table has at least one row, so the last one goes with its table, and the last table with
    /// its file.
    private func deletion(of row: Row) -> Variation {
        let range = row.isAlone ? row.decision : row.range
        var rest = text
        rest.removeSubrange(range)
        let isEmpty = !rest.contains("<rule id=\"")
        return Variation(
            id: "row \(row.id)", row: row.id, file: name,
            bytes: isEmpty ? nil : Array(rest.utf8))
    }

    private func moves(in row: Row) -> [Variation] {
        let cells = elements("inputEntry><text>", ends: "</text>", in: row.range)
        return zip(cells, row.columns).flatMap { cell, column -> [Variation] in
            guard let digits = text[cell].firstRange(of: /[0-9]+/),
                let number = Int(text[digits])
            else { return [] }
            return [1, -1].map { step in
                var rest = text
                rest.replaceSubrange(digits, with: String(number + step))
                return Variation(
                    id: "number \(row.id) \(column) \(step > 0 ? "+1" : "-1")", row: row.id,
                    file: name, bytes: Array(rest.utf8))
            }
        }
    }

    /// The ranges from `<` with such a beginning to such an end.
    private func elements(
        _ beginning: String, ends end: String, in range: Range<String.Index>
    ) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var rest = text[range]
        while let start = rest.firstRange(of: "<" + beginning),
            let stop = rest[start.upperBound...].firstRange(of: end)
        {
            found.append(start.lowerBound..<stop.upperBound)
            rest = rest[stop.upperBound...]
        }
        return found
    }
}

extension Threshold {
    /// The number moved by one, up and down, in the text of the settings.
    func variations(of file: [UInt8], now: Thresholds) -> [Variation] {
        [1, -1].map { step in
            let value = now[self] + step
            return Variation(
                id: "threshold \(rawValue) \(step > 0 ? "+1" : "-1")", row: "",
                file: Policy.settingsFile, bytes: Array(text(file, saying: value).utf8),
                isOfLookingUp: self == .communalPersons)
        }
    }

    private func text(_ file: [UInt8], saying value: Int) -> String {
        let line = "  \(rawValue): \(value)"
        var lines = String(decoding: file, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let own = lines.firstIndex { $0.drop { $0 == " " }.hasPrefix("\(rawValue):") }
        if let own {
            lines[own] = line
        } else if let key = lines.firstIndex(where: { $0.hasPrefix("thresholds:") }) {
            lines.insert(line, at: key + 1)
        } else {
            lines += ["thresholds:", line, ""]
        }
        return lines.joined(separator: "\n")
    }
}
