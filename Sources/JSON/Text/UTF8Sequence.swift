/// One character in UTF-8, byte by byte (RFC 3629).
enum UTF8Sequence {
    /// The number of bytes of the character that begins at `start`, or 0 if it is not well formed:
    /// cut short, overlong, a surrogate, or beyond U+10FFFF.
    static func length(at start: Int, in text: Span<UInt8>) -> Int {
        let first = text[start]
        let length: Int
        var least: UInt8 = 0x80
        var most: UInt8 = 0xBF
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if first == 0xE0 { least = 0xA0 }
            if first == 0xED { most = 0x9F }
        case 0xF0...0xF4:
            length = 4
            if first == 0xF0 { least = 0x90 }
            if first == 0xF4 { most = 0x8F }
        default: return 0
        }
        guard text.count - start >= length else { return 0 }
        let second = text[start + 1]
        guard second >= least, second <= most else { return 0 }
        for offset in 2..<max(2, length) where text[start + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// The number of bytes of the character that begins with this byte, in well-formed text.
    static func length(from first: UInt8) -> Int {
        first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }

    /// The character of `length` bytes that begins at `start`; the bytes must be well formed.
    static func scalar(at start: Int, length: Int, in text: Span<UInt8>) -> UInt32 {
        let first = UInt32(text[start])
        guard length > 1 else { return first }
        var scalar = first & (0x7F >> UInt32(length))
        for offset in 1..<length {
            scalar = scalar << 6 | UInt32(text[start + offset] & 0x3F)
        }
        return scalar
    }
}
