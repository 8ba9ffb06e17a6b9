import Flow
import Model
import Spelling

extension ReceiptDocument {
    /// The receipt of a delivery as the ledger has it now.
    init(_ found: DeliveryReceipt, hub: String?) {
        self.init()
        reference = found.reference
        state = found.state.rawValue
        receivedAt = found.receivedAt
        referral = found.referral
        warnings = found.warnings
        fault = found.fault
        duplicateOf = found.duplicateOf
        for later in found.later { add(later) }
        message = Receipt.message(after: step, hub: hub)
    }

    private mutating func add(_ later: DeliveryReceipt.Step) {
        step = later.step
        switch later.step {
        case .received: break
        case .acknowledged:
            acknowledgedAt = later.at
            acknowledgedBy = later.detail
        case .outcome:
            decidedAt = later.at
            outcome = later.detail
        }
    }
}

/// Some of what a partner was told, as it asks for it.
struct ReceiptFeedDocument: Spelled, Sendable {
    var receipts: [ReceiptDocument] = []
    /// What to ask for `since` next.
    var next = 0

    init() {}

    /// - Parameter since: What was asked for: where nothing has come since, it is asked for again.
    init(_ items: [ReceiptFeedItem], since: Int64, hub: String?) {
        receipts = items.map { item in
            var document = ReceiptDocument(item.receipt, hub: hub)
            document.number = Int(item.number)
            return document
        }
        next = Int(items.last?.number ?? since)
    }

    mutating func spell(with speller: inout some Speller) {
        speller.leaf("next", &next)
        speller.records("receipts", each: "receipt", &receipts)
    }

    func bytes(_ spelling: Delivery.Spelling) -> [UInt8] {
        switch spelling {
        case .json: json(isPretty: false)
        case .xml:
            xml(root: "feed", namespace: ReceiptDocument.namespace, isPretty: false)
        }
    }
}
