extension [UInt8] {
    /// Appends a quoted string.
    ///
    /// Besides what JSON demands, other control characters and the two separators that end a line
    /// in JavaScript are escaped: what is written may be shown on a terminal or put into a page.
    mutating func append(quoting text: String) {
        append(UInt8(ascii: "\""))
        let span = text.utf8Span.span
        var plain = 0
        var index = PlainRun.end(in: span, from: 0)
        while index < span.count {
            let length = Self.escapedLength(span[index], at: index, in: span)
            if length > 0 {
                append(copying: span, plain..<index)
                escape(UTF8Sequence.scalar(at: index, length: length, in: span))
                plain = index + length
            }
            index = PlainRun.end(in: span, from: index + (length == 0 ? 1 : length))
        }
        append(copying: span, plain..<span.count)
        append(UInt8(ascii: "\""))
    }

    /// The bytes of a character that must be escaped, or 0 if the byte begins none.
    private static func escapedLength(
        _ byte: UInt8, at index: Int, in text: Span<UInt8>
    ) -> Int {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: 1
        // U+0080 to U+009F, the control characters of ISO 8859.
        case 0xC2: text[index + 1] < 0xA0 ? 2 : 0
        // U+2028 and U+2029.
        case 0xE2: text[index + 1] == 0x80 && text[index + 2] | 1 == 0xA9 ? 3 : 0
        default: 0
        }
    }

    private mutating func escape(_ scalar: UInt32) {
        append(UInt8(ascii: "\\"))
        switch scalar {
        case 0x22, 0x5C: append(UInt8(scalar))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0D: append(UInt8(ascii: "r"))
        case 0x09: append(UInt8(ascii: "t"))
        default:
            append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] as [UInt32] {
                append(Hexadecimal.digit(of: UInt8(scalar >> shift & 0xF)))
            }
        }
    }
}
