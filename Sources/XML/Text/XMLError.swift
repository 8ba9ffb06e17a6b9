/// Why a text is not a document, or not one that we read.
///
/// It says where and what was expected there. It never quotes the text.
package struct XMLError: Error, Sendable, Equatable {
    /// A stable name for the reason.
    package enum Code: String, Sendable, CaseIterable {
        /// There is nothing in the text, or white space alone.
        case empty
        /// The bytes are not UTF-8, nor UTF-16 with a byte order mark; or the text says otherwise.
        case encoding
        /// The text has a document type declaration.
        case doctype
        /// The text breaks a rule of XML or of namespaces.
        case malformed
        /// The text is over ``Limits/bytes``.
        case tooLarge
        /// An element is over ``Limits/depth``.
        case tooDeep
        /// The text is over ``Limits/elements``.
        case tooManyElements
        /// An element is over ``Limits/attributes``, or the text over ``Limits/attributesInAll``.
        case tooManyAttributes
        /// An element is over ``Limits/namespaces`` or ``Limits/namespacesInScope``.
        case tooManyNamespaces
        /// The text is over ``Limits/sections``.
        case tooManySections
        /// A name is over ``Limits/nameBytes``.
        case nameTooLong
        /// An attribute's value is over ``Limits/valueBytes``.
        case valueTooLong
        /// libxml2 had no memory, or gave up without a reason.
        case unreadable
    }

    package let code: Code
    /// The line, from 1.
    package let line: Int
    /// The character in the line, from 1; a character is a Unicode scalar.
    package let column: Int
    /// What was expected there, in our words.
    package let expected: String

    package init(_ code: Code, at place: Place, expected: String) {
        self.code = code
        line = place.line
        column = place.column
        self.expected = expected
    }
}
