/// Characters of a string that stand for themselves, looked at eight bytes at a time.
enum PlainRun {
    /// The first place from `start` where a byte may need a closer look: a quote, a backslash, a
    /// control character, or a byte beyond ASCII; or a place among the last seven bytes.
    @inline(__always)
    static func end(in text: Span<UInt8>, from start: Int) -> Int {
        let bytes = text.bytes
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        var at = start
        while at + 8 <= text.count {
            let word = UInt64(
                littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
            let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            // A byte's high bit is set where the byte is below a space, above a tilde, a quote or a
            // backslash. A borrow or a carry can mark a byte wrongly, but never the first one.
            let marked =
                ((word &- ones &* 0x20) | (word &+ ones) | (quote &- ones) | (backslash &- ones)
                    | word) & highs
            guard marked == 0 else { return at + marked.trailingZeroBitCount / 8 }
            at += 8
        }
        return at
    }
}
