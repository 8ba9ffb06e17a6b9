/// Splits a FEEL text into tokens.
///
/// FEEL cannot be split without knowing what is in scope, since names may hold spaces and even
/// operators: where an operand may stand, the longest name in scope wins over a single word.
struct Lexer {
    struct Token {
        enum Kind {
            case number(Number)
            case string(String)
            /// `@"…"`.
            case temporal(Value)
            case name(Name, Scope.Meaning)
            /// A keyword, or a word that is not in scope.
            case word(String)
            case symbol(String)
            case end
        }

        let kind: Kind
        let start: Int
        /// Where the text before the next token begins.
        let end: Int
    }

    /// What may stand next, which decides how a word is read.
    enum Expectation {
        case operand, member, infix
    }

    let source: [Unicode.Scalar]
    private(set) var position = 0

    init(_ text: String) throws(DMNError) {
        source = Array(text.unicodeScalars)
        guard source.count <= Limit.expressionCharacters else {
            throw DMNError(
                .tooLarge, "at most \(Limit.expressionCharacters) characters in one expression")
        }
    }

    /// Goes back, to read the same text with another expectation.
    mutating func rewind(to position: Int) {
        self.position = position
    }

    mutating func next(_ expectation: Expectation, in scope: Scope) throws(DMNError) -> Token {
        try skipSpace()
        let start = position
        guard let scalar = peek() else { return Token(kind: .end, start: start, end: start) }
        let kind: Token.Kind
        if expectation != .infix, Lexer.isDigit(scalar) || (scalar == "." && isDigit(at: 1)) {
            kind = try number()
        } else if scalar == "\"" {
            kind = .string(try string())
        } else if scalar == "@", peek(1) == "\"" {
            kind = try temporal()
        } else if Lexer.isNameStart(scalar) {
            kind = word(expectation, in: scope)
        } else {
            kind = .symbol(try symbol())
        }
        return Token(kind: kind, start: start, end: position)
    }

    func error(
        _ expected: String, at position: Int, _ code: DMNError.Code = .syntax
    ) -> DMNError {
        var place = DMNError.Place()
        place.character = position + 1
        return DMNError(code, expected, at: place)
    }
}

// MARK: - Words

extension Lexer {
    private mutating func word(_ expectation: Expectation, in scope: Scope) -> Token.Kind {
        let start = position
        while let scalar = peek(), Lexer.isNamePart(scalar) { position += 1 }
        let word = text(from: start)
        switch expectation {
        case .infix: return .word(word)
        case .member: return member(from: start, in: scope)
        case .operand:
            let match = scope.longestName(in: source, at: start)
            if let match,
                match.end > position
                    || (match.end == position && !Lexer.keywords.contains(word))
            {
                position = match.end
                return .name(match.name, match.meaning)
            }
            // In a filter a name may be an entry of the item, which is not in scope.
            return scope.filterItems.isEmpty ? .word(word) : member(from: start, in: scope)
        }
    }

    /// The longest name that may follow a point, or else the word that was read.
    private mutating func member(from start: Int, in scope: Scope) -> Token.Kind {
        let member = Scope.longest(of: scope.members, in: source, at: start)
        guard let member, member.end > position else { return .word(text(from: start)) }
        position = member.end
        return .word(member.name.text)
    }

    private func text(from start: Int) -> String {
        String(String.UnicodeScalarView(source[start..<position]))
    }

    /// Keywords that stand between operands or after them.
    static let infixKeywords: Set = [
        "then", "else", "in", "return", "satisfies", "and", "or", "between", "instance",
    ]

    /// Words that a variable of the same name cannot hide.
    private static let keywords = infixKeywords.union([
        "if", "for", "some", "every", "function", "external", "true", "false", "null",
    ])

    /// Reads a name that is being declared: everything up to a delimiter, or to the keyword `in`.
    mutating func declaredName(until delimiters: Set<Unicode.Scalar>) throws(DMNError) -> Name {
        try skipSpace()
        let start = position
        while let scalar = peek(), !delimiters.contains(scalar),
            !(delimiters.isEmpty && isIn(at: position))
        {
            position += 1
        }
        let name = Name(text(from: start))
        guard let first = name.text.unicodeScalars.first, Lexer.isNameStart(first) else {
            throw error("a name", at: start)
        }
        return name
    }

    /// Steps over the longest of the names that stands next.
    mutating func take(oneOf names: some Sequence<Name>) throws(DMNError) -> Name? {
        try skipSpace()
        guard let (name, end) = Scope.longest(of: names, in: source, at: position) else {
            return nil
        }
        position = end
        return name
    }

