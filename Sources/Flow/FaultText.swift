package import Model
package import Spelling

/// A fault as receipts, rejections and pages tell it: places, expectations and remedies.
package struct FaultText: Spelled, Sendable, Equatable {
    package var code = ""
    package var title = ""
    package var findings: [FindingText] = []

    package init() {}

    package init(_ fault: Fault) {
        code = fault.code.rawValue
        title = fault.code.title
        findings = fault.findings.map(FindingText.init)
    }

    /// The fault as JSON on one line.
    package var json: String { String(decoding: json(isPretty: false), as: UTF8.self) }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("code", &code)
        speller.leaf("title", &title)
        speller.records("findings", each: "finding", &findings)
    }
}

/// One thing that is wrong, and what to do about it. A warning is told in the same way.
package struct FindingText: Spelled, Sendable, Equatable {
    package var code = ""
    package var line: Int?
    package var column: Int?
    package var path: String?
    package var expected = ""
    package var remedy = ""

    package init() {}

    package init(_ finding: Fault.Finding) {
        self.init(
            finding.code.rawValue, finding.place, finding.expected, finding.code.remedy)
    }

    package init(_ warning: Warning) {
        self.init(
            warning.code.rawValue, warning.place, warning.expected, warning.code.remedy)
    }

    private init(_ code: String, _ place: Place, _ expected: String, _ remedy: String) {
        self.code = code
        self.line = place.line
        self.column = place.column
        self.path = place.path
        self.expected = expected
        self.remedy = remedy
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("code", &code)
        speller.leaf("line", &line)
        speller.leaf("column", &column)
        speller.leaf("path", &path)
        speller.leaf("expected", &expected)
        speller.leaf("remedy", &remedy)
    }
}

/// The warnings of one message, as the ledger keeps them.
package struct WarningTexts: Spelled, Sendable, Equatable {
    package var warnings: [FindingText] = []

    package init() {}

    package init(_ warnings: [Warning]) {
        self.warnings = warnings.map(FindingText.init)
    }

    package var json: String { String(decoding: json(isPretty: false), as: UTF8.self) }

    package mutating func spell(with speller: inout some Speller) {
        speller.records("warnings", each: "warning", &warnings)
    }
}
