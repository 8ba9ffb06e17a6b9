/// A place in a text, as an editor shows it.
package struct Position: Sendable, Hashable {
    /// The line, from 1; a line ends with a line feed.
    package private(set) var line = 1
    /// The column, from 1, in characters (Unicode scalar values), not bytes.
    package private(set) var column = 1

    /// The first position of a text.
    private init() {}

    /// The position of the byte at `offset`, found by counting from the start of the text.
    init(of offset: Int, in text: borrowing Span<UInt8>) {
        advance(over: 0..<offset, in: text)
    }

    /// The positions of the bytes at `offsets`, in their order, found in one pass over the text.
    static func all(of offsets: [Int], in text: borrowing Span<UInt8>) -> [Position] {
        var positions = Array(repeating: Position(), count: offsets.count)
        var position = Position()
        var counted = 0
        for (place, offset) in offsets.enumerated().sorted(by: { $0.element < $1.element }) {
            position.advance(over: counted..<offset, in: text)
            counted = offset
            positions[place] = position
        }
        return positions
    }

    private mutating func advance(over range: Range<Int>, in text: borrowing Span<UInt8>) {
        for index in range where index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                // Only the first byte of a character counts; the others continue it.
                column += 1
            }
        }
    }
}
