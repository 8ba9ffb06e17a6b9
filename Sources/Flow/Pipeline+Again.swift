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
            do throws(Fault) {
                _ = try self.current.read(delivery)
                return receipt
            } catch {
                return delivery.receipt(for: error)
            }
        } then: { found in
            switch found {
            case .success(let receipt): answer(.receipt(receipt))
            case .failure(let failure): answer(.refused(DoorAnswer.Refusal(failure)))
            }
        }
    }
}
