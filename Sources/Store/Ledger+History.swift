import GRDB
package import Model

extension Ledger {
    /// How many accepted messages of a partner are about any of these children.
    package func notices(
        by partner: Partner.ID, about children: Set<Person.ID>
    ) throws(LedgerFailure) -> Int {
        try read { database in
            try database.count(
                """
                SELECT count(DISTINCT delivery.id) FROM contact
                JOIN delivery ON delivery.referral = contact.referral
                WHERE contact.person IN (SELECT value FROM json_each(?))
                    AND delivery.partner = ? AND delivery.state = 'accepted'
                """, "[" + children.map(String.init).joined(separator: ",") + "]", partner.text)
        }
    }

    /// Contacts that are looked at; a chronology of more is of a communal address.
    package static let contactCap = 500

    /// What happened before to these persons and in these households, newest first.
    ///
    /// What it reads may be newer than the snapshot that led here: the commit then finds the
    /// household moved, and everything is looked up again.
    package func chronology(
        persons: Set<Person.ID>, households: Set<Household.ID>
    ) throws(LedgerFailure) -> Chronology {
        try read { database in
            var found: [Int64: Chronology.Contact] = [:]
            for household in households.sorted() {
                try database.collect("contact.household", household, into: &found)
            }
            for person in persons.sorted() {
                try database.collect("contact.person", person, into: &found)
            }
            let contacts = found.sorted {
                ($0.value.occurred, $0.key) > ($1.value.occurred, $1.key)
            }.map(\.value)
            let involvements = try persons.sorted().flatMap { person in
                try database.rows("SELECT * FROM involvement WHERE person = ?", person)
                    .compactMap(Chronology.Involvement.init)
            }
            return Chronology(contacts: contacts, involvements: involvements)
        }
    }
}

extension Database {
    fileprivate func collect(
        _ column: String, _ id: Int64, into found: inout [Int64: Chronology.Contact]
    ) throws {
        let rows = try rows(
            """
            SELECT contact.*, referral.reference AS referral_reference FROM contact
            LEFT JOIN referral ON referral.id = contact.referral
            WHERE \(column) = ? ORDER BY occurred DESC LIMIT ?
            """, id, Ledger.contactCap)
        for row in rows { found[row["id"]] = Chronology.Contact(row) }
    }
}

extension Chronology.Contact {
    fileprivate init(_ row: Row) {
        let reasons: String = row["reasons"]
        let incident: Int64 = row["incident_key"]
        let referral: String? = row["referral_reference"]
        self.init(
            person: row["person"], household: row["household"],
            occurred: Timestamp(milliseconds: row["occurred"]),
            received: Timestamp(milliseconds: row["received"]), source: row["source"],
            reasons: reasons.split(separator: ";").compactMap { ConcernCode(rawValue: String($0)) },
            incident: String(incident), isConcern: row["is_concern"], outcome: row["outcome"],
            referral: referral.flatMap(Reference.init(reading:)))
    }
}

extension Chronology.Involvement {
    fileprivate init?(_ row: Row) {
        let to: String? = row["to"]
        guard let kind = Kind(rawValue: row["kind"]), let from = PartialDate(reading: row["from"])
        else { return nil }
        self.init(
            person: row["person"], kind: kind, from: from,
            to: to.flatMap(PartialDate.init(reading:)), team: row["team"])
    }
}
