import GRDB
package import Model

/// One step of what a sender is told of a delivery.
package struct ReceiptStep: Sendable, Equatable {
    /// Rises with the order in which steps were kept.
    package var number: Int64
    package var step: Receipt.Step
    package var at: Timestamp
    /// Of an acknowledgement: who has it. Of an outcome: its code.
    package var detail: String?
    package var delivery: DeliveryRecord

    fileprivate init(_ row: Row, in database: Database) throws {
        guard let step = Receipt.Step(rawValue: row["step"]),
            let delivery = try DeliveryRecord.find(id: row["delivery"], in: database)
        else { throw LedgerFailure.unreadable("receipt") }
        self.number = row["number"]
        self.step = step
        self.at = Timestamp(milliseconds: row["at"])
        self.detail = row["detail"]
        self.delivery = delivery
        // What is not right in the message was told when it was received.
        if step != .received { self.delivery.warnings = nil }
    }
}

extension Ledger {
    /// What a partner was told after a number, oldest first: at most so many steps, and no more after so
    /// many bytes of warnings and findings.
    package func receipts(
        of partner: Partner.ID, after number: Int64, limit: Int,
        limitBytes: Int = receiptLimitBytes
    ) throws(LedgerFailure) -> [ReceiptStep] {
        try read { database in
            var steps: [ReceiptStep] = []
            var size = 0
            for row in try database.rows(
                "SELECT * FROM receipt WHERE partner = ? AND number > ? ORDER BY number LIMIT ?",
                partner.text, number, limit)
            {
                let step = try ReceiptStep(row, in: database)
                steps.append(step)
                size += step.delivery.warnings?.utf8.count ?? 0
                if step.delivery.state == .rejected {
                    size += try database.count(
                        "SELECT length(findings) FROM rejection WHERE delivery = ?",
                        step.delivery.id)
                }
                if size >= limitBytes { break }
            }
            return steps
        }
    }

    /// Bytes of warnings and findings after which an answer holds no further step.
    package static let receiptLimitBytes = 1_048_576

    /// What happened, after a number, to messages of a partner that were received before; oldest first.
    package func laterReceipts(
        of partner: Partner.ID, after number: Int64, limit: Int
    ) throws(LedgerFailure) -> [ReceiptStep] {
        try read { database in
            try database.rows(
                """
                SELECT * FROM receipt
                WHERE partner = ? AND number > ? AND step <> 'received' ORDER BY number LIMIT ?
                """, partner.text, number, limit
            ).map { try ReceiptStep($0, in: database) }
        }
    }

    /// What was told of one delivery after it was received.
    package func laterSteps(of delivery: Delivery.ID) throws(LedgerFailure) -> [ReceiptStep] {
        try read { database in
            try database.rows(
                "SELECT * FROM receipt WHERE delivery = ? AND step <> 'received' ORDER BY number",
                delivery
            ).map { try ReceiptStep($0, in: database) }
        }
    }

    /// How far a partner's later receipts were written into its folder.
    package func lastReceiptInFolder(of partner: Partner.ID) throws(LedgerFailure) -> Int64 {
        try read { database in
            Int64(
                try database.count(
                    "SELECT value FROM counter WHERE name = ?", Self.folderCounter(of: partner)))
        }
    }

    /// Notes how far a partner's later receipts were written into its folder.
    package func noteReceiptInFolder(
        _ number: Int64, of partner: Partner.ID, then answer: @escaping Answer<Void>
    ) {
        write(
            in: .patient,
            { transaction in
                try transaction.database.run(
                    """
                    INSERT INTO counter (name, value) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)
                    """, Self.folderCounter(of: partner), number)
            }, then: answer)
    }

    private static func folderCounter(of partner: Partner.ID) -> String {
        "receipts-in-folder-\(partner)"
    }
}

extension Transaction {
    func tell(
        _ step: Receipt.Step, of delivery: Delivery.ID, to partner: Partner.ID,
        detail: String? = nil
    ) throws {
        try database.run(
            """
            INSERT INTO receipt (partner, number, delivery, step, at, detail)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """, partner.text, next("receipt"), delivery, step.rawValue, now.milliseconds, detail)
    }

    /// Tells the senders of all messages that an entry holds that somebody has it. A stub holds none.
    func tellReader(of entry: Int64, _ name: String) throws {
        for sent in try messages(of: entry) {
            try tell(
                .acknowledged, of: sent.delivery, to: sent.partner,
                detail: sent.discloses ? name : nil)
        }
    }

    /// Tells the senders of all messages that an entry holds what was decided, where they may know: once
    /// everybody who acts on the whole referral has decided, and then the outcome that goes furthest. One
    /// authority's "no further action" is not the outcome while another has not spoken. Nobody waits
    /// for readers of a copy; what one of them decided all the same counts.
    func tellOutcome(of entry: Int64) throws {
        let rows = try database.rows(
            """
            SELECT other.state, other.outcome, other.purpose FROM entry
            JOIN entry AS other ON other.referral = entry.referral AND other.number = entry.number
            WHERE entry.id = ? AND other.content = 'full'
            """, entry)
        func outcome(_ row: Row) -> ReferralOutcome? {
            guard row["state"] == Referral.Entry.State.closed.rawValue else { return nil }
            return (row["outcome"] as String?).flatMap(ReferralOutcome.init(rawValue:))
        }
        let isOpen = rows.contains { row in
            outcome(row) == nil && row["purpose"] != Referral.Entry.Purpose.information.rawValue
        }
        guard !isOpen, let furthest = rows.compactMap(outcome).max(by: { $0.reach < $1.reach })
        else { return }
        for sent in try messages(of: entry) where sent.discloses {
            try tell(.outcome, of: sent.delivery, to: sent.partner, detail: furthest.rawValue)
        }
    }

    private typealias Sent = (delivery: Delivery.ID, partner: Partner.ID, discloses: Bool)

    private func messages(of entry: Int64) throws -> [Sent] {
        try database.rows(
            """
            SELECT DISTINCT delivery.id, delivery.partner, delivery.discloses FROM entry
            JOIN document ON document.referral = entry.referral AND document.number <= entry.number
            JOIN delivery ON delivery.id = document.delivery
            WHERE entry.id = ? AND entry.content = 'full' ORDER BY delivery.id
            """, entry
        ).compactMap { row in
            Partner.ID(row[1]).map { (row[0], $0, row[2]) }
        }
    }
}
