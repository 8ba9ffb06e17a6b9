/// A place in a text, as an editor shows it.
package struct Position: Sendable, Hashable {
    /// The line, from 1; a line ends with a line feed.
    package let line: Int
    /// The column, from 1, in characters (Unicode scalar values), not bytes.
    package let column: Int

    /// The position of the byte at `offset`, found by counting from the start of the text.
    init(of offset: Int, in text: borrowing Span<UInt8>) {
        var line = 1
        var column = 1
        for index in 0..<min(offset, text.count) {
            let byte = text[index]
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                // Only the first byte of a character counts; the others continue it.
                column += 1
            }
        }
        self.line = line
        self.column = column
    }
}
