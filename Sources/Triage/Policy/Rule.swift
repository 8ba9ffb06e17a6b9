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

    /// The row's own id.
    let id: String
    /// The rule that the row is a part of, as staff and sources name it.
    let name: String
    let band: Band
    let scope: Verdict.Scope
    /// What staff read.
    let text: String
    /// Only cells that ask something.
    let tests: [Test]
    /// The facts that they ask for, by name.
    let facts: [String]
    /// Facts that another rule speaks for: where one of them is so, this row is not listed.
    let notListedWhen: [Int]
}