    /// Whether the keyword `in` stands here between spaces.
    private func isIn(at position: Int) -> Bool {
        guard position > 0, position + 2 < source.count else { return false }
        return source[position - 1].properties.isWhitespace && source[position] == "i"
            && source[position + 1] == "n" && !Lexer.isNamePart(source[position + 2])
    }

    static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3F, 0x5F, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
            0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
            0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        default: false
        }
    }

    static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isNameStart(scalar)
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }
}

// MARK: - Literals and symbols

extension Lexer {
    private mutating func number() throws(DMNError) -> Token.Kind {
        let start = position
        skipDigits()
        if peek() == ".", isDigit(at: 1) {
            position += 1
            skipDigits()
        }
        if peek() == "e" || peek() == "E" {
            let signed = peek(1) == "+" || peek(1) == "-"
            if isDigit(at: signed ? 2 : 1) {
                position += signed ? 2 : 1
                skipDigits()
            }
        }
        guard let number = Number(text(from: start)) else {
            throw error("a number that decimal128 can hold", at: start)
        }
        return .number(number)
    }

    private mutating func temporal() throws(DMNError) -> Token.Kind {
        let start = position
        position += 1
        let text = try string()
        guard let value = Value(temporal: text) else {
            guard !text.contains("@") else {
                throw error("no time zone by name, but Z or an offset", at: start, .unsupported)
            }
            throw error("a date, time, date and time or duration in @\"…\"", at: start)
        }
        return .temporal(value)
    }

    private mutating func string() throws(DMNError) -> String {
        let start = position
        var units: [UInt16] = []
        position += 1
        while let scalar = peek() {
            position += 1
            if scalar == "\"" { return String(decoding: units, as: UTF16.self) }
            if scalar != "\\" {
                units.append(contentsOf: UTF16.encode(scalar).map(Array.init) ?? [])
            } else {
                try escape(into: &units)
            }
        }
        throw error("a closing quotation mark", at: start)
    }

    private mutating func escape(into units: inout [UInt16]) throws(DMNError) {
        let start = position - 1
        let letter = peek()
        position += 1
        switch letter {
        case "n": units.append(0x0A)
        case "r": units.append(0x0D)
        case "t": units.append(0x09)
        case "\"", "\\", "'": units.append(UInt16(letter?.value ?? 0))
        case "u": units.append(UInt16(try hexadecimal(digits: 4)))
        case "U":
            guard let scalar = Unicode.Scalar(try hexadecimal(digits: 6)) else {
                throw error("a Unicode scalar value", at: start)
            }
            units.append(contentsOf: UTF16.encode(scalar).map(Array.init) ?? [])
        default: throw error("an escape: \\\" \\\\ \\' \\n \\r \\t \\uXXXX \\UXXXXXX", at: start)
        }
    }

    private mutating func hexadecimal(digits: Int) throws(DMNError) -> UInt32 {
        let end = position + digits
        guard end <= source.count else {
            throw error("\(digits) hexadecimal digits", at: position)
        }
        let text = String(String.UnicodeScalarView(source[position..<end]))
        guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let value = UInt32(text, radix: 16)
        else { throw error("\(digits) hexadecimal digits", at: position) }
        position = end
        return value
    }

    /// Longest first, so that the first that fits is the right one.
    private static let symbols: [[Unicode.Scalar]] = [
        "**", "..", "<=", ">=", "!=", "->", "+", "-", "*", "/", "(", ")", "[", "]", "{", "}", ",",
        ":", ".", "=", "<", ">",
    ].map { Array($0.unicodeScalars) }

    private mutating func symbol() throws(DMNError) -> String {
        for symbol in Lexer.symbols where source[position...].starts(with: symbol) {
            position += symbol.count
            return String(String.UnicodeScalarView(symbol))
        }
        throw error("a name, a literal or an operator", at: position)
    }

    private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
        position + offset < source.count ? source[position + offset] : nil
    }

    private func isDigit(at offset: Int) -> Bool {
        peek(offset).map(Lexer.isDigit) ?? false
    }

    private mutating func skipDigits() {
        while isDigit(at: 0) { position += 1 }
    }

    /// Steps over white space and comments.
    private mutating func skipSpace() throws(DMNError) {
        while let scalar = peek() {
            if scalar.properties.isWhitespace {
                position += 1
            } else if scalar == "/", peek(1) == "/" {
                while let next = peek(), next != "\n" { position += 1 }
            } else if scalar == "/", peek(1) == "*" {
                let start = position
                position += 2
                while !(peek() == "*" && peek(1) == "/") {
                    guard peek() != nil else { throw error("the comment's end */", at: start) }
                    position += 1
                }
                position += 2
            } else {
                return
            }
        }
    }
}
