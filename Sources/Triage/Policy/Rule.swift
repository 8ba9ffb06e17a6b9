import Model

/// One row of a policy's tables.
struct Rule: Sendable {
    /// What one cell asks of a fact.
    struct Test: Sendable {
        let column: Int
        /// The fact's slot.
        let fact: Int
        /// How many a rule that raises asks for; 1 where the fact is a truth.
        let count: Int
    }

    /// A rule that steps raises by one band what the others come to.
    enum Stage: String, Sendable, CaseIterable {
        /// Look deeper: never above 24 hours, and once however many fire.
        case deeper
        /// Look sooner: where it is 24 hours or more urgent already.
        case sooner
    }

    /// The row's own id.
    let id: String
    /// The rule that the row is a part of, as staff and sources name it.
    let name: String
    /// The least urgent band that it allows.
    let band: Band
    /// Nil for a rule that gives its band and does not step.
    let stage: Stage?
    let scope: Verdict.Scope
    /// What staff read.
    let text: String
    /// Only cells that ask something.
    let tests: [Test]
    /// The facts that they ask for, by name.
    let facts: [String]
    /// Facts that another rule speaks for: where one of them is so, this row is not listed.
    let notListedWhen: [Int]
    /// What staff must mind where it fires, by names that the page has words for.
    let flags: [String]
    /// What the sender is to be asked where it fires.
    let asks: String?
    /// Whether what it asks for has to be done some hours before the child is discharged.
    let isDueBeforeDischarge: Bool
}
