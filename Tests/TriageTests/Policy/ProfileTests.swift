import Model
import Testing

@testable import Triage

/// One mistake planted in a file of the house's policy, and what is said of it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let file: String
    let part: String
    let mistake: String
    let code: PolicyError.Code
    var rule: String?
    var row: Int?
    var cell: String?

    var testDescription: String { "\(file): \(mistake)" }
}

@Suite struct ProfileTests {
    private static let condition = "<inputEntry><text>true</text></inputEntry>"
    private static let atLeast = "<inputEntry><text>&gt;= 3</text></inputEntry>"

    private static func history(_ cell: String) -> Mistake {
        Mistake(
            file: "history.dmn", part: atLeast,
            mistake: "<inputEntry><text>\(cell)</text></inputEntry>", code: .forbiddenTest,
            rule: "C01-90days", row: 1, cell: "Incidents in 90 days")
    }

    private static func sender(_ cell: String) -> Mistake {
        Mistake(
            file: "sender.dmn", part: condition,
            mistake: "<inputEntry><text>\(cell)</text></inputEntry>", code: .forbiddenTest,
            rule: "S01-immediate", row: 1, cell: "Sender: immediate")
    }

    static let mistakes = [
        history("&lt; 3"), history("&lt;= 3"), history("3"), history("[3..9]"),
        history("not(&lt; 3)"), history("&gt;= 2.5"), history("3, 4"), history("null"),
        sender("false"), sender("not(true)"), sender("true, false"), sender("null"),
        sender("not(false)"), sender("? = true"),
        Mistake(
            file: "sender.dmn", part: condition,
            mistake: "<inputEntry><text>-</text></inputEntry>", code: .forbiddenTest,
            rule: "S01-immediate", row: 1),
        Mistake(
            file: "sender.dmn", part: "<text>senderHigh</text>",
            mistake: "<text>not(senderHigh)</text>", code: .unknownFact,
            cell: "Sender: high, red or level 4"),
        Mistake(
            file: "sender.dmn", part: "senderHigh", mistake: "senderLow", code: .unknownFact,
            cell: "senderLow"),
        Mistake(
            file: "history.dmn", part: "incidents90Days", mistake: "mappedLevel",
            code: .forbiddenTest, rule: "C01-90days", row: 1),
        Mistake(
            file: "sender.dmn", part: "senderHigh", mistake: "historyWhole", code: .forbiddenTest,
            rule: "S01-high", row: 2),
        Mistake(
            file: "history.dmn", part: "typeRef=\"number\"", mistake: "typeRef=\"string\"",
            code: .badTable, cell: "incidents90Days"),
        Mistake(
            file: "history.dmn", part: "inputExpression typeRef=\"number\"",
            mistake: "inputExpression", code: .badTable,
            cell: "Incidents in 90 days"),
        Mistake(
            file: "injury.dmn", part: "\"child\"", mistake: "\"household\"",
            code: .forbiddenTest, rule: "F01-injury", row: 1),
        Mistake(
            file: "injury.dmn", part: "\"child\"", mistake: "\"sibling\"", code: .badOutput,
            rule: "F01-injury", row: 1, cell: "scope"),
        Mistake(
            file: "injury.dmn", part: "\"B1\"", mistake: "\"B0\"", code: .badOutput,
            rule: "F01-injury", row: 1, cell: "band"),
        Mistake(
            file: "injury.dmn", part: "\"B1\"", mistake: "1", code: .notEvaluated),
        Mistake(
            file: "injury.dmn", part: "<text>\"F01\"</text>", mistake: "<text>\"\"</text>",
            code: .badOutput,
            rule: "F01-injury", row: 1, cell: "rule"),
        Mistake(
            file: "injury.dmn", part: "output name=\"scope\"", mistake: "output name=\"for\"",
            code: .missing, cell: "scope"),
        Mistake(
            file: "injury.dmn", part: "rule id=\"F01-injury\"", mistake: "rule", code: .missing,
            row: 1, cell: "id"),
        Mistake(
            file: "injury.dmn", part: "F07-discussion", mistake: "F07-protection",
            code: .notEvaluated),
        Mistake(
            file: "injury.dmn", part: "<text>A child has died.</text>", mistake: "<text> </text>",
            code: .untold, rule: "F07-death", row: 3, cell: "text"),
        Mistake(
            file: "injury.dmn", part: "<annotation name=\"definition\"/>",
            mistake: "<annotation name=\"meaning\"/>", code: .untold),
        Mistake(
            file: "injury.dmn", part: "<annotation name=\"source\"/>",
            mistake: "<annotation name=\"where from\"/>", code: .untold),
        Mistake(
            file: "injury.dmn", part: "COLLECT", mistake: "FIRST", code: .badTable),
        Mistake(
            file: "history.dmn", part: "hitPolicy=\"COLLECT\"",
            mistake: "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", code: .notEvaluated),
        Mistake(
            file: "domestic-abuse.dmn", part: "<text>earlierDomesticAbuse, dashHigh</text>",
            mistake: "<text>earlierDomesticAbuse, dashHih</text>", code: .unknownFact,
            rule: "F40-medium", row: 1, cell: "not listed when"),
        Mistake(
            file: "domestic-abuse.dmn", part: "</definitions>", mistake: "",
            code: .notEvaluated),
        Mistake(
            file: "domestic-abuse.dmn", part: "https://www.omg.org/spec/DMN/20230324/MODEL/",
            mistake: "https://www.omg.org/spec/DMN/20990101/MODEL/", code: .notEvaluated),
        Mistake(file: "base.dmn", part: "FIRST", mistake: "COLLECT", code: .badTable),
        Mistake(
            file: "base.dmn",
            part: "<text>\"default\"</text></outputEntry><outputEntry><text>\"B3\"",
            mistake: "<text>\"default\"</text></outputEntry><outputEntry><text>\"B4\"",
            code: .badTable),
        Mistake(
            file: "base.dmn", part: "&lt;= 2</text>", mistake: "[1..2]</text>",
            code: .forbiddenTest, rule: "F99-level2", row: 4, cell: "Highest level"),
    ]

