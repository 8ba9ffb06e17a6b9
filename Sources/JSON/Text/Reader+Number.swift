extension Reader {
    /// Reads a number's literal: RFC 8259 section 6.
    mutating func readNumber(_ text: Span<UInt8>) throws(JSONError) {
        let start = at
        if byte(text) == UInt8(ascii: "-") { at += 1 }
        let isZero = byte(text) == UInt8(ascii: "0")
        var digits = try readDigits(text, "a digit")
        guard !isZero || digits == 1 else {
            at = start
            throw error(.malformed, text, "a number without leading zeros")
        }
        var marks: Entry.Marks = .whole
        if byte(text) == UInt8(ascii: ".") {
            marks = []
            at += 1
            digits += try readDigits(text, "a digit after the decimal point")
        }
        guard digits <= limits.numberDigits else {
            at = start
            throw error(.numberOutOfRange, text, "at most \(limits.numberDigits) digits")
        }
        if byte(text) | 0x20 == UInt8(ascii: "e") {
            marks = []
            try readExponent(text, start)
        }
        append(.number, marks, content: start, length: at - start, start: start)
        steps += at - start
    }

    /// Goes past digits, of which there must be one.
    private mutating func readDigits(
        _ text: Span<UInt8>, _ expected: String
    ) throws(JSONError) -> Int {
        let start = at
        while at < text.count, text[at] &- UInt8(ascii: "0") < 10 { at += 1 }
        guard at > start else { throw error(.malformed, text, expected) }
        return at - start
    }

    private mutating func readExponent(_ text: Span<UInt8>, _ start: Int) throws(JSONError) {
        at += 1
        if byte(text) == UInt8(ascii: "+") || byte(text) == UInt8(ascii: "-") { at += 1 }
        let first = at
        _ = try readDigits(text, "a digit in the exponent")
        var exponent = 0
        for index in first..<at where exponent <= limits.exponent {
            exponent = exponent * 10 + Int(text[index] - UInt8(ascii: "0"))
        }
        guard exponent <= limits.exponent else {
            at = start
            throw error(.numberOutOfRange, text, "an exponent of at most \(limits.exponent)")
        }
    }
}
