/// Why a text was refused, and where. Never holds anything that the text says.
package struct JSONError: Error, Sendable, Hashable {
    /// A stable name for the reason.
    package enum Code: String, Sendable, CaseIterable {
        /// The text breaks the grammar of RFC 8259.
        case malformed
        /// The bytes are not UTF-8.
        case encoding
        /// The text begins with a byte order mark.
        case byteOrderMark
        /// There is no value at all.
        case empty
        /// Something follows the value.
        case trailing
        /// A key stands twice in one object, however it is spelled.
        case duplicateKey
        /// An escape names half of a surrogate pair.
        case loneSurrogate
        /// A number has too many digits or too large an exponent.
        case numberOutOfRange
        /// The text has too many bytes.
        case tooLarge
        /// Arrays and objects are nested too deeply.
        case tooDeep
        /// One object has too many keys.
        case tooManyKeys
        /// The text has too many members and elements.
        case tooManyMembers
        /// One string is too long.
        case stringTooLong
    }

    /// The reason.
    package let code: Code
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, in characters.
    package let column: Int
    /// Bytes before the place.
    package let offset: Int
    /// What should have stood there, in words.
    package let expected: String

    /// An error at a byte of a text.
    init(_ code: Code, at offset: Int, of text: borrowing Span<UInt8>, expected: String) {
        let position = Position(of: offset, in: text)
        self.code = code
        self.line = position.line
        self.column = position.column
        self.offset = offset
        self.expected = expected
    }
}
