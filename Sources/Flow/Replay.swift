package import Model
package import Store

/// Sends rejected bytes, unchanged, through the rules in force: first dry, then for good.
package struct Replay: Sendable {
    /// What became of one rejection, or would become of it.
    package enum Outcome: Sendable, Equatable {
        /// It was read; for good, its new reference.
        case passes(Reference?)
        /// It fails still.
        case fails(Fault.Code)
        /// Only its beginning was kept, or its bytes were accepted meanwhile.
        case cannot(String)
    }

    private let ledger: Ledger
    private let stages: Stages
    private let carry: @Sendable (Delivery) -> Void

    /// - Parameter carry: Takes a new attempt up at once; without it the next start does.
    package init(
        ledger: Ledger, stages: Stages, carry: @escaping @Sendable (Delivery) -> Void = { _ in }
    ) {
        self.ledger = ledger
        self.stages = stages
        self.carry = carry
    }

    /// What would become of a rejection. Nothing is changed.
    package func dryRun(_ rejection: Rejection) throws(LedgerFailure) -> Outcome {
        guard rejection.status == .open else { return .cannot("no longer open") }
        if let attempt = rejection.replayedAs {
            return .cannot("being tried again as \(attempt)")
        }
        guard let delivery = try ledger.delivery(rejection.delivery) else {
            return .cannot("its bytes are not kept")
        }
        guard delivery.isWhole else { return .cannot("over the limit: only its beginning is kept") }
        do {
            _ = try stages.read(delivery)
            return .passes(nil)
        } catch {
            return .fails(error.code)
        }
    }

    /// Replays a rejection that passes the dry run. It blocks until the new attempt is durable.
    package func run(
        _ rejection: Rejection, reason: String, actor: String
    ) throws(LedgerFailure) -> Outcome {
        let outcome = try dryRun(rejection)
        guard case .passes = outcome else { return outcome }
        let delivery = try ledger.wait { answer in
            ledger.replay(rejection, reason: reason, actor: actor, then: answer)
        }
        guard let delivery else {
            return .cannot("accepted already, being tried again, or no longer open")
        }
        carry(delivery)
        return .passes(delivery.reference)
    }
}
