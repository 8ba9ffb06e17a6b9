import ArgumentParser
import Flow
import House
import Model
import Spelling
import Store

/// How it goes, on one screen.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "How it goes, on one screen.",
        discussion: "Exit status 0: a daemon runs; 69: none does.")

    @OptionGroup var options: SettingsOptions

    @Flag(help: "One JSON document.")
    var json = false

    func run() async throws {
        try await ending {
            let access = try LedgerAccess(options)
            let report = try await blocking {
                let ledger = try access.open()
                defer { ledger.close() }
                return StatusReport(try ledger.figures(), isUp: access.daemon != nil)
            }
            if json { Terminal.say(report) } else { Terminal.say(report.text) }
            if !report.up { throw ExitCode(ExitStatus.unreachable) }
        }
    }
}

/// The answer of `gatehouse status`.
struct StatusReport: Spelled {
    var schema = "gatehouse/status/1"
    var up = false
    var deliveries: [Count] = []
    var entries: [Count] = []
    var openByBand: [Count] = []
    var rejectionsOpen = 0
    var persons = 0
    var contacts = 0
    var oldestUnfinished: String?
    var oldestOpenEntry: String?

    init() {}

    init(_ figures: Figures, isUp: Bool) {
        up = isUp
        deliveries = Delivery.State.allCases.map {
            Count($0.rawValue, figures.deliveries[$0, default: 0])
        }
        entries = Referral.Entry.State.allCases.map {
            Count($0.rawValue, figures.entries[$0, default: 0])
        }
        openByBand = Band.allCases.map { Count($0.rawValue, figures.openByBand[$0, default: 0]) }
        rejectionsOpen = figures.rejectionsOpen
        persons = figures.persons
        contacts = figures.contacts
        oldestUnfinished = figures.oldestKept?.text
        oldestOpenEntry = figures.oldestOpen?.text
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("schema", &schema)
        speller.leaf("up", &up)
        speller.records("deliveries", each: "count", &deliveries)
        speller.records("entries", each: "count", &entries)
        speller.records("openByBand", each: "count", &openByBand)
        speller.leaf("rejectionsOpen", &rejectionsOpen)
        speller.leaf("persons", &persons)
        speller.leaf("contacts", &contacts)
        speller.leaf("oldestUnfinished", &oldestUnfinished)
        speller.leaf("oldestOpenEntry", &oldestOpenEntry)
    }

    struct Count: Spelled {
        var name = ""
        var count = 0

        init() {}

        init(_ name: String, _ count: Int) {
            self.name = name
            self.count = count
        }

        mutating func spell(with speller: inout some Speller) {
            speller.leaf("name", &name)
            speller.leaf("count", &count)
        }
    }

    var text: String {
        func list(_ counts: [Count]) -> String {
            counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
        }
        return """
            \(up ? "up" : "DOWN: no daemon answers")
            deliveries  \(list(deliveries))
            entries     \(list(entries))
            open        \(list(openByBand))
            rejections  \(rejectionsOpen) open
            register    \(persons) persons, \(contacts) contacts
            oldest      unfinished \(oldestUnfinished ?? "none"), open \(oldestOpenEntry ?? "none")
            """
    }
}
