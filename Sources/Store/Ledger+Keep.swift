import GRDB
package import Model
package import Seals

/// A message at the door: who brought it, when, and its bytes.
package struct Arrival: Sendable {
    package var partner: Partner.ID
    package var door: Delivery.Door
    package var spelling: Delivery.Spelling
    package var receivedAt: Timestamp
    package var isTest: Bool
    package var bytes: [UInt8]
    /// How many bytes were sent; of a message over the size limit only the beginning is here.
    package var size: Int
    /// Of all the bytes that were sent.
    package var digest: Digest
    package var idempotencyKey: String?

    package init(
        partner: Partner.ID, door: Delivery.Door, spelling: Delivery.Spelling,
        receivedAt: Timestamp, isTest: Bool, bytes: [UInt8], size: Int, digest: Digest,
        idempotencyKey: String? = nil
    ) {
        self.partner = partner
        self.door = door
        self.spelling = spelling
        self.receivedAt = receivedAt
        self.isTest = isTest
        self.bytes = bytes
        self.size = size
        self.digest = digest
        self.idempotencyKey = idempotencyKey
    }
}

extension Delivery {
    /// A message that is only looked at, and has neither place nor reference in the ledger.
    package init(unkept arrival: Arrival) {
        self.init(
            id: 0, reference: Reference(.delivery, year: 2000, month: 1, number: 0),
            partner: arrival.partner, door: arrival.door, receivedAt: arrival.receivedAt,
            spelling: arrival.spelling, isTest: arrival.isTest, digest: arrival.digest.hexadecimal,
            size: arrival.size, bytes: arrival.bytes)
    }
}

/// What became of a message at the door.
package enum Kept: Sendable {
    /// Durable. `keyReused`: its Idempotency-Key came before with other bytes.
    case new(Delivery, keyReused: Bool)
    /// The same partner sent the same bytes before: what it was told then.
    case duplicate(of: DeliveryRecord)
}

extension Ledger {
    /// Makes a message durable before anything reads it.
    ///
    /// The answer comes after the flush: invariant 1.
    package func keep(_ arrival: Arrival, then answer: @escaping Answer<Kept>) {
        let digest = arrival.digest
        let sealed: [UInt8]
        do {
            sealed = try vault.seal(
                arrival.bytes.span, context: Self.bodyContext(digest.hexadecimal))
        } catch {
            answer(.failure(.unreadable("seal")))
            return
        }
        let key = arrival.idempotencyKey.map { hash("idempotency:\(arrival.partner):\($0)") }
        write(
            { transaction in
                if let first = try DeliveryRecord.find(
                    partner: arrival.partner, digest: digest, in: transaction.database)
                {
                    try transaction.keepDuplicate(arrival, digest, of: first)
                    return .duplicate(of: first)
                }
                let isReused = try key.map { try transaction.knows(key: $0, of: arrival.partner) }
                let delivery = try transaction.keepNew(arrival, digest, key: key, sealed: sealed)
                return .new(delivery, keyReused: isReused ?? false)
            }, then: answer)
    }

    /// What a delivery's bytes are sealed for.
    static func bodyContext(_ digest: String) -> String { "delivery.body/\(digest)" }
}

extension Transaction {
    /// Whether a message that was not rejected came with this key.
    fileprivate func knows(key: Int64, of partner: Partner.ID) throws -> Bool {
        try database.row(
            """
            SELECT 1 FROM delivery
            WHERE partner = ? AND idempotency_key = ? AND state <> 'rejected' LIMIT 1
            """, partner.text, key) != nil
    }

    fileprivate func keepNew(
        _ arrival: Arrival, _ digest: Digest, key: Int64?, sealed: [UInt8]
    ) throws -> Delivery {
        let (id, reference) = try insert(arrival, digest, key: key, state: .kept, of: nil)
        try database.run(
            "INSERT INTO delivery_body (delivery, sealed) VALUES (?, ?)", id, Blob(sealed))
        try audit(.kept, reference.text, detail: digest.hexadecimal, actor: arrival.partner.text)
        return Delivery(
            id: id, reference: reference, partner: arrival.partner, door: arrival.door,
            receivedAt: arrival.receivedAt, spelling: arrival.spelling, isTest: arrival.isTest,
            digest: digest.hexadecimal, size: arrival.size, bytes: arrival.bytes)
    }

    /// A duplicate is counted and leads to the first; its bytes are there already.
    fileprivate func keepDuplicate(
        _ arrival: Arrival, _ digest: Digest, of first: DeliveryRecord
    ) throws {
        let (_, reference) = try insert(
            arrival, digest, key: nil, state: .duplicate, of: first.id)
        try audit(
            .duplicate, reference.text, detail: first.reference.text, actor: arrival.partner.text)
    }

    private func insert(
        _ arrival: Arrival, _ digest: Digest, key: Int64?, state: Delivery.State,
        of first: Delivery.ID?
    ) throws -> (Delivery.ID, Reference) {
        let (year, month, _) = arrival.receivedAt.day.parts
        let name = "\(Reference.Kind.delivery.rawValue)-\(year)-\(month)"
        let reference = Reference(
            .delivery, year: year, month: month, number: Int(try next(name)))
        try database.run(
            """
            INSERT INTO delivery (reference, partner, door, spelling, is_test, received, digest,
                size, idempotency_key, state, duplicate_of, node)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            reference.text, arrival.partner.text, arrival.door.rawValue,
            arrival.spelling.rawValue, arrival.isTest, arrival.receivedAt.milliseconds,
            Blob(digest.bytes), arrival.size, key, state.rawValue, first, nodeName)
        return (try database.lastInsertedRowID, reference)
    }
}
