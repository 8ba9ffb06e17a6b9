package import Store

/// Where an import puts its batches: a ledger, or a running daemon that has the ledger.
package struct RegisterWriter: Sendable {
    /// Rows, the import's name, and the line up to which it is done then.
    package var persons: @Sendable ([ImportedPerson], String, Int) throws -> ImportCount
    package var contacts: @Sendable ([ImportedContact], String, Int) throws -> ImportCount
    /// The line up to which an import of this name is done.
    package var importedLine: @Sendable (String) throws -> Int

    package init(
        persons: @escaping @Sendable ([ImportedPerson], String, Int) throws -> ImportCount,
        contacts: @escaping @Sendable ([ImportedContact], String, Int) throws -> ImportCount,
        importedLine: @escaping @Sendable (String) throws -> Int
    ) {
        self.persons = persons
        self.contacts = contacts
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
            contacts: { rows, name, line in
                try ledger.wait {
                    ledger.importContacts(rows, of: name, upTo: line, actor: actor, then: $0)
                }
            },
            importedLine: { try ledger.importedLine(of: $0) })
    }
}
