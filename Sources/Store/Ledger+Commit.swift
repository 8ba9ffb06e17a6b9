import GRDB
import Linkage
import Model
import Seals
import Spelling

extension Ledger {
    /// Commits what was decided on one message: its referral, contacts, new persons and entries.
    ///
    /// Refused where a household or key that the decision read has moved, so that two notices at
    /// once about one family count each other.
    package func commit(
        _ decided: Decided, urgent: Bool, then answer: @escaping Answer<Committed>
    ) {
        let draft: CommitDraft
        do {
            draft = try CommitDraft(decided, ledger: self)
        } catch {
            answer(.failure(LedgerFailure(error)))
            return
        }
        write(
            in: urgent ? .urgent : .patient,
            { transaction in
                guard transaction.isCurrent(decided.read) else { return .moved }
                let database = try transaction.database
                if decided.isAgain { return try draft.runAgain(in: transaction) }
                guard
                    let state = try String.fetchOne(
                        database.cachedStatement(sql: "SELECT state FROM delivery WHERE id = ?"),
                        arguments: [decided.delivery]),
                    state == Delivery.State.kept.rawValue
                else { return .alreadyEnded }
                return .done(try draft.run(in: transaction))
            }, then: answer)
    }
}

/// A decision with its keys hashed and its document sealed: all that need not be done by the writer.
private struct CommitDraft: Sendable {
    let decided: Decided
    let vault: Vault
    let message: Int64
    let incident: Int64?
    let event: Int64
    let sealed: [UInt8]
    let mentions: [Int64]
    let keys: [[Int64]]

    init(_ decided: Decided, ledger: Ledger) throws {
        self.decided = decided
        vault = ledger.vault
        message = ledger.messageKey(decided.messageId, of: decided.partner)
        incident = decided.incident.map { ledger.incidentKey($0) }
        sealed = try vault.seal(
            decided.document.span,
            context: Ledger.documentContext(decided.referral, decided.number))
        mentions = decided.persons.map { ledger.mentionKey($0.identity) }
        // Of all messages of one referral, and of no other whatever its sender calls the incident.
        event = ledger.hash("referral:\(decided.referral.text)")
        keys = decided.persons.map { person in
            BlockingKey.keys(of: person.record).map { ledger.hash($0.text) }
        }
    }

    func run(in transaction: Transaction) throws -> [Int64] {
        let database = try transaction.database
        let household = try home(in: transaction)
        let referral = try referral(household, in: transaction)
        let persons = try persons(of: referral, household, in: transaction)
        try contacts(of: referral, household, persons, in: database)
        try keepDocument(of: referral, in: transaction)
        let version =
            1
            + (try database.count(
                """
                SELECT max(version) FROM delivery
                WHERE partner = ? AND message_key = ? AND version IS NOT NULL
                """, decided.partner.text, message))
        try database.run(
            """
            UPDATE delivery SET state = 'accepted', referral = ?, message_key = ?, version = ?,
                warnings = ?, discloses = ? WHERE id = ?
            """, referral, message, version, decided.warnings, decided.discloses,
            decided.delivery)
        try transaction.endAttempts(decided.attempts, as: decided.delivery)
        try transaction.tell(.received, of: decided.delivery, to: decided.partner)
        var changed = Set(keys.joined())
        changed.insert(message)
        if let incident { changed.insert(incident) }
        transaction.note(keys: changed, households: [household])
        try transaction.audit(
            .accepted, decided.deliveryReference.text,
            detail: "\(decided.referral.text) version=\(version)", actor: decided.partner.text)
        let entries = try transaction.add(decided.entries, to: referral)
        try noteNextLook(in: transaction)
        return entries
    }

