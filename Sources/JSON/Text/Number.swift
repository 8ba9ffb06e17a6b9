/// A number as JSON writes it: the literal, and its exact value.
///
/// Numbers are equal and ordered by value, whatever their spelling: `1`, `1.0` and `10e-1` are one
/// number. Nothing is rounded.
package struct Number: Sendable {
    /// The literal exactly as written.
    package let text: String
    let isNegative: Bool
    /// The digits from the first to the last that is not zero; none for zero itself.
    let digits: [UInt8]
    /// The value is 0.d₁d₂d₃… times ten to this power.
    let exponent: Int

    /// A number from its literal, as RFC 8259 section 6 writes it; `nil` for any other text.
    package init?(parsing text: String) {
        guard
            let document = try? Document(parsing: Array(text.utf8), within: .ownFile),
            document.root.entry.length == document.bytes.count,
            let number = document.root.number
        else { return nil }
        self = number
    }

    /// A number from a literal that has been read.
    init(literal: ArraySlice<UInt8>) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        for (offset, byte) in zip(0..., literal) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "."):
                point = digits.count
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                let written = literal.dropFirst(offset + 1)
                exponent = Int(String(decoding: written, as: UTF8.self)) ?? 0
            default:
                continue
            }
            if byte | 0x20 == UInt8(ascii: "e") { break }
        }
        let zeros = digits.prefix { $0 == 0 }.count
        let last = digits.lastIndex { $0 != 0 } ?? -1
        text = String(decoding: literal, as: UTF8.self)
        isNegative = literal.first == UInt8(ascii: "-") && last >= 0
        self.digits = last < 0 ? [] : Array(digits[zeros...last])
        self.exponent = last < 0 ? 0 : exponent + (point ?? digits.count) - zeros
    }

    /// The value, if it is whole and fits in 64 bits.
    package var integer: Int? {
        guard isWhole, exponent <= 19 else { return nil }
        var value = 0
        for place in 0..<exponent {
            let digit = place < digits.count ? Int(digits[place]) : 0
            let (shifted, isTooLong) = value.multipliedReportingOverflow(by: 10)
            // Counted downwards from zero, since the least integer has no positive counterpart.
            let (next, isTooLarge) = shifted.subtractingReportingOverflow(digit)
            guard !isTooLong, !isTooLarge else { return nil }
            value = next
        }
        guard !isNegative else { return value }
        return value == .min ? nil : -value
    }

    /// Whether the value has no fraction.
    package var isWhole: Bool {
        exponent >= digits.count
    }
}

extension Number: Hashable, Comparable {
    /// Whether the values are equal.
    package static func == (left: Number, right: Number) -> Bool {
        left.isNegative == right.isNegative && left.exponent == right.exponent
            && left.digits == right.digits
    }

    /// Whether the first value is the smaller one.
    package static func < (left: Number, right: Number) -> Bool {
        guard left.isNegative == right.isNegative else { return left.isNegative }
        return left.isNegative ? right.isNearerZero(than: left) : left.isNearerZero(than: right)
    }

    /// Feeds in the value, not its spelling.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(isNegative)
        hasher.combine(exponent)
        hasher.combine(digits)
    }

    private func isNearerZero(than other: Number) -> Bool {
        guard !digits.isEmpty, !other.digits.isEmpty else {
            return digits.isEmpty && !other.digits.isEmpty
        }
        guard exponent == other.exponent else { return exponent < other.exponent }
        return digits.lexicographicallyPrecedes(other.digits)
    }
}

extension Number {
    /// The most significant digits that a divisor may have.
    static let divisorDigits = 18

    /// Whether the value is a whole number of times `divisor`, which is above zero and has at most
    /// ``divisorDigits`` digits. Steps: one for each digit of the quotient.
    func isMultiple(of divisor: Number) -> Bool {
        guard !digits.isEmpty else { return true }
        let places = exponent - digits.count
        let shift = places - (divisor.exponent - divisor.digits.count)
        // The last digit is not zero, so no power of ten divides the digits.
        guard shift >= 0 else { return false }
        let modulus = divisor.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
        var remainder: UInt64 = 0
        for digit in digits {
            remainder = (remainder * 10 + UInt64(digit)) % modulus
        }
        for _ in 0..<shift where remainder != 0 {
            remainder = remainder * 10 % modulus
        }
        return remainder == 0
    }
}
