import GRDB
import Linkage
import Model
import Seals

extension Ledger {
    /// Rows of one write: short enough that intake never waits for it.
    package static let importBatch = 50
    /// Addresses that are kept of one person.
    package static let addressCap = 50
    /// Forebears that are looked through for a circle.
    package static let forebearCap = 256
    /// Days before its birth at which a child can be told of first: the longest pregnancies.
    package static let daysBeforeBirth = 294

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
            PersonRow(
                source: personKey(person.sourceID), household: householdKey(person.householdID),
                other: person.otherID.map(personKey),
                number: person.record.nhsNumber.map { hash(BlockingKey(.nhs, $0.text).text) },
                keys: BlockingKey.keys(of: person.record).map { hash($0.text) },
                record: person.record)
        }
        importRows(rows, of: file, upTo: line, actor: actor, then: answer) {
            act, row, count, index in
            try act.put(row, at: index, in: &count)
        }
    }

    /// Adds addresses of persons who are in the register, or brings them up to date.
    package func importAddresses(
        _ addresses: [ImportedAddress], of file: String, upTo line: Int, actor: String,
        then answer: @escaping Answer<ImportCount>
    ) {
        let rows = addresses.map { address in
            var record = Person.Record()
            record.addresses = [address.residence]
            return AddressRow(
                person: personKey(address.personID), residence: address.residence,
                keys: BlockingKey.keys(of: record).map { hash($0.text) })
        }
        importRows(rows, of: file, upTo: line, actor: actor, then: answer) {
            act, row, count, index in
            count.count(try act.put(row), of: index)
        }
    }

    /// Adds links between persons who are in the register.
    package func importRelationships(
        _ relationships: [ImportedRelationship], of file: String, upTo line: Int, actor: String,
        then answer: @escaping Answer<ImportCount>
    ) {
        let rows = relationships.map { link in
            RelationshipRow(
                source: hash("relationship:\(link.sourceID)"), from: personKey(link.fromID),
                to: personKey(link.toID), link: link)
        }
        importRows(rows, of: file, upTo: line, actor: actor, then: answer) {
            act, row, count, index in
            count.count(try act.put(row), of: index)
        }
    }

    /// Adds contacts of persons or households that are in the register.
    package func importContacts(
        _ contacts: [ImportedContact], of file: String, upTo line: Int, actor: String,
        then answer: @escaping Answer<ImportCount>
    ) {
        let rows = contacts.map { contact in
            ContactRow(
                source: hash("contact:\(contact.sourceID)"),
                person: contact.personID.map(personKey),
                household: contact.householdID.map(householdKey),
                incident: contact.reference.map(incidentKey)
                    ?? hash("contact:\(contact.sourceID)"),
                contact: contact)
        }
        importRows(rows, of: file, upTo: line, actor: actor, then: answer) {
            act, row, count, index in
            count.count(try act.put(row), of: index)
        }
    }

    /// Adds plans, enquiries and open cases of persons who are in the register.
    package func importInvolvements(
        _ involvements: [ImportedInvolvement], of file: String, upTo line: Int, actor: String,
        then answer: @escaping Answer<ImportCount>
    ) {
        let rows: [InvolvementRow]
        do {
            rows = try involvements.map { involvement in
                let source = hash("involvement:\(involvement.sourceID)")
                return InvolvementRow(
                    source: source, person: personKey(involvement.personID),
                    involvement: involvement,
                    holder: try involvement.holder.map { name in
                        try vault.seal(
                            Array(name.utf8).span, context: Self.holderContext(source))
                    })
            }
        } catch {
            answer(.failure(LedgerFailure(error)))
            return
        }
        importRows(rows, of: file, upTo: line, actor: actor, then: answer) {
            act, row, count, index in
            count.count(try act.put(row), of: index)
        }
    }

    private func personKey(_ id: String) -> Int64 { hash("person:\(id)") }
    private func householdKey(_ id: String) -> Int64 { hash("household:\(id)") }

    private func importRows<Row: Sendable>(
        _ rows: [Row], of file: String, upTo line: Int, actor: String,
        then answer: @escaping Answer<ImportCount>,
        _ put: @escaping @Sendable (RegisterAct, Row, inout ImportCount, Int) throws -> Void
    ) {
        let vault = vault
        let file = hash("import:\(file)")
        // Behind all who send: an extract can wait.
        write(
            in: .patient,
            { transaction in
                var count = ImportCount()
                let act = RegisterAct(transaction, vault: vault)
                for (index, row) in rows.enumerated() { try put(act, row, &count, index) }
                try act.end(file, line: line, rows: rows.count, actor: actor)
                return count
            }, then: answer)
    }
}

// Rows with their ids hashed and what is secret sealed: all that need not be done by the writer.

struct PersonRow: Sendable {
    let source: Int64
    let household: Int64
    let other: Int64?
    /// The key that its NHS number is looked up by.
    let number: Int64?
    let keys: [Int64]
    let record: Person.Record
}

struct AddressRow: Sendable {
    let person: Int64
    let residence: Person.Residence
    let keys: [Int64]
}

struct RelationshipRow: Sendable {
    let source: Int64
    let from: Int64
    let to: Int64
    let link: ImportedRelationship
}

struct ContactRow: Sendable {
    let source: Int64
    let person: Int64?
    let household: Int64?
    let incident: Int64
    let contact: ImportedContact
}

struct InvolvementRow: Sendable {
    let source: Int64
    let person: Int64
    let involvement: ImportedInvolvement
    let holder: [UInt8]?
}
