/// What every cell of a decision table said in one evaluation: two bits a cell.
///
/// Each column has a row of bits for yes and one for unknown; a cell with neither said no. So what
/// holds for all rules is found by a few operations on whole words.
package struct Trace: Sendable, Equatable {
    /// What an input cell said of its column's value.
    package enum Answer: Sendable {
        case yes, no
        /// The value, or what it was compared with, is null or of another kind.
        case unknown
    }

    /// Rules of the table.
    package let ruleCount: Int
    /// Input columns of the table.
    package let columnCount: Int
    /// For column after column, the words of its yes bits, then those of its unknown bits.
    private(set) var bits: [UInt64]
    /// Words of one set of rules.
    let width: Int

    init(ruleCount: Int, columnCount: Int) {
        self.ruleCount = ruleCount
        self.columnCount = columnCount
        width = RuleSet.words(for: ruleCount)
        bits = Array(repeating: 0, count: columnCount * 2 * width)
    }

    /// Notes one test's answer for all rules that ask it, whose set begins at a word of `rules`.
    mutating func note(_ answer: Bool?, column: Int, _ rules: [UInt64], from first: Int) {
        guard answer != false else { return }
        let start = (column * 2 + (answer == nil ? 1 : 0)) * width
        for word in 0..<width { bits[start + word] |= rules[first + word] }
    }

    /// The answer of one input cell; rules and columns count from 0.
    package func answer(rule: Int, column: Int) -> Answer {
        let word = rule / UInt64.bitWidth
        let bit: UInt64 = 1 << (rule % UInt64.bitWidth)
        let start = column * 2 * width
        if bits[start + word] & bit != 0 { return .yes }
        return bits[start + width + word] & bit != 0 ? .unknown : .no
    }

    /// The columns in which a rule's cells gave an answer.
    package func columns(of rule: Int, answering answer: Answer) -> [Int] {
        (0..<columnCount).filter { self.answer(rule: rule, column: $0) == answer }
    }

    /// Rules of which every cell said yes.
    package var fired: RuleSet {
        select { yes, _, result in result & yes }
    }

    /// Rules that did not fire but would if every unknown answer were yes.
    package var open: RuleSet {
        let fired = fired
        var open = select { yes, unknown, result in result & (yes | unknown) }
        for word in 0..<width { open.words[word] &= ~fired.words[word] }
        return open
    }

    /// Rules of which exactly one cell said no and all others yes.
    package var nearMisses: RuleSet {
        var result = RuleSet(none: ruleCount)
        let all = RuleSet(all: ruleCount)
        for word in 0..<width {
            var one: UInt64 = 0
            var more: UInt64 = 0
            var unknown: UInt64 = 0
            for column in 0..<columnCount {
                let start = column * 2 * width + word
                let isUnknown = bits[start + width]
                let no = ~bits[start] & ~isUnknown
                more |= one & no
                one |= no
                unknown |= isUnknown
            }
            result.words[word] = one & ~more & ~unknown & all.words[word]
        }
        return result
    }

    private func select(_ combine: (UInt64, UInt64, UInt64) -> UInt64) -> RuleSet {
        var result = RuleSet(all: ruleCount)
        for column in 0..<columnCount {
            let start = column * 2 * width
            for word in 0..<width {
                result.words[word] = combine(
                    bits[start + word], bits[start + width + word], result.words[word])
            }
        }
        return result
    }
}
