package import Model
import Store

/// What a door tells the sender.
package enum DoorAnswer: Sendable {
    /// Durable, and read or rejected.
    case receipt(Receipt)
    /// Not kept. The sender is to try again.
    case refused(Refusal)

    /// Why nothing was kept.
    package enum Refusal: String, Error, CaseIterable {
        /// Too many deliveries are unfinished.
        case busy
        /// This partner has too many unfinished.
        case partnerBusy = "partner-busy"
        /// The disk is full.
        case noSpace = "no-space"
        /// The ledger is held by another process, or can only be read.
        case locked
        /// The program is stopping, or the ledger failed.
        case stopping
    }
}

extension DoorAnswer.Refusal {
    init(_ failure: LedgerFailure) {
        switch failure {
        case .full: self = .noSpace
        case .locked: self = .locked
        case .damaged, .closed, .broken, .statement, .unreadable, .tooNew: self = .stopping
        }
    }
}

extension Delivery {
    /// The receipt of a rejected delivery.
    func receipt(for fault: Fault) -> Receipt {
        Receipt(reference: reference, state: .rejected, receivedAt: receivedAt, fault: fault)
    }
}

/// What a test or a kill run does around each answer to a sender.
package struct AnswerHooks: Sendable {
    package var before: @Sendable () -> Void
    package var after: @Sendable () -> Void

    package init(
        before: @escaping @Sendable () -> Void = {}, after: @escaping @Sendable () -> Void = {}
    ) {
        self.before = before
        self.after = after
    }
}
