import Flow
import Model

extension ReceiptDocument {
    /// The receipt of a delivery as the ledger has it now.
    init(_ found: DeliveryReceipt) {
        self.init()
        reference = found.reference
        state = found.state.rawValue
        receivedAt = found.receivedAt
        referral = found.referral
        warnings = found.warnings
        fault = found.fault
    }
}
