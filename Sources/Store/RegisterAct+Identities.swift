import GRDB
import Model

// What keeps persons apart. An NHS number that two persons give tells neither of them, and a child
// that was given a new identity is never led back to the old one.

extension RegisterAct {
    /// Whether others than this person give the number too; the first of them loses it as well.
    func share(_ number: Int64, with id: Person.ID?) throws -> Bool {
        let others = try transaction.database.rows(
            "SELECT person FROM number_claim WHERE number_key = ? AND person IS NOT ? LIMIT 2",
            number, id)
        if others.count == 1 {
            let other: Person.ID = others[0][0]
            try change(other, keys: [number]) { record in
                record.claimedNumber = record.nhsNumber ?? record.claimedNumber
                record.nhsNumber = nil
            }
            try forget(number, of: other)
        }
        return !others.isEmpty
    }

    /// A number that is shared leads to nobody.
    func forget(_ number: Int64, of id: Person.ID) throws {
        try transaction.database.run(
            "DELETE FROM blocking_key WHERE hash = ? AND person = ?", number, id)
    }

    /// Notes which number a person gives now. The last who still gives the former one has it for
    /// its own again.
    func claim(_ number: Int64?, by id: Person.ID) throws {
        let database = try transaction.database
        let former: Int64? = try database.row(
            "SELECT number_key FROM number_claim WHERE person = ?", id)?[0]
        guard former != number else { return }
        try database.run("DELETE FROM number_claim WHERE person = ?", id)
        if let number {
            try database.run(
                "INSERT INTO number_claim (person, number_key) VALUES (?, ?)", id, number)
        }
        guard let former else { return }
        let left = try database.rows(
            "SELECT person FROM number_claim WHERE number_key = ? LIMIT 2", former)
        guard left.count == 1 else { return }
        let last: Person.ID = left[0][0]
        try change(last, keys: [former]) { record in
            record.nhsNumber = record.nhsNumber ?? record.claimedNumber
            record.claimedNumber = nil
        }
        try add(keys: [former], to: last)
    }

    /// The other identities of a person that are in the register: the one that the row names, and
    /// those that name it.
    func identities(of row: PersonRow) throws -> [(id: Person.ID, household: Household.ID)] {
        let rows = try transaction.database.rows(
            """
            SELECT id, household FROM person WHERE source_key = ? UNION
            SELECT person.id, household FROM other_identity
            JOIN person ON person.id = other_identity.person WHERE other_key = ?
            """, row.other, row.source)
        return rows.map { ($0[0], $0[1]) }
    }

    /// Keeps a person apart from its other identities.
    func part(_ id: Person.ID, from others: [Person.ID], other: Int64?) throws {
        let database = try transaction.database
        try database.run("DELETE FROM other_identity WHERE person = ?", id)
        if let other {
            try database.run(
                "INSERT INTO other_identity (person, other_key) VALUES (?, ?)", id, other)
        }
        for one in others {
            try change(one, keys: []) { $0.isProtected = true }
            try database.run(
                """
                DELETE FROM relationship
                WHERE from_person = ? AND to_person = ? OR from_person = ? AND to_person = ?
                """, id, one, one, id)
        }
    }

    /// Whether two persons are identities of one child.
    private func areOne(_ row: RelationshipRow, _ from: Person.ID, _ to: Person.ID) throws -> Bool {
        try transaction.database.row(
            """
            SELECT 1 FROM other_identity
            WHERE person = ? AND other_key = ? OR person = ? AND other_key = ?
            """, from, row.to, to, row.from) != nil
    }

    // MARK: - Links

    func put(_ row: RelationshipRow) throws -> Change {
        let database = try transaction.database
        let select = "SELECT id, household FROM person WHERE source_key = ?"
        guard let from = try database.row(select, row.from),
            let to = try database.row(select, row.to)
        else { return .refused(.unknownPerson) }
        guard try !areOne(row, from[0], to[0]) else { return .refused(.otherIdentity) }
        if row.link.kind?.isAscending == true,
            let remark = try circle(row.source, from[0], to[0])
        {
            return .refused(remark)
        }
        let exists =
            try database.row("SELECT 1 FROM relationship WHERE source_key = ?", row.source) != nil
        try database.run(
            """
            INSERT INTO relationship (from_person, to_person, kind, "from", "to", source_key)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (source_key) DO UPDATE SET from_person = excluded.from_person,
                to_person = excluded.to_person, kind = excluded.kind, "from" = excluded."from",
                "to" = excluded."to"
            WHERE (relationship.from_person, relationship.to_person, relationship.kind,
                relationship."from", relationship."to") IS NOT (excluded.from_person,
                excluded.to_person, excluded.kind, excluded."from", excluded."to")
            """, from[0] as Int64, to[0] as Int64, row.link.kind?.rawValue, row.link.from?.text,
            row.link.to?.text, row.source)
        if database.changesCount > 0 { note(keys: [], households: [from[1], to[1]]) }
        return exists ? .updated : .added
    }

    /// Why one person cannot be a forebear of another: it descends from it already. What was
    /// found is never looked at again, so that the search ends on families of any shape.
    private func circle(
        _ source: Int64, _ from: Person.ID, _ to: Person.ID
    ) throws -> ImportCount.Remark? {
        let ascending = RelationshipKind.allCases.filter(\.isAscending)
            .map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let forebears = try transaction.database.rows(
            """
            WITH RECURSIVE forebear (id) AS (
                VALUES (?) UNION
                SELECT from_person FROM forebear
                JOIN relationship ON to_person = forebear.id
                WHERE kind IN (\(ascending)) AND source_key IS NOT ?)
            SELECT id FROM forebear LIMIT ?
            """, from, source, Ledger.forebearCap + 1)
        if forebears.contains(where: { $0[0] == to }) { return .circle }
        return forebears.count > Ledger.forebearCap ? .tooManyForebears : nil
    }
}
