import GRDB
import Linkage
import Model
import Seals
import Spelling

/// One act on the register's persons. It belongs to the writer's thread, as its transaction does.
final class RegisterAct {
    let transaction: Transaction
    private let vault: Vault
    /// Families of which something is new.
    private var touched: Set<Household.ID> = []

    /// What became of one row.
    enum Change { case added, updated, refused(ImportCount.Remark) }

    init(_ transaction: Transaction, vault: Vault) {
        self.transaction = transaction
        self.vault = vault
    }

    /// Says that something of a family is new, to whoever decides by it now.
    func note(keys: [Int64], households: [Household.ID]) {
        transaction.note(keys: keys, households: households)
        touched.formUnion(households)
    }

    /// Ends a batch: the open referrals of these families are looked at again.
    func end(_ file: Int64, line: Int, rows: Int, actor: String) throws {
        try transaction.database.run(
            """
            INSERT INTO import (file_key, line) VALUES (?, ?)
            ON CONFLICT (file_key) DO UPDATE SET line = excluded.line
            """, file, line)
        try transaction.lookAgain(atReferralsOf: touched)
        try transaction.audit(.imported, "register", detail: "rows=\(rows)", actor: actor)
    }

    // MARK: - Persons

    func put(_ row: PersonRow, at index: Int, in count: inout ImportCount) throws {
        let database = try transaction.database
        let household = try household(of: row.household)
        var known = try database.row(
            "SELECT id, household, sealed FROM person WHERE source_key = ?", row.source)
        let others = try identities(of: row)
        guard !others.contains(where: { $0.household == household }) else {
            count.note(index, .sharedHousehold)
            return
        }
        var record = row.record
        record.isProtected = record.isProtected || row.other != nil || !others.isEmpty
        let isShared = try row.number.map { try share($0, with: known?["id"]) } ?? false
        if isShared {
            record.claimedNumber = record.nhsNumber
            record.nhsNumber = nil
            count.note(index, .sharedNumber)
        }
        let keys = isShared ? row.keys.filter { $0 != row.number } : row.keys
        if known == nil, others.isEmpty, !isShared, let made = try adoptable(row) {
            try adopt(made, as: row, in: household)
            known = made
        }
        let id: Person.ID
        if let known {
            id = known["id"]
            try update(known, with: &record, keys: keys, in: household)
            count.updated += 1
        } else {
            note(keys: row.keys, households: [household])
            id = try transaction.makePerson(
                record, keys: keys, in: household, source: row.source, vault: vault)
            count.added += 1
        }
        if isShared, let number = row.number { try forget(number, of: id) }
        try claim(row.number, by: id)
        try part(id, from: others.map(\.id), other: row.other)
    }

    private func household(of source: Int64) throws -> Household.ID {
        let database = try transaction.database
        if let known = try database.row("SELECT id FROM household WHERE source_key = ?", source) {
            return known[0]
        }
        try database.run("INSERT INTO household (source_key) VALUES (?)", source)
        return database.lastInsertedRowID
    }

    /// Addresses that were listed apart stay where the list of persons comes again.
    private func update(
        _ known: Row, with record: inout Person.Record, keys: [Int64], in household: Household.ID
    ) throws {
        let former = try self.record(known.bytes("sealed"), of: known["id"])
        record.addresses += former.addresses.filter { $0.kind != nil }
        try replace(known, former, by: record, keys: keys, in: household)
    }

    func replace(
        _ known: Row, _ former: Person.Record, by record: Person.Record, keys: [Int64],
        in household: Household.ID
    ) throws {
        let id: Person.ID = known["id"]
        let formerHome: Household.ID = known["household"]
        if record != former || household != formerHome {
            note(keys: keys, households: [household, formerHome])
            try transaction.database.run(
                "UPDATE person SET household = ?, sealed = ? WHERE id = ?", household,
                Blob(try seal(record, of: id)), id)
        }
        // Former keys stay: a former name or address still leads to the person.
        try add(keys: keys, to: id)
    }

    func add(keys: [Int64], to id: Person.ID) throws {
        let database = try transaction.database
        for key in keys {
            try database.run(
                "INSERT INTO blocking_key (hash, person) VALUES (?, ?) ON CONFLICT DO NOTHING",
                key, id)
        }
    }

    // MARK: - Sealed records

    func record(_ sealed: [UInt8], of id: Person.ID) throws -> Person.Record {
        let context = Ledger.personContext(id)
        guard let bytes = try? vault.open(sealed.span, context: context),
            let record = Person.Record(json: bytes)
        else { throw LedgerFailure.unreadable(context) }
        return record
    }

    private func seal(_ record: Person.Record, of id: Person.ID) throws -> [UInt8] {
        try vault.seal(record.json.span, context: Ledger.personContext(id))
    }

    /// Changes what is kept of a person, and says so to whoever decides by it.
    func change(
        _ id: Person.ID, keys: [Int64], _ body: (inout Person.Record) -> Void
    ) throws {
        let database = try transaction.database
        guard
            let row = try database.row("SELECT household, sealed FROM person WHERE id = ?", id)
        else { return }
        let before = try record(row.bytes("sealed"), of: id)
        var record = before
        body(&record)
        guard record != before else { return }
        try database.run(
            "UPDATE person SET sealed = ? WHERE id = ?", Blob(try seal(record, of: id)), id)
        note(keys: keys, households: [row["household"]])
    }
}
