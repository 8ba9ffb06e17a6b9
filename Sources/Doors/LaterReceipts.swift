import Files
import Flow
import Model

/// The second and third receipt of messages that came by folder: `GN-2611-000177.acknowledged.receipt`
/// and `GN-2611-000177.outcome.receipt`, in the spelling of the message.
///
/// How far they are written is kept in the ledger, after the file is durable: a crash between the two
/// writes the same file again.
struct LaterReceipts {
    let partner: Partner.ID
    let folder: Path
    let disk: Disk
    let pipeline: Pipeline

    /// Receipts looked at in one go.
    static let limit = 200

    /// It blocks.
    func write() throws {
        let last = try pipeline.lastReceiptInFolder(of: partner)
        let items = try pipeline.laterReceipts(of: partner, after: last, limit: Self.limit)
        guard let newest = items.last?.number else { return }
        for item in items where item.door == .folder {
            for later in item.receipt.later { try write(item.receipt, of: later.step) }
        }
        try pipeline.noteReceiptInFolder(newest, of: partner)
    }

    private func write(_ receipt: DeliveryReceipt, of step: Receipt.Step) throws {
        let text = "\(receipt.reference.text).\(step.rawValue).receipt"
        guard let name = FileName(text), let file = AtomicFile(name, in: folder, on: disk) else {
            preconditionFailure("a reference is a file name")
        }
        try file.write(
            ReceiptDocument(receipt).bytes(receipt.spelling, isPretty: true).span)
    }
}
