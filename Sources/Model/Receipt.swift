/// Our answer to a partner: that it arrived, and what to mend.
package struct Receipt: Hashable, Sendable {
    /// Every receipt says it, so that nobody takes an answer for a reader.
    package static let notYetRead =
        "Received, not yet read by a person. If a child is in immediate danger, ring 999, "
        + "then the hub."

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
