import GRDB
import Linkage
import Model

extension RegisterAct {
    /// An address, told from the person's others by its kind, its place and when it began.
    func put(_ row: AddressRow) throws -> Change {
        let known = try transaction.database.row(
            "SELECT id, household, sealed FROM person WHERE source_key = ?", row.person)
        guard let known else { return .refused(.unknownPerson) }
        let id: Person.ID = known["id"]
        let former = try record(known.bytes("sealed"), of: id)
        var record = former
        let place = record.addresses.firstIndex { $0.isSame(as: row.residence) }
        if let place {
            record.addresses[place] = row.residence
        } else {
            guard record.addresses.count < Ledger.addressCap else {
                return .refused(.tooManyAddresses)
            }
            record.addresses.append(row.residence)
        }
        try replace(known, former, by: record, keys: row.keys, in: known["household"])
        return place == nil ? .added : .updated
    }

    func put(_ row: ContactRow) throws -> Change {
        let database = try transaction.database
        let known = try row.person.flatMap {
            try database.row(
                "SELECT id, household, sealed FROM person WHERE source_key = ?", $0)
        }
        let home: Household.ID? =
            try known?["household"]
            ?? row.household.flatMap {
                try database.row("SELECT id FROM household WHERE source_key = ?", $0)?[0]
            }
        guard let home, row.person == nil || known != nil else {
            return .refused(.unknownPerson)
        }
        if let known, try isTooEarly(row.contact, for: known) {
            return .refused(.beforeConception)
        }
        let exists =
            try database.row("SELECT 1 FROM contact WHERE source_key = ?", row.source) != nil
        try write(row, of: known?["id"], in: home)
        if database.changesCount > 0 { note(keys: [], households: [home]) }
        return exists ? .updated : .added
    }

    /// Nobody is told of before the pregnancy.
    private func isTooEarly(_ contact: ImportedContact, for known: Row) throws -> Bool {
        let record = try record(known.bytes("sealed"), of: known["id"])
        guard let birth = record.dateOfBirth ?? record.expectedDeliveryDate else { return false }
        return birth.earliest - contact.received.day > Ledger.daysBeforeBirth
    }

    private func write(
        _ row: ContactRow, of person: Person.ID?, in household: Household.ID
    ) throws {
        let contact = row.contact
        try transaction.database.run(
            """
            INSERT INTO contact (person, household, occurred, received, source, reasons,
                incident_key, is_concern, outcome, kind, indicators, is_copy, sender, closed,
                source_key)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source_key) DO UPDATE SET person = excluded.person,
                household = excluded.household, occurred = excluded.occurred,
                received = excluded.received, source = excluded.source,
                reasons = excluded.reasons, incident_key = excluded.incident_key,
                is_concern = excluded.is_concern, outcome = excluded.outcome,
                kind = excluded.kind, indicators = excluded.indicators,
                is_copy = excluded.is_copy, sender = excluded.sender, closed = excluded.closed
            WHERE (contact.person, contact.household, contact.occurred, contact.received,
                contact.source, contact.reasons, contact.incident_key, contact.is_concern,
                contact.outcome, contact.kind, contact.indicators, contact.is_copy,
                contact.sender, contact.closed) IS NOT (excluded.person, excluded.household,
                excluded.occurred, excluded.received, excluded.source, excluded.reasons,
                excluded.incident_key, excluded.is_concern, excluded.outcome, excluded.kind,
                excluded.indicators, excluded.is_copy, excluded.sender, excluded.closed)
            """, person, household, contact.occurred.milliseconds, contact.received.milliseconds,
            contact.source, contact.reasons.map(\.rawValue).joined(separator: ";"), row.incident,
            contact.isConcern, contact.outcome, contact.kind?.rawValue, contact.indicators,
            contact.isCopy, contact.sender, contact.closed?.text, row.source)
    }

    func put(_ row: InvolvementRow) throws -> Change {
        let database = try transaction.database
        let person = try database.row(
            "SELECT id, household FROM person WHERE source_key = ?", row.person)
        guard let person, let from = row.involvement.from else {
            return .refused(.unknownPerson)
        }
        let exists =
            try database.row("SELECT 1 FROM involvement WHERE source_key = ?", row.source) != nil
        try database.run(
            """
            INSERT INTO involvement (person, kind, "from", "to", team, closure, source_key)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source_key) DO UPDATE SET person = excluded.person,
                kind = excluded.kind, "from" = excluded."from", "to" = excluded."to",
                team = excluded.team, closure = excluded.closure
            WHERE (involvement.person, involvement.kind, involvement."from", involvement."to",
                involvement.team, involvement.closure) IS NOT (excluded.person, excluded.kind,
                excluded."from", excluded."to", excluded.team, excluded.closure)
            """, person["id"] as Int64, row.involvement.kind.rawValue, from.text,
            row.involvement.to?.text, row.involvement.team, row.involvement.closure, row.source)
        if database.changesCount > 0 { note(keys: [], households: [person["household"]]) }
        // Nothing is decided by a name, and what is sealed is never the same twice.
        try database.run(
            "UPDATE involvement SET holder_sealed = ? WHERE source_key = ?",
            row.holder.map(Blob.init), row.source)
        return exists ? .updated : .added
    }
}

extension Person.Residence {
    /// Whether another line tells of this one again.
    fileprivate func isSame(as other: Self) -> Bool {
        guard kind == other.kind, from == other.from else { return false }
        if let key = BlockingKey.address(line: line, postcode: postcode) {
            return key == BlockingKey.address(line: other.line, postcode: other.postcode)
        }
        return line == other.line && postcode == other.postcode && uprn == other.uprn
    }
}
