import GRDB
import Linkage
import Model

extension RegisterAct {
    /// Persons that messages made whom one row is compared with.
    static let adoptionLimit = 10

    /// The person whom messages made before the case system's extract told of it, so that a child has
    /// one history: the same NHS number, or name, date of birth and place, as a link would ask for.
    /// One that is protected is never taken for another.
    func adoptable(_ row: PersonRow) throws -> Row? {
        guard !row.record.isProtected, row.other == nil else { return nil }
        var found: [Row] = []
        for key in row.keys {
            found += try transaction.database.rows(
                """
                SELECT person.id, person.household, person.sealed FROM blocking_key
                JOIN person ON person.id = blocking_key.person
                WHERE hash = ? AND person.source_key IS NULL LIMIT ?
                """, key, Self.adoptionLimit)
        }
        var same: [Person.ID: Row] = [:]
        for candidate in found {
            let id: Person.ID = candidate["id"]
            let record = try record(candidate.bytes("sealed"), of: id)
            let person = Person(id: id, household: candidate["household"], record: record)
            if !record.isProtected, Linker.isSame(row.record, as: person) { same[id] = candidate }
        }
        // Two that may be it are put to a person with the next message.
        return same.count == 1 ? same.values.first : nil
    }

    /// Takes a person whom messages made for the one that a row tells of, and the household that they
    /// made for its: what they told stays, and counts with what the extract tells.
    func adopt(_ known: Row, as row: PersonRow, in household: Household.ID) throws {
        let database = try transaction.database
        let former: Household.ID = known["household"]
        note(keys: row.keys, households: [former, household])
        try database.run(
            "UPDATE person SET source_key = ? WHERE id = ?", row.source, known["id"] as Person.ID)
        let isMade =
            try database.row(
                "SELECT 1 FROM household WHERE id = ? AND source_key IS NULL", former) != nil
        guard isMade, former != household else { return }
        for table in ["contact", "referral", "person"] {
            try database.run(
                "UPDATE \(table) SET household = ? WHERE household = ?", household, former)
        }
    }
}
