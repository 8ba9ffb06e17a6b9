import DMN

/// Why a policy or a calendar cannot be used: which file, and where in it, is not as it must be.
///
/// It quotes the policy's own names and texts, and nothing of any message.
package struct PolicyError: Error, Sendable, Equatable {
    /// What kind of trouble; the raw value is a stable name for logs and reports.
    package enum Code: String, Sendable, CaseIterable {
        case missing = "policy.missing"
        case duplicate = "policy.duplicate"
        case notEvaluated = "policy.not-evaluated"
        case badTable = "policy.bad-table"
        case unknownFact = "policy.unknown-fact"
        case forbiddenTest = "policy.forbidden-test"
        case badOutput = "policy.bad-output"
        case untold = "policy.untold"
        case badCalendar = "policy.bad-calendar"
        case badSettings = "policy.bad-settings"
    }

    package let code: Code
    package let file: String
    package var table: String?
    /// The row in its table, from 1.
    package var row: Int?
    /// The row's id.
    package var rule: String?
    /// The label of the column.
    package var cell: String?
    /// The line of the file, from 1, where it is known.
    package var line: Int?
    /// What was expected.
    package let expected: String

    init(_ code: Code, in file: String, _ expected: String, line: Int? = nil) {
        self.code = code
        self.file = file
        self.expected = expected
        self.line = line
    }

    /// What the engine found wrong.
    init(_ error: DMNError, in file: String) {
        self.init(.notEvaluated, in: file, "\(error.expected); \(error.remedy)")
        table = error.place.node
        row = error.place.rule
        rule = error.place.ruleID
        cell = error.place.column
        line = error.place.line
    }

    /// What the policy's owner can do about it.
    package var remedy: String {
        switch code {
        case .missing: "add what is named"
        case .duplicate: "give each its own name"
        case .notEvaluated: "correct the file at this place"
        case .badTable: "give the table the shape that is named"
        case .unknownFact: "use the name of a fact; `gatehouse rules` lists them"
        case .forbiddenTest:
            "ask only for danger that rises; a guard is a fact named for the danger"
        case .badOutput: "write one of the values named"
        case .untold: "write it: staff read it, and the policy's reviewer needs it"
        case .badCalendar: "correct the calendar at this place"
        case .badSettings: "correct it at this place, or leave it out"
        }
    }
}

extension PolicyError: CustomStringConvertible {
    /// One line: code, place, what was expected, what to do.
    package var description: String {
        var place = [file]
        if let table { place.append("table \"\(table)\"") }
        if let row { place.append("row \(row)") }
        if let rule { place.append("(\(rule))") }
        if let cell { place.append("cell \"\(cell)\"") }
        if let line { place.append("line \(line)") }
        let at = place.joined(separator: " ")
        return "\(code.rawValue) in \(at): expected \(expected); \(remedy)"
    }
}
