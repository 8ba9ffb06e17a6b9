import GRDB
package import Model

extension Ledger {
    /// The records of persons, of very many the first.
    package func persons(_ ids: Set<Person.ID>) throws(LedgerFailure) -> [Person] {
        guard !ids.isEmpty else { return [] }
        let rows = try read { database in
            try database.rows(
                """
                SELECT id, household, sealed FROM person
                WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?
                """, Self.list(ids), Self.memberCap
            ).map { row in
                (
                    id: row["id"] as Person.ID, household: row["household"] as Household.ID,
                    sealed: row.bytes("sealed")
                )
            }
        }
        return try rows.map { row throws(LedgerFailure) in
            Person(
                id: row.id, household: row.household,
                record: try personRecord(row.sealed, of: row.id))
        }
    }

    /// Of those persons who have another identity, the persons of the register who are the same one.
    package func otherIdentities(
        of ids: Set<Person.ID>
    ) throws(LedgerFailure) -> [Person.ID: Set<Person.ID>] {
        guard !ids.isEmpty else { return [:] }
        let pairs = try read { database in
            try database.rows(
                """
                SELECT other_identity.person, same.id FROM other_identity
                JOIN person AS same ON same.source_key = other_identity.other_key
                WHERE other_identity.person IN (SELECT value FROM json_each(?)) UNION
                SELECT other_identity.person, same.id FROM person AS same
                JOIN other_identity ON other_identity.other_key = same.source_key
                WHERE same.id IN (SELECT value FROM json_each(?))
                """, Self.list(ids), Self.list(ids)
            ).map { row in (row[0] as Person.ID, row[1] as Person.ID) }
        }
        return pairs.reduce(into: [:]) { found, pair in
            found[pair.0, default: []].insert(pair.1)
            found[pair.1, default: []].insert(pair.0)
        }
    }

    /// As JSON, to bind many ids at once.
    private static func list(_ ids: Set<Person.ID>) -> String {
        "[" + ids.sorted().map(String.init).joined(separator: ",") + "]"
    }
}
