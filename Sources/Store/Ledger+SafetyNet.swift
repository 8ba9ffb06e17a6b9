import GRDB
package import Model
import Seals

/// The messages of one partner that failed for one reason, as the safety net shows them.
package struct UnreadGroup: Sendable, Equatable {
    package var partner: Partner.ID
    package var code: String
    /// Test messages and others are never in one item.
    package var isTest: Bool
    package var open: Int
    /// The place of the newest of them, in the order in which they were rejected or put aside. It is
    /// not that of their keeping: one that took longer to read is rejected later.
    package var newest: Int64
    package var namesDanger: Bool
    /// The place up to which an item in the queue lists them already.
    package var listed: Int64?
    /// Whether one that no item lists yet names danger.
    package var namesDangerAnew: Bool
    package var item: Item?

    /// The item that stands for the group.
    package struct Item: Sendable, Equatable {
        package var reference: Reference
        package var band: Band
        package var numbers: Int
        package var lastMade: Timestamp
        /// Its due time, while nobody has acknowledged its newest entry.
        package var standingDue: Timestamp?
    }

    /// Stands for a fault's code where a delivery brought the process down.
    package static let quarantined = "delivery.quarantined"

    package var name: String { "\(partner.text)|\(code)|\(isTest ? "test" : "real")" }
}

extension Ledger {
    /// Every partner and fault with rejections that are open, and the item that lists them.
    package func unreadGroups() throws(LedgerFailure) -> [UnreadGroup] {
        try read { database in
            let rows = try database.rows(
                """
                SELECT rejection.partner, code, delivery.is_test, count(*) AS open,
                    max(rejection.number) AS newest, max(names_danger) AS danger
                FROM rejection JOIN delivery ON delivery.id = rejection.delivery
                WHERE status = 'open' GROUP BY rejection.partner, code, delivery.is_test
                UNION ALL
                SELECT partner, '\(UnreadGroup.quarantined)', is_test, count(*), max(put_aside), 1
                FROM delivery WHERE state = 'quarantined' GROUP BY partner, is_test
                """)
            return try rows.map { row in
                guard let partner = Partner.ID(row["partner"]) else {
                    throw LedgerFailure.unreadable("rejection")
                }
                var group = UnreadGroup(
                    partner: partner, code: row["code"], isTest: row["is_test"],
                    open: row["open"], newest: row["newest"], namesDanger: row["danger"],
                    namesDangerAnew: row["danger"])
                try group.find(in: database)
                return group
            }
        }
    }

    /// Deliveries of a partner that brought the process down, newest first.
    package func quarantined(_ partner: Partner.ID) throws(LedgerFailure) -> [DeliveryRecord] {
        try read { try DeliveryRecord.quarantined(of: partner, in: $0) }
    }

    /// Items whose messages have all been replayed or withdrawn, so that nothing is left to read.
    /// One on its way into the queue is looked at again when it is there.
    package func itemsWithNothingOpen() throws(LedgerFailure) -> [EntryRecord] {
        let references = try read { database in
            try database.rows(
                """
                SELECT DISTINCT referral.reference, group_name
                FROM referral INDEXED BY referral_group CROSS JOIN entry
                WHERE group_name IS NOT NULL AND entry.referral = referral.id
                    AND entry.state = 'forwarded'
                """
            ).map { ($0[0] as String, $0[1] as String) }
        }
        let open = Set(try unreadGroups().map(\.name))
        var found: [EntryRecord] = []
        for (text, group) in references where !open.contains(group) {
            guard let reference = Reference(reading: text) else { continue }
            found += try entries(of: reference).filter { $0.state == .forwarded }
        }
        return found
    }

    /// Commits an item of the safety net: a new one, or the next number of the one there is.
    package func commitItem(
        group: UnreadGroup, reference: Reference, isNew: Bool, entries: [Referral.Entry],
        document: [UInt8], policy: String, then answer: @escaping Answer<[Int64]>
    ) {
        guard let first = entries.first,
            let sealed = try? vault.seal(
                document.span, context: Self.documentContext(reference, first.number))
        else {
            answer(.failure(.unreadable("seal")))
            return
        }
        write(
            in: group.namesDanger ? .urgent : .prompt,
            { transaction in
                let database = try transaction.database
                // Two looks at once make one item.
                guard try transaction.isNext(first.number, of: group, reference, isNew: isNew)
                else { return [] }
                let referral = try transaction.item(group, reference, isNew: isNew, first)
                try database.run(
                    """
                    INSERT INTO document (referral, number, listed, policy, at, sealed)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """, referral, first.number, group.newest, policy,
                    transaction.now.milliseconds, Blob(sealed))
                return try transaction.add(entries, to: referral)
            }, then: answer)
    }

