/// A read text: the bytes as they came and a flat tape of the values in them.
///
/// Immutable, so threads may share it. A class, so that a ``Value`` carries one reference.
package final class Document: Sendable {
    /// The bytes as they came.
    package let bytes: [UInt8]
    /// Bytes looked at and comparisons made while reading, for tests that prove it linear.
    package let steps: Int
    let tape: [Entry]
    /// The content of strings that are written with escapes.
    let decoded: [UInt8]

    /// Reads one JSON text (RFC 8259), strictly.
    ///
    /// - Throws: ``JSONError`` with the first place that is wrong or beyond a limit.
    package init(
        parsing bytes: [UInt8], within limits: Limits = .message
    ) throws(JSONError) {
        var reader = Reader(within: limits)
        try reader.read(bytes.span)
        self.bytes = bytes
        steps = reader.steps
        tape = reader.tape
        decoded = reader.decoded
    }

    /// The value that the text is.
    package var root: Value {
        Value(document: self, index: 0)
    }

    /// The bytes of a scalar's content.
    func content(of entry: Entry) -> ArraySlice<UInt8> {
        entry.marks.contains(.escaped) ? decoded[entry.range] : bytes[entry.range]
    }
}
