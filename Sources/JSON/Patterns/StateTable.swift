/// An automaton made deterministic: one step for each character, whatever the pattern.
struct StateTable: Sendable {
    /// The state from which no match can come, and the one that has matched.
    private static let failed: UInt16 = 0
    private static let matched: UInt16 = 1

    private let width: Int
    /// For each state and class, the next state.
    private let transitions: [UInt16]
    /// For each state, whether the text may end there.
    private let acceptsAtEnd: [Bool]
    private let start: UInt16

    /// Builds the table, or gives `nil` if it would have more than `stateLimit` states or take
    /// more than `stepLimit` steps to build.
    init?(of automaton: Automaton, _ alphabet: Alphabet, stateLimit: Int, stepLimit: Int) {
        var builder = Builder(automaton, alphabet, stateLimit: stateLimit, stepLimit: stepLimit)
        guard let start = builder.build() else { return nil }
        self.start = start
        width = alphabet.count
        transitions = builder.transitions
        acceptsAtEnd = builder.acceptsAtEnd
    }

    /// Whether the pattern matches anywhere in a range of a text.
    ///
    /// - Parameter steps: Is raised by one for each character read.
    func matches(
        _ text: Span<UInt8>, _ range: Range<Int>, _ alphabet: Alphabet, steps: inout Int
    ) -> Bool {
        var state = start
        var at = range.lowerBound
        while at < range.upperBound, state > Self.matched {
            let length = UTF8Sequence.length(from: text[at])
            let scalar = UTF8Sequence.scalar(at: at, length: length, in: text)
            state = transitions[Int(state) * width + alphabet.number(of: scalar)]
            at += length
            steps += 1
        }
        return state == Self.matched || acceptsAtEnd[Int(state)]
    }
}

extension StateTable {
    /// Builds a table by the subset construction.
    private struct Builder {
        /// A set of the automaton's states, and what stands before, where that still matters.
        struct Subset: Hashable {
            let states: [Int]
            let before: Automaton.Edge
            let isPending: Bool
        }

        let automaton: Automaton
        let alphabet: Alphabet
        let stateLimit: Int
        let stepLimit: Int
        var expansion: Automaton.Expansion
        var transitions: [UInt16]
        var acceptsAtEnd = [false, true]
        var subsets: [Subset] = []
        var known: [Subset: UInt16] = [:]
        var steps = 0

        init(_ automaton: Automaton, _ alphabet: Alphabet, stateLimit: Int, stepLimit: Int) {
            self.automaton = automaton
            self.alphabet = alphabet
            self.stateLimit = stateLimit
            self.stepLimit = stepLimit
            expansion = Automaton.Expansion(of: automaton)
            transitions = Array(repeating: failed, count: 2 * alphabet.count)
        }

        /// Finds all states, and gives the first.
        mutating func build() -> UInt16? {
            let start = state(after: [automaton.start], before: .outside)
            var done = 0
            while done < subsets.count {
                let subset = subsets[done]
                done += 1
                for number in 0..<alphabet.count {
                    transitions.append(transition(from: subset, over: number))
                }
                acceptsAtEnd.append(accepts(atEndOf: subset))
                steps += alphabet.count
                guard subsets.count <= stateLimit, expansion.steps + steps <= stepLimit else {
                    return nil
                }
            }
            return start
        }

        private mutating func transition(from subset: Subset, over number: Int) -> UInt16 {
            let edge = alphabet.edge(of: number)
            var states = subset.states
            if subset.isPending {
                expansion.expand(automaton, from: states, before: subset.before, after: edge)
                if expansion.accepts { return matched }
                states = expansion.states
            }
            steps += states.count
            var seeds = automaton.moves(from: states, over: number, in: alphabet)
            // A match may begin at any character.
            seeds.append(automaton.start)
            return state(after: seeds, before: edge)
        }

        private mutating func accepts(atEndOf subset: Subset) -> Bool {
            guard subset.isPending else { return false }
            expansion.expand(automaton, from: subset.states, before: subset.before, after: .outside)
            return expansion.accepts
        }

        private mutating func state(after seeds: [Int], before: Automaton.Edge) -> UInt16 {
            expansion.expand(automaton, from: seeds, before: before, after: nil)
            if expansion.accepts { return matched }
            if expansion.states.isEmpty { return failed }
            let subset = Subset(
                states: expansion.states.sorted(), before: expansion.isPending ? before : .other,
                isPending: expansion.isPending)
            if let state = known[subset] { return state }
            let state = UInt16(subsets.count + 2)
            subsets.append(subset)
            known[subset] = state
            return state
        }
    }
}

extension Automaton {
    /// The states that follow when a character of a class is read.
    func moves(from states: [Int], over number: Int, in alphabet: Alphabet) -> [Int] {
        states.compactMap { state in
            guard case .consume(let set, let next) = self.states[state],
                alphabet.contains(number, inSet: set)
            else { return nil }
            return next
        }
    }
}
