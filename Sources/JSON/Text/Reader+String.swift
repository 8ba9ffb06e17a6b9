extension Reader {
    /// Reads a string from its opening quote to its closing one.
    mutating func readString(_ text: Span<UInt8>, isKey: Bool) throws(JSONError) {
        let start = at
        at += 1
        var isWide = try skipPlain(text, isWide: false)
        guard byte(text) == UInt8(ascii: "\\") else {
            let content = start + 1
            append(
                .string, isWide ? .wide : [], content: content, length: at - content, start: start)
            return try endString(text, start, isKey)
        }
        let content = decoded.count
        decoded.append(copying: text, start + 1..<at)
        while byte(text) == UInt8(ascii: "\\") {
            try readEscape(text)
            let run = at
            isWide = try skipPlain(text, isWide: isWide)
            decoded.append(copying: text, run..<at)
        }
        // An escape may stand for a character beyond ASCII: the length in bytes is not the
        // length in characters, so such a string counts as wide.
        append(
            .string, [.escaped, .wide], content: content, length: decoded.count - content,
            start: start)
        try endString(text, start, isKey)
    }

    /// Goes past the closing quote and gives a key its fingerprint.
    private mutating func endString(
        _ text: Span<UInt8>, _ start: Int, _ isKey: Bool
    ) throws(JSONError) {
        at += 1
        steps += at - start
        guard at - start - 2 <= limits.stringBytes else {
            at = start
            throw error(.stringTooLong, text, "a string of at most \(limits.stringBytes) bytes")
        }
        guard isKey else { return }
        let last = tape.count - 1
        let key = tape[last]
        let (content, length) = (Int(key.content), Int(key.length))
        tape[last].fingerprint =
            key.marks.contains(.escaped)
            ? Fingerprint.of(decoded.span, from: content, count: length)
            : Fingerprint.of(text, from: content, count: length)
    }

    /// Goes on to the next quote or backslash, and refuses what may not stand in a string.
    ///
    /// - Returns: Whether there is a character beyond ASCII, here or before (`isWide`).
    private mutating func skipPlain(
        _ text: Span<UInt8>, isWide: Bool
    ) throws(JSONError) -> Bool {
        var isWide = isWide
        while true {
            at = PlainRun.end(in: text, from: at)
            guard at < text.count else {
                throw error(.malformed, text, "the string's closing quote")
            }
            let byte = text[at]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return isWide }
            guard byte >= UInt8(ascii: " ") else {
                throw error(.malformed, text, "an escape in place of a control character")
            }
            if byte < 0x80 {
                at += 1
            } else {
                isWide = true
                let length = UTF8Sequence.length(at: at, in: text)
                guard length > 0 else { throw error(.encoding, text, "UTF-8") }
                at += length
            }
        }
    }

    /// Reads one escape and puts what it stands for among the decoded bytes.
    private mutating func readEscape(_ text: Span<UInt8>) throws(JSONError) {
        at += 1
        let letter = byte(text)
        let plain: UInt8? =
            switch letter {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
            case UInt8(ascii: "b"): 0x08
            case UInt8(ascii: "f"): 0x0C
            case UInt8(ascii: "n"): 0x0A
            case UInt8(ascii: "r"): 0x0D
            case UInt8(ascii: "t"): 0x09
            default: nil
            }
        if let plain {
            at += 1
            return decoded.append(plain)
        }
        at -= 1
        let scalar = try readCodePoint(text)
        decoded.append(contentsOf: scalar.utf8)
    }

    /// Reads `\uXXXX`, or two of them that make one character.
    private mutating func readCodePoint(_ text: Span<UInt8>) throws(JSONError) -> Unicode.Scalar {
        let start = at
        let first = try readUnit(text)
        if let scalar = Unicode.Scalar(first) { return scalar }
        let isEscape = at + 1 < text.count && text[at + 1] == UInt8(ascii: "u")
        if UTF16.isLeadSurrogate(first), byte(text) == UInt8(ascii: "\\"), isEscape {
            let second = try readUnit(text)
            if UTF16.isTrailSurrogate(second) {
                return UTF16.decode(UTF16.EncodedScalar([first, second]))
            }
        }
        at = start
        throw error(.loneSurrogate, text, "both halves of a surrogate pair")
    }

    private mutating func readUnit(_ text: Span<UInt8>) throws(JSONError) -> UInt16 {
        guard text.count - at >= 6, text[at + 1] == UInt8(ascii: "u") else {
            throw error(.malformed, text, "an escape that JSON knows")
        }
        var unit: UInt16 = 0
        for offset in 2..<6 {
            guard let digit = Hexadecimal.value(of: text[at + offset]) else {
                throw error(.malformed, text, "four hexadecimal digits")
            }
            unit = unit << 4 | UInt16(digit)
        }
        at += 6
        return unit
    }
}
