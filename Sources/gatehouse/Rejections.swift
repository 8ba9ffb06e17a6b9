import ArgumentParser
import Flow
import House
import Model
import Spelling
import Store

/// What could not be read, and why; the same bytes again, through the rules in force.
struct RejectionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejections",
        abstract: "List rejections, show one, replay them unchanged.",
        subcommands: [List.self, Show.self, ReplayVerb.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Rejections, newest first.",
            discussion: "  gatehouse rejections list --partner hatch-police")

        @OptionGroup var filterOptions: RejectionOptions
        @OptionGroup var options: SettingsOptions

        @Option(help: "open, replayed, withdrawn or all.")
        var status = "open"

        @Flag(help: "One JSON document.")
        var json = false

        func run() async throws {
            try await ending {
                var filter = try filterOptions.filter()
                filter.status =
                    status == "all"
                    ? nil : try Filters.read(status, "--status", Rejection.Status.self)
                let report = RejectionsReport(try await RejectionOptions.find(filter, options))
                guard !json else {
                    Terminal.say(report)
                    return
                }
                for line in report.rejections { Terminal.say(line.text) }
                if report.rejections.isEmpty { Terminal.note("no rejection matches") }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One rejection: what was found, where, and what to do.",
            discussion: "  gatehouse rejections show GN-2611-000021")

        @Argument(help: "The delivery's reference.")
        var reference: String

        @OptionGroup var options: SettingsOptions

        @Flag(help: "One JSON document.")
        var json = false

        func run() async throws {
            try await ending {
                guard let reference = Reference(reading: reference) else {
                    throw ValidationError("a reference such as GN-2611-000021 is expected")
                }
                let access = try LedgerAccess(options)
                let found = try await blocking {
                    let ledger = try access.open()
                    defer { ledger.close() }
                    return try ledger.rejection(reference)
                }
                guard let found else {
                    Terminal.note("no rejection has the reference \(reference.text)")
                    throw ExitCode(ExitStatus.no)
                }
                let line = RejectionLine(found)
                guard !json else {
                    Terminal.say(line)
                    return
                }
                Terminal.say(line.text)
                for finding in line.fault?.findings ?? [] {
                    let place = finding.line.map { "line \($0) column \(finding.column ?? 1)  " }
                    Terminal.say("  \(place ?? "")\(finding.path ?? "")  \(finding.code)")
                    Terminal.say("    expected \(finding.expected)")
                    Terminal.say("    \(finding.remedy)")
                }
            }
        }
    }

    struct ReplayVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract: "Send rejected bytes, unchanged, through the rules in force.",
            discussion: """
                Nothing is edited: wrong data is corrected by the sender. A message that was
                accepted meanwhile is not sent twice. -n tells what would happen. Exit status 1:
                none passes; 2: some do not.

                  gatehouse rejections replay --partner hatch-police -n --reason "schema agreed"
                """)

        @Argument(help: "References; without them, all open ones that the filters leave.")
        var references: [String] = []

        @OptionGroup var filterOptions: RejectionOptions
        @OptionGroup var options: SettingsOptions

        @Option(help: "Why: it is kept with each new attempt.")
        var reason: String

        @Flag(name: [.customShort("n"), .customLong("dry-run")], help: "Change nothing.")
        var dryRun = false

        @Flag(help: "One JSON document.")
        var json = false

        func run() async throws {
            try await ending {
                guard !references.isEmpty || filterOptions.isNarrow else {
                    throw ValidationError("name references, or --partner, --code or --since")
                }
                let access = try LedgerAccess(options)
                let report = try await blocking { try self.replay(access) }
                if json {
                    Terminal.say(report)
                } else {
                    for line in report.outcomes where line.outcome != "passes" {
                        Terminal.note("\(line.reference): \(line.outcome): \(line.detail)")
                    }
                    Terminal.say(report.text)
                }
                if report.passed == 0 { throw ExitCode(ExitStatus.no) }
                if report.passed < report.outcomes.count { throw ExitCode(ExitStatus.inPart) }
            }
        }

        private func replay(_ access: LedgerAccess) throws -> ReplayReport {
            let ledger = try access.open()
            defer { ledger.close() }
            let rejections =
                references.isEmpty
                ? try ledger.rejections(filterOptions.filter())
                : try references.compactMap { text in
                    guard let reference = Reference(reading: text) else {
                        throw ValidationError("\(text) is no reference")
                    }
                    return try ledger.rejection(reference)
                }
            var report = ReplayReport()
            report.isDry = dryRun
            let act = try attempt(ledger, access)
            for (index, rejection) in rejections.enumerated() {
                let answer = try act(rejection)
                report.add(rejection.reference, answer)
                Terminal.progress("\(index + 1) of \(rejections.count)")
            }
            if !rejections.isEmpty { Terminal.endProgress() }
            return report
        }

        /// By the daemon where one runs; else here, and the next start carries the new attempts.
        private func attempt(
            _ ledger: Ledger, _ access: LedgerAccess
        ) throws -> (Rejection) throws -> ReferenceAnswer {
            if let daemon = access.daemon {
                return { rejection in
                    var ask = ReferenceAsk()
                    ask.reference = rejection.reference.text
                    ask.reason = reason
                    ask.actor = operatorName
                    ask.isDry = dryRun
                    return try daemon.ask(.replay, ask.json)
                }
            }
            let replay = Replay(ledger: ledger, stages: try access.stages())
            return { rejection in
                ReferenceAnswer(
                    dryRun
                        ? try replay.dryRun(rejection)
                        : try replay.run(rejection, reason: reason, actor: operatorName))
            }
        }
    }
}

