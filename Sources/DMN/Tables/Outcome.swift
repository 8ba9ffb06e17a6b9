/// What a decision table answered, and why.
package struct Outcome: Sendable {
    /// How the rules that fired broke the hit policy; the value is then null.
    package enum Conflict: String, Sendable {
        /// A UNIQUE table in which several rules fired.
        case severalFired
        /// An ANY table in which rules fired that do not agree.
        case disagreement
    }

    /// What every input cell said.
    package let trace: Trace
    /// The rules that fired.
    package let fired: RuleSet
    /// The table's answer, as its hit policy makes it of the rules that fired.
    package let value: Value
    /// `nil` when the rules that fired keep the hit policy.
    package let conflict: Conflict?
}
