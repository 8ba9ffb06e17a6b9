import Enrichment
import Files
import Flow
import HouseKit
import JSON
import Model
import Queue
import Spelling
import Store
import TestKit

/// One scenario, done in a house of its own: all that is below the doors, as the daemon has it.
struct Play {
    private let scenario: Scenario
    private let house: SmallHouse
    private let listening: Listening
    private let partners: [Sender: Partner]
    private var imports = 0
    private var answers = 0
    private var last: Receipt?
    /// The referrals of the messages before the last one, and that one's.
    private var former: Set<Reference> = []
    private var referral: ReferralRecord?

    /// Where ledgers and queues stand: in memory, since nothing here has to outlive the machine.
    static let place: Path = "/dev/shm"

    /// Does the steps of a scenario, and reads what came of them.
    static func outcome(of scenario: Scenario, by stages: Stages) throws -> Outcome {
        guard let start = scenario.start else { throw Missing(what: "a time") }
        let listening = Listening()
        let partners = try scenario.partners(read: stages.catalogue)
        var plan = SmallHouse.Plan()
        plan.stages = listening.hooks
        plan.carriedBy = stages
        plan.partners = Sender.allCases.compactMap { partners[$0] }
        plan.limits.threads = 1
        return try SmallHouse.running(
            in: TemporaryFolder(in: place), clock: HandClock(start), plan
        ) { house in
            var play = Play(scenario, in: house, listening, partners)
            for step in scenario.steps { try play.act(step) }
            return try play.outcome()
        }
    }

    private init(
        _ scenario: Scenario, in house: SmallHouse, _ listening: Listening,
        _ partners: [Sender: Partner]
    ) {
        self.scenario = scenario
        self.house = house
        self.listening = listening
        self.partners = partners
    }

    // MARK: - Steps

    private mutating func act(_ step: Scenario.Step) throws {
        if let time = step.act.time, !house.move(to: time) {
            throw mistake(step, "a time that is not before \(house.clock.now.text)")
        }
        switch step.act {
        case .rows(let rows): try take(rows, step)
        case .message(let message): try send(message)
        case .time: try house.catchUp()
        case .history(let isReadable): listening.isReadable = isReadable
        case .lowered(let lowered): try lower(lowered)
        }
    }

    private func mistake(_ step: Scenario.Step, _ expected: String) -> FileMistake {
        FileMistake(file: scenario.file, line: step.line, expected: expected)
    }

    private mutating func take(_ rows: Rows, _ step: Scenario.Step) throws {
        guard let kind = Import.Kind(rawValue: rows.section.rawValue) else {
            throw mistake(step, "a section that can be imported")
        }
        imports += 1
        let name = "\(imports)-\(kind.rawValue).csv"
        try house.folder.write(Array(rows.csv.utf8), to: name)
        guard let path = Path(house.folder.text(name)) else { throw Missing(what: name) }
        let register = RegisterWriter(house.ledger, actor: "scenario")
        let report = try Import(into: register, from: .real, clock: house.clock.clock)
            .run(path, kind: kind, name: name)
        if let bad = report.badLines.first {
            // The section's line stands above the names of the columns.
            throw FileMistake(
                file: scenario.file, line: step.line + bad.line,
                expected: "a line that can be imported: \(bad.reason)")
        }
        try house.catchUp()
    }

    private mutating func send(_ message: Scenario.Message) throws {
        if let referral { former.insert(referral.reference) }
        guard let partner = partners[message.sender] else { throw Missing(what: "a partner") }
        let receipt = try house.receipt(message.bytes, message.spelling, from: partner)
        last = receipt
        try house.settle()
        if receipt.state == .rejected { try house.catchUp() }
        referral = try current(receipt)
    }

