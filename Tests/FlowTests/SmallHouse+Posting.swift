import Flow
import HouseKit
import Model
import Seals
import Store

extension SmallHouse {
    /// Gives bytes to the flow without waiting for the answer.
    func post(
        _ bytes: [UInt8], _ spelling: Delivery.Spelling = .xml, from partner: Partner,
        to answers: Answers
    ) throws {
        let arrival = Arrival(
            partner: partner.id, door: .web, spelling: spelling, receivedAt: clock.now,
            isTest: false,
            bytes: bytes, size: bytes.count, digest: Digest(of: bytes.span))
        pipeline.take(arrival, from: partner) { answers.put($0) }
    }

    /// Why bytes are not taken; nil where they are.
    func refusal(
        _ text: String, from partner: Partner? = nil
    ) throws -> DoorAnswer.Refusal? {
        guard case .refused(let refusal) = try send(Array(text.utf8), from: partner) else {
            return nil
        }
        return refusal
    }

    /// Gives what a door keeps of bytes over the limit, and waits for the receipt.
    func receiptOfBeginning(_ bytes: [UInt8]) throws -> Receipt {
        let partner = try Deployed.partner()
        let arrival = Arrival(
            partner: partner.id, door: .web, spelling: .xml, receivedAt: clock.now, isTest: false,
            bytes: Array(bytes.prefix(MessageLimit.keptBytes)), size: bytes.count,
            digest: Digest(of: bytes.span))
        let answers = Answers()
        pipeline.take(arrival, from: partner) { answers.put($0) }
        guard case .receipt(let receipt) = try answers.take(1)[0] else {
            throw Missing(what: "a receipt")
        }
        return receipt
    }
}
