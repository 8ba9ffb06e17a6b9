/// One label of a domain name, as IDNA 2008 allows it: RFC 5891, 5892 and 5893.
struct DomainLabel {
    /// The characters; of a label that begins with `xn--`, those that it stands for.
    private let scalars: [UInt32]
    /// Bytes of the label's ASCII form.
    let lengthBytes: Int

    /// Gives `nil` unless the characters are a label.
    init?(_ written: [Unicode.Scalar]) {
        let isASCII = written.allSatisfy(\.isASCII)
        let hyphen = UInt32(UInt8(ascii: "-"))
        guard let first = written.first, let last = written.last, first.value != hyphen,
            last.value != hyphen, written.count <= Format.labelLimit
        else { return nil }
        guard isASCII else {
            scalars = written.map(\.value)
            lengthBytes = 4 + Punycode.encoded(scalars).count
            guard isInternational, lengthBytes <= Format.labelLimit else { return nil }
            return
        }
        let bytes = written.map { UInt8($0.value) }
        guard bytes.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }) else {
            return nil
        }
        lengthBytes = bytes.count
        guard String(decoding: bytes.prefix(4), as: UTF8.self).lowercased() == "xn--" else {
            scalars = written.map(\.value)
            return
        }
        let encoded = bytes.dropFirst(4).map { $0.isLetter ? $0 | 0x20 : $0 }
        guard let decoded = Punycode.decoded(encoded), Punycode.encoded(decoded) == encoded else {
            return nil
        }
        scalars = decoded
        guard decoded.contains(where: { $0 >= 0x80 }), isInternational else { return nil }
    }

    /// Whether the label holds a character written from right to left.
    var isRightToLeft: Bool {
        scalars.contains { [.rightToLeft, .arabicNumber].contains(Direction($0)) }
    }

    /// Whether the label keeps the rule of RFC 5893, section 2, for names in which any label is
    /// written from right to left.
    var keepsDirection: Bool {
        let directions = scalars.map(Direction.init)
        let end = directions.last { $0 != .mark }
        switch directions.first {
        case .rightToLeft:
            let digits = directions.filter { $0 == .europeanNumber || $0 == .arabicNumber }
            return !directions.contains(.leftToRight) && Set(digits).count <= 1
                && [.rightToLeft, .europeanNumber, .arabicNumber].contains(end)
        case .leftToRight:
            return !isRightToLeft && [.leftToRight, .europeanNumber].contains(end)
        default:
            return false
        }
    }

    /// Whether the characters may stand in a label and stand in the right places.
    private var isInternational: Bool {
        let text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
        var normal = text.utf8Span
        let hyphen = UInt32(UInt8(ascii: "-"))
        guard text.unicodeScalars.count == scalars.count, normal.checkForNFC(quickCheck: false),
            let first = text.unicodeScalars.first, !first.isMark,
            !(scalars.count >= 4 && scalars[2] == hyphen && scalars[3] == hyphen),
            scalars.first != hyphen, scalars.last != hyphen
        else { return false }
        return text.unicodeScalars.enumerated().allSatisfy { mayStand($1, at: $0) }
    }

    /// RFC 5892, section 3, with the rules of its appendix A for what depends on the neighbours.
    private func mayStand(_ scalar: Unicode.Scalar, at place: Int) -> Bool {
        let before = place > 0 ? scalars[place - 1] : nil
        let after = place + 1 < scalars.count ? scalars[place + 1] : nil
        switch scalar.value {
        case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007: return true
        case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        case 0x00B7: return before == 0x6C && after == 0x6C
        case 0x0375: return after.map(Self.greek.contains) ?? false
        case 0x05F3, 0x05F4: return before.map(Self.hebrew.contains) ?? false
        case 0x30FB: return scalars.contains { $0 != 0x30FB && Self.japanese.contains($0) }
        case 0x0660...0x0669: return !scalars.contains { (0x06F0...0x06F9).contains($0) }
        case 0x06F0...0x06F9: return !scalars.contains { (0x0660...0x0669).contains($0) }
        case 0x200C: return followsVirama(place) || joins(around: place)
        case 0x200D: return followsVirama(place)
        default: return scalar.isAllowedInLabel
        }
    }

    private func followsVirama(_ place: Int) -> Bool {
        guard place > 0, let before = Unicode.Scalar(scalars[place - 1]) else { return false }
        return before.properties.canonicalCombiningClass.rawValue == 9
    }

    /// Whether the characters on both sides join across a zero width non-joiner.
    private func joins(around place: Int) -> Bool {
        let isTransparent = { (value: UInt32) in
            guard let scalar = Unicode.Scalar(value) else { return false }
            return scalar.isMark || scalar.properties.generalCategory == .format
        }
        guard let before = scalars[..<place].last(where: { !isTransparent($0) }),
            let after = scalars[(place + 1)...].first(where: { !isTransparent($0) })
        else { return false }
        let joinsAfter = Self.joiningBoth.contains(before) || Self.joiningAfter.contains(before)
        let joinsBefore = Self.joiningBoth.contains(after) || Self.joiningBefore.contains(after)
        return joinsAfter && joinsBefore
    }
}

extension DomainLabel {
    /// The bidirectional classes that matter in a label.
    private enum Direction {
        case leftToRight, rightToLeft, arabicNumber, europeanNumber, mark, neutral

        init(_ value: UInt32) {
            let category = Unicode.Scalar(value)?.properties.generalCategory
            if DomainLabel.arabicNumbers.contains(value) {
                self = .arabicNumber
            } else if DomainLabel.europeanNumbers.contains(value) {
                self = .europeanNumber
            } else if category == .nonspacingMark || category == .enclosingMark {
                self = .mark
            } else if DomainLabel.rightToLeft.contains(value) {
                self = .rightToLeft
            } else {
                switch category {
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                    .otherLetter, .decimalNumber, .letterNumber, .spacingMark:
                    self = .leftToRight
                default:
                    self = .neutral
                }
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// The derived property PVALID of RFC 5892, section 3, its exceptions apart.
    fileprivate var isAllowedInLabel: Bool {
        if value == 0x2D || (0x30...0x39).contains(value) || (0x61...0x7A).contains(value) {
            return true
        }
        switch value {
        // Marks for symbols, musical signs, and the letters from which Hangul is composed.
        case 0x20D0...0x20FF, 0x1D100...0x1D24F, 0x1100...0x11FF, 0xA960...0xA97F,
            0xD7B0...0xD7FF:
            return false
        default:
            break
        }
        guard !properties.changesWhenNFKCCaseFolded, !properties.isDefaultIgnorableCodePoint,
            !properties.isWhitespace, !properties.isNoncharacterCodePoint
        else { return false }
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter,
            .nonspacingMark, .spacingMark:
            return true
        default:
            return false
        }
    }
}
