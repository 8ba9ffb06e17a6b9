import ArgumentParser
import Formats
import Glibc
import House
import JSON
import Model
import Spelling
import XML

/// Measures what reading one message costs on this machine, part by part.
struct TimeReadingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "time-reading",
        abstract: "Measure what reading a message costs on this machine.",
        discussion: """
            Prints nanoseconds of CPU for one message, as JSON: `parse` from text to a tree,
            `validate` the tree against the published structure, `read` all that is done with a
            message that came, those two included.

              gatehouse time-reading ppn-0041.xml --rounds 2000
            """,
        shouldDisplay: false)

    @Argument(help: "The message.", completion: .file())
    var file: String

    @Option(help: "How often it is read.")
    var rounds = 1000

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds has to be at least 1") }
    }

    func run() async throws {
        try await ending {
            let message = try MessageFile(file)
            var report = ReadingTimes(message)
            switch message.spelling {
            case .xml: try timeXML(message.bytes, &report)
            case .json: try timeJSON(message.bytes, &report)
            }
            let catalogue = try Catalogue()
            report.read = try time {
                try catalogue.read(message.bytes, spelled: message.spelling).warnings.count
            }
            Terminal.say(report)
        }
    }

    private func timeXML(_ bytes: [UInt8], _ report: inout ReadingTimes) throws {
        let schema = try XML.Schema(compiling: PublishedFile.notificationXML.bytes)
        let document = try XML.Document(parsing: bytes.span, within: .message)
        report.parse = try time {
            try XML.Document(parsing: bytes.span, within: .message).withRoot { $0.line }
        }
        report.validate = try time { schema.validate(document, written: bytes.span).count }
    }

    private func timeJSON(_ bytes: [UInt8], _ report: inout ReadingTimes) throws {
        let text = try JSON.Document(
            parsing: PublishedFile.notificationJSON.bytes, within: .ownFile)
        let schema = try JSON.Schema(compiling: text)
        let document = try JSON.Document(parsing: bytes, within: .message)
        report.parse = try time { try JSON.Document(parsing: bytes, within: .message).steps }
        report.validate = try time { schema.validate(document.root).count }
    }

    /// Nanoseconds of CPU that a piece of work takes, each time anew. What it gives is summed, so that
    /// none of it is left out.
    private func time(_ work: () throws -> Int) throws -> Int {
        var sum = try work()
        let start = Self.cpuNanoseconds()
        for _ in 0..<rounds { sum &+= try work() }
        let spent = Self.cpuNanoseconds() - start
        guard sum >= 0 else { throw ExitCode(ExitStatus.no) }
        return Int(spent) / rounds
    }

    private static func cpuNanoseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// The answer of `gatehouse time-reading`.
private struct ReadingTimes: Spelled {
    var spelling = ""
    var bytes = 0
    var parse = 0
    var validate = 0
    var read = 0

    init() {}

    init(_ message: MessageFile) {
        spelling = message.spelling.rawValue
        bytes = message.bytes.count
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("spelling", &spelling)
        speller.leaf("bytes", &bytes)
        speller.leaf("parse", &parse)
        speller.leaf("validate", &validate)
        speller.leaf("read", &read)
    }
}
