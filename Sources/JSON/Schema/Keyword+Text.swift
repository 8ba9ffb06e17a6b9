// The keywords for strings: JSON Schema validation, sections 6.3 and 7.

/// What a schema says of a string.
struct TextRule: Sendable, BitwiseCopyable {
    var least = 0
    var most = Int.max
    var pattern: Int32 = -1
    var format: Format?
}

extension Compiler {
    /// Compiles the keywords for strings.
    mutating func text(_ schema: Written) throws(SchemaError) -> Int32 {
        guard schema.has(.minLength, .maxLength, .pattern, .format) else { return -1 }
        var text = TextRule()
        text.least = try count(schema, .minLength) ?? 0
        text.most = try count(schema, .maxLength) ?? .max
        if let pattern = schema[.pattern] {
            guard let source = pattern.string else {
                throw malformed(schema, .pattern, "a regular expression")
            }
            text.pattern = try self.pattern(source, schema, .pattern)
        }
        if let format = schema[.format] {
            guard let name = format.string else { throw malformed(schema, .format, "a name") }
            let asserts = library.dialect(at: schema.place).vocabularies.contains(.formatAssertion)
            if formats == .assertion || asserts { text.format = Format(rawValue: name) }
        }
        program.texts.append(text)
        return Int32(program.texts.count - 1)
    }

    /// Compiles a pattern, or finds it among those compiled before.
    mutating func pattern(
        _ source: String, _ schema: Written, _ keyword: Keyword
    ) throws(SchemaError) -> Int32 {
        if let known = patternNumbers[Array(source.utf8)] { return known }
        do {
            program.patterns.append(try Pattern(parsing: source))
        } catch {
            let place = "at character \(error.offset + 1) of the pattern"
            let expected =
                switch error.code {
                case .malformed: "\(error.expected), \(place)"
                case .unsupported: "a pattern without \(error.expected), \(place)"
                case .tooLarge: "a pattern of \(error.expected)"
                }
            throw library.error(.badPattern, schema.place, keyword, expected)
        }
        let number = Int32(program.patterns.count - 1)
        patternNumbers[Array(source.utf8)] = number
        return number
    }
}

extension Validator {
    mutating func checkText(_ rule: Rule, _ entry: Entry, _ index: Int) -> Bool {
        let text = schema.program.texts[Int(rule.text)]
        let length = characters(entry, atMost: text.most, atLeast: text.least)
        guard
            length >= text.least
                || miss(
                    .minLength, .tooLittle, rule, index,
                    "a string of at least \(text.least) characters")
        else { return false }
        guard
            length <= text.most
                || miss(
                    .maxLength, .tooMuch, rule, index,
                    "a string of at most \(text.most) characters")
        else { return false }
        if text.pattern >= 0, !matches(entry, text.pattern) {
            let form = reports ? schema.text(of: .pattern, in: rule) : ""
            guard miss(.pattern, .wrongForm, rule, index, "a string of the form \(form)") else {
                return false
            }
        }
        guard let format = text.format else { return true }
        steps += Int(entry.length)
        let value = Value(document: document, index: index)
        return format.accepts(value.string ?? "")
            || miss(.format, .wrongForm, rule, index, "a string of the format \(format.rawValue)")
    }

    /// Whether a string or key matches a pattern.
    mutating func matches(_ entry: Entry, _ pattern: Int32) -> Bool {
        let source = entry.marks.contains(.escaped) ? document.decoded : document.bytes
        return schema.program.patterns[Int(pattern)].matches(
            source.span, entry.range, steps: &steps)
    }

    /// The characters of a string; counted only where their number can matter.
    private mutating func characters(
        _ entry: Entry, atMost most: Int, atLeast least: Int
    ) -> Int {
        let bytes = Int(entry.length)
        // A character is one to four bytes.
        guard entry.marks.contains(.wide), bytes > most || bytes / 4 < least else { return bytes }
        steps += bytes
        return document.content(of: entry).count { $0 & 0xC0 != 0x80 }
    }
}
