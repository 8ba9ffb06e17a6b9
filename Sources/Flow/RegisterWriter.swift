package import Store

/// Where an import puts its batches: a ledger, or a running daemon that has the ledger.
package struct RegisterWriter: Sendable {
    /// Writes rows under the import's name, which is done up to this line then.
    package typealias Write<Row> = @Sendable ([Row], String, Int) throws -> ImportCount

    package var persons: Write<ImportedPerson>
    package var addresses: Write<ImportedAddress>
    package var relationships: Write<ImportedRelationship>
    package var contacts: Write<ImportedContact>
    package var involvements: Write<ImportedInvolvement>
    /// The line up to which an import of this name is done.
    package var importedLine: @Sendable (String) throws -> Int

    package init(
        persons: @escaping Write<ImportedPerson>, addresses: @escaping Write<ImportedAddress>,
        relationships: @escaping Write<ImportedRelationship>,
        contacts: @escaping Write<ImportedContact>,
        involvements: @escaping Write<ImportedInvolvement>,
        importedLine: @escaping @Sendable (String) throws -> Int
    ) {
        self.persons = persons
        self.addresses = addresses
        self.relationships = relationships
        self.contacts = contacts
        self.involvements = involvements
        self.importedLine = importedLine
    }

    /// Writes into a ledger of this process.
    package init(_ ledger: Ledger, actor: String) {
        self.init(
            persons: { rows, name, line in
                try ledger.wait {
                    ledger.importPersons(rows, of: name, upTo: line, actor: actor, then: $0)
                }
            },
            addresses: { rows, name, line in
                try ledger.wait {
                    ledger.importAddresses(rows, of: name, upTo: line, actor: actor, then: $0)
                }
            },
            relationships: { rows, name, line in
                try ledger.wait {
                    ledger.importRelationships(rows, of: name, upTo: line, actor: actor, then: $0)
                }
            },
            contacts: { rows, name, line in
                try ledger.wait {
                    ledger.importContacts(rows, of: name, upTo: line, actor: actor, then: $0)
                }
            },
            involvements: { rows, name, line in
                try ledger.wait {
                    ledger.importInvolvements(rows, of: name, upTo: line, actor: actor, then: $0)
                }
            },
            importedLine: { try ledger.importedLine(of: $0) })
    }
}
