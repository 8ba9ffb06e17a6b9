import GRDB
package import Model

/// An entry as the ledger keeps it.
package struct EntryRecord: Sendable, Equatable {
    package var id: Int64
    package var entry: Referral.Entry
    package var state: Referral.Entry.State
    package var kind: ReferralKind
    package var decided: Timestamp
    package var acknowledgedBy: String?
    /// The delivery whose bytes go with the entry, where there is one.
    package var delivery: Delivery.ID?

    fileprivate static let columns = """
        SELECT entry.*, referral.reference, referral.kind, document.delivery AS document_delivery
        FROM entry
        JOIN referral ON referral.id = entry.referral
        LEFT JOIN document
            ON document.referral = entry.referral AND document.number = entry.number
        """

    fileprivate init(_ row: Row) throws {
        guard let reference = Reference(reading: row["reference"]),
            let route = Referral.Route(row["route"]), let band = Band(rawValue: row["band"]),
            let state = Referral.Entry.State(rawValue: row["state"]),
            let kind = ReferralKind(rawValue: row["kind"]),
            let content = Referral.Entry.Content(rawValue: row["content"]),
            let purpose = Referral.Entry.Purpose(rawValue: row["purpose"])
        else { throw LedgerFailure.unreadable("entry") }
        self.id = row["id"]
        self.entry = Referral.Entry(
            reference: reference, number: row["number"], route: route, band: band,
            dueAt: Timestamp(milliseconds: row["due"]), content: content,
            purpose: purpose)
        self.state = state
        self.kind = kind
        self.decided = Timestamp(milliseconds: row["decided"])
        self.acknowledgedBy = row["acknowledged_by"]
        self.delivery = row["document_delivery"]
    }
}

extension EntryRecord {
    static func all(of referral: Referral.ID, in database: Database) throws -> [EntryRecord] {
        try database.rows(columns + " WHERE entry.referral = ? ORDER BY entry.id", referral)
            .map(EntryRecord.init)
    }
}

/// What a referral in the queue is about.
package enum ReferralKind: String, Sendable, CaseIterable {
    case notification
    /// The safety net: messages of a partner that could not be read.
    case unread
}

extension Ledger {
    /// Entries to be forwarded, most urgent first.
    package func entriesToForward(limit: Int) throws(LedgerFailure) -> [EntryRecord] {
        try read { database in
            try database.rows(
                EntryRecord.columns
                    + " WHERE entry.state = 'decided' ORDER BY entry.band, entry.due, entry.id"
                    + " LIMIT ?", limit
            ).map(EntryRecord.init)
        }
    }

    package func entry(_ id: Int64) throws(LedgerFailure) -> EntryRecord? {
        try read { database in
            try database.row(EntryRecord.columns + " WHERE entry.id = ?", id).map(EntryRecord.init)
        }
    }

    /// Whether an entry of this folder waits to be noted as forwarded; a reader may have it already.
    package func isDecided(route: Referral.Route, folder: String) throws(LedgerFailure) -> Bool {
        try read { database in
            try database.row(
                "SELECT 1 FROM entry WHERE state = 'decided' AND route = ? AND folder = ?",
                route.name, folder) != nil
        }
    }

    /// Whether a later number of an entry's referral has been in the queue.
    package func isOvertaken(_ id: Int64) throws(LedgerFailure) -> Bool {
        try read { database in
            try database.row(
                """
                SELECT 1 FROM entry JOIN entry AS later ON later.referral = entry.referral
                    AND later.number > entry.number AND later.state <> 'decided'
                WHERE entry.id = ? LIMIT 1
                """, id) != nil
        }
    }

    /// All entries of a referral, in the order of their making.
    package func entries(of referral: Reference) throws(LedgerFailure) -> [EntryRecord] {
        try read { database in
            try database.rows(
                EntryRecord.columns + " WHERE referral.reference = ? ORDER BY entry.id",
                referral.text
            ).map(EntryRecord.init)
        }
    }

    /// The open entry of a folder in a route; nil where none is open there by that name.
    package func openEntry(
        route: Referral.Route, folder: String
    ) throws(LedgerFailure) -> EntryRecord? {
        try read { database in
            try database.row(
                EntryRecord.columns + """
                     WHERE entry.state IN ('forwarded', 'collected') AND entry.route = ?
                        AND entry.folder = ?
                    """, route.name, folder
            ).map(EntryRecord.init)
        }
    }

