/// Every bound this room keeps, by name. What goes beyond one is refused with a ``DMNError``.
package enum Limit {
    /// Bytes of one DMN file.
    package static let fileBytes = 4 * 1_048_576
    /// Decisions, inputs, knowledge models and types of one file.
    package static let nodes = 2_000
    /// Rules of one decision table.
    package static let rules = 2_000
    /// Input, output or annotation columns of one decision table.
    package static let columns = 100
    /// Characters of one FEEL expression or cell.
    package static let expressionCharacters = 10_000
    /// Height of one expression's tree, which bounds recursion while reading: less than 512 KB of
    /// stack in a release build.
    package static let expressionHeight = 64
    /// Operations within one another while evaluating, functions that call functions included.
    /// In a release build they take less than 512 KB of stack together.
    package static let depth = 200
    /// Decisions or types that need one another in a row.
    package static let requirementDepth = 64
    /// Parts of expressions evaluated in one evaluation; looking at an item of a list, or at 64
    /// bytes of a string, is one too.
    package static let steps = 1_000_000
    /// Items of one list made while evaluating.
    package static let items = 100_000
    /// UTF-8 bytes of one string made while evaluating.
    package static let stringBytes = 100_000
    /// Significant digits kept of a numeral while it is read; the rest only say whether it is exact.
    package static let numeralDigits = 10_000
    /// Digits that a number may need to be printed without an exponent.
    package static let plainDigits = 40
}