/// Which rejections are meant.
struct RejectionOptions: ParsableArguments {
    @Option(help: "The partner who sent them.")
    var partner: String?

    @Option(help: "The fault's code.")
    var code: String?

    @Option(help: "Rejected since a time such as 2026-11-23T00:00:00Z.")
    var since: String?

    @Option(help: "At most this many.")
    var limit = 1000

    var isNarrow: Bool { partner != nil || code != nil || since != nil }

    func filter() throws -> RejectionFilter {
        RejectionFilter(
            partner: try Filters.partner(partner), code: code,
            since: try Filters.time(since, "--since"), limit: limit)
    }

    static func find(
        _ filter: RejectionFilter, _ options: SettingsOptions
    ) async throws -> [Rejection] {
        let access = try LedgerAccess(options)
        return try await blocking {
            let ledger = try access.open()
            defer { ledger.close() }
            return try ledger.rejections(filter)
        }
    }
}

/// The answer of `gatehouse rejections list`.
struct RejectionsReport: Spelled {
    var schema = "gatehouse/rejections/1"
    var rejections: [RejectionLine] = []

    init() {}

    init(_ rejections: [Rejection]) {
        self.rejections = rejections.map(RejectionLine.init)
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("schema", &schema)
        speller.records("rejections", each: "rejection", &rejections)
    }
}

/// One rejection. Nothing of the message is in it.
struct RejectionLine: Spelled {
    var reference = ""
    var receivedAt = ""
    var partner = ""
    var door = ""
    var code = ""
    var sizeBytes = 0
    var namesDanger = false
    var status = ""
    var replayedAs: String?
    var fault: FaultText?

    init() {}

    init(_ rejection: Rejection) {
        reference = rejection.reference.text
        receivedAt = rejection.receivedAt.text
        partner = rejection.partner.text
        door = rejection.door.rawValue
        code = rejection.code.rawValue
        sizeBytes = rejection.size
        namesDanger = rejection.namesDanger
        status = rejection.status.rawValue
        replayedAs = rejection.replayedAs?.text
        fault = FaultText(json: Array(rejection.findings.utf8))
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("reference", &reference)
        speller.leaf("receivedAt", &receivedAt)
        speller.leaf("partner", &partner)
        speller.leaf("door", &door)
        speller.leaf("code", &code)
        speller.leaf("sizeBytes", &sizeBytes)
        speller.leaf("namesDanger", &namesDanger)
        speller.leaf("status", &status)
        speller.leaf("replayedAs", &replayedAs)
        speller.record("fault", &fault)
    }

    var text: String {
        let first = fault?.findings.first
        let place = first?.path ?? first?.line.map { "line \($0)" } ?? ""
        return "\(reference)  \(receivedAt)  \(partner)  \(code)  \(place)  \(sizeBytes) bytes  "
            + "\(status)\(namesDanger ? "  names danger" : "")"
    }
}

/// The answer of `gatehouse rejections replay`.
struct ReplayReport: Spelled {
    var schema = "gatehouse/replay/1"
    var isDry = false
    var outcomes: [Line] = []

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("schema", &schema)
        speller.leaf("isDry", &isDry)
        speller.records("outcomes", each: "outcome", &outcomes)
    }

    struct Line: Spelled {
        var reference = ""
        var outcome = ""
        var detail = ""

        mutating func spell(with speller: inout some Speller) {
            speller.leaf("reference", &reference)
            speller.leaf("outcome", &outcome)
            speller.leaf("detail", &detail)
        }
    }

    mutating func add(_ reference: Reference, _ answer: ReferenceAnswer) {
        var line = Line()
        line.reference = reference.text
        line.outcome = answer.outcome
        line.detail = answer.detail
        outcomes.append(line)
    }

    var passed: Int { outcomes.count { $0.outcome == "passes" } }

    var text: String {
        let failed = outcomes.count { $0.outcome == "fails" }
        let cannot = outcomes.count { $0.outcome == "cannot" }
        let counts =
            "\(outcomes.count) matched, \(passed) \(isDry ? "would pass" : "replayed"), "
            + "\(failed) \(isDry ? "would fail" : "failed"), \(cannot) cannot be replayed"
        return isDry ? "Dry run: \(counts). Nothing changed." : "\(counts)."
    }
}
