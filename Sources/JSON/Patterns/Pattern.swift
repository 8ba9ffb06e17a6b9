/// A regular expression of ECMA-262 with the flag `u`, which takes one bounded step for each
/// character, whatever the pattern and the text.
///
/// Runs characters, classes, `\p{…}` (scripts apart), alternatives, groups, quantifiers, `^`, `$`,
/// `\b` and `\B`. Lookaround, references to groups and modifiers are refused.
final class Pattern: Sendable {
    /// States of the automaton that a pattern may need.
    static let stateLimit = 4_096
    /// States of the table; a pattern that needs more is run by its automaton.
    static let tableStateLimit = 1_024
    /// Steps that building the table may take.
    static let tableStepLimit = 2_000_000

    private let automaton: Automaton
    private let alphabet: Alphabet
    private let table: StateTable?

    /// A pattern that can be run.
    ///
    /// - Parameter tableStateLimit: 0 for a pattern that is always run by its automaton.
    init(
        parsing text: String, tableStateLimit: Int = Pattern.tableStateLimit
    ) throws(PatternError) {
        let tree = try PatternParser.parse(text)
        if let error = tree.firstUnsupported { throw error }
        automaton = try Automaton(of: tree, limit: Self.stateLimit)
        alphabet = try Alphabet(of: automaton)
        table = StateTable(
            of: automaton, alphabet, stateLimit: tableStateLimit, stepLimit: Self.tableStepLimit)
    }

    /// Whether the pattern has a table, so that a step costs the same for every pattern.
    var hasTable: Bool {
        table != nil
    }

    /// Whether the pattern matches anywhere in a range of a text, which must be UTF-8.
    ///
    /// - Parameter steps: Is raised by the steps taken.
    func matches(_ text: Span<UInt8>, _ range: Range<Int>, steps: inout Int) -> Bool {
        guard let table else { return run(text, range, &steps) }
        return table.matches(text, range, alphabet, steps: &steps)
    }

    /// Follows all states of the automaton at once.
    private func run(_ text: Span<UInt8>, _ range: Range<Int>, _ steps: inout Int) -> Bool {
        var expansion = Automaton.Expansion(of: automaton)
        var seeds = [automaton.start]
        var before = Automaton.Edge.outside
        var at = range.lowerBound
        defer { steps += expansion.steps }
        while at < range.upperBound {
            let length = UTF8Sequence.length(from: text[at])
            let number = alphabet.number(of: UTF8Sequence.scalar(at: at, length: length, in: text))
            let after = alphabet.edge(of: number)
            expansion.expand(automaton, from: seeds, before: before, after: after)
            if expansion.accepts { return true }
            seeds = automaton.moves(from: expansion.states, over: number, in: alphabet)
            seeds.append(automaton.start)
            before = after
            at += length
        }
        expansion.expand(automaton, from: seeds, before: before, after: Automaton.Edge.outside)
        return expansion.accepts
    }
}
