/// A set of a table's rules, by index from 0 in table order; one bit a rule.
package struct RuleSet: Sendable, Equatable {
    var words: [UInt64]

    /// No rule of a table that has so many.
    init(none count: Int) {
        words = Array(repeating: 0, count: RuleSet.words(for: count))
    }

    /// All rules of a table that has so many.
    init(all count: Int) {
        words = Array(repeating: .max, count: RuleSet.words(for: count))
        let rest = count % UInt64.bitWidth
        if rest > 0 { words[words.count - 1] = (1 << rest) - 1 }
    }

    static func words(for count: Int) -> Int {
        (count + UInt64.bitWidth - 1) / UInt64.bitWidth
    }

    /// How many rules are in it.
    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
    /// Whether no rule is in it.
    package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Whether the rule of this index is in it.
    package func contains(_ index: Int) -> Bool {
        words[index / UInt64.bitWidth] >> (index % UInt64.bitWidth) & 1 == 1
    }

    mutating func insert(_ index: Int) {
        words[index / UInt64.bitWidth] |= 1 << (index % UInt64.bitWidth)
    }
}

extension RuleSet: Sequence {
    /// Goes through the indexes, lowest first.
    package struct Iterator: IteratorProtocol {
        private let words: [UInt64]
        private var word = 0
        private var rest: UInt64

        fileprivate init(_ words: [UInt64]) {
            self.words = words
            rest = words.first ?? 0
        }

        package mutating func next() -> Int? {
            while rest == 0 {
                word += 1
                guard word < words.count else { return nil }
                rest = words[word]
            }
            defer { rest &= rest - 1 }
            return word * UInt64.bitWidth + rest.trailingZeroBitCount
        }
    }

    package func makeIterator() -> Iterator { Iterator(words) }
}
