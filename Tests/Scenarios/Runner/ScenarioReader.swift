import Model

/// Reads the text of a scenario file.
struct ScenarioReader {
    private let file: String
    private let lines: [Substring]

    init(_ text: String, file: String) {
        self.file = file
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    func scenario(named name: String) throws(FileMistake) -> Scenario {
        let sections = sections
        let head = try Head(keys(of: lines[..<(sections.first?.line ?? lines.endIndex)]), self)
        var steps: [Scenario.Step] = []
        var expectation: Expectation?
        for section in sections {
            guard expectation == nil else {
                throw mistake(section.line, "nothing after what is expected")
            }
            if section.name == "expect" {
                expectation = try self.expectation(section)
            } else {
                steps.append(
                    Scenario.Step(line: section.line + 1, act: try act(section, after: steps)))
            }
        }
        guard let expectation else { throw mistake(lines.endIndex, "a section --- expect") }
        let hasMessage = steps.contains { if case .message = $0.act { true } else { false } }
        guard hasMessage else { throw mistake(lines.endIndex, "a section --- message") }
        return Scenario(
            name: name, file: file, title: head.title, rules: head.rules, kind: head.kind,
            twin: head.twin, than: head.than, relation: head.relation, steps: steps,
            expectation: expectation)
    }

    /// - Parameter index: The line's place from 0.
    fileprivate func mistake(_ index: Int, _ expected: String) -> FileMistake {
        FileMistake(file: file, line: index + 1, expected: expected)
    }

    // MARK: - Lines

    private struct Section {
        /// Place of the line that begins it.
        let line: Int
        let name: String
        /// What stands behind the name on that line.
        let rest: String
        /// Without empty lines at its end.
        let body: ArraySlice<Substring>
    }

    private var sections: [Section] {
        let starts = lines.indices.filter { lines[$0].hasPrefix("--- ") }
        return zip(starts, starts.dropFirst() + [lines.endIndex]).map { start, end in
            let words = lines[start].dropFirst(4).split(separator: " ", maxSplits: 1)
            var body = lines[(start + 1)..<end]
            while let last = body.last, last.allSatisfy(\.isWhitespace) { body.removeLast() }
            return Section(
                line: start, name: words.first.map(String.init) ?? "",
                rest: words.count > 1 ? String(words[1]).trimmed : "", body: body)
        }
    }

    fileprivate struct Entry {
        let line: Int
        let key: String
        let value: String
    }

    private func keys(of lines: ArraySlice<Substring>) throws(FileMistake) -> [Entry] {
        var entries: [Entry] = []
        for (index, line) in zip(lines.indices, lines) {
            guard !line.hasPrefix("#"), !line.allSatisfy(\.isWhitespace) else { continue }
            guard let colon = line.firstIndex(of: ":") else { throw mistake(index, "key: value") }
            let value = String(line[line.index(after: colon)...]).trimmed
            guard !value.isEmpty else { throw mistake(index, "a value") }
            entries.append(
                Entry(line: index, key: String(line[..<colon]).trimmed, value: value))
        }
        return entries
    }

    private func expectation(_ section: Section) throws(FileMistake) -> Expectation {
        var expectation = Expectation()
        var seen: Set<Expectation.Key> = []
        for entry in try keys(of: section.body) {
            guard let key = Expectation.Key(rawValue: entry.key) else {
                throw mistake(entry.line, "one of \(Expectation.Key.listed)")
            }
            guard seen.insert(key).inserted || key.mayBeRepeated else {
                throw mistake(entry.line, "\(entry.key) once")
            }
            if let expected = expectation.take(entry.value, of: key) {
                throw mistake(entry.line, "\(entry.key): \(expected)")
            }
        }
        guard seen.contains(.band) else { throw mistake(section.line, "a line band:") }
        return expectation
    }
}

// MARK: - Steps

extension ScenarioReader {
    private func act(
        _ section: Section, after steps: [Scenario.Step]
    ) throws(FileMistake) -> Scenario.Act {
        if let file = Rows.Section(rawValue: section.name) {
            return .rows(
                try Rows(file, Array(section.body), in: self.file, from: section.line + 2))
        }
        switch section.name {
        case "message": return .message(try message(section))
        case "time":
            guard let time = Timestamp(reading: section.rest) else {
                throw mistake(section.line, "--- time TIME, \(Moment.expectation)")
            }
            return .time(time)
        case "history":
            guard let isReadable = ["readable": true, "unreadable": false][section.rest] else {
                throw mistake(section.line, "--- history readable, or unreadable")
            }
            return .history(isReadable: isReadable)
        case "lowered":
            guard steps.contains(where: { if case .message = $0.act { true } else { false } })
            else { throw mistake(section.line, "a message before it") }
            return .lowered(try lowered(section))
        default:
            let files = Rows.Section.allCases.map(\.rawValue).joined(separator: ", ")
            throw mistake(
                section.line, "a section \(files), message, time, history, lowered or expect")
        }
    }

