/// Why a model cannot be loaded or a decision cannot be carried to its end.
///
/// Names of decisions, rules, columns, functions and types come from the rule file and may be
/// shown; values that were decided upon never appear.
package struct DMNError: Error, Sendable, Equatable {
    /// What kind of trouble; the raw value is a stable name for logs and reports.
    package enum Code: String, Sendable, CaseIterable {
        case notDMN = "dmn.not-dmn"
        case malformed = "dmn.malformed"
        case duplicate = "dmn.duplicate"
        case missing = "dmn.missing"
        case cycle = "dmn.cycle"
        case badTable = "dmn.bad-table"
        case unsupported = "dmn.unsupported"
        case tooLarge = "dmn.too-large"
        case syntax = "feel.syntax"
        case unknownName = "feel.unknown-name"
        case tooDeep = "feel.too-deep"
        case tooManySteps = "feel.too-many-steps"
    }

    /// Where in the model: as much as is known.
    package struct Place: Sendable, Equatable {
        /// Name of the decision, knowledge model, input or type.
        package var node: String?
        /// Row of the rule in its table, from 1.
        package var rule: Int?
        /// Id of that rule.
        package var ruleID: String?
        /// Label of the table's input, output or annotation column.
        package var column: String?
        /// Character of the FEEL text, from 1.
        package var character: Int?
        /// Line of the XML text, from 1.
        package var line: Int?
        /// Character of that line, from 1.
        package var lineColumn: Int?

        /// Whatever is not given is not known.
        package init(
            node: String? = nil, rule: Int? = nil, ruleID: String? = nil, column: String? = nil,
            line: Int? = nil
        ) {
            self.node = node
            self.rule = rule
            self.ruleID = ruleID
            self.column = column
            self.line = line
        }
    }

    /// What kind of trouble it is.
    package let code: Code
    /// What was expected instead, in words for the policy's owner.
    package let expected: String
    /// Where it is; as much as is known.
    package var place: Place

    /// Trouble of a kind, with what was expected instead.
    package init(_ code: Code, _ expected: String, at place: Place = Place()) {
        self.code = code
        self.expected = expected
        self.place = place
    }

    /// The same trouble, with what is known of the place further out.
    func within(_ outer: Place) -> DMNError {
        var error = self
        error.place.node = place.node ?? outer.node
        error.place.rule = place.rule ?? outer.rule
        error.place.ruleID = place.ruleID ?? outer.ruleID
        error.place.column = place.column ?? outer.column
        error.place.character = place.character ?? outer.character
        error.place.line = place.line ?? outer.line
        error.place.lineColumn = place.lineColumn ?? outer.lineColumn
        return error
    }

    /// What the policy's owner can do about it.
    package var remedy: String {
        switch code {
        case .notDMN: "save the file as DMN 1.2, 1.3, 1.4 or 1.5"
        case .malformed: "correct the XML at this place"
        case .duplicate: "give each its own name or id"
        case .missing: "add what is named, or correct the reference to it"
        case .cycle: "break the circle: nothing may need its own answer"
        case .badTable: "correct the table at this place"
        case .unsupported: "say it without what is named; this engine does not evaluate it"
        case .tooLarge: "split it, or shorten it"
        case .syntax: "correct the FEEL text at this character"
        case .unknownName: "correct the name, or require the decision or input that bears it"
        case .tooDeep: "split the expression into decisions of their own"
        case .tooManySteps: "make the decision smaller; look for endless iteration"
        }
    }
}

extension DMNError: CustomStringConvertible {
    /// One line: code, place, what was expected, what to do.
    package var description: String {
        var parts: [String] = []
        if let node = place.node { parts.append("\"\(node)\"") }
        if let rule = place.rule { parts.append("rule \(rule)") }
        if let ruleID = place.ruleID { parts.append("(\(ruleID))") }
        if let column = place.column { parts.append("column \"\(column)\"") }
        if let character = place.character { parts.append("character \(character)") }
        if let line = place.line { parts.append("line \(line)") }
        if let lineColumn = place.lineColumn { parts.append("column \(lineColumn)") }
        let place = parts.isEmpty ? "" : " at " + parts.joined(separator: " ")
        return "\(code.rawValue)\(place): \(expected); \(remedy)"
    }
}
