/// An expression as a DMN file boxes it, before any FEEL in it is read.
indirect enum Boxed: Sendable {
    case literal(Definitions.Passage)
    case table(TableText)
    /// A function with arguments by name.
    case invocation(Boxed, [Entry])
    /// Entries in order; the last may have no name and is then the whole context's value.
    case context([Entry])
    case list([Boxed])
    case relation(columns: [String], rows: [[Boxed]])
    case function([Definitions.Variable], body: Boxed)
    case conditional(Boxed, then: Boxed, otherwise: Boxed)
    case filter(Boxed, match: Boxed)
    case iteration(variable: String, source: Boxed, body: Boxed)
    case quantified(Quantifier, variable: String, source: Boxed, condition: Boxed)
    /// An expression whose value must be of a type, by name.
    case typed(Boxed, typeName: String)

    struct Entry: Sendable {
        let name: String?
        let typeName: String?
        /// `nil` for a binding without a value, which is null.
        let value: Boxed?
        let line: Int
    }
}
