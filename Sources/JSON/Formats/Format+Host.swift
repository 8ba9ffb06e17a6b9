extension Format {
    /// The most characters of a domain name, its dots included.
    static let hostnameLimit = 253
    /// The most bytes of one label of it.
    static let labelLimit = 63

    /// RFC 1123, section 2.1, with RFC 5891 for labels that begin with `xn--`.
    static func isHostname(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 } && isInternational(text, separators: ["."])
    }

    /// RFC 5890, section 2.3.2.3, with the separators of RFC 3490, section 3.1.
    static func isInternationalHostname(_ text: String) -> Bool {
        isInternational(text, separators: [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"])
    }

    private static func isInternational(
        _ text: String, separators: Set<Unicode.Scalar>
    ) -> Bool {
        let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) {
            separators.contains($0)
        }
        guard text.utf8.count <= 4 * hostnameLimit else { return false }
        let labels = parts.map { DomainLabel(Array($0)) }
        let isBidirectional = labels.contains { $0?.isRightToLeft == true }
        var length = labels.count - 1
        for label in labels {
            guard let label, !isBidirectional || label.keepsDirection else { return false }
            length += label.lengthBytes
        }
        return length <= hostnameLimit
    }

    /// RFC 5321, section 4.1.2, `Mailbox`; beyond ASCII RFC 6531, section 3.3.
    static func isEmail(_ text: String, beyondASCII: Bool) -> Bool {
        guard let separator = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let local = String(text[..<separator])
        let domain = String(text[text.utf8.index(after: separator)...])
        guard isLocalPart(local, beyondASCII) else { return false }
        if domain.hasPrefix("["), domain.hasSuffix("]") {
            let literal = String(domain.dropFirst().dropLast())
            guard literal.lowercased().hasPrefix("ipv6:") else { return isIPv4(literal) }
            return isIPv6(String(literal.dropFirst(5)))
        }
        return beyondASCII ? isMailDomain(domain) : isHostname(domain)
    }

    private static func isLocalPart(_ local: String, _ beyondASCII: Bool) -> Bool {
        let isPlain = { (byte: UInt8) in
            byte.isLetter || byte.isDigit || byte.isAny(of: "!#$%&'*+-/=?^_`{|}~")
                || (beyondASCII && byte >= 0x80)
        }
        var cursor = Cursor(local)
        guard cursor.take("\"") else {
            repeat {
                guard cursor.takeAll(where: isPlain) > 0 else { return false }
            } while cursor.take(".")
            return cursor.isAtEnd
        }
        while let byte = cursor.next, byte != UInt8(ascii: "\"") {
            let isEscape = cursor.take("\\")
            let isQuotable = cursor.take { byte in
                (0x20...0x7E).contains(byte) || (!isEscape && beyondASCII && byte >= 0x80)
            }
            guard isQuotable else { return false }
        }
        return cursor.take("\"") && cursor.isAtEnd
    }

    /// A domain of RFC 6531, whose labels need not be in any normal form.
    private static func isMailDomain(_ domain: String) -> Bool {
        domain.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            let bytes = Array(label.utf8)
            return !bytes.isEmpty && bytes.first != UInt8(ascii: "-")
                && bytes.last != UInt8(ascii: "-")
                && bytes.allSatisfy {
                    $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 >= 0x80
                }
        }
    }

    /// RFC 2673, section 3.2: four decimal numbers.
    static func isIPv4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                let isShort = (1...3).contains(part.utf8.count)
                guard isShort, part.utf8.allSatisfy(\.isDigit), let value = Int(part) else {
                    return false
                }
                return value <= 255 && (part == "0" || !part.hasPrefix("0"))
            }
    }

    /// RFC 4291, section 2.2.
    static func isIPv6(_ text: String) -> Bool {
        // The longest address has eight groups of four digits, or six and an IPv4 address.
        guard text.utf8.count <= 45 else { return false }
        var groups = 0
        var isShortened = false
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)[...]
        guard parts.count >= 3 else { return false }
        // Two colons at an end leave two empty parts there; one colon leaves one, and is wrong.
        if parts.first == "" {
            parts = parts.dropFirst()
            guard parts.first == "" else { return false }
        }
        if parts.last == "" {
            parts = parts.dropLast()
            guard parts.last == "" else { return false }
        }
        for (place, part) in zip(parts.indices, parts) {
            if part.isEmpty {
                guard !isShortened else { return false }
                isShortened = true
            } else if place == parts.indices.last, part.contains(".") {
                guard isIPv4(String(part)) else { return false }
                groups += 2
            } else {
                guard part.utf8.count <= 4, part.utf8.allSatisfy(\.isHexadecimalDigit) else {
                    return false
                }
                groups += 1
            }
        }
        return isShortened ? groups < 8 : groups == 8
    }
}
