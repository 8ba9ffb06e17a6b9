import ArgumentParser
import Files
import Flow
import Formats
import House
import Model
import Spelling

/// Checks messages and stores nothing.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check messages, store nothing.",
        discussion: """
            Exit status 0: all of them would be accepted; 1: some would be rejected; 65: one cannot
            be read as a message at all; 66: a file is missing.

              gatehouse validate inbox/ppn-0041.xml
            """)

    @Argument(help: "Files to check.", completion: .file())
    var files: [String]

    @Flag(help: "One JSON document.")
    var json = false

    func run() async throws {
        try await ending {
            let catalogue = try Catalogue()
            var report = ValidateReport()
            for file in files { report.files.append(try Self.check(file, by: catalogue)) }
            if json {
                Terminal.say(report)
            } else {
                for file in report.files { Terminal.say(file.text) }
            }
            let worst = report.files.map(\.status).max() ?? ExitStatus.done
            if worst != ExitStatus.done { throw ExitCode(worst) }
        }
    }

    private static func check(
        _ file: String, by catalogue: Catalogue
    ) throws -> ValidateReport.File {
        var result = ValidateReport.File()
        result.file = file
        let message = try MessageFile(file)
        do {
            let reading = try catalogue.read(message.bytes, spelled: message.spelling)
            result.valid = true
            result.warnings = reading.warnings.map(FindingText.init)
        } catch {
            result.problems = error.findings.map(FindingText.init)
            result.isNoMessage = [.malformed, .empty, .encoding].contains(error.code)
        }
        return result
    }
}

/// A message in a file, or on standard input.
struct MessageFile {
    let bytes: [UInt8]
    let spelling: Delivery.Spelling

    init(_ name: String) throws {
        guard let path = Path(name == "-" ? "/dev/stdin" : name) else {
            throw Mistake(.files, "a file name is expected")
        }
        do {
            bytes = try Disk.real.bytes(of: path, limitBytes: MessageLimit.bytes * 2)
        } catch {
            Terminal.note("error: \(name): \(error)")
            throw ExitCode(ExitStatus.missingFile)
        }
        let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        let isNamedJSON = name.lowercased().hasSuffix(".json") && first != UInt8(ascii: "<")
        spelling = isJSON || isNamedJSON ? .json : .xml
    }
}

/// The answer of `gatehouse validate`.
struct ValidateReport: Spelled {
    var schema = "gatehouse/validate/1"
    var files: [File] = []

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("schema", &schema)
        speller.records("files", each: "file", &files)
    }

    struct File: Spelled {
        var file = ""
        var valid = false
        var problems: [FindingText] = []
        var warnings: [FindingText] = []
        var isNoMessage = false

        mutating func spell(with speller: inout some Speller) {
            speller.leaf("file", &file)
            speller.leaf("valid", &valid)
            speller.records("problems", each: "problem", &problems)
            speller.records("warnings", each: "warning", &warnings)
        }

        var status: Int32 {
            valid ? ExitStatus.done : isNoMessage ? ExitStatus.unreadable : ExitStatus.no
        }

        var text: String {
            let count = problems.count
            var lines = [
                valid
                    ? "\(file): valid" + (warnings.isEmpty ? "" : " (\(warnings.count) warnings)")
                    : "\(file): not valid (\(count) problem\(count == 1 ? "" : "s"))"
            ]
            for finding in problems + warnings {
                let line = finding.line.map { "line \($0)" } ?? "warning"
                let column = finding.column.map { " column \($0)" } ?? ""
                let parts = ["\(line)\(column)", finding.path ?? "", finding.code]
                lines.append("  " + parts.filter { !$0.isEmpty }.joined(separator: "  "))
                lines.append("    expected \(finding.expected)")
                lines.append("    \(finding.remedy)")
            }
            return lines.joined(separator: "\n")
        }
    }
}
