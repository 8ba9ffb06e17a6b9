import JSON
import TestKit
import Testing

@testable import struct JSON.Number

@Suite struct NumberTests {
    @Test(arguments: [
        "0", "-0", "1.50", "1e400", "-12.5e-3", "007", "1.", ".5", " 1", "1 ", "", "x",
    ])
    func `a number is a literal of RFC 8259 and keeps its spelling`(text: String) {
        let isLiteral = ["0", "-0", "1.50", "1e400", "-12.5e-3"].contains(text)
        #expect(Number(parsing: text)?.text == (isLiteral ? text : nil))
    }

    @Test(arguments: [
        [
            "-1e400", "-10", "-9.99", "-1e-400", "0", "1e-400", "0.1", "0.11", "1", "1.0001", "9",
            "10",
        ],
        ["9007199254740992", "9007199254740993", "9007199254740994", "1e16", "1e400", "1.1e400"],
    ])
    func `numbers are ordered by value`(texts: [String]) throws {
        let numbers = try texts.map { try #require(Number(parsing: $0)) }
        #expect(numbers.shuffled().sorted().map(\.text) == texts)
        for (one, other) in zip(numbers, numbers.dropFirst()) {
            #expect(one < other && one != other && !(other < one))
        }
    }

    @Test(arguments: [
        ["1", "1.0", "10e-1", "0.1e1", "100e-2"], ["0", "-0", "0.0", "0e5", "-0e-5"],
    ])
    func `a value has one identity in all its spellings`(texts: [String]) throws {
        let numbers = try texts.map { try #require(Number(parsing: $0)) }
        #expect(Set(numbers).count == 1)
        #expect(numbers.allSatisfy { $0 == numbers[0] && !($0 < numbers[0]) })
    }

    @Test(arguments: [
        ("0", "7", true), ("0.0075", "0.0001", true), ("0.00751", "0.0001", false),
        ("1e308", "0.5", true), ("1e308", "0.123456789", false), ("12391239123", "1e-8", true),
        ("4.5", "1.5", true), ("35", "1.5", false), ("-9", "3", true), ("1e400", "7", false),
        ("123456789012345678", "123456789012345678", true), ("0.3", "0.1", true),
        ("999999999999999999e30", "999999999999999999", true), ("1e-3", "1", false),
    ])
    func `a multiple is told exactly`(value: String, divisor: String, isMultiple: Bool) throws {
        let value = try #require(Number(parsing: value))
        let divisor = try #require(Number(parsing: divisor))
        #expect(value.isMultiple(of: divisor) == isMultiple)
    }

    @Test func `order and multiples agree with whole numbers`() throws {
        var random = SeededRandom(seed: 754)
        for _ in 0..<2_000 {
            let one = Int.random(in: -5_000...5_000, using: &random)
            let other = Int.random(in: 1...5_000, using: &random)
            let left = try #require(Number(parsing: "\(one)"))
            let right = try #require(Number(parsing: "\(other).0"))
            #expect((left < right) == (one < other))
            #expect((left == right) == (one == other))
            #expect(left.isMultiple(of: right) == one.isMultiple(of: other))
            #expect(left.integer == one && right.integer == other)
        }
    }
}
