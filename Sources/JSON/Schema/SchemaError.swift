/// Why a schema cannot be used. A schema is a file of ours, so its own words may be quoted.
package struct SchemaError: Error, Sendable, Hashable {
    /// A stable name for the reason.
    package enum Code: String, Sendable, CaseIterable {
        /// A schema is neither an object nor a boolean, or a keyword's value is not what it must be.
        case malformed
        /// `$schema` names a metaschema that was not given.
        case unknownDialect
        /// The metaschema demands a vocabulary that is not known here.
        case unknownVocabulary
        /// A reference leads to nothing that was given.
        case unresolvedReference
        /// Two schemas have the same URI or anchor.
        case duplicateIdentifier
        /// A schema applies itself to the same value without end.
        case endlessReference
        /// A pattern cannot be run in linear time.
        case badPattern
        /// A number is beyond what can be compared exactly.
        case numberOutOfRange
        /// The schema has too many parts.
        case tooLarge
    }

    /// The reason.
    package let code: Code
    /// The URI of the document, `#`, and the pointer to the place in it.
    package let location: String
    /// What should have stood there, in words.
    package let expected: String
}
