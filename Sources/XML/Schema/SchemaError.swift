/// Why a schema of ours does not compile.
///
/// Schemas are the house's own, so it may quote them.
package struct SchemaError: Error, Sendable, Equatable {
    /// The text at fault, by the name under which it is imported; none for the main one.
    package let name: String?
    /// The line, from 1; 0 if it is not known.
    package let line: Int
    package let reason: String

    package init(in name: String?, line: Int, reason: String) {
        self.name = name
        self.line = line
        self.reason = reason
    }
}