    /// Acknowledged entries whose folders have lain since before a time, to be removed.
    package func entriesToRemove(
        acknowledgedBefore time: Timestamp, limit: Int
    ) throws(LedgerFailure) -> [EntryRecord] {
        try read { database in
            try database.rows(
                EntryRecord.columns + """
                     WHERE entry.state IN ('acknowledged', 'closed') AND acknowledged < ?
                        AND removed IS NULL
                    ORDER BY entry.id LIMIT ?
                    """, time.milliseconds, limit
            ).map(EntryRecord.init)
        }
    }

    /// Notes that an entry's folder was removed from the queue.
    package func noteRemoved(_ id: Int64, then answer: @escaping Answer<Void>) {
        write(
            in: .patient,
            { transaction in
                try transaction.database.run(
                    "UPDATE entry SET removed = ? WHERE id = ?", transaction.now.milliseconds, id)
            }, then: answer)
    }

    /// The document of one entry number: `referral.json` as it was decided.
    package func document(
        _ referral: Reference, number: Int
    ) throws(LedgerFailure) -> [UInt8]? {
        let sealed = try read { database in
            try database.row(
                """
                SELECT document.sealed FROM document
                JOIN referral ON referral.id = document.referral
                WHERE referral.reference = ? AND document.number = ?
                """, referral.text, number)?.bytes("sealed")
        }
        return try sealed.map { sealed throws(LedgerFailure) in
            try open(sealed, as: Self.documentContext(referral, number))
        }
    }

    /// Notes that entries are whole in `new/`, and which earlier ones they took the place of.
    package func noteForwarded(
        _ ids: [Int64], superseding earlier: [Int64], then answer: @escaping Answer<Void>
    ) {
        write(
            in: .patient,
            { transaction in
                for id in ids {
                    try transaction.move(
                        id, from: [.decided], to: .forwarded, time: "forwarded")
                }
                for id in earlier {
                    try transaction.move(id, from: [.forwarded], to: .superseded, time: nil)
                }
            }, then: answer)
    }

    /// Notes that a program moved an entry to `cur/`.
    package func noteCollected(_ id: Int64, then answer: @escaping Answer<Void>) {
        write(
            in: .patient,
            { try $0.move(id, from: [.forwarded], to: .collected, time: "collected") },
            then: answer)
    }

    /// Notes that a named person has an entry. A second acknowledgement changes nothing.
    package func noteAcknowledged(
        _ id: Int64, by name: String, then answer: @escaping Answer<Bool>
    ) {
        write(in: .urgent, { try $0.acknowledge(id, by: name) }, then: answer)
    }

    /// Notes what a named person decided on an entry, who so has it too. A later outcome takes the
    /// place of the earlier.
    ///
    /// - Returns: Whether the entry has this outcome now; false where it is not yet in the queue, or a
    ///   later entry has taken its place.
    package func noteOutcome(
        _ id: Int64, _ outcome: ReferralOutcome, by name: String,
        then answer: @escaping Answer<Bool>
    ) {
        write(
            in: .urgent,
            { transaction in
                try transaction.acknowledge(id, by: name)
                guard
                    try transaction.move(
                        id, from: [.acknowledged, .closed], to: .closed, time: "closed")
                else { return false }
                try transaction.database.run(
                    "UPDATE entry SET closed_by = ?, outcome = ? WHERE id = ?", name,
                    outcome.rawValue, id)
                try transaction.tellOutcome(of: id)
                return true
            }, then: answer)
    }
}

extension Transaction {
    @discardableResult
    func acknowledge(_ id: Int64, by name: String) throws -> Bool {
        let moved = try move(
            id, from: [.forwarded, .collected], to: .acknowledged, time: "acknowledged")
        if moved {
            try database.run("UPDATE entry SET acknowledged_by = ? WHERE id = ?", name, id)
            try tellReader(of: id, name)
        }
        return moved
    }

    /// Moves an entry to another state, if it is in one of these; tells whether it was.
    @discardableResult
    fileprivate func move(
        _ id: Int64, from states: [Referral.Entry.State], to state: Referral.Entry.State,
        time column: String?
    ) throws -> Bool {
        let database = try database
        guard
            let record = try database.row(EntryRecord.columns + " WHERE entry.id = ?", id)
                .map(EntryRecord.init), states.contains(record.state)
        else { return false }
        try database.run("UPDATE entry SET state = ? WHERE id = ?", state.rawValue, id)
        if let column {
            try database.run(
                "UPDATE entry SET \(column) = ? WHERE id = ?", now.milliseconds, id)
        }
        guard let action = AuditLog.Action(rawValue: state.rawValue) else { return true }
        try audit(action, record.entry.reference.text, detail: record.entry.folderName)
        return true
    }
}