    /// Commits a verdict on an old message: refused where the referral has moved on meanwhile.
    func runAgain(in transaction: Transaction) throws -> Committed {
        let database = try transaction.database
        let row = try database.row(
            "SELECT id, household FROM referral WHERE reference = ? AND numbers = ?",
            decided.referral.text, decided.number - 1)
        guard let row else { return .moved }
        var household: Household.ID = row["household"] as Household.ID? ?? 0
        let referral = try referral(household, in: transaction)
        if !decided.contacts.isEmpty {
            // The register could not be read before: only now is it known whom the message is about.
            household = try home(in: transaction)
            try database.run(
                "UPDATE referral SET household = ? WHERE id = ?", household, referral)
            let persons = try persons(of: referral, household, in: transaction)
            try contacts(of: referral, household, persons, in: database)
            transaction.note(keys: Set(keys.joined()), households: [household])
        }
        try keepDocument(of: referral, in: transaction)
        try transaction.audit(
            .decidedAgain, decided.referral.text,
            detail: "number=\(decided.number) \(decided.band.rawValue)")
        let entries = try transaction.add(decided.entries, to: referral)
        try noteNextLook(in: transaction)
        return .done(entries)
    }

    private func keepDocument(of referral: Referral.ID, in transaction: Transaction) throws {
        try transaction.database.run(
            """
            INSERT INTO document (referral, number, delivery, policy, at, sealed)
            VALUES (?, ?, ?, ?, ?, ?)
            """, referral, decided.number, decided.delivery, decided.policy,
            transaction.now.milliseconds, Blob(sealed))
    }

    private func noteNextLook(in transaction: Transaction) throws {
        guard let next = decided.lookAgain else { return }
        try transaction.lookAgain(
            at: next.at, for: next.why, "reference = ?", [decided.referral.text])
    }

    private func home(in transaction: Transaction) throws -> Household.ID {
        if case .existing(let id) = decided.household { return id }
        let database = try transaction.database
        try database.run("INSERT INTO household (source_key) VALUES (NULL)")
        return database.lastInsertedRowID
    }

    private func referral(
        _ household: Household.ID, in transaction: Transaction
    ) throws -> Referral.ID {
        let database = try transaction.database
        guard decided.isNew else {
            try database.run(
                """
                UPDATE referral SET band = ?, level = max(level, ?), due = ?, numbers = ?
                WHERE reference = ?
                """, decided.band.rawValue, decided.level, decided.due.milliseconds,
                decided.number, decided.referral.text)
            return Int64(
                try database.count(
                    "SELECT id FROM referral WHERE reference = ?", decided.referral.text))
        }
        try database.run(
            """
            INSERT INTO referral (reference, kind, partner, incident_key, household, band, level,
                due, first_band, first_due, numbers, created)
            VALUES (?, 'notification', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, decided.referral.text, decided.partner.text, incident, household,
            decided.band.rawValue, decided.level, decided.due.milliseconds,
            decided.band.rawValue, decided.due.milliseconds, decided.number,
            transaction.now.milliseconds)
        return database.lastInsertedRowID
    }

    /// The person in the register for each mention, made where there is none.
    private func persons(
        of referral: Referral.ID, _ household: Household.ID, in transaction: Transaction
    ) throws -> [Link.Mention: Person.ID] {
        let database = try transaction.database
        var found: [Link.Mention: Person.ID] = [:]
        var earlier = try decided.isNew ? [:] : mentioned(in: referral, database)
        for (index, person) in decided.persons.enumerated() {
            let id =
                try person.linked ?? earlier[mentions[index]]
                ?? make(person, keys: keys[index], household, in: transaction)
            // Two of one message may be written alike.
            if earlier[mentions[index]] == nil { earlier[mentions[index]] = id }
            found[person.mention] = id
            try database.run(
                """
                INSERT INTO referral_person (referral, mention_key, person) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """, referral, mentions[index], id)
        }
        return found
    }

    /// The persons of a referral's earlier messages, by their mentions.
    private func mentioned(
        in referral: Referral.ID, _ database: Database
    ) throws -> [Int64: Person.ID] {
        let rows = try database.rows(
            "SELECT mention_key, person FROM referral_person WHERE referral = ?", referral)
        return rows.reduce(into: [:]) { found, row in found[row[0]] = row[1] as Int64 }
    }

    private func make(
        _ person: Decided.PersonDraft, keys: [Int64], _ household: Household.ID,
        in transaction: Transaction
    ) throws -> Person.ID {
        var household = household
        if !person.belongsToHousehold {
            try transaction.database.run("INSERT INTO household (source_key) VALUES (NULL)")
            household = try transaction.database.lastInsertedRowID
        }
        return try transaction.makePerson(
            person.record, keys: keys, in: household, source: nil, vault: vault)
    }

    private func contacts(
        of referral: Referral.ID, _ household: Household.ID,
        _ persons: [Link.Mention: Person.ID], in database: Database
    ) throws {
        for contact in decided.contacts {
            let person = contact.subject.flatMap { persons[.subject($0)] }
            if let earlier = try database.row(
                "SELECT id, reasons FROM contact WHERE referral = ? AND person IS ?", referral,
                person)
            {
                try add(contact, to: earlier, in: database)
                continue
            }
            try database.run(
                """
                INSERT INTO contact (person, household, occurred, received, source, reasons,
                    incident_key, is_concern, referral, kind, indicators, is_copy, sender)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, person, household, contact.occurred.milliseconds,
                contact.received.milliseconds, contact.source,
                contact.reasons.map(\.rawValue).joined(separator: ";"), event,
                contact.isConcern, referral, contact.kind?.rawValue, contact.indicators,
                contact.isCopy, contact.sender)
        }
    }
}

