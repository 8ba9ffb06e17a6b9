/// Our answer to a partner: that it arrived, and what to mend.
package struct Receipt: Hashable, Sendable {
    /// What every receipt says, so that nobody takes an answer for a reader.
    ///
    /// - Parameter hub: The hub's telephone number; nil where none is set.
    package static func message(after step: Step, hub: String?) -> String {
        let read =
            step == .received
            ? "Received, not yet read by a person." : "A person at the hub has your message."
        let number = hub.map { " on \($0)" } ?? ""
        return "\(read) If a child is in immediate danger, ring 999, then the hub\(number)."
    }

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
