import ArgumentParser
import Enrichment
import Flow
import House
import Model
import Spelling
import Store

/// Referrals as they stand, without anything of a person.
struct ReferralsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "referrals",
        abstract: "List referrals, or show one.",
        subcommands: [List.self, Show.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Referrals, most urgent first.",
            discussion: "  gatehouse referrals list --band B1")

        @OptionGroup var options: SettingsOptions

        @Option(help: "B1 to B6.")
        var band: String?

        @Option(help: "The partner who sent it.")
        var partner: String?

        @Option(help: "decided, forwarded, collected, acknowledged, superseded or closed.")
        var status: String?

        @Option(help: "Made since a time such as 2026-11-23T00:00:00Z.")
        var since: String?

        @Flag(help: "Past their due time.")
        var overdue = false

        @Option(help: "At most this many.")
        var limit = 100

        @Flag(help: "One JSON document.")
        var json = false

        func run() async throws {
            try await ending {
                let filter = try filter()
                let access = try LedgerAccess(options)
                let records = try await blocking {
                    let ledger = try access.open()
                    defer { ledger.close() }
                    return try ledger.referrals(filter)
                }
                var report = ReferralsReport()
                report.referrals = records.map(ReferralLine.init)
                guard !json else {
                    Terminal.say(report)
                    return
                }
                for line in report.referrals { Terminal.say(line.text) }
                if report.referrals.isEmpty { Terminal.note("no referral matches") }
            }
        }

        private func filter() throws -> ReferralFilter {
            var filter = ReferralFilter(limit: limit)
            filter.band = try Filters.read(band, "--band", Band.self)
            filter.partner = try Filters.partner(partner)
            filter.state = try Filters.read(status, "--status", Referral.Entry.State.self)
            filter.since = try Filters.time(since, "--since")
            filter.dueBefore = overdue ? Clock.system.now() : nil
            return filter
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One referral: band, entries, deliveries, and with --explain why.",
            discussion: """
                Names and texts are not shown here; they are in the queue entry.

                  gatehouse referrals show GR-2611-000123 --explain
                """)

        @Argument(help: "A referral's or a delivery's reference.")
        var reference: String

        @OptionGroup var options: SettingsOptions

        @Flag(help: "Rules, facts with their places, gaps and what would change it.")
        var explain = false

        @Flag(help: "One JSON document.")
        var json = false

        func run() async throws {
            try await ending {
                guard let reference = Reference(reading: reference) else {
                    throw ValidationError("a reference such as GR-2611-000123 is expected")
                }
                let access = try LedgerAccess(options)
                let found = try await blocking { try Self.find(reference, access) }
                guard let (record, document) = found else {
                    Terminal.note("no referral has the reference \(reference.text)")
                    throw ExitCode(ExitStatus.no)
                }
                guard !json else {
                    Terminal.say(ReferralLine(record))
                    return
                }
                Terminal.say(ReferralLine(record).text)
                for entry in record.entries {
                    Terminal.say(
                        "  \(entry.entry.route.name)/\(entry.entry.folderName)  \(entry.state)")
                }
                for delivery in record.deliveries { Terminal.say("  \(delivery.text)") }
                if explain, let document {
                    Terminal.say(Explanation(document, isWhole: true).text)
                }
            }
        }

        private static func find(
            _ reference: Reference, _ access: LedgerAccess
        ) throws -> (ReferralRecord, ReferralDocument?)? {
            let ledger = try access.open()
            defer { ledger.close() }
            let own =
                reference.kind == .referral
                ? reference : try ledger.delivery(reference)?.referral
            guard let own, let record = try ledger.referral(own) else { return nil }
            try audit(own, ledger, access)
            let bytes = try ledger.document(own, number: record.numbers)
            return (record, bytes.flatMap(ReferralDocument.init(json:)))
        }

        /// A look at a referral is an entry of the audit log, whoever writes the log just now.
        private static func audit(
            _ reference: Reference, _ ledger: Ledger, _ access: LedgerAccess
        ) throws {
            guard let daemon = access.daemon else {
                try ledger.wait {
                    ledger.noteViewed(reference, by: operatorName, detail: "masked", then: $0)
                }
                return
            }
            var ask = ReferenceAsk()
            ask.reference = reference.text
            ask.actor = operatorName
            ask.reason = "masked"
            let _: ReferenceAnswer = try daemon.ask(.viewed, ask.json)
        }
    }
}

/// Reads the values of filters.
enum Filters {
    static func read<Value: RawRepresentable & CaseIterable>(
        _ text: String?, _ flag: String, _ type: Value.Type
    ) throws -> Value? where Value.RawValue == String {
        guard let text else { return nil }
        guard let value = Value(rawValue: text) else {
            let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\(flag): one of \(all) is expected")
        }
        return value
    }

    static func partner(_ text: String?) throws -> Partner.ID? {
        guard let text else { return nil }
        guard let partner = Partner.ID(text) else {
            throw ValidationError("--partner: an id of a-z, 0-9 and - is expected")
        }
        return partner
    }

    static func time(_ text: String?, _ flag: String) throws -> Timestamp? {
        guard let text else { return nil }
        guard let time = Timestamp(reading: text) else {
            throw ValidationError("\(flag): a time such as 2026-11-23T00:00:00Z is expected")
        }
        return time
    }
}

/// The answer of `gatehouse referrals list`.
struct ReferralsReport: Spelled {
    var schema = "gatehouse/referrals/1"
    var referrals: [ReferralLine] = []

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("schema", &schema)
        speller.records("referrals", each: "referral", &referrals)
    }
}

/// One referral on a line.
struct ReferralLine: Spelled {
    var reference = ""
    var kind = ""
    var band = ""
    var level = 0
    var due = ""
    var firstBand = ""
    var firstDue = ""
    var partner: String?
    var state = ""
    var routes: [String] = []
    var deliveries: [String] = []

    init() {}

    init(_ record: ReferralRecord) {
        let newest = record.entries.filter { $0.entry.number == record.numbers }
        reference = record.reference.text
        kind = record.kind.rawValue
        band = record.band.rawValue
        level = record.level
        due = record.due.text
        firstBand = record.firstBand.rawValue
        firstDue = record.firstDue.text
        partner = record.partner?.text
        state = newest.first?.state.rawValue ?? ""
        routes = newest.map(\.entry.route.name)
        deliveries = record.deliveries.map(\.text)
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("reference", &reference)
        speller.leaf("kind", &kind)
        speller.leaf("band", &band)
        speller.leaf("level", &level)
        speller.leaf("due", &due)
        speller.leaf("firstBand", &firstBand)
        speller.leaf("firstDue", &firstDue)
        speller.leaf("partner", &partner)
        speller.leaf("state", &state)
        speller.leaves("routes", each: "route", &routes)
        speller.leaves("deliveries", each: "delivery", &deliveries)
    }

    var text: String {
        "\(band)  \(reference)  due \(due)  \(state)  \(routes.joined(separator: ", "))  "
            + "from \(partner ?? "-")"
    }
}