    /// Lowers a band as a program of the hub does: by an answer about the lead's newest entry.
    private mutating func lower(_ lowered: Scenario.Lowered) throws {
        guard let receipt = last else { throw Missing(what: "a message") }
        let entry = try newest(current(receipt)).lead
        var writer = JSON.Writer()
        writer.object { writer in
            for (key, text) in [
                ("reference", entry.reference.text), ("route", entry.route.name),
                ("by", lowered.by), ("at", lowered.at.text), ("band", lowered.band.rawValue),
                ("reason", lowered.why),
            ] {
                writer.key(key)
                writer.string(text)
            }
            writer.key("number")
            writer.number(entry.number)
        }
        answers += 1
        try house.folder.write(writer.bytes, to: "queue/acks/lowered-\(answers).json")
        try house.catchUp()
        guard try house.queue.acknowledgementNames().isEmpty else {
            throw Missing(what: "whoever takes the answer that lowers the band")
        }
    }
}

// MARK: - What came of it

extension Play {
    /// The referral that a message belongs to; where it was rejected, the item of the safety net.
    private func current(_ receipt: Receipt) throws -> ReferralRecord {
        if receipt.state == .rejected {
            let unread = try house.ledger.referrals(ReferralFilter(limit: 1000))
                .filter { $0.kind == .unread }.max { $0.created < $1.created }
            guard let unread else { throw Missing(what: "an item of the safety net") }
            return unread
        }
        return try house.referral(of: receipt.reference)
    }

    /// The newest entries of a referral.
    private func newest(_ referral: ReferralRecord) throws -> (
        lead: Referral.Entry, all: [Referral.Entry]
    ) {
        let all = referral.entries.map(\.entry).filter { $0.number == referral.numbers }
        guard let lead = all.first(where: { $0.purpose == .lead }) ?? all.first else {
            throw Missing(what: "an entry of \(referral.reference.text)")
        }
        return (lead, all)
    }

    private func outcome() throws -> Outcome {
        guard let receipt = last else { throw Missing(what: "a message") }
        let referral = try current(receipt)
        let (lead, entries) = try newest(referral)
        let missing = try entries.filter { try place(of: $0) == nil }
        var document: ReferralDocument?
        var page = ""
        if let place = try place(of: lead) {
            let bytes = try house.file("referral.json", of: place)
            document = ReferralDocument(json: bytes)
            if receipt.state != .rejected, document == nil {
                throw Missing(what: "a referral.json that can be read")
            }
            page = PageText(try house.file("referral.html", of: place)).text
        }
        // Only a person makes it less urgent than the newest entry says.
        let given = document.flatMap {
            $0.verdict.band.isMoreUrgent(than: referral.band) ? referral.band : nil
        }
        let standing =
            document.map { Standing($0.verdict, entries, given: given) }
            ?? Standing(lead.band, [], due: lead.dueAt, flags: [], entries)
        return Outcome(
            standing: standing, state: try state(of: receipt), fault: receipt.fault?.code,
            isNew: !former.contains(referral.reference), entries: referral.numbers,
            document: document, given: given, page: page, openFiles: try openFiles(),
            missing: missing.map { "\($0.route.name)/\($0.folderName)" },
            heard: listening.heard(referral.reference, number: referral.numbers))
    }

    /// The state in which the last message ended.
    private func state(of receipt: Receipt) throws -> Delivery.State {
        guard receipt.state == .kept else { return receipt.state }
        guard let record = try house.ledger.delivery(receipt.reference) else {
            throw Missing(what: "the delivery")
        }
        return record.state
    }

    /// Where an entry lies for its readers, as `route/place/name`.
    private func place(of entry: Referral.Entry) throws -> String? {
        guard let place = try house.queue.place(of: entry), place != .superseded else {
            return nil
        }
        return "\(entry.route.name)/\(place.rawValue)/\(entry.folderName)"
    }

    /// Every file that those who may not see restricted ones can see; none where nobody asks.
    private func openFiles() throws -> [(place: String, text: String)] {
        guard !scenario.expectation.hides.isEmpty else { return [] }
        let entries = try house.allEntries().filter { !$0.hasPrefix(Self.restricted + "/") }
        return try entries.flatMap { entry in
            try house.folder.names(in: "queue/\(entry)").map { name in
                let bytes = try house.file(name, of: entry)
                return (place: "\(entry)/\(name)", text: String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    /// The route whose readers may see everything.
    private static let restricted = "restricted"
}
