/// What is wrong in how the house is set up: where, what was expected, what to do.
package struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of trouble, which decides the program's exit code.
    package enum Kind: Sendable, Equatable {
        /// A setting, or a file that a setting names, is wrong.
        case configuration
        /// A file or folder cannot be read or written.
        case files
        /// Another process has it; try again later.
        case busy
    }

    package let kind: Kind
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
