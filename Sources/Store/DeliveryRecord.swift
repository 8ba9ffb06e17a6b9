import GRDB
package import Model
import Seals

/// What is known of a delivery, without its bytes.
package struct DeliveryRecord: Sendable, Equatable {
    package var id: Delivery.ID
    package var reference: Reference
    package var partner: Partner.ID
    package var door: Delivery.Door
    package var spelling: Delivery.Spelling
    package var isTest: Bool
    package var receivedAt: Timestamp
    package var size: Int
    package var state: Delivery.State
    package var referral: Reference?
    /// Of bytes that were kept before: the first delivery of them.
    package var duplicateOf: Reference?
    /// The warnings' places and expectations as JSON, as the receipt told them.
    package var warnings: String?

    private static let columns = """
        SELECT delivery.*, referral.reference AS referral_reference,
            first.reference AS first_reference FROM delivery
        LEFT JOIN delivery AS first ON first.id = delivery.duplicate_of
        LEFT JOIN referral ON referral.id = coalesce(first.referral, delivery.referral)
        """

    static func find(
        partner: Partner.ID, digest: Digest, in database: Database
    ) throws -> DeliveryRecord? {
        try database.row(
            columns + """
                 WHERE delivery.partner = ? AND delivery.digest = ?
                    AND delivery.state NOT IN ('rejected', 'duplicate')
                """, partner.text, Blob(digest.bytes)
        ).map(DeliveryRecord.init)
    }

    static func find(reference: Reference, in database: Database) throws -> DeliveryRecord? {
        try database.row(columns + " WHERE delivery.reference = ?", reference.text)
            .map(DeliveryRecord.init)
    }

    static func find(id: Delivery.ID, in database: Database) throws -> DeliveryRecord? {
        try database.row(columns + " WHERE delivery.id = ?", id).map(DeliveryRecord.init)
    }

    static func quarantined(
        of partner: Partner.ID, in database: Database
    ) throws -> [DeliveryRecord] {
        try database.rows(
            columns + """
                 WHERE delivery.partner = ? AND delivery.state = 'quarantined'
                ORDER BY delivery.id DESC LIMIT 1000
                """, partner.text
        ).map(DeliveryRecord.init)
    }

    init(_ row: Row) throws {
        guard let reference = Reference(reading: row["reference"]),
            let partner = Partner.ID(row["partner"]),
            let door = Delivery.Door(rawValue: row["door"]),
            let spelling = Delivery.Spelling(rawValue: row["spelling"]),
            let state = Delivery.State(rawValue: row["state"])
        else { throw LedgerFailure.unreadable("delivery") }
        self.id = row["id"]
        self.reference = reference
        self.partner = partner
        self.door = door
        self.spelling = spelling
        self.isTest = row["is_test"]
        self.receivedAt = Timestamp(milliseconds: row["received"])
        self.size = row["size"]
        self.state = state
        let referral: String? = row["referral_reference"]
        self.referral = referral.flatMap(Reference.init(reading:))
        let first: String? = row["first_reference"]
        self.duplicateOf = first.flatMap(Reference.init(reading:))
        self.warnings = row["warnings"]
    }
}

/// A delivery that has not reached its end.
package struct Unfinished: Sendable, Equatable {
    package var id: Delivery.ID
    package var partner: Partner.ID
    package var lane: Delivery.Lane
}

extension Ledger {
    /// What is known of a delivery; nil where there is none of that reference.
    package func delivery(_ reference: Reference) throws(LedgerFailure) -> DeliveryRecord? {
        try read { try DeliveryRecord.find(reference: reference, in: $0) }
    }

    /// A delivery with its bytes; nil where there is none, or where it is a duplicate.
    package func delivery(_ id: Delivery.ID) throws(LedgerFailure) -> Delivery? {
        let found = try read { database -> (DeliveryRecord, String, [UInt8])? in
            guard let record = try DeliveryRecord.find(id: id, in: database),
                let row = try database.row(
                    """
                    SELECT digest, sealed FROM delivery
                    JOIN delivery_body ON delivery_body.delivery = delivery.id
                    WHERE delivery.id = ?
                    """, id)
            else { return nil }
            return (
                record, Digest(bytes: row.bytes("digest"))?.hexadecimal ?? "", row.bytes("sealed")
            )
        }
        guard let (record, digest, sealed) = found else { return nil }
        let bytes = try open(sealed, as: Self.bodyContext(digest))
        return Delivery(
            id: record.id, reference: record.reference, partner: record.partner,
            door: record.door, receivedAt: record.receivedAt, spelling: record.spelling,
            isTest: record.isTest, digest: digest, size: record.size, bytes: bytes)
    }

    /// Deliveries that have not reached their end: urgent ones first, then those not yet read,
    /// then the others, each in the order of their keeping.
    package func unfinished() throws(LedgerFailure) -> [Unfinished] {
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT id, partner, lane FROM delivery WHERE state = 'kept'
                    ORDER BY CASE WHEN lane IS NULL THEN 1 WHEN lane = 0 THEN 0 ELSE 2 END, id
                    """)
            // By place, and each partner read once: after a kill a hundred thousand may wait, and the
            // doors with them.
            var partners: [String: Partner.ID] = [:]
            var found: [Unfinished] = []
            while let row = try rows.next() {
                let text: String = row[1]
                guard let partner = partners[text] ?? Partner.ID(text) else { continue }
                partners[text] = partner
                let lane: Int? = row[2]
                // Not yet read: it may be urgent, so it is read with the urgent ones.
                let isNormal = lane == Delivery.Lane.normal.rawValue
                found.append(
                    Unfinished(
                        id: row[0], partner: partner, lane: isNormal ? .normal : .urgent))
            }
            return found
        }
    }

    /// Notes in which lane a message waits, with the next commit.
    package func note(_ id: Delivery.ID, lane: Delivery.Lane) {
        lanes.note(id, lane: lane)
    }

    /// Counts a crash against a delivery. The second one quarantines it.
    ///
    /// - Returns: Whether it is quarantined now.
    package func noteCrash(
        of id: Delivery.ID, signal: Int32, then answer: @escaping Answer<Bool>
    ) {
        write(
            in: .urgent,
            { transaction in
                let database = try transaction.database
                guard let record = try DeliveryRecord.find(id: id, in: database),
                    record.state == .kept
                else { return false }
                try database.run("UPDATE delivery SET crashes = crashes + 1 WHERE id = ?", id)
                try transaction.audit(
                    .crashed, record.reference.text, detail: "signal=\(signal)")
                let crashes = try database.count(
                    "SELECT crashes FROM delivery WHERE id = ?", id)
                guard crashes >= Self.crashLimit else { return false }
                try transaction.putAside(record)
                return true
            }, then: answer)
    }

    /// Puts a delivery aside that cannot be carried, so that a person sees it.
    package func quarantine(_ id: Delivery.ID, then answer: @escaping Answer<Void>) {
        write(
            in: .urgent,
            { transaction in
                let database = try transaction.database
                guard let record = try DeliveryRecord.find(id: id, in: database),
                    record.state == .kept
                else { return }
                try transaction.putAside(record)
            }, then: answer)
    }

    /// Crashes after which a delivery is put aside for a person.
    package static let crashLimit = 2
}

extension Transaction {
    fileprivate func putAside(_ record: DeliveryRecord) throws {
        try database.run(
            "UPDATE delivery SET state = 'quarantined', put_aside = ? WHERE id = ?",
            next("put-aside"), record.id)
        try tell(.received, of: record.id, to: record.partner)
        try audit(.quarantined, record.reference.text)
    }
}
