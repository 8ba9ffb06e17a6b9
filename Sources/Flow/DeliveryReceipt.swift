package import Model
import Spelling
package import Store

/// What became of a delivery, as its sender may know it.
package struct DeliveryReceipt: Sendable {
    package let reference: Reference
    package let partner: Partner.ID
    package let state: Delivery.State
    package let receivedAt: Timestamp
    package let referral: Reference?
    package let warnings: [FindingText]
    package let fault: FaultText?

    init(_ record: DeliveryRecord, _ rejection: Rejection?) {
        reference = record.reference
        partner = record.partner
        state = record.state
        receivedAt = record.receivedAt
        referral = record.referral
        warnings =
            record.warnings.flatMap { WarningTexts(json: Array($0.utf8)) }?.warnings ?? []
        fault = rejection.flatMap { FaultText(json: Array($0.findings.utf8)) }
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
                let rejection =
                    record.state == .rejected ? try self.ledger.rejection(reference) : nil
                return DeliveryReceipt(record, rejection)
            } then: {
                continuation.resume(returning: $0)
            }
        }
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
