import Flow
import Formats
package import Model

/// The answer that one of the small published examples gets, as `answers.csv` has it.
package struct ExampleAnswer: Sendable, CustomStringConvertible {
    package let file: String
    /// `accepted` or `rejected`.
    package let outcome: String
    package let code: String
    package let place: Place
    /// How it has to be sent to get this answer; empty where the message alone does it.
    package let how: String

    package var description: String { file }
    package var spelling: Delivery.Spelling { file.hasSuffix(".json") ? .json : .xml }

    private static let folder = "Schemas/examples/faults"

    /// - Throws: ``Missing`` where the table has another form.
    package static func all() throws -> [ExampleAnswer] {
        let text = String(decoding: try Deployed.bytes("\(folder)/answers.csv"), as: UTF8.self)
        let lines = text.split(separator: "\n")
        guard lines.first == "file,outcome,code,line,column,path,how", lines.count > 1 else {
            throw Missing(what: "the heads of answers.csv")
        }
        return try lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                .map(String.init)
            guard cells.count == 7 else { throw Missing(what: "seven cells in \(line)") }
            return ExampleAnswer(
                file: cells[0], outcome: cells[1], code: cells[2],
                place: Place(
                    line: Int(cells[3]), column: Int(cells[4]),
                    path: cells[5].isEmpty ? nil : cells[5]),
                how: cells[6])
        }
    }

    /// The message as it is sent.
    package func bytes() throws -> [UInt8] {
        let bytes = try Deployed.bytes("\(Self.folder)/\(file)")
        guard how == "padded" else { return bytes }
        let missing = MessageLimit.bytes + 1 - bytes.count
        return bytes + [UInt8](repeating: UInt8(ascii: " "), count: missing)
    }

    /// Whether a place is the one that is told. A path of nothing is the whole message's.
    package func isPlace(_ other: Place) -> Bool {
        let path = other.path == "" ? nil : other.path
        return Place(line: other.line, column: other.column, path: path) == place
    }

    /// Whether the answer is the only warning. How many more there are is told after those.
    package func isOnly(of warnings: [Warning]) -> Bool {
        guard code != Warning.Code.moreWarnings.rawValue else {
            return warnings.last?.code == .moreWarnings
                && warnings.count == Reading.warningLimitOfCode + 1
        }
        return warnings.count == 1 && warnings[0].code.rawValue == code
            && isPlace(warnings[0].place)
    }
}
