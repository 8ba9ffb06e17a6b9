/// A place in a text.
package struct Place: Sendable, Hashable, Comparable {
    /// The line, from 1. A line ends with a line feed.
    package let line: Int
    /// The character in the line, from 1; a character is a Unicode scalar.
    package let column: Int

    /// The first character of a text.
    package static let start = Place(line: 1, column: 1)

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Finds the place of a byte of a UTF-8 text.
    init(ofByte offset: Int, in text: borrowing Span<UInt8>) {
        self = Place.start.moved(over: 0..<min(offset, text.count), of: text)
    }

    /// The place after the bytes of `range`, when this is the place of its first byte.
    func moved(over range: Range<Int>, of text: borrowing Span<UInt8>) -> Place {
        var line = line
        var column = column
        for index in range {
            if text[index] == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if text[index] & 0xC0 != 0x80 {
                column += 1
            }
        }
        return Place(line: line, column: column)
    }

    package static func < (left: Place, right: Place) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
