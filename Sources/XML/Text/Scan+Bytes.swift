// Runs of bytes.

extension Scan {
    /// The byte at `offset`, or 0 after the end; a text that holds a 0 is refused.
    func byte(_ offset: Int, of text: borrowing Span<UInt8>) -> UInt8 {
        offset < text.count ? text[offset] : 0
    }

    /// Whether `bytes` stand here.
    mutating func hasBytes(_ bytes: StaticString, _ text: borrowing Span<UInt8>) -> Bool {
        let count = bytes.utf8CodeUnitCount
        steps += count
        guard text.count - offset >= count else { return false }
        let start = offset
        for index in 0..<count where unsafe bytes.utf8Start[index] != text[start + index] {
            return false
        }
        return true
    }

    /// Moves past one byte that has to be `expectedByte`.
    @inline(__always)
    mutating func pass(
        _ expectedByte: UInt8, _ text: borrowing Span<UInt8>, expected: String
    ) throws(XMLError) {
        guard byte(offset, of: text) == expectedByte else {
            throw error(.malformed, text, expected: expected)
        }
        offset += 1
    }

    /// Moves to the next `stop` or `other`, or to the end; every character passed is one of XML's.
    mutating func skip(
        to stop: UInt8, or other: UInt8? = nil, in text: borrowing Span<UInt8>
    ) throws(XMLError) {
        let other = other ?? stop
        let start = offset
        var index = start
        while true {
            index = Self.firstNotable(from: index, of: text, stop, other)
            guard index < text.count else { break }
            let byte = text[index]
            if byte == stop || byte == other { break }
            index += Self.isSpace(byte) ? 1 : try characterLength(at: index, in: text)
        }
        offset = index
        steps += index - start + 1
    }

    /// The first byte from `start` on that is `stop`, `other` or not printable ASCII.
    private static func firstNotable(
        from start: Int, of text: borrowing Span<UInt8>, _ stop: UInt8, _ other: UInt8
    ) -> Int {
        // Eight bytes at a time. A subtraction borrows into the high bit of a byte that is too
        // small; the lowest such byte is a true one, those above it may not be.
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highBits = ones &* 0x80
        var index = start
        while index + 8 <= text.count {
            let word = unsafe UInt64(
                littleEndian: text.bytes.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: index, as: UInt64.self))
            let stopped = word ^ (ones &* UInt64(stop))
            let othered = word ^ (ones &* UInt64(other))
            let controls = (word &- (ones &* 0x20)) & ~word
            let stops = ((stopped &- ones) & ~stopped) | ((othered &- ones) & ~othered)
            let notable = (word | controls | stops) & highBits
            if notable != 0 { return index + notable.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < text.count, text[index] &- 0x20 < 0x60, text[index] != stop,
            text[index] != other
        {
            index += 1
        }
        return index
    }

    /// Moves past a name, which has to stand here.
    mutating func skipName(_ text: borrowing Span<UInt8>) throws(XMLError) {
        let start = offset
        var index = start
        while index < text.count {
            let byte = text[index]
            if isName(byte) {
                index += 1
            } else if byte >= 0x80 {
                index += try characterLength(at: index, in: text)
            } else {
                break
            }
        }
        offset = index
        steps += index - start + 1
        guard index > start else { throw error(.malformed, text, expected: "a name") }
        guard index - start <= limits.nameBytes else {
            throw error(
                .nameTooLong, text, at: start,
                expected: "at most \(limits.nameBytes) bytes in a name")
        }
    }

    @inline(__always)
    mutating func skipSpace(_ text: borrowing Span<UInt8>) {
        let start = offset
        var index = start
        while index < text.count, Self.isSpace(text[index]) { index += 1 }
        offset = index
        steps += index - start + 1
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    /// Whether an ASCII byte may stand in a name: letters, digits, `-`, `.`, `_`, `:`.
    func isName(_ byte: UInt8) -> Bool {
        if (byte | 0x20) &- UInt8(ascii: "a") < 26 { return true }
        // One bit for each of the first 128 characters.
        let set: UInt64 = byte < 64 ? 0x07FF_6000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
        return byte < 0x80 && set >> UInt64(byte & 63) & 1 == 1
    }

    /// How many bytes the character has that begins at `index`; for all but printable ASCII and
    /// white space.
    private func characterLength(
        at index: Int, in text: borrowing Span<UInt8>
    ) throws(XMLError) -> Int {
        let first = text[index]
        if first < 0x20 {
            throw error(
                .malformed, text, at: index, expected: "a character that XML 1.0 allows")
        }
        let second = byte(index + 1, of: text)
        let length: Int
        // The second byte's range leaves out overlong forms, surrogates and what is past U+10FFFF.
        switch (first, second) {
        case (0xC2...0xDF, 0x80...0xBF): return 2
        case (0xE0, 0xA0...0xBF), (0xE1...0xEC, 0x80...0xBF), (0xED, 0x80...0x9F),
            (0xEE...0xEF, 0x80...0xBF):
            length = 3
        case (0xF0, 0x90...0xBF), (0xF1...0xF3, 0x80...0xBF), (0xF4, 0x80...0x8F):
            length = 4
        default: throw error(.encoding, text, at: index, expected: Encoding.expectation)
        }
        for next in index + 2..<index + length where byte(next, of: text) & 0xC0 != 0x80 {
            throw error(.encoding, text, at: index, expected: Encoding.expectation)
        }
        if first == 0xEF, second == 0xBF, text[index + 2] >= 0xBE {
            throw error(.malformed, text, at: index, expected: "a character that XML 1.0 allows")
        }
        return length
    }
}
