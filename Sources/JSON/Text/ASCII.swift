extension UInt8 {
    /// Whether this is a decimal digit.
    var isDigit: Bool {
        self &- UInt8(ascii: "0") < 10
    }

    /// Whether this is an ASCII letter.
    var isLetter: Bool {
        (self | 0x20) &- UInt8(ascii: "a") < 26
    }

    /// Whether this is a digit of base 16, in either case.
    var isHexadecimalDigit: Bool {
        Hexadecimal.value(of: self) != nil
    }

    /// Whether this is one of the bytes in `letters`.
    func isAny(of letters: StaticString) -> Bool {
        letters.withUTF8Buffer { $0.contains(self) }
    }
}
