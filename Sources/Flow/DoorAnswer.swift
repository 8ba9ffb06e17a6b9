package import Model

/// What a door tells the sender.
package enum DoorAnswer: Sendable {
    /// Durable, and read or rejected.
    case receipt(Receipt)
    /// Not kept. The sender is to try again.
    case refused(Refusal)

    /// Why nothing was kept.
    package enum Refusal: String, Sendable, CaseIterable {
        /// Too many deliveries are unfinished.
        case busy
        /// This partner has too many unfinished.
        case partnerBusy
        /// The disk is full.
        case noSpace
        /// The ledger is held by another process, or can only be read.
        case locked
        /// The program is stopping, or the ledger failed.
        case stopping
    }
}
