import GRDB
import Linkage
package import Model
import Seals
import Spelling

/// A person as a register's extract gives one.
package struct ImportedPerson: Sendable {
    /// The ids at the source; they are kept as keyed hashes.
    package var sourceID: String
    package var householdID: String
    package var record: Person.Record

    package init(sourceID: String, householdID: String, record: Person.Record) {
        self.sourceID = sourceID
        self.householdID = householdID
        self.record = record
    }
}

/// A contact as a register's extract gives one.
package struct ImportedContact: Sendable {
    package var sourceID: String
    package var personID: String?
    package var householdID: String?
    package var occurred: Timestamp
    package var received: Timestamp
    package var source: String
    package var reasons: [ConcernCode]
    package var reference: String?
    package var outcome: String?

    package init(
        sourceID: String, personID: String?, householdID: String?, occurred: Timestamp,
        received: Timestamp, source: String, reasons: [ConcernCode], reference: String?,
        outcome: String?
    ) {
        self.sourceID = sourceID
        self.personID = personID
        self.householdID = householdID
        self.occurred = occurred
        self.received = received
        self.source = source
        self.reasons = reasons
        self.reference = reference
        self.outcome = outcome
    }
}

/// What one batch of an import did.
package struct ImportCount: Sendable, Equatable {
    package var added = 0
    package var updated = 0
    /// Rows that name a person or household that is not in the register.
    package var orphans: [Int] = []

    package init() {}
}

extension Ledger {
    /// Rows of one write: short enough that intake never waits for it.
    package static let importBatch = 200

    /// The line up to which a file was imported, so that an import which was killed goes on there.
    package func importedLine(of file: String) throws(LedgerFailure) -> Int {
        let key = hash("import:\(file)")
        return try read { try $0.count("SELECT line FROM import WHERE file_key = ?", key) }
    }

    /// Adds persons, or brings those of the same source id up to date.
    package func importPersons(
        _ persons: [ImportedPerson], of file: String, upTo line: Int, actor: String,
        then answer: @escaping Answer<ImportCount>
    ) {
        let rows = persons.map { person in
            (
                source: hash("person:\(person.sourceID)"),
                household: hash("household:\(person.householdID)"),
                keys: BlockingKey.keys(of: person.record).map { hash($0.text) },
                record: person.record
            )
        }
        let vault = vault
        let file = hash("import:\(file)")
        write(
            { transaction in
                var count = ImportCount()
                let database = try transaction.database
                for row in rows {
                    let household = try transaction.household(of: row.household)
                    let known = try database.row(
                        "SELECT id, household FROM person WHERE source_key = ?", row.source)
                    let former: Household.ID? = known?[1]
                    transaction.note(
                        keys: row.keys, households: [household, former].compactMap { $0 })
                    if let known {
                        try transaction.replace(
                            known[0], row.record, keys: row.keys, in: household, vault: vault)
                        count.updated += 1
                    } else {
                        _ = try transaction.makePerson(
                            row.record, keys: row.keys, in: household, source: row.source,
                            vault: vault)
                        count.added += 1
                    }
                }
                try transaction.noteImport(file, line: line, rows: rows.count, actor: actor)
                return count
            }, then: answer)
    }

    /// Adds contacts of persons or households that are in the register.
    package func importContacts(
        _ contacts: [ImportedContact], of file: String, upTo line: Int, actor: String,
        then answer: @escaping Answer<ImportCount>
    ) {
        let rows = contacts.map { contact in
            (
                contact: contact, source: hash("contact:\(contact.sourceID)"),
                person: contact.personID.map { hash("person:\($0)") },
                household: contact.householdID.map { hash("household:\($0)") },
                incident: hash(
                    "incident:\(contact.source):\(contact.reference ?? contact.sourceID)")
            )
        }
        let file = hash("import:\(file)")
        write(
            { transaction in
                var count = ImportCount()
                for (index, row) in rows.enumerated() {
                    let added = try transaction.add(
                        row.contact, source: row.source, person: row.person,
                        household: row.household, incident: row.incident)
                    switch added {
                    case .added: count.added += 1
                    case .updated: count.updated += 1
                    case .orphan: count.orphans.append(index)
                    }
                }
                try transaction.noteImport(file, line: line, rows: rows.count, actor: actor)
                return count
            }, then: answer)
    }
}

extension Transaction {
    fileprivate enum Added { case added, updated, orphan }

    fileprivate func household(of source: Int64) throws -> Household.ID {
        let database = try database
        if let known = try database.row("SELECT id FROM household WHERE source_key = ?", source) {
            return known[0]
        }
        try database.run("INSERT INTO household (source_key) VALUES (?)", source)
        return database.lastInsertedRowID
    }

    fileprivate func replace(
        _ id: Person.ID, _ record: Person.Record, keys: [Int64], in household: Household.ID,
        vault: Vault
    ) throws {
        let database = try database
        let sealed = try vault.seal(record.json.span, context: Ledger.personContext(id))
        try database.run(
            "UPDATE person SET household = ?, sealed = ? WHERE id = ?", household, Blob(sealed), id)
        // Former keys stay: a former name or address still leads to the person.
        for key in keys {
            try database.run(
                "INSERT INTO blocking_key (hash, person) VALUES (?, ?) ON CONFLICT DO NOTHING",
                key, id)
        }
    }

    fileprivate func add(
        _ contact: ImportedContact, source: Int64, person: Int64?, household: Int64?,
        incident: Int64
    ) throws -> Added {
        let database = try database
        let known = try person.flatMap {
            try database.row("SELECT id, household FROM person WHERE source_key = ?", $0)
        }
        let home: Household.ID? =
            try known?[1]
            ?? household.flatMap {
                try database.row("SELECT id FROM household WHERE source_key = ?", $0)?[0]
            }
        guard let home, person == nil || known != nil else { return .orphan }
        let exists = try database.row("SELECT 1 FROM contact WHERE source_key = ?", source) != nil
        try database.run(
            """
            INSERT INTO contact (person, household, occurred, received, source, reasons,
                incident_key, is_concern, outcome, source_key)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source_key) DO UPDATE SET person = excluded.person,
                household = excluded.household, occurred = excluded.occurred,
                received = excluded.received, source = excluded.source,
                reasons = excluded.reasons, incident_key = excluded.incident_key,
                is_concern = excluded.is_concern, outcome = excluded.outcome
            """, known?[0] as Int64?, home, contact.occurred.milliseconds,
            contact.received.milliseconds, contact.source,
            contact.reasons.map(\.rawValue).joined(separator: ";"), incident, contact.isConcern,
            contact.outcome, source)
        note(keys: [], households: [home])
        return exists ? .updated : .added
    }

    fileprivate func noteImport(_ file: Int64, line: Int, rows: Int, actor: String) throws {
        try database.run(
            """
            INSERT INTO import (file_key, line) VALUES (?, ?)
            ON CONFLICT (file_key) DO UPDATE SET line = excluded.line
            """, file, line)
        try audit(.imported, "register", detail: "rows=\(rows)", actor: actor)
    }
}

extension ImportedContact {
    /// A contact at level 1 by every reason that it names is no incident of concern; one without a
    /// reason is, since nothing says that it was low.
    var isConcern: Bool { reasons.isEmpty || reasons.contains { ($0.level ?? 4) > 1 } }
}
