/// Our answer to a partner: that it arrived, and what to mend.
package struct Receipt: Hashable, Sendable {
    /// Every receipt says it, so that nobody takes an answer for a reader.
    package static let notYetRead =
        "Received, not yet read by a person. If a child is in immediate danger, ring 999, "
        + "then the hub."

    /// What a later step says in its place.
    package static let readByPerson =
        "A person at the hub has your message. If a child is in immediate danger, ring 999, then "
        + "the hub."

    /// How far we are with a message, as its sender is told.
    package enum Step: String, Code {
        /// It came to its end here without a person: accepted, rejected or put aside.
        case received
        /// A named person has it.
        case acknowledged
        /// What was decided.
        case outcome
    }

    package let reference: Reference
    package let state: Delivery.State
    package let receivedAt: Timestamp
    package let warnings: [Warning]
    package let fault: Fault?
    /// The referral that the message belongs to, as soon as there is one.
    package let referral: Reference?

    package init(
        reference: Reference, state: Delivery.State, receivedAt: Timestamp,
        warnings: [Warning] = [], fault: Fault? = nil, referral: Reference? = nil
    ) {
        self.reference = reference
        self.state = state
        self.receivedAt = receivedAt
        self.warnings = warnings
        self.fault = fault
        self.referral = referral
    }
}
