import Access
import ArgumentParser
import Enrichment
import Files
import Flow
import Formats
import Glibc
import House
import Logging
import Model
import Seals
import Spelling
import Store

/// Says what a message would be decided as, and why. Nothing is stored.
struct TriageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triage",
        abstract: "Decide a message, store nothing.",
        discussion: """
            Without --history the message is decided as if nothing had come before. With a folder
            of files that gatehouse import takes, these are the register.

              gatehouse triage message.xml --explain --history deploy/demo/history
            """)

    @Argument(help: "The message.", completion: .file())
    var file: String

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Rules, facts with their places, gaps, and what would change it.")
    var explain = false

    @Option(help: "A folder as gatehouse import takes it, or none.")
    var history: String = "none"

    @Option(help: "When the message is received, such as 2026-11-23T10:00:00Z; else now.")
    var at: String?

    @Option(help: "The folder of the policies.")
    var rules: String?

    @Option(help: "The partner who sends it.")
    var partner: String?

    @Flag(help: "One JSON document: the referral as it would be.")
    var json = false

    func run() async throws {
        try await ending {
            let message = try MessageFile(file)
            let time = try receivedAt()
            let clock = Clock { time }
            var flags: [Setting: String] = [:]
            flags[.rules] = rules
            let loading = Loading(try options.settings(flags), on: .real)
            let stages = try loading.stages(on: time.day)
            let folder = try ScratchFolder()
            defer { folder.remove() }
            let ledger = try Ledger(
                at: folder.path + "/ledger.sqlite", vault: Vault(key: Self.passingKey()),
                options: Ledger.Options(clock: clock.now))
            defer { ledger.close() }
            if history != "none" { try importHistory(into: ledger, clock) }
            let delivery = try delivery(of: message, at: time, by: stages)
            let reading: Reading
            do {
                reading = try stages.read(delivery)
            } catch let fault as Fault {
                try refuse(fault)
            }
            let deciding = Deciding(
                ledger: ledger, clock: clock,
                logger: Logger(label: "triage") { _ in
                    LogLine(level: .error)
                })
            let decision = try deciding.decide(delivery, reading, by: stages)
            if json {
                Terminal.say(decision.document)
            } else {
                Terminal.say(Explanation(decision.document, isWhole: explain).text)
            }
        }
    }

    /// A key for this run alone.
    private static func passingKey() throws -> Key {
        var random = SystemRandomNumberGenerator()
        var bytes = (0..<Key.byteCount).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        return try Key(taking: &bytes)
    }

    private func receivedAt() throws -> Timestamp {
        guard let at else { return Clock.system.now() }
        guard let time = Timestamp(reading: at) else {
            throw ValidationError("--at: a time such as 2026-11-23T10:00:00Z is expected")
        }
        return time
    }

    /// The partner named, else the one whose organisation code the message has, else the first.
    private func delivery(
        of message: MessageFile, at time: Timestamp, by stages: Stages
    ) throws -> Delivery {
        let partners = stages.partners.partners
        let sender = try? stages.catalogue.read(message.bytes, spelled: message.spelling)
            .notification.header.sender?.code?.trimmed
        let chosen =
            partners.first { $0.id.text == partner }
            ?? partners.first { known in
                known.organisationCodes.contains { $0.equalsFoldingCase(sender ?? "") }
            } ?? partners.first
        guard let chosen, partner == nil || chosen.id.text == partner else {
            throw Mistake(.configuration, "partners: no partner has this name")
        }
        return Delivery(
            id: 0, reference: Reference(.delivery, year: 2000, month: 1, number: 0),
            partner: chosen.id, door: .folder, receivedAt: time, spelling: message.spelling,
            isTest: false, digest: Digest(of: message.bytes.span).hexadecimal,
            size: message.bytes.count, bytes: message.bytes)
    }

    private func importHistory(into ledger: Ledger, _ clock: Clock) throws {
        guard let folder = Path(history) else {
            throw ValidationError("--history: a folder is expected")
        }
        let work = Import(
            into: RegisterWriter(ledger, actor: operatorName), from: .real, clock: clock)
        let progress = ImportProgress(isBar: Terminal.isInteractive)
        let files: [ImportedFile]
        do {
            files = try work.runFolder(folder, name: history, progress: progress.show) { kind, _ in
                progress.end(kind)
            }
        } catch let error as DiskError {
            throw Mistake(.files, "\(history): \(error)")
        }
        guard !files.isEmpty else {
            throw Mistake(.files, "\(history): no file of a register is there")
        }
        for line in ImportReport(files).lines { Terminal.note(line) }
    }

    private func refuse(_ fault: Fault) throws -> Never {
        Terminal.note("\(file): would be rejected: \(fault.code.rawValue)")
        for finding in fault.findings {
            Terminal.note("  \(finding.place.path ?? "")  expected \(finding.expected)")
        }
        throw ExitCode(ExitStatus.no)
    }
}

/// A folder of our own below the system's temporary one.
struct ScratchFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/gatehouse-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else {
            throw Mistake(.files, "/tmp: no folder can be made")
        }
        path = String(cString: made)
    }

    func remove() {
        guard let folder = Path(path), let names = try? Disk.real.list(folder, 100) else { return }
        for name in names { try? Disk.real.removeFile(folder / name) }
        try? Disk.real.removeFolder(folder)
    }
}
