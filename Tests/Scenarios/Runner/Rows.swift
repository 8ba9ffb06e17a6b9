/// Lines of one file of the register, as comma-separated values.
struct Rows: Sendable {
    /// A file of the register, and the columns that it has.
    enum Section: String, Sendable, CaseIterable {
        case persons, addresses, relationships, contacts, involvements

        var columns: [String] {
            switch self {
            case .persons:
                [
                    "person_id", "household_id", "role", "nhs_number", "given_name",
                    "middle_name", "surname", "known_as", "former_surname", "sex", "dob", "edd",
                    "address", "town", "postcode", "previous_address", "previous_postcode",
                    "upn", "telephone", "protected", "identity_of",
                ]
            case .addresses:
                [
                    "person_id", "kind", "address", "town", "postcode", "uprn", "from", "to",
                    "confidential",
                ]
            case .relationships:
                ["relationship_id", "from_person_id", "to_person_id", "kind", "from", "to"]
            case .contacts:
                [
                    "contact_id", "person_id", "household_id", "occurred", "received", "source",
                    "reason", "reference", "outcome", "kind", "indicators", "copy", "closed",
                    "sender",
                ]
            case .involvements:
                [
                    "involvement_id", "person_id", "kind", "from", "to", "team", "holder",
                    "closure",
                ]
            }
        }
    }

    let section: Section
    /// The columns that are written, and the lines below them.
    let columns: [String]
    let lines: [[String]]

    /// - Parameters:
    ///   - text: The section's lines, the names of the columns first.
    ///   - line: The line of the file on which they begin.
    init(
        _ section: Section, _ text: [Substring], in file: String, from line: Int
    ) throws(FileMistake) {
        self.section = section
        func mistake(_ offset: Int, _ expected: String) -> FileMistake {
            FileMistake(file: file, line: line + offset, expected: expected)
        }
        guard let header = text.first, let columns = Self.fields(header) else {
            throw mistake(0, "the names of columns")
        }
        var seen: Set<String> = []
        for column in columns {
            guard section.columns.contains(column), seen.insert(column).inserted else {
                throw mistake(0, "each once of " + section.columns.joined(separator: ","))
            }
        }
        var lines: [[String]] = []
        for (offset, row) in text.enumerated().dropFirst() {
            guard let fields = Self.fields(row), fields.count == columns.count else {
                throw mistake(offset, "\(columns.count) values joined by commas")
            }
            lines.append(fields)
        }
        guard !lines.isEmpty else { throw mistake(1, "at least one line of values") }
        self.columns = columns
        self.lines = lines
    }

    /// The whole file, with the columns that were left out.
    var csv: String {
        let missing = section.columns.filter { !columns.contains($0) }
        let empty = missing.map { _ in "" }
        return ([columns + missing] + lines.map { $0 + empty })
            .map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }

    /// The fields of one line; nil where a quote is not closed.
    private static func fields(_ line: Substring) -> [String]? {
        var fields = [""]
        var isQuoted = false
        var former: Character?
        for character in line where character != "\r" {
            if character == "\"" {
                // A quote inside quotes is written twice.
                if !isQuoted, former == "\"" { fields[fields.count - 1].append("\"") }
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
            former = character
        }
        return isQuoted ? nil : fields
    }
}