extension CommitDraft {
    /// What a later message adds to a contact of the same incident: it may become one of concern
    /// and no mere copy, and never ceases to be that.
    private func add(
        _ contact: Decided.ContactDraft, to earlier: Row, in database: Database
    ) throws {
        let known = (earlier["reasons"] as String).split(separator: ";").map(String.init)
        let new = contact.reasons.map(\.rawValue).filter { !known.contains($0) }
        try database.run(
            """
            UPDATE contact SET reasons = ?, is_concern = max(is_concern, ?),
                indicators = max(indicators, ?), is_copy = min(is_copy, ?),
                occurred = max(occurred, ?),
                kind = CASE WHEN kind IS NULL OR kind IN ('CPIS_ACCESS', 'OP_ENCOMPASS')
                    THEN ? ELSE kind END
            WHERE id = ?
            """, (known + new).joined(separator: ";"), contact.isConcern, contact.indicators,
            contact.isCopy, contact.occurred.milliseconds, contact.kind?.rawValue,
            earlier["id"] as Int64)
    }
}

extension Ledger {
    static func documentContext(_ referral: Reference, _ number: Int) -> String {
        "document/\(referral.text)/\(number)"
    }
}

extension Transaction {
    /// A new person of the register, with the keys that lead to it.
    func makePerson(
        _ record: Person.Record, keys: [Int64], in household: Household.ID, source: Int64?,
        vault: Vault
    ) throws -> Person.ID {
        let id = try next("person")
        let sealed = try vault.seal(record.json.span, context: Ledger.personContext(id))
        try database.run(
            "INSERT INTO person (id, household, source_key, sealed) VALUES (?, ?, ?, ?)", id,
            household, source, Blob(sealed))
        try database.run(
            "INSERT INTO blocking_key (hash, person) SELECT value, ? FROM json_each(?)", id,
            "[" + keys.map(String.init).joined(separator: ",") + "]")
        return id
    }

    /// Entries in state `decided`. Those of earlier numbers keep their state until they are moved
    /// away in the queue: one that is not noted as forwarded may lie in `new/` already.
    func add(_ entries: [Referral.Entry], to referral: Referral.ID) throws -> [Int64] {
        let database = try database
        return try entries.map { entry in
            try database.run(
                """
                INSERT INTO entry (referral, number, route, band, due, folder, content, purpose,
                    state, decided)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'decided', ?)
                """, referral, entry.number, entry.route.name, entry.band.rawValue,
                entry.dueAt.milliseconds, entry.folderName, entry.content.rawValue,
                entry.purpose.rawValue, now.milliseconds)
            let id = database.lastInsertedRowID
            try audit(
                .decided, entry.reference.text,
                detail: "\(entry.route.name)/\(entry.folderName)")
            return id
        }
    }
}
