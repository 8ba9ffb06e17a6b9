import DMN
import TestKit
import Testing

@Suite struct NumberTests {
    private func number(_ text: String) throws -> Number { try #require(Number(text)) }

    @Test func `a third has 34 digits`() throws {
        let third = try #require(Number(1).divided(by: Number(3)))
        #expect(third.description == "0.3333333333333333333333333333333333")
    }

    @Test func `tenths add up exactly`() throws {
        let sum = try number("0.1").adding(try number("0.2"))
        #expect(try sum == number("0.3"))
        #expect(sum?.description == "0.3")
    }

    @Test(arguments: [
        ("1", "1"), ("-1", "-1"), ("0", "0"), ("-0", "0"), ("1.10", "1.1"), (".5", "0.5"),
        ("-.5", "-0.5"), ("007", "7"), ("1e3", "1000"), ("1.5E-3", "0.0015"), ("12e+1", "120"),
        ("0.00", "0"), ("1e-30", "0.000000000000000000000000000001"),
        ("1234567890123456789012345678901234", "1234567890123456789012345678901234"),
        ("1e50", "1E+50"), ("1.25e-60", "1.25E-60"), ("-9e6144", "-9E+6144"),
    ])
    func `a numeral is read and printed without an exponent unless it needs one`(
        text: String, printed: String
    ) throws {
        #expect(try number(text).description == printed)
    }

    @Test(arguments: [
        "", "-", ".", "1.", "1..2", "+1", "1 ", " 1", "0x10", "1e", "1e+", "abc", "NaN", "Infinity",
        "1e7000", "٣", "1_000",
    ])
    func `what is not a numeral is no number`(text: String) {
        #expect(Number(text) == nil)
    }

    @Test(arguments: [
        ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
        ("12345678901234567890123456789012355", "12345678901234567890123456789012360"),
        ("123456789012345678901234567890123451", "123456789012345678901234567890123500"),
    ])
    func `digits beyond the 34th round half to even`(text: String, rounded: String) throws {
        #expect(try number(text) == number(rounded))
    }

    @Test func `what is no number has no result`() throws {
        #expect(Number(1).divided(by: .zero) == nil)
        #expect(Number.zero.divided(by: .zero) == nil)
        #expect(try number("9e6144").multiplied(by: Number(10)) == nil)
        #expect(try Number(-1).raised(to: number("0.5")) == nil)
        #expect(Number.zero.raised(to: Number(-1)) == nil)
    }

    @Test func `numbers are equal by value, whatever their trailing zeros`() throws {
        let (short, long) = try (number("1.1"), number("1.100"))
        #expect(short == long)
        #expect(Set([short, long, try number("11e-1")]).count == 1)
        #expect(try number("-0") == .zero)
        #expect(try Set([number("-0"), number("0e5")]).count == 1)
    }

    @Test func `whole powers are exact`() throws {
        #expect(Number(7).raised(to: Number(5)) == Number(16807))
        #expect(try Number(10).raised(to: Number(-5)) == number("0.00001"))
        #expect(Number(-2).raised(to: Number(3)) == Number(-8))
        #expect(Number(5).raised(to: .zero) == .one)
        #expect(try number("1e-4000").raised(to: Number(2)) == .zero)
        let root = try #require(Number(2).raised(to: number("0.5")))
        #expect(root.description.hasPrefix("1.41421356237309504880168872420969"))
    }

    @Test(arguments: [
        (Number.Rounding.halfEven, ["2", "-2", "2", "4"]),
        (.floor, ["2", "-3", "1", "3"]),
        (.ceiling, ["3", "-2", "2", "4"]),
        (.towardZero, ["2", "-2", "1", "3"]),
        (.halfAwayFromZero, ["3", "-3", "2", "4"]),
    ])
    func `rounding follows its mode`(mode: Number.Rounding, expected: [String]) throws {
        for (text, result) in zip(["2.5", "-2.5", "1.6", "3.5"], expected) {
            #expect(try number(text).rounded(toScale: 0, mode) == number(result), "\(text)")
        }
    }

    @Test func `rounding keeps so many digits after the point, or before it`() throws {
        #expect(try number("1.126").rounded(toScale: 2, .floor) == number("1.12"))
        #expect(try number("1250").rounded(toScale: -2, .halfEven) == number("1200"))
        #expect(try number("1.5").rounded(toScale: 9000, .floor) == nil)
        #expect(try number("5.5").rounded(toScale: -6111, .floor) == .zero)
        #expect(try number("5.5").rounded(toScale: -6112, .floor) == nil)
    }

    @Test(arguments: [
        ("12", 12), ("-12", -12), ("1.20e1", 12), ("0", 0), ("1e18", 1_000_000_000_000_000_000),
        ("9223372036854775807", Int.max), ("1.5", nil), ("1e19", nil), ("9223372036854775808", nil),
    ])
    func `a whole number that fits is an integer`(text: String, expected: Int?) throws {
        #expect(try number(text).int == expected)
    }

    @Test func `sums, products and order agree with whole arithmetic`() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<5_000 {
            let left = Int.random(in: -1_000_000_000...1_000_000_000, using: &random)
            let right =
                Int.random(in: -2...2, using: &random) * left
                + Int.random(in: -1...1, using: &random)
            let (one, other) = (Number(left), Number(right))
            #expect(one.adding(other) == Number(left + right))
            #expect(one.subtracting(other) == Number(left - right))
            let (product, overflow) = left.multipliedReportingOverflow(by: right)
            #expect(overflow || one.multiplied(by: other) == Number(product))
            #expect((one < other) == (left < right))
            #expect((one == other) == (left == right))
            #expect(Number(one.description) == one)
        }
    }
}
