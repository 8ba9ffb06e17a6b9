extension Format {
    /// RFC 3986, or beyond ASCII RFC 3987; a reference may be relative.
    static func isReference(_ text: String, beyondASCII: Bool, isAbsolute: Bool) -> Bool {
        let uri = URI(text)
        guard uri.scheme.map(isScheme) ?? !isAbsolute else { return false }
        let letters = ReferenceLetters(beyondASCII: beyondASCII)
        // Without a scheme a colon in the first segment would read as one.
        let segment = uri.path.prefix { $0 != "/" }
        guard uri.scheme != nil || uri.authority != nil || !segment.contains(":") else {
            return false
        }
        return uri.authority.map { isAuthority($0, letters) } ?? true
            && letters.areAll(uri.path, allowed: ":@/")
            && letters.areAll(uri.query ?? "", allowed: ":@/?", withPrivate: true)
            && letters.areAll(uri.fragment ?? "", allowed: ":@/?")
    }

    private static func isScheme(_ text: String) -> Bool {
        var cursor = Cursor(text)
        guard cursor.take(where: \.isLetter) else { return false }
        cursor.takeAll { $0.isLetter || $0.isDigit || $0.isAny(of: "+-.") }
        return cursor.isAtEnd
    }

    private static func isAuthority(_ text: String, _ letters: ReferenceLetters) -> Bool {
        var rest = text[...]
        if let at = rest.lastIndex(of: "@") {
            guard letters.areAll(rest[..<at], allowed: ":") else { return false }
            rest = rest[rest.index(after: at)...]
        }
        if rest.hasPrefix("[") {
            guard let end = rest.lastIndex(of: "]") else { return false }
            let literal = String(rest[rest.index(after: rest.startIndex)..<end])
            return (isIPv6(literal) || isFutureAddress(literal))
                && isPort(rest[rest.index(after: end)...])
        }
        let end = rest.firstIndex(of: ":") ?? rest.endIndex
        return letters.areAll(rest[..<end], allowed: "") && isPort(rest[end...])
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || (text.hasPrefix(":") && text.dropFirst().utf8.allSatisfy(\.isDigit))
    }

    /// `IPvFuture` of RFC 3986, section 3.2.2.
    private static func isFutureAddress(_ text: String) -> Bool {
        var cursor = Cursor(text)
        guard cursor.take("Vv"), cursor.takeAll(where: \.isHexadecimalDigit) > 0, cursor.take("."),
            !cursor.isAtEnd
        else { return false }
        cursor.takeAll { ReferenceLetters.isPlain($0) || $0 == UInt8(ascii: ":") }
        return cursor.isAtEnd
    }

    /// RFC 6570, section 2.
    static func isTemplate(_ text: String) -> Bool {
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            if scalar == "{" {
                guard let end = rest.firstIndex(of: "}"), isExpression(rest[..<end]) else {
                    return false
                }
                rest = rest[(end + 1)...]
            } else if scalar == "%" {
                guard takePercent(&rest) else { return false }
            } else {
                let isLiteral =
                    scalar.isASCII
                    ? (0x21...0x7E).contains(scalar.value)
                        && !UInt8(scalar.value).isAny(of: "\"%<>\\^`|}")
                    : ReferenceLetters.isBeyondASCII(scalar, withPrivate: true)
                guard isLiteral else { return false }
            }
        }
        return true
    }

    private static func takePercent(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
        let digits = rest.prefix(2)
        rest = rest.dropFirst(2)
        return digits.count == 2 && digits.allSatisfy(\.properties.isASCIIHexDigit)
    }

    private static func isExpression(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        var cursor = Cursor(String(String.UnicodeScalarView(scalars)))
        _ = cursor.take("+#./;?&=,!@|")
        repeat {
            repeat {
                guard takeNameLetters(&cursor) else { return false }
            } while cursor.take(".")
            if cursor.take(":") {
                // At most 9999, without leading zeros.
                guard cursor.next != UInt8(ascii: "0"),
                    (1...4).contains(cursor.takeAll(where: \.isDigit))
                else { return false }
            } else {
                _ = cursor.take("*")
            }
        } while cursor.take(",")
        return cursor.isAtEnd
    }

    private static func takeNameLetters(_ cursor: inout Cursor) -> Bool {
        var count = 0
        while true {
            if cursor.take("%") {
                for _ in 0..<2 {
                    guard cursor.take(where: \.isHexadecimalDigit) else { return false }
                }
            } else {
                guard
                    cursor.take(where: { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") })
                else { return count > 0 }
            }
            count += 1
        }
    }
}

/// The characters of which a reference is made: RFC 3986, section 2; RFC 3987, section 2.2.
private struct ReferenceLetters {
    let beyondASCII: Bool

    /// Whether a component is made of plain characters, percent-encoded bytes and those in
    /// `allowed`.
    func areAll(
        _ text: some StringProtocol, allowed: StaticString, withPrivate: Bool = false
    ) -> Bool {
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar.isASCII else {
                guard beyondASCII, Self.isBeyondASCII(scalar, withPrivate: withPrivate) else {
                    return false
                }
                continue
            }
            let byte = UInt8(scalar.value)
            if byte == UInt8(ascii: "%") {
                guard rest.prefix(2).count == 2,
                    rest.prefix(2).allSatisfy(\.properties.isASCIIHexDigit)
                else { return false }
                rest = rest.dropFirst(2)
            } else {
                guard Self.isPlain(byte) || byte.isAny(of: allowed) else { return false }
            }
        }
        return true
    }

    /// `unreserved` or `sub-delims`.
    static func isPlain(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte.isAny(of: "-._~!$&'()*+,;=")
    }

    /// `ucschar`, and with private ones `iprivate`.
    static func isBeyondASCII(_ scalar: Unicode.Scalar, withPrivate: Bool) -> Bool {
        switch scalar.value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        case 0x1_0000...0xD_FFFF: scalar.value & 0xFFFF < 0xFFFE
        case 0xE_1000...0xE_FFFD: true
        case 0xE000...0xF8FF, 0xF_0000...0xF_FFFD, 0x10_0000...0x10_FFFD: withPrivate
        default: false
        }
    }
}
