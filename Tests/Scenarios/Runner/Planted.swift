import Flow

/// Scenarios that are each wrong in one way, so that the runner is seen to find it. A comment of
/// each says what it must tell: `# planted: due: expected`.
struct Planted {
    static let path = "Tests/Scenarios/Planted"
    private static let mark = "# planted: "

    private let shelf: Shelf
    private let stages: Stages
    private let planted: [String]

    /// - Parameters:
    ///   - folder: Where the planted ones are.
    ///   - others: The folder of those that they name.
    init(in folder: String, beside others: String, _ stages: Stages) {
        var shelf = Shelf()
        shelf.read(folder)
        planted = shelf.texts.keys.sorted()
        shelf.read(others)
        shelf.checkNames()
        self.shelf = shelf
        self.stages = stages
    }

    /// A line for each, and whether every fault was found.
    func report() -> (text: String, isWhole: Bool) {
        var lines: [String] = []
        var found = 0
        let told = told()
        for name in planted {
            let text = shelf.texts[name] ?? ""
            let wanted = text.split(separator: "\n").first { $0.hasPrefix(Self.mark) }
                .map { String($0.dropFirst(Self.mark.count)) }
            let told = told[name] ?? []
            // One thing is wrong in it, so one thing is told.
            if let wanted, told.count == 1, told[0].contains(wanted) {
                found += 1
                lines.append("found    \(name): \(wanted)")
            } else {
                lines.append("MISSED   \(name): \(wanted ?? "it has no line \(Self.mark)")")
                lines += told.map { "         told: \($0)" }
            }
        }
        lines.append("\(planted.count) planted faults: \(found) found")
        let isWhole = found == planted.count && found > 0
        return (lines.joined(separator: "\n"), isWhole)
    }

    /// What is told of each file, by its name.
    private func told() -> [String: [String]] {
        var told: [String: [String]] = [:]
        let findings = Session(shelf, stages).findings(
            of: planted.compactMap { shelf[$0] })
        for finding in findings {
            told[finding.scenario.name, default: []] += finding.failures
            if let mistake = finding.mistake {
                told[finding.scenario.name, default: []].append(mistake.description)
            }
        }
        for mistake in shelf.mistakes {
            let name = mistake.file.split(separator: "/").last?.split(separator: ".").first ?? ""
            told[String(name), default: []].append(mistake.description)
        }
        return told
    }
}
