package import Model
import Spelling
package import Store

/// What became of a delivery, as its sender may know it.
package struct DeliveryReceipt: Sendable {
    package let reference: Reference
    package let partner: Partner.ID
    package let state: Delivery.State
    package let spelling: Delivery.Spelling
    package let receivedAt: Timestamp
    package let referral: Reference?
    /// Of bytes that were sent before: the first delivery of them.
    package let duplicateOf: Reference?
    package let warnings: [FindingText]
    package let fault: FaultText?
    /// What happened after it was received, in order.
    package let later: [Step]

    /// One thing that a sender is told.
    package struct Step: Sendable {
        package let step: Receipt.Step
        package let at: Timestamp
        /// Of an acknowledgement: who has it. Of an outcome: its code.
        package let detail: String?

        init(_ kept: ReceiptStep) {
            step = kept.step
            at = kept.at
            detail = kept.detail
        }
    }

    init(_ record: DeliveryRecord, _ rejection: Rejection?, later: [Step]) {
        reference = record.reference
        partner = record.partner
        state = record.state
        spelling = record.spelling
        receivedAt = record.receivedAt
        referral = record.referral
        duplicateOf = record.duplicateOf
        warnings =
            record.warnings.flatMap { WarningTexts(json: Array($0.utf8)) }?.warnings ?? []
        fault = rejection.flatMap { FaultText(json: Array($0.findings.utf8)) }
        self.later = later
    }
}

extension Pipeline {
    /// What became of a delivery; nil where there is none of that reference.
    ///
    /// The ledger is read on a thread of the flow's own.
    package func receipt(
        of reference: Reference
    ) async -> Result<DeliveryReceipt?, LedgerFailure> {
        await withCheckedContinuation { continuation in
            look { () throws(LedgerFailure) in
                guard let record = try self.ledger.delivery(reference) else { return nil }
                let later = try self.ledger.laterSteps(of: record.id)
                return try self.receipt(record, later: later)
            } then: {
                continuation.resume(returning: $0)
            }
        }
    }

    private func receipt(
        _ record: DeliveryRecord, later: [ReceiptStep]
    ) throws(LedgerFailure) -> DeliveryReceipt {
        let rejection =
            record.state == .rejected ? try ledger.rejection(record.reference) : nil
        return DeliveryReceipt(record, rejection, later: later.map(DeliveryReceipt.Step.init))
    }

    /// Receipts in one answer.
    package static let feedLimit = 500

    /// What a partner was told after a number, oldest first, each step by itself.
    ///
    /// It comes behind all who send, and few are answered at one time: a feed may be large.
    package func receipts(
        of partner: Partner.ID, after number: Int64
    ) async -> Result<[ReceiptFeedItem], DoorAnswer.Refusal> {
        guard advising.enter() else { return .failure(.busy) }
        defer { advising.leave() }
        let found = await withCheckedContinuation { continuation in
            look(forAdvice: true) { () throws(LedgerFailure) in
                try self.items(
                    self.ledger.receipts(of: partner, after: number, limit: Self.feedLimit))
            } then: {
                continuation.resume(returning: $0)
            }
        }
        return found.mapError { _ in .locked }
    }

    /// What happened, after a number, to messages that were received before. It blocks.
    package func laterReceipts(
        of partner: Partner.ID, after number: Int64, limit: Int
    ) throws(LedgerFailure) -> [ReceiptFeedItem] {
        try items(ledger.laterReceipts(of: partner, after: number, limit: limit))
    }

    private func items(_ steps: [ReceiptStep]) throws(LedgerFailure) -> [ReceiptFeedItem] {
        try steps.map { step throws(LedgerFailure) in
            ReceiptFeedItem(
                number: step.number, door: step.delivery.door,
                receipt: try receipt(
                    step.delivery, later: step.step == .received ? [] : [step]))
        }
    }
}

/// One step that a partner is told of.
package struct ReceiptFeedItem: Sendable {
    /// Its place among all that are told.
    package let number: Int64
    /// By which door the message came.
    package let door: Delivery.Door
    package let receipt: DeliveryReceipt
}

extension Pipeline {
    /// How far a partner's later receipts were written into its folder. It blocks.
    package func lastReceiptInFolder(of partner: Partner.ID) throws(LedgerFailure) -> Int64 {
        try ledger.lastReceiptInFolder(of: partner)
    }

    /// Notes how far a partner's later receipts were written into its folder. It blocks.
    package func noteReceiptInFolder(
        _ number: Int64, of partner: Partner.ID
    ) throws(LedgerFailure) {
        try ledger.wait { ledger.noteReceiptInFolder(number, of: partner, then: $0) }
    }
}

extension Pipeline {
    /// Counts of what is in the ledger.
    package func figures() throws(LedgerFailure) -> Figures {
        try ledger.figures()
    }

    /// The moment by the flow's clock.
    package var now: Timestamp { clock.now() }
}