    private func message(_ section: Section) throws(FileMistake) -> Scenario.Message {
        let words = section.rest.split(separator: " ").map(String.init)
        guard words.count == 4, words[0] == "from", words[2] == "at",
            let sender = Sender(rawValue: words[1]), let time = Timestamp(reading: words[3])
        else {
            throw mistake(
                section.line, "--- message from WHO at TIME, WHO \(Sender.expectation)")
        }
        guard !section.body.isEmpty else { throw mistake(section.line + 1, "a message") }
        let text = section.body.joined(separator: "\n") + "\n"
        return Scenario.Message(sender: sender, at: time, bytes: Array(text.utf8))
    }

    private func lowered(_ section: Section) throws(FileMistake) -> Scenario.Lowered {
        let pattern = "--- lowered to B5 by NAME at TIME because WHY"
        let parts = section.rest.split(separator: " because ", maxSplits: 1).map(String.init)
        let words = parts.first?.split(separator: " ").map(String.init) ?? []
        guard parts.count == 2, words.count >= 6, words[0] == "to", words[2] == "by",
            words[words.count - 2] == "at", let band = Band(rawValue: words[1]),
            let time = Timestamp(reading: words[words.count - 1])
        else { throw mistake(section.line, pattern) }
        return Scenario.Lowered(
            band: band, by: words[3..<(words.count - 2)].joined(separator: " "), at: time,
            why: parts[1])
    }
}

// MARK: - Head

/// What stands above the sections.
private struct Head {
    let title: String
    let rules: [String]
    let kind: Scenario.Kind
    let twin: Scenario.Named?
    let than: Scenario.Named?
    let relation: Scenario.Relation?

    private static let keys = ["scenario", "rule", "kind", "twin", "than", "holds"]

    init(_ entries: [ScenarioReader.Entry], _ reader: ScenarioReader) throws(FileMistake) {
        var found: [String: ScenarioReader.Entry] = [:]
        for entry in entries {
            guard Self.keys.contains(entry.key), found[entry.key] == nil else {
                throw reader.mistake(
                    entry.line, "each once of \(Self.keys.joined(separator: ", "))")
            }
            found[entry.key] = entry
        }
        func needed(_ key: String) throws(FileMistake) -> ScenarioReader.Entry {
            guard let entry = found[key] else { throw reader.mistake(0, "a line \(key):") }
            return entry
        }
        title = try needed("scenario").value
        rules = try needed("rule").value.split(separator: " ").map(String.init)
        let kindEntry = try needed("kind")
        guard let kind = Scenario.Kind(rawValue: kindEntry.value) else {
            throw reader.mistake(kindEntry.line, "kind: \(Scenario.Kind.expectation)")
        }
        self.kind = kind
        if kind == .misses { _ = try needed("twin") }
        if kind == .pair {
            _ = try needed("than")
            _ = try needed("holds")
        }
        twin = found["twin"].map { Scenario.Named(name: $0.value, line: $0.line + 1) }
        than = found["than"].map { Scenario.Named(name: $0.value, line: $0.line + 1) }
        relation = found["holds"].flatMap { Scenario.Relation(rawValue: $0.value) }
        if let holds = found["holds"], relation == nil {
            throw reader.mistake(holds.line, "holds: \(Scenario.Relation.expectation)")
        }
    }
}
