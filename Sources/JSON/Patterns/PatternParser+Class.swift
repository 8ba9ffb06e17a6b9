extension PatternParser {
    /// What an escape stands for.
    enum Escape {
        case scalar(UInt32)
        case set(ScalarSet)
        case unsupported(String)

        func tree(at offset: Int) -> PatternTree {
            switch self {
            case .scalar(let value): .characters(ScalarSet(value))
            case .set(let set): .characters(set)
            case .unsupported(let name): .unsupported(name, offset: offset)
            }
        }
    }

    /// Reads a class after its opening bracket.
    mutating func parseClass() throws(PatternError) -> PatternTree {
        let start = at - 1
        let isInverted = skip("^")
        var ranges: [ClosedRange<UInt32>] = []
        var unsupported: String?
        while !skip("]") {
            let first = try parseClassAtom()
            let hyphen = at
            if next == "-", at + 1 < scalars.count, scalars[at + 1] != "]" {
                at += 1
                let last = try parseClassAtom()
                guard case .scalar(let low) = first, case .scalar(let high) = last, low <= high
                else {
                    at = hyphen
                    throw error("a range from one character to a later one")
                }
                ranges.append(low...high)
                continue
            }
            switch first {
            case .scalar(let value): ranges.append(value...value)
            case .set(let set): ranges += set.ranges
            case .unsupported(let name): unsupported = name
            }
        }
        if let unsupported { return .unsupported(unsupported, offset: start) }
        let set = ScalarSet(ranges)
        return .characters(isInverted ? set.inverted : set)
    }

    private mutating func parseClassAtom() throws(PatternError) -> Escape {
        guard let scalar = next else { throw error("] at the end of the class") }
        at += 1
        return scalar == "\\" ? try parseEscape(inClass: true) : .scalar(scalar.value)
    }

    /// Reads what follows a backslash.
    mutating func parseEscape(inClass: Bool) throws(PatternError) -> Escape {
        guard let scalar = next else { throw error("a character after the backslash") }
        at += 1
        switch scalar {
        case "d": return .set(.digits)
        case "D": return .set(ScalarSet.digits.inverted)
        case "w": return .set(.word)
        case "W": return .set(ScalarSet.word.inverted)
        case "s": return .set(.space)
        case "S": return .set(ScalarSet.space.inverted)
        case "p", "P": return try parseProperty(isInverted: scalar == "P")
        case "t": return .scalar(0x09)
        case "n": return .scalar(0x0A)
        case "v": return .scalar(0x0B)
        case "f": return .scalar(0x0C)
        case "r": return .scalar(0x0D)
        case "b" where inClass: return .scalar(0x08)
        case "-" where inClass: return .scalar(scalar.value)
        case "c", "0", "x", "u": return .scalar(try parseCode(scalar))
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
            return .scalar(scalar.value)
        default:
            at -= 1
            throw error("an escape that ECMA-262 knows")
        }
    }

    private mutating func parseCode(_ letter: Unicode.Scalar) throws(PatternError) -> UInt32 {
        switch letter {
        case "c":
            guard let control = next, control.isASCII, control.properties.isAlphabetic else {
                throw error("a letter after \\c")
            }
            at += 1
            return control.value % 32
        case "0":
            if let digit = next, ("0"..."9").contains(digit) { throw error("no digit after \\0") }
            return 0
        case "x":
            return try parseHexadecimal(2)
        default:
            guard !skip("{") else { return try parseBracedCode() }
            let first = try parseHexadecimal(4)
            let start = at
            guard (0xD800...0xDBFF).contains(first), skip("\\u"), next != "{" else {
                at = start
                return first
            }
            let second = try parseHexadecimal(4)
            guard (0xDC00...0xDFFF).contains(second) else {
                at = start
                return first
            }
            return 0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00)
        }
    }

    private mutating func parseHexadecimal(_ count: Int) throws(PatternError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = next?.properties.isASCIIHexDigit == true ? next : nil,
                let digitValue = Hexadecimal.value(of: UInt8(digit.value))
            else { throw error("\(count) hexadecimal digits") }
            value = value << 4 | UInt32(digitValue)
            at += 1
        }
        return value
    }

    private mutating func parseBracedCode() throws(PatternError) -> UInt32 {
        var value: UInt32 = 0
        let start = at
        while let scalar = next, scalar != "}" {
            guard scalar.isASCII, let digit = Hexadecimal.value(of: UInt8(scalar.value)) else {
                throw error("hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            guard value <= ScalarSet.greatest else { throw error("a character's number") }
            at += 1
        }
        guard at > start, skip("}") else { throw error("hexadecimal digits and }") }
        return value
    }

    private mutating func parseProperty(isInverted: Bool) throws(PatternError) -> Escape {
        let start = at
        guard skip("{") else { throw error("{, and the name of a property") }
        var name = String.UnicodeScalarView()
        while let scalar = next, scalar != "}" {
            name.append(scalar)
            at += 1
        }
        let text = String(name)
        guard skip("}"), let property = CharacterProperty(text) else {
            at = start
            throw error("a property that ECMA-262 knows")
        }
        guard property.isKnown else { return .unsupported("a script") }
        guard findsMembers else { return .set(ScalarSet([])) }
        let members = membersByName[text] ?? property.members
        membersByName[text] = members
        return .set(isInverted ? members.inverted : members)
    }
}
