import CDecimal

extension Number {
    /// Reads a numeral: digits with an optional point, sign and exponent, and nothing else.
    ///
    /// Beyond 34 significant digits the value is rounded half-even. `nil` when the text is not a
    /// numeral or its value is out of decimal128's range.
    package init?(_ text: some StringProtocol) {
        var cursor = TextCursor(text)
        guard let numeral = Numeral(&cursor), cursor.isAtEnd, let number = numeral.number else {
            return nil
        }
        self = number
    }
}

/// The parts of a numeral as written.
private struct Numeral {
    private var isNegative = false
    /// Significant digits, without leading zeros.
    private var digits: [UInt8] = []
    private var exponent = 0

    /// Powers of ten beyond this are out of range whatever the digits, and must not overflow.
    private static let exponentDigits = 1...6

    init?(_ cursor: inout TextCursor) {
        isNegative = cursor.take("-")
        guard readDigits(&cursor), readExponent(&cursor) else { return nil }
    }

    private mutating func readDigits(_ cursor: inout TextCursor) -> Bool {
        var count = 0
        var afterPoint = false
        while true {
            if let digit = cursor.digit() {
                count += 1
                if !digits.isEmpty || digit != 0 { digits.append(UInt8(digit)) }
                if afterPoint { exponent -= 1 }
                guard digits.count <= Limit.numeralDigits else { return false }
            } else if !afterPoint, cursor.take(".") {
                afterPoint = true
                // "1." is not a numeral: a digit must follow.
                guard let next = cursor.next, Self.isDigit(next) else { return false }
            } else {
                return count > 0
            }
        }
    }

    private mutating func readExponent(_ cursor: inout TextCursor) -> Bool {
        guard cursor.take("e") || cursor.take("E") else { return true }
        let isNegativePower = cursor.take("-")
        if !isNegativePower { _ = cursor.take("+") }
        guard let power = cursor.number(digits: Numeral.exponentDigits) else { return false }
        exponent += isNegativePower ? -power : power
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Digits that fit a coefficient without rounding.
    private static let exactDigits = 34
    private static let exactExponents = -6176...6111

    var number: Number? {
        guard digits.count <= Numeral.exactDigits, Numeral.exactExponents.contains(exponent) else {
            let text = digits.reduce(into: isNegative ? "-0" : "0") { $0 += String($1) }
            return unsafe "\(text)E\(exponent)".withCString { text in
                Number(unsafe decimal128_from_text(text))
            }
        }
        let coefficient = digits.reduce(UInt128(0)) { $0 * 10 + UInt128($1) }
        return Number(
            negative: isNegative && coefficient != 0, coefficient: coefficient, exponent: exponent)
    }
}

extension Number: CustomStringConvertible {
    /// FEEL's form: no trailing zeros after the point, and no exponent unless the number would
    /// need more than ``Limit/plainDigits`` digits without one.
    package var description: String {
        let (coefficient, exponent) = reduced
        let digits = String(coefficient)
        let sign = isNegative ? "-" : ""
        let plainLength = exponent >= 0 ? digits.count + exponent : max(digits.count, 1 - exponent)
        guard plainLength <= Limit.plainDigits else {
            let power = exponent + digits.count - 1
            let fraction = digits.count == 1 ? "" : "." + digits.dropFirst()
            return "\(sign)\(digits.prefix(1))\(fraction)E\(power < 0 ? "" : "+")\(power)"
        }
        if exponent >= 0 {
            return sign + digits + String(repeating: "0", count: exponent)
        }
        let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
        return "\(sign)\(padded.dropLast(-exponent)).\(padded.suffix(-exponent))"
    }
}
