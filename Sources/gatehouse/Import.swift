import ArgumentParser
import Files
import Flow
import House
import Model
import Spelling
import Store

/// Brings an extract of the register into the ledger.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import persons or contacts from a CSV file.",
        discussion: """
            Beside a running daemon, or without one. Bad lines are listed with line and reason, and
            the good ones are kept. It can be run again; --resume passes over what an import that
            was killed has done. Exit status 2: some lines were not taken.

              gatehouse import persons.csv --kind persons
            """)

    @Argument(help: "The file.", completion: .file())
    var file: String

    @Option(help: "persons or contacts; else told from the file's name.")
    var kind: String?

    @Flag(help: "Pass over the lines that an earlier run of this file has done.")
    var resume = false

    @OptionGroup var options: SettingsOptions

    @Flag(help: "One JSON document.")
    var json = false

    func run() async throws {
        try await ending {
            let kind = try self.kindOfFile()
            guard let path = Path(file) else { throw ValidationError("a file name is expected") }
            let access = try LedgerAccess(options)
            // The work blocks: it must not be done on one of the cooperative threads.
            let report = try await blocking {
                try self.run(path, kind, access)
            }
            say(report)
            if report.badCount > 0 { throw ExitCode(ExitStatus.inPart) }
        }
    }

    private func kindOfFile() throws -> Flow.Import.Kind {
        let name = kind ?? (file.contains("contact") ? "contacts" : "persons")
        guard let kind = Flow.Import.Kind(rawValue: name) else {
            throw ValidationError("--kind: persons or contacts is expected")
        }
        return kind
    }

    private func run(
        _ path: Path, _ kind: Flow.Import.Kind, _ access: LedgerAccess
    ) throws -> Flow.Import.Report {
        let name = "\(kind.rawValue):\(file)"
        func work(_ register: RegisterWriter) throws -> Flow.Import.Report {
            defer { Terminal.endProgress() }
            return try Flow.Import(into: register, from: .real).run(
                path, kind: kind, name: name, isResuming: resume
            ) { line in Terminal.progress("\(line) lines") }
        }
        if let daemon = access.daemon { return try work(RegisterWriter(daemon)) }
        let folder = try LedgerFolder(at: access.settings.path(.data), on: .real)
        let ledger = try access.loading.ledger(
            in: folder, vault: access.loading.vault(), clock: .system, probe: .none,
            broke: { _ in })
        // The folder holds the lock until the ledger is closed.
        defer { withExtendedLifetime(folder) { ledger.close() } }
        return try work(RegisterWriter(ledger, actor: operatorName))
    }

    private func say(_ report: Flow.Import.Report) {
        guard !json else {
            Terminal.say(ImportReport(report))
            return
        }
        for bad in report.badLines { Terminal.note("line \(bad.line): \(bad.reason)") }
        if report.badCount > report.badLines.count {
            Terminal.note("and \(report.badCount - report.badLines.count) more")
        }
        Terminal.say(
            "\(report.added) added, \(report.updated) brought up to date, "
                + "\(report.badCount) not taken, \(report.skipped) done before")
    }
}

extension RegisterWriter {
    /// Writes into the ledger of a running daemon.
    init(_ daemon: Daemon) {
        self.init(
            persons: { rows, name, line in
                let batch = PersonBatch(rows, file: name, line: line)
                let answer: BatchCount = try daemon.ask(.persons, batch.json)
                return answer.count
            },
            contacts: { rows, name, line in
                let batch = ContactBatch(rows, file: name, line: line)
                let answer: BatchCount = try daemon.ask(.contacts, batch.json)
                return answer.count
            },
            importedLine: { name in
                let answer: BatchCount = try daemon.ask(.importedLine, Array(name.utf8))
                return answer.line
            })
    }
}

/// The answer of `gatehouse import`.
struct ImportReport: Spelled {
    var schema = "gatehouse/import/1"
    var added = 0
    var updated = 0
    var notTaken = 0
    var doneBefore = 0
    var badLines: [BadLine] = []

    init() {}

    init(_ report: Flow.Import.Report) {
        added = report.added
        updated = report.updated
        notTaken = report.badCount
        doneBefore = report.skipped
        badLines = report.badLines.map { bad in
            var line = BadLine()
            line.line = bad.line
            line.reason = bad.reason
            return line
        }
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("schema", &schema)
        speller.leaf("added", &added)
        speller.leaf("updated", &updated)
        speller.leaf("notTaken", &notTaken)
        speller.leaf("doneBefore", &doneBefore)
        speller.records("badLines", each: "badLine", &badLines)
    }

    struct BadLine: Spelled {
        var line = 0
        var reason = ""

        mutating func spell(with speller: inout some Speller) {
            speller.leaf("line", &line)
            speller.leaf("reason", &reason)
        }
    }
}
