import Desk
package import Flow
import JSON
package import Model
package import Spelling
package import Store
import Web

/// What the command line asks of a running daemon, as it travels over the console's socket.
package enum Act: String, CaseIterable, Sendable {
    case persons, contacts, importedLine, replay, viewed, reload
}

/// Rows of an import.
package struct PersonBatch: Spelled, Sendable {
    package var file = ""
    package var line = 0
    package var rows: [Row] = []

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("file", &file)
        speller.leaf("line", &line)
        speller.records("rows", each: "row", &rows)
    }

    package struct Row: Spelled, Sendable {
        package var sourceID = ""
        package var householdID = ""
        package var record = Person.Record()

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("sourceID", &sourceID)
            speller.leaf("householdID", &householdID)
            speller.record("record", &record)
        }
    }
}

/// Rows of an import.
package struct ContactBatch: Spelled, Sendable {
    package var file = ""
    package var line = 0
    package var rows: [Row] = []

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("file", &file)
        speller.leaf("line", &line)
        speller.records("rows", each: "row", &rows)
    }

    package struct Row: Spelled, Sendable {
        package var sourceID = ""
        package var personID: String?
        package var householdID: String?
        package var occurred = Timestamp(milliseconds: 0)
        package var received = Timestamp(milliseconds: 0)
        package var source = ""
        package var reasons: [String] = []
        package var reference: String?
        package var outcome: String?

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("sourceID", &sourceID)
            speller.leaf("personID", &personID)
            speller.leaf("householdID", &householdID)
            speller.leaf("occurred", &occurred)
            speller.leaf("received", &received)
            speller.leaf("source", &source)
            speller.leaves("reasons", each: "reason", &reasons)
            speller.leaf("reference", &reference)
            speller.leaf("outcome", &outcome)
        }
    }
}

/// How a batch went.
package struct BatchCount: Spelled, Sendable {
    package var added = 0
    package var updated = 0
    package var orphans: [Int] = []
    package var line = 0

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("added", &added)
        speller.leaf("updated", &updated)
        speller.leaves("orphans", each: "orphan", &orphans)
        speller.leaf("line", &line)
    }
}

/// One thing asked about one reference.
package struct ReferenceAsk: Spelled, Sendable {
    package var reference = ""
    package var reason = ""
    package var actor = ""
    package var isDry = false

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("reference", &reference)
        speller.leaf("reason", &reason)
        speller.leaf("actor", &actor)
        speller.leaf("isDry", &isDry)
    }
}

/// What became of it.
package struct ReferenceAnswer: Spelled, Sendable {
    /// `passes`, `fails`, `cannot`, `done` or `refused`.
    package var outcome = ""
    package var detail = ""

    package init() {}

    package init(_ outcome: String, _ detail: String = "") {
        self.outcome = outcome
        self.detail = detail
    }

    package init(_ outcome: Replay.Outcome) {
        switch outcome {
        case .passes(let reference): self.init("passes", reference?.text ?? "")
        case .fails(let code): self.init("fails", code.rawValue)
        case .cannot(let why): self.init("cannot", why)
        }
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("outcome", &outcome)
        speller.leaf("detail", &detail)
    }
}

extension PersonBatch {
    package init(_ rows: [ImportedPerson], file: String, line: Int) {
        self.init()
        self.file = file
        self.line = line
        self.rows = rows.map { person in
            var row = Row()
            row.sourceID = person.sourceID
            row.householdID = person.householdID
            row.record = person.record
            return row
        }
    }

    var imported: [ImportedPerson] {
        rows.map {
            ImportedPerson(sourceID: $0.sourceID, householdID: $0.householdID, record: $0.record)
        }
    }
}

extension ContactBatch {
    package init(_ rows: [ImportedContact], file: String, line: Int) {
        self.init()
        self.file = file
        self.line = line
        self.rows = rows.map { contact in
            var row = Row()
            row.sourceID = contact.sourceID
            row.personID = contact.personID
            row.householdID = contact.householdID
            row.occurred = contact.occurred
            row.received = contact.received
            row.source = contact.source
            row.reasons = contact.reasons.map(\.rawValue)
            row.reference = contact.reference
            row.outcome = contact.outcome
            return row
        }
    }

    var imported: [ImportedContact] {
        rows.map { row in
            ImportedContact(
                sourceID: row.sourceID, personID: row.personID, householdID: row.householdID,
                occurred: row.occurred, received: row.received, source: row.source,
                reasons: row.reasons.compactMap(ConcernCode.init(rawValue:)),
                reference: row.reference, outcome: row.outcome)
        }
    }
}

extension BatchCount {
    init(_ count: ImportCount) {
        self.init()
        added = count.added
        updated = count.updated
        orphans = count.orphans
    }

    package var count: ImportCount {
        var count = ImportCount()
        count.added = added
        count.updated = updated
        count.orphans = orphans
        return count
    }
}
