import Formats
import Model
import Store

extension Pipeline {
    /// Answers to bytes that are kept already. Where the first are not yet read, these are: one of the
    /// two must not be told that it was taken while the other is rejected.
    func answerAgain(
        _ first: DeliveryRecord, _ answer: @escaping @Sendable (DoorAnswer) -> Void
    ) {
        let receipt = Receipt(
            reference: first.reference, state: .duplicate, receivedAt: first.receivedAt,
            referral: first.referral)
        guard first.state == .kept else { return answer(.receipt(receipt)) }
        look { () throws(LedgerFailure) in
            guard let delivery = try self.ledger.delivery(first.id) else { return receipt }
            return self.noted(delivery.id) { self.receipt(ofFirst: delivery, otherwise: receipt) }
        } then: { found in
            switch found {
            case .success(let receipt): answer(.receipt(receipt))
            case .failure(let failure): answer(.refused(DoorAnswer.Refusal(failure)))
            }
        }
    }

    private func receipt(ofFirst delivery: Delivery, otherwise receipt: Receipt) -> Receipt {
        do throws(Fault) {
            let reading = try current.read(delivery)
            return Receipt(
                reference: receipt.reference, state: receipt.state,
                receivedAt: receipt.receivedAt, warnings: reading.warnings,
                referral: receipt.referral)
        } catch {
            return delivery.receipt(for: error)
        }
    }
}
