/// What is wrong with one value by a schema. Never holds anything that the value says.
package struct Finding: Sendable {
    /// What is wrong, whatever the keyword.
    package enum Kind: String, Sendable, CaseIterable {
        /// A value of another kind (string, number, …) is expected.
        case wrongKind
        /// A member is missing.
        case missingMember
        /// A member stands where the schema names none.
        case unexpectedMember
        /// An element stands where the schema allows none.
        case unexpectedElement
        /// The value is none of those listed.
        case unlisted
        /// A number or a length is too small.
        case tooLittle
        /// A number or a length is too great.
        case tooMuch
        /// The text is not of the expected form.
        case wrongForm
        /// Two elements are equal.
        case repeated
        /// No alternative fits, or too many do.
        case wrongAlternative
        /// The schema takes no value here.
        case forbidden
        /// Validation would have cost more than a limit allows, and was given up.
        case tooCostly
    }

    /// The value.
    package let value: Value
    /// What is wrong.
    package let kind: Kind
    /// The keyword that says so.
    package let keyword: Keyword
    /// Where the keyword stands: the URI of the schema's document, `#`, and a pointer.
    package let schemaLocation: String
    /// What is expected there, in the schema's words.
    package let expected: String
    /// Where the value begins in the text.
    package let position: Position

    /// The pointer to the value.
    package var pointer: Pointer {
        value.pointer
    }
}
