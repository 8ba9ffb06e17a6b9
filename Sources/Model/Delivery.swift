/// Bytes as they arrived: who brought them, when, by which door.
package struct Delivery: Hashable, Sendable {
    /// The row's number in the ledger: rises with the order of keeping.
    package typealias ID = Int64

    package enum Door: String, Code { case web, folder, mailbox }

    /// How the message is spelled.
    package enum Spelling: String, Code {
        case xml, json

        /// The name that the bytes as sent have in a queue entry.
        package var originalFileName: String { "original.\(rawValue)" }
        package var mediaType: String { "application/\(rawValue)" }
    }

    /// Where a delivery stands. There are no other states.
    package enum State: String, Code {
        /// The bytes are durable; nothing else is known.
        case kept
        /// Read; belongs to a referral.
        case accepted
        /// Its fault is stored; it is in the safety net.
        case rejected
        /// The same partner sent the same bytes before: the first receipt stands.
        case duplicate
        /// It brought the process down twice, or a person holds it.
        case quarantined
        /// The sender took it back; kept and shown.
        case withdrawn
    }

    /// Which of two lanes it waits in. Urgent ones overtake.
    package enum Lane: Int, Sendable, CaseIterable { case urgent = 0, normal = 1 }

    package let id: ID
    package let reference: Reference
    package let partner: Partner.ID
    package let door: Door
    package let receivedAt: Timestamp
    package let spelling: Spelling
    /// Whether the partner or its certificate is for tests only.
    package let isTest: Bool
    /// SHA-256 of the bytes as they were sent, in hex.
    package let digest: String
    /// How many bytes were sent.
    package let size: Int
    /// The bytes as sent; of a message over the size limit, only its beginning.
    package let bytes: [UInt8]

    /// Whether all the bytes that were sent are here.
    package var isWhole: Bool { bytes.count == size }

    package init(
        id: ID, reference: Reference, partner: Partner.ID, door: Door, receivedAt: Timestamp,
        spelling: Spelling, isTest: Bool, digest: String, size: Int, bytes: [UInt8]
    ) {
        self.id = id
        self.reference = reference
        self.partner = partner
        self.door = door
        self.receivedAt = receivedAt
        self.spelling = spelling
        self.isTest = isTest
        self.digest = digest
        self.size = size
        self.bytes = bytes
    }
}
