import CDecimal

/// A FEEL number: IEEE 754 decimal128, 34 digits, rounded half-even; never an infinity or a NaN.
///
/// Arithmetic gives `nil` where the standard's result is not a number: division by zero, overflow,
/// a root of a negative number. Numbers equal in value are equal, whatever their trailing zeros.
package struct Number: Sendable {
    /// The BID coding. Invariant 1: it is finite and canonical, so the exponent stands in bits 49
    /// to 62 of `high` and the coefficient, below 10^34, in the 113 bits under it.
    let low: UInt64
    let high: UInt64

    static let exponentBias = 6176
    private static let exponentShift: UInt64 = 49
    private static let signBit: UInt64 = 1 << 63
    /// `high` of a whole number from 0 to 2^64 - 1 with exponent 0.
    private static let wholeHigh = UInt64(exponentBias) << exponentShift

    /// Nought.
    package static let zero = Number(0)
    /// One.
    package static let one = Number(1)

    /// A whole number.
    package init(_ value: Int) {
        low = UInt64(value.magnitude)
        high = Number.wholeHigh | (value < 0 ? Number.signBit : 0)
    }

    /// Keeps what the library computed, unless that is an infinity or a NaN.
    init?(_ decimal: Decimal128) {
        let isSpecial = (decimal.high >> 58) & 0x1E == 0x1E
        guard !isSpecial else { return nil }
        low = decimal.low
        high = decimal.high
    }

    /// A coefficient below 10^34 times ten to an exponent within decimal128's.
    init(negative: Bool, coefficient: UInt128, exponent: Int) {
        let biased = UInt64(exponent + Number.exponentBias) << Number.exponentShift
        low = UInt64(truncatingIfNeeded: coefficient)
        high =
            UInt64(truncatingIfNeeded: coefficient >> 64) | biased
            | (negative ? Number.signBit : 0)
    }

    var decimal: Decimal128 { Decimal128(low: low, high: high) }
    var isNegative: Bool { high & Number.signBit != 0 && coefficient != 0 }
    var isZero: Bool { coefficient == 0 }
    var exponent: Int {
        Int((high & ~Number.signBit) >> Number.exponentShift) - Number.exponentBias
    }

    var coefficient: UInt128 {
        let mask = (UInt64(1) << Number.exponentShift) - 1
        return UInt128(high & mask) << 64 | UInt128(low)
    }

    /// The coefficient and exponent without trailing zeros; zero has exponent 0.
    var reduced: (coefficient: UInt128, exponent: Int) {
        var (coefficient, exponent) = (coefficient, exponent)
        guard coefficient != 0 else { return (0, 0) }
        while coefficient.isMultiple(of: 10) {
            coefficient /= 10
            exponent += 1
        }
        return (coefficient, exponent)
    }

    /// The value as an `Int`, if it is whole and fits.
    package var int: Int? {
        let (coefficient, exponent) = reduced
        guard exponent >= 0, exponent <= 18, let digits = Int(exactly: coefficient) else {
            return nil
        }
        var value = isNegative ? -digits : digits
        for _ in 0..<exponent {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product
        }
        return value
    }

    /// Whether nothing but zeros stands after the point.
    package var isWhole: Bool { reduced.exponent >= 0 }
}

// MARK: - Arithmetic

extension Number {
    /// The sum; `nil` when it is out of range.
    package func adding(_ other: Number) -> Number? {
        Number(decimal128_add(decimal, other.decimal))
    }

    /// The difference; `nil` when it is out of range.
    package func subtracting(_ other: Number) -> Number? {
        Number(decimal128_subtract(decimal, other.decimal))
    }

    /// The product; `nil` when it is out of range.
    package func multiplied(by other: Number) -> Number? {
        Number(decimal128_multiply(decimal, other.decimal))
    }

    /// `nil` when divided by zero.
    package func divided(by other: Number) -> Number? {
        Number(decimal128_divide(decimal, other.decimal))
    }

    /// The number with the other sign.
    package var negated: Number {
        Number(negative: !isNegative && !isZero, coefficient: coefficient, exponent: exponent)
    }

    /// The number without its sign.
    package var magnitude: Number {
        isNegative ? negated : self
    }

    /// Whole powers to which ``raised(to:)`` multiplies, so that they are exact where 34 digits
    /// suffice; other powers go by logarithms.
    private static let multipliedPower = 100_000

    /// The power; `nil` when there is none, or it is out of range.
    package func raised(to power: Number) -> Number? {
        guard let whole = power.int, abs(whole) <= Number.multipliedPower else {
            return Number(decimal128_power(decimal, power.decimal))
        }
        guard !(isZero && whole < 0) else { return nil }
        var result = Number.one
        var factor = self
        var remaining = whole.magnitude
        while remaining > 0 {
            if remaining & 1 == 1 {
                guard let product = result.multiplied(by: factor) else {
                    return whole < 0 ? .zero : nil
                }
                result = product
            }
            remaining >>= 1
            guard remaining > 0 else { break }
            guard let square = factor.multiplied(by: factor) else {
                return whole < 0 ? .zero : nil
            }
            factor = square
        }
        return whole < 0 ? Number.one.divided(by: result) : result
    }

    /// How digits that are given up are rounded.
    package enum Rounding: Sendable {
        case halfEven, floor, ceiling, towardZero, halfAwayFromZero
    }

    /// Digits after the point that decimal128 can count.
    private static let scales = -6111...6176

    /// The number with at most `scale` digits after the point; a negative scale counts before it.
    package func rounded(toScale scale: Int, _ rounding: Rounding) -> Number? {
        guard Number.scales.contains(scale) else { return nil }
        guard exponent < -scale else { return self }
        let pattern = Number(negative: false, coefficient: 1, exponent: -scale)
        let mode =
            switch rounding {
            case .halfEven: Decimal128RoundHalfEven
            case .floor: Decimal128RoundDown
            case .ceiling: Decimal128RoundUp
            case .towardZero: Decimal128RoundTowardZero
            case .halfAwayFromZero: Decimal128RoundHalfAway
            }
        return Number(decimal128_quantize(decimal, pattern.decimal, mode))
    }
}

// MARK: - Comparison

extension Number: Comparable, Hashable {
    /// True when both are at least zero and have the same exponent and upper digits, so that the
    /// low words decide. That holds for nearly all numbers of a rule, and spares the library call.
    @inline(__always)
    private func differsOnlyInLow(from other: Number) -> Bool {
        high == other.high && high & Number.signBit == 0
    }

    package static func < (left: Number, right: Number) -> Bool {
        if left.differsOnlyInLow(from: right) { return left.low < right.low }
        return decimal128_is_less(left.decimal, right.decimal) == 1
    }

    package static func == (left: Number, right: Number) -> Bool {
        if left.differsOnlyInLow(from: right) { return left.low == right.low }
        return decimal128_is_equal(left.decimal, right.decimal) == 1
    }

    package func hash(into hasher: inout Hasher) {
        let (coefficient, exponent) = reduced
        hasher.combine(isNegative)
        hasher.combine(coefficient)
        hasher.combine(exponent)
    }
}
