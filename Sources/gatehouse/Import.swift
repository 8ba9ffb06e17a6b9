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
        abstract: "Import the register: persons, addresses, relationships, contacts, involvements.",
        discussion: """
            Of a folder, these files are imported in this order, as far as they are
            there: persons.csv, addresses.csv, relationships.csv, contacts.csv,
            involvements.csv.

            Beside a running daemon, or without one. Bad lines are listed with line and
            reason, and the good ones are kept. It can be run again, and brings what it
            knows up to date; --resume passes over what an import that was killed has
            done. Exit status 2: some lines were not taken.

              gatehouse import deploy/demo/history
              gatehouse import extract.csv --kind persons

            \(columns)
            """)

    @Argument(help: "A file, or a folder.", completion: .file())
    var file: String

    @Option(help: "What a file holds; else told from its name.")
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
            let files = try await blocking {
                do {
                    return try self.run(path, kind, access)
                } catch let error as DiskError {
                    throw Mistake(.files, "\(self.file): \(error)")
                }
            }
            guard !files.isEmpty else {
                throw Mistake(.files, "\(file): none of \(Self.fileNames) is there")
            }
            say(ImportReport(files))
            if files.contains(where: { $0.report.badCount > 0 }) {
                throw ExitCode(ExitStatus.inPart)
            }
        }
    }

    private func kindOfFile() throws -> Import.Kind {
        let name = file.split(separator: "/").last ?? ""
        guard let kind else {
            // In the singular or the plural; every other file may speak of persons as well.
            return Import.Kind.allCases.last { name.contains($0.rawValue.prefix(6)) } ?? .persons
        }
        guard let kind = Import.Kind(rawValue: kind) else {
            let kinds = Import.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--kind: one of \(kinds) is expected")
        }
        return kind
    }

    private func run(
        _ path: Path, _ kind: Import.Kind, _ access: LedgerAccess
    ) throws -> [ImportedFile] {
        let clock = try Wiring.clock(access.settings)
        if let daemon = access.daemon {
            return try run(path, kind, into: RegisterWriter(daemon), clock)
        }
        let folder = try LedgerFolder(at: access.settings.path(.data), on: .real)
        let ledger = try access.loading.ledger(
            in: folder, vault: access.loading.vault(), clock: clock, probe: .none,
            broke: { _ in })
        // The folder holds the lock until the ledger is closed.
        defer { withExtendedLifetime(folder) { ledger.close() } }
        return try run(path, kind, into: RegisterWriter(ledger, actor: operatorName), clock)
    }

    private func run(
        _ path: Path, _ kind: Import.Kind, into register: RegisterWriter, _ clock: Clock
    ) throws -> [ImportedFile] {
        let work = Import(into: register, from: .real, clock: clock)
        let progress = ImportProgress(isBar: Terminal.isInteractive)
        // What can be listed is a folder, by whatever link.
        if (try? Disk.real.list(path, .max)) != nil {
            return try work.runFolder(
                path, name: file, isResuming: resume, progress: progress.show
            ) { kind, _ in progress.end(kind) }
        }
        let report = try work.run(
            path, kind: kind, name: "\(kind.rawValue):\(file)", isResuming: resume
        ) { progress.show(kind, $0) }
        progress.end(kind)
        return [(kind, report)]
    }

    private func say(_ report: ImportReport) {
        guard !json else {
            Terminal.say(report)
            return
        }
        for note in report.lines { Terminal.note(note) }
        for file in report.files { Terminal.say(file.summary) }
    }

    private static var fileNames: String {
        Import.Kind.allCases.map(\.fileName).joined(separator: ", ")
    }

    /// What each file holds, column by column.
    private static var columns: String {
        Import.Kind.allCases.map { kind in
            let lines = kind.columns.map { column in
                "  \(column.name)\(column.isNeeded ? "" : " (may be left out)"): \(column.meaning)"
            }
            return "Columns of \(kind.fileName):\n" + lines.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}

/// What a file held, and how its import went.
typealias ImportedFile = (kind: Import.Kind, report: Import.Report)

extension RegisterWriter {
    /// Writes into the ledger of a running daemon.
    init(_ daemon: Daemon) {
        self.init(
            persons: daemon.writer(.persons), addresses: daemon.writer(.addresses),
            relationships: daemon.writer(.relationships), contacts: daemon.writer(.contacts),
            involvements: daemon.writer(.involvements),
            importedLine: { name in
                let answer: ImportedLine = try daemon.ask(.importedLine, Array(name.utf8))
                return answer.line
            })
    }
}

extension Daemon {
    fileprivate func writer<Row: Spelled & Sendable>(_ act: Act) -> RegisterWriter.Write<Row> {
        { rows, name, line in
            try ask(act, ImportAsk(rows, file: name, line: line).json(isPretty: false))
        }
    }
}
