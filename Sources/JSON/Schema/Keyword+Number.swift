// The keywords for numbers: JSON Schema validation, section 6.2.

/// What a schema says of a number.
struct NumberRule: Sendable {
    var bounds: [NumberBound]
    /// The whole numbers that keep all bounds, if whole numbers tell what the bounds are: the
    /// quick way for nearly every message.
    let quick: ClosedRange<Int>?

    init(_ bounds: [NumberBound]) {
        self.bounds = bounds
        var least = Int.min
        var most = Int.max
        var isQuick = true
        for bound in bounds {
            switch (bound.keyword, bound.number.integer) {
            case (.minimum, let number?): least = number
            case (.maximum, let number?): most = number
            default: isQuick = false
            }
        }
        quick = isQuick && least <= most ? least...most : nil
    }
}

/// One keyword for numbers, and its number.
struct NumberBound: Sendable {
    static let keywords: [Keyword] = [
        .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf,
    ]

    let keyword: Keyword
    let number: Number

    /// Whether a value keeps the bound.
    func holds(for value: Number) -> Bool {
        switch keyword {
        case .minimum: value >= number
        case .exclusiveMinimum: value > number
        case .maximum: value <= number
        case .exclusiveMaximum: value < number
        default: value.isMultiple(of: number)
        }
    }

    /// What is wrong with a value that does not keep the bound.
    var kind: Finding.Kind {
        switch keyword {
        case .minimum, .exclusiveMinimum: .tooLittle
        case .maximum, .exclusiveMaximum: .tooMuch
        default: .wrongForm
        }
    }

    /// The bound in words.
    var words: String {
        switch keyword {
        case .minimum: "a number of at least \(number.text)"
        case .exclusiveMinimum: "a number above \(number.text)"
        case .maximum: "a number of at most \(number.text)"
        case .exclusiveMaximum: "a number below \(number.text)"
        default: "a multiple of \(number.text)"
        }
    }
}

extension Compiler {
    /// Compiles the keywords for numbers.
    mutating func number(_ schema: Written) throws(SchemaError) -> Int32 {
        var bounds: [NumberBound] = []
        for keyword in NumberBound.keywords {
            guard let value = schema[keyword] else { continue }
            guard let number = value.number else { throw malformed(schema, keyword, "a number") }
            bounds.append(NumberBound(keyword: keyword, number: number))
        }
        guard !bounds.isEmpty else { return -1 }
        if let divisor = schema[.multipleOf]?.number {
            guard !divisor.isNegative, !divisor.digits.isEmpty else {
                throw malformed(schema, .multipleOf, "a number above zero")
            }
            guard divisor.digits.count <= Number.divisorDigits else {
                throw library.error(
                    .numberOutOfRange, schema.place, .multipleOf,
                    "a number of at most \(Number.divisorDigits) digits")
            }
        }
        program.numbers.append(NumberRule(bounds))
        return Int32(program.numbers.count - 1)
    }
}

extension Validator {
    /// The most digits of a literal that surely fits in 64 bits.
    private static let quickDigits = 18

    mutating func checkNumber(_ rule: Rule, _ entry: Entry, _ index: Int) -> Bool {
        if let quick = schema.program.numbers[Int(rule.number)].quick,
            entry.marks.contains(.whole), entry.length <= Self.quickDigits,
            quick.contains(whole(entry))
        {
            return true
        }
        return checkExactly(rule, entry, index)
    }

    /// The value of a short literal without fraction and exponent.
    private func whole(_ entry: Entry) -> Int {
        var value = 0
        var isNegative = false
        for place in entry.range {
            let byte = document.bytes[place]
            if byte == UInt8(ascii: "-") {
                isNegative = true
            } else {
                value = value &* 10 &+ Int(byte &- UInt8(ascii: "0"))
            }
        }
        return isNegative ? -value : value
    }

    private mutating func checkExactly(_ rule: Rule, _ entry: Entry, _ index: Int) -> Bool {
        let number = Number(literal: document.bytes[entry.range])
        steps += number.digits.count + abs(number.exponent)
        for bound in schema.program.numbers[Int(rule.number)].bounds
        where !bound.holds(for: number) {
            guard miss(bound.keyword, bound.kind, rule, index, bound.words) else { return false }
        }
        return true
    }
}