    /// Closes entries of the safety net that list nothing open any more.
    package func noteClosed(_ ids: [Int64], then answer: @escaping Answer<Void>) {
        write(
            { transaction in
                for id in ids { try transaction.close(id) }
            }, then: answer)
    }
}

extension UnreadGroup {
    /// Whether an item's newest entry stands for the group still.
    fileprivate static let isOpen = """
        EXISTS (SELECT 1 FROM entry WHERE entry.referral = referral.id
            AND entry.number = referral.numbers AND entry.state <> 'closed')
        """

    fileprivate mutating func find(in database: Database) throws {
        guard
            let row = try database.row(
                """
                SELECT referral.reference, referral.band, referral.numbers, document.at,
                    document.listed, \(EarlierReferral.standingDue)
                FROM referral JOIN document ON document.referral = referral.id
                    AND document.number = referral.numbers
                WHERE group_name = ? AND \(Self.isOpen)
                ORDER BY referral.id DESC LIMIT 1
                """, name),
            let reference = Reference(reading: row["reference"]),
            let band = Band(rawValue: row["band"])
        else { return }
        listed = row["listed"]
        namesDangerAnew =
            try code == Self.quarantined
            ? newest > listed ?? 0
            : database.row(
                """
                SELECT 1 FROM rejection JOIN delivery ON delivery.id = rejection.delivery
                WHERE status = 'open' AND rejection.partner = ? AND code = ? AND is_test = ?
                    AND names_danger AND number > ? LIMIT 1
                """, partner.text, code, isTest, listed) != nil
        let due: Int64? = row["standing_due"]
        item = Item(
            reference: reference, band: band, numbers: row["numbers"],
            lastMade: Timestamp(milliseconds: row["at"]),
            standingDue: due.map(Timestamp.init(milliseconds:)))
    }
}

extension Transaction {
    /// Whether an item is the one that comes next for its group: the first, or the next number.
    fileprivate func isNext(
        _ number: Int, of group: UnreadGroup, _ reference: Reference, isNew: Bool
    ) throws -> Bool {
        if isNew {
            return try database.row(
                "SELECT 1 FROM referral WHERE group_name = ? AND \(UnreadGroup.isOpen) LIMIT 1",
                group.name) == nil
        }
        return try database.count(
            "SELECT numbers FROM referral WHERE reference = ?", reference.text) == number - 1
    }

    fileprivate func item(
        _ group: UnreadGroup, _ reference: Reference, isNew: Bool, _ first: Referral.Entry
    ) throws -> Referral.ID {
        let database = try database
        guard isNew else {
            try database.run(
                "UPDATE referral SET band = ?, due = ?, numbers = ? WHERE reference = ?",
                first.band.rawValue, first.dueAt.milliseconds, first.number, reference.text)
            return Int64(
                try database.count("SELECT id FROM referral WHERE reference = ?", reference.text))
        }
        try database.run(
            """
            INSERT INTO referral (reference, kind, partner, group_name, band, level, due,
                first_band, first_due, numbers, created)
            VALUES (?, 'unread', ?, ?, ?, 0, ?, ?, ?, ?, ?)
            """, reference.text, group.partner.text, group.name, first.band.rawValue,
            first.dueAt.milliseconds, first.band.rawValue, first.dueAt.milliseconds, first.number,
            now.milliseconds)
        return database.lastInsertedRowID
    }

    fileprivate func close(_ id: Int64) throws {
        let database = try database
        try database.run(
            "UPDATE entry SET state = 'closed' WHERE id = ? AND state = 'forwarded'", id)
        guard database.changesCount == 1,
            let row = try database.row(
                """
                SELECT referral.reference, entry.folder FROM entry
                JOIN referral ON referral.id = entry.referral WHERE entry.id = ?
                """, id)
        else { return }
        try audit(.closed, row[0], detail: row[1])
    }
}
