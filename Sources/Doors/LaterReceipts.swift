import Files
import Flow
import Model

/// The second and third receipt of messages that came by folder: `GN-2611-000177.acknowledged.receipt`
/// and `GN-2611-000177.outcome.receipt`, in the spelling of the message.
///
/// How far they are written is kept in the ledger, after the files are durable: a crash between the two
/// writes the same files again. One that cannot be written because of what lies there holds up no other:
/// the feed and the delivery's own receipt tell the same.
struct LaterReceipts {
    let partner: Partner.ID
    let folder: Path
    let disk: Disk
    let pipeline: Pipeline
    let hub: String?

    /// Receipts looked at in one go.
    static let limit = 200

    /// It blocks.
    ///
    /// - Returns: Why a file could not be written, where one could not.
    func write() throws -> DiskError? {
        let last = try pipeline.lastReceiptInFolder(of: partner)
        let items = try pipeline.laterReceipts(of: partner, after: last, limit: Self.limit)
        guard let newest = items.last?.number else { return nil }
        var failure: DiskError?
        for item in items where item.door == .folder {
            for later in item.receipt.later {
                do {
                    try write(item.receipt, of: later.step)
                } catch {
                    guard error.isOfTheName else { throw error }
                    failure = error
                }
            }
        }
        try pipeline.noteReceiptInFolder(newest, of: partner)
        return failure
    }

    private func write(_ receipt: DeliveryReceipt, of step: Receipt.Step) throws(DiskError) {
        let text = "\(receipt.reference.text).\(step.rawValue).receipt"
        guard let name = FileName(text), let file = AtomicFile(name, in: folder, on: disk) else {
            preconditionFailure("a reference is a file name")
        }
        try file.write(
            ReceiptDocument(receipt, hub: hub).bytes(receipt.spelling, isPretty: true).span)
    }
}
