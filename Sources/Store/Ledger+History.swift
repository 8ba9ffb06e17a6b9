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
            var isWhole = true
            for household in households.sorted() {
                isWhole =
                    try database.collect("contact.household", household, into: &found) && isWhole
            }
            for person in persons.sorted() {
                isWhole = try database.collect("contact.person", person, into: &found) && isWhole
            }
            let contacts = found.sorted {
                ($0.value.occurred, $0.key) > ($1.value.occurred, $1.key)
            }.map(\.value)
            let involvements = try involvements(
                of: persons, and: households, in: database)
            return Chronology(
                contacts: contacts, involvements: involvements,
                relatives: try database.relatives(of: persons, and: households),
                isWhole: isWhole)
        }
    }

    /// Those of the persons all; of everybody else in a household at most ``contactCap``, what is
    /// open before what has ended.
    private func involvements(
        of persons: Set<Person.ID>, and households: Set<Household.ID>, in database: Database
    ) throws -> [Chronology.Involvement] {
        var found: [Int64: Row] = [:]
        for person in persons.sorted() {
            let rows = try database.rows("SELECT * FROM involvement WHERE person = ?", person)
            for row in rows { found[row["id"]] = row }
        }
        for household in households.sorted() {
            let rows = try database.rows(
                """
                SELECT involvement.* FROM person
                JOIN involvement ON involvement.person = person.id WHERE person.household = ?
                ORDER BY "to" IS NOT NULL, "from" DESC, involvement.id LIMIT ?
                """, household, Self.contactCap)
            for row in rows { found[row["id"]] = row }
        }
        return try found.sorted { $0.key < $1.key }.compactMap { _, row in
            let sealed: Blob? = row["holder_sealed"]
            let holder = try sealed.map { blob in
                String(
                    decoding: try open(blob.bytes, as: Self.holderContext(row["source_key"])),
                    as: UTF8.self)
            }
            return Chronology.Involvement(row, holder: holder)
        }
    }

    /// What a holder's name is sealed for: the key of the involvement at its source.
    static func holderContext(_ source: Int64?) -> String { "involvement/\(source ?? 0)/holder" }
}

extension Database {
    /// - Returns: Whether that was all; of more, those that count come before copies and notices.
    fileprivate func collect(
        _ column: String, _ id: Int64, into found: inout [Int64: Chronology.Contact]
    ) throws -> Bool {
        let rows = try rows(
            """
            SELECT contact.*, referral.reference AS referral_reference FROM contact
            LEFT JOIN referral ON referral.id = contact.referral
            WHERE \(column) = ? ORDER BY is_concern AND NOT is_copy DESC, occurred DESC LIMIT ?
            """, id, Ledger.contactCap)
        for row in rows { found[row["id"]] = Chronology.Contact(row) }
        return rows.count < Ledger.contactCap
    }

    /// Links from or to any of these persons and of the members of these households.
    fileprivate func relatives(
        of persons: Set<Person.ID>, and households: Set<Household.ID>
    ) throws -> [Chronology.Relative] {
        var found: [Int64: Chronology.Relative] = [:]
        var everybody = persons
        for household in households {
            let members = try rows(
                "SELECT id FROM person WHERE household = ? ORDER BY id LIMIT ?", household,
                Ledger.memberCap)
            everybody.formUnion(members.map { $0[0] })
        }
        for person in everybody.sorted() {
            for column in ["from_person", "to_person"] {
                let rows = try rows(
                    "SELECT * FROM relationship WHERE \(column) = ? ORDER BY id LIMIT ?", person,
                    Ledger.contactCap)
                for row in rows { found[row["id"]] = Chronology.Relative(row) }
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }
}

extension Chronology.Contact {
    fileprivate init(_ row: Row) {
        let reasons: String = row["reasons"]
        let incident: Int64 = row["incident_key"]
        let referral: String? = row["referral_reference"]
        let kind: String? = row["kind"]
        let closed: String? = row["closed"]
        self.init(
            person: row["person"], household: row["household"],
            occurred: Timestamp(milliseconds: row["occurred"]),
            received: Timestamp(milliseconds: row["received"]), source: row["source"],
            reasons: reasons.split(separator: ";").compactMap { ConcernCode(rawValue: String($0)) },
            incident: String(incident), isConcern: row["is_concern"], outcome: row["outcome"],
            referral: referral.flatMap(Reference.init(reading:)),
            kind: kind.flatMap(MessageType.init(rawValue:)), indicators: row["indicators"],
            isCopy: row["is_copy"], sender: row["sender"],
            closed: closed.flatMap(PartialDate.init(reading:)))
    }
}

extension Chronology.Involvement {
    fileprivate init?(_ row: Row, holder: String?) {
        let to: String? = row["to"]
        guard let kind = Kind(rawValue: row["kind"]), let from = PartialDate(reading: row["from"])
        else { return nil }
        self.init(
            person: row["person"], kind: kind, from: from,
            to: to.flatMap(PartialDate.init(reading:)), team: row["team"], holder: holder,
            closure: row["closure"])
    }
}

extension Chronology.Relative {
    fileprivate init(_ row: Row) {
        let kind: String? = row["kind"]
        let from: String? = row["from"]
        let to: String? = row["to"]
        self.init(
            person: row["from_person"], to: row["to_person"],
            kind: kind.flatMap(RelationshipKind.init(rawValue:)),
            began: from.flatMap(PartialDate.init(reading:)),
            ended: to.flatMap(PartialDate.init(reading:)))
    }
}
