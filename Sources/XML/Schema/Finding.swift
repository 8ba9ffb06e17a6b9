/// One thing in a document that a schema does not allow.
package struct Finding: Sendable, Equatable {
    /// What is wrong.
    package enum Kind: String, Sendable, CaseIterable {
        /// An element stands where another one, or none, was expected.
        case unexpectedElement
        /// One element more stands there than are allowed of its name.
        case tooManyElements
        /// An element does not hold all that it has to.
        case missingElement
        /// An attribute is not one of the element's.
        case unexpectedAttribute
        /// An attribute that has to be there is not.
        case missingAttribute
        /// A text or an attribute's value is not of its type.
        case badValue
        /// Text stands where only elements or nothing may stand.
        case notAllowedText
        /// The root element, or its namespace, is not one of the schema's.
        case wrongRoot
        /// A value that has to be unique is there twice, or refers to none.
        case brokenKey
        /// libxml2 gave up, so the document counts as invalid.
        case unchecked
        /// Anything else.
        case other
    }

    package let kind: Kind
    /// The line of the element's start tag, from 1.
    package let line: Int
    /// The character in the line at which the start tag begins, from 1.
    package let column: Int
    /// The element, as ``Element/path`` gives it; an attribute follows as `/@name`. Where one is
    /// missing or there are too many, the element that is to hold them.
    package let path: String
    /// What was expected, in our words and the schema's names; nothing of the document.
    package let expected: String

    package init(_ kind: Kind, at place: Place, path: String, expected: String) {
        self.kind = kind
        line = place.line
        column = place.column
        self.path = path
        self.expected = expected
    }
}