    private func files(_ change: (String, String) -> String) throws -> [(
        name: String, bytes: [UInt8]
    )] {
        try HousePolicy.files().map { file in
            let text = String(decoding: file.bytes, as: UTF8.self)
            return (name: file.name, bytes: Array(change(file.name, text).utf8))
        }
    }

    private func policy(_ files: [(name: String, bytes: [UInt8])]) throws(PolicyError) -> Policy {
        try Policy(
            name: "2026-11-01", digest: "d", files: files,
            calendar: WorkingDays(
                week: Array(repeating: .init(opens: 0, closes: 60), count: 7), holidays: [],
                knownTo: Day(number: 0)))
    }

    @Test(arguments: mistakes)
    func `a policy outside the profile is refused, by file, row and cell`(
        _ planted: Mistake
    ) throws {
        let files = try files { name, text in
            guard name == planted.file else { return text }
            #expect(text.contains(planted.part))
            return planted.isNamed
                ? text.replacing(planted.part, with: planted.mistake)
                : text.replacing(planted.part, with: planted.mistake, maxReplacements: 1)
        }
        let needed = files.filter { $0.name == planted.file || $0.name == Policy.baseFile }
        let error = try #require(throws: PolicyError.self) { try policy(needed) }
        #expect(error.code == planted.code, "\(error)")
        #expect(error.file == planted.file)
        if let rule = planted.rule { #expect(error.rule == rule, "\(error)") }
        if let row = planted.row { #expect(error.row == row, "\(error)") }
        if let cell = planted.cell { #expect(error.cell == cell, "\(error)") }
        #expect(error.description.contains(error.expected))
        #expect(error.description.contains(error.remedy))
    }

    @Test func `a last row of the base that asks for something is refused`() throws {
        let files = try files { name, text in
            guard name == "base.dmn", let row = text.range(of: "<rule id=\"default\">") else {
                return text
            }
            return String(text[..<row.lowerBound])
                + "</decisionTable></decision></definitions>"
        }
        let error = try #require(throws: PolicyError.self) { try policy(files) }
        #expect(error.code == .badTable)
        #expect(error.expected.contains("a last row that asks nothing"))
    }

    @Test func `a fact of one child has no place in the base`() throws {
        let files = try files { name, text in
            name == "base.dmn" ? text.replacing("publicContact", with: "childDead") : text
        }
        let error = try #require(throws: PolicyError.self) { try policy(files) }
        #expect(error.code == .forbiddenTest)
        #expect(error.rule == "F91")
    }

    @Test func `every row that raises asks upwards only, of facts that rise`() throws {
        let policy = try HousePolicy.decider().policy
        for rule in policy.rules {
            #expect(!rule.tests.isEmpty)
            for test in rule.tests {
                #expect(Facts.all[test.fact].direction == .rising)
                #expect(test.count >= 1)
            }
        }
    }
}

extension Mistake {
    /// Whether the part is a name that stands in several places.
    var isNamed: Bool { !part.contains("<") && !part.contains("\"") }
}

extension String {
    /// Where a text stands in this one.
    fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
