// The keywords `const` and `enum`: JSON Schema validation, sections 6.1.2 and 6.1.3.

/// The values that a keyword lists.
struct Choices: Sendable, BitwiseCopyable {
    /// Null, true and false, as bits.
    struct Names: OptionSet, Sendable, BitwiseCopyable {
        let rawValue: UInt8
        static let null = Names(rawValue: 1)
        static let no = Names(rawValue: 2)
        static let yes = Names(rawValue: 4)
    }

    var names: Names = []
    var strings: Program.NameTable = .empty
    /// All that is listed, as it stands in the schema.
    var constants: Rule.Run = .none
    /// Whether numbers, arrays or objects are listed, which are compared one by one.
    var hasOthers = false
}

extension Compiler {
    /// Compiles `const` or `enum`.
    mutating func choices(_ schema: Written, _ keyword: Keyword) throws(SchemaError) -> Int32 {
        guard let listed = schema[keyword] else { return -1 }
        guard keyword == .constant || listed.kind == .array else {
            throw malformed(schema, keyword, "an array of values")
        }
        let values = keyword == .constant ? [listed] : Array(listed.elements)
        var choices = Choices()
        var strings: [(name: String, number: Int32)] = []
        for value in values {
            switch value.kind {
            case .null: choices.names.insert(.null)
            case .boolean: choices.names.insert(value.boolean == true ? .yes : .no)
            case .string: strings.append((value.string ?? "", 0))
            case .number, .array, .object: choices.hasOthers = true
            }
        }
        choices.strings = program.addTable(strings)
        choices.constants = Rule.Run(
            first: Int32(program.constants.count), count: Int32(values.count))
        program.constants += values
        program.choices.append(choices)
        return Int32(program.choices.count - 1)
    }
}

extension Validator {
    /// The most values that a finding lists.
    private static let shownChoices = 12

    mutating func checkChoice(
        _ rule: Rule, _ number: Int32, _ keyword: Keyword, _ entry: Entry, _ index: Int
    ) -> Bool {
        let choices = schema.program.choices[Int(number)]
        guard !contains(choices, entry, index) else { return true }
        let words = reports ? words(choices) : ""
        return miss(keyword, .unlisted, rule, index, words)
    }

    private mutating func contains(_ choices: Choices, _ entry: Entry, _ index: Int) -> Bool {
        switch entry.kind {
        case .null:
            return choices.names.contains(.null)
        case .boolean:
            return choices.names.contains(entry.marks.contains(.isTrue) ? .yes : .no)
        case .string:
            steps += Int(entry.length) / 8
            return find(entry, document.fingerprint(of: entry), in: choices.strings) >= 0
        case .number, .array, .object:
            guard choices.hasOthers else { return false }
            let value = Value(document: document, index: index)
            for constant in choices.constants.range {
                steps += Int(entry.next) - index
                if schema.program.constants[constant] == value { return true }
            }
            return false
        }
    }

    private func words(_ choices: Choices) -> String {
        let listed = schema.program.constants[choices.constants.range].map { constant in
            var writer = Writer()
            writer.value(constant)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
        let rest = listed.count - Self.shownChoices
        let shown = listed.prefix(Self.shownChoices).joined(separator: ", ")
        let more = rest > 0 ? ", or one of \(rest) more" : ""
        return listed.count == 1 ? shown : "one of \(shown)\(more)"
    }
}
