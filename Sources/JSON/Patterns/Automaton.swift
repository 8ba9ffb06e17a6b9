/// A pattern as a nondeterministic automaton: Thompson's construction.
struct Automaton: Sendable {
    enum State: Sendable {
        case accept
        /// Goes on when the character is in the set of that index.
        case consume(set: Int, next: Int)
        case split(Int, Int)
        case assertion(PatternTree.Assertion, next: Int)
    }

    private(set) var states: [State] = [.accept]
    private(set) var sets: [ScalarSet] = []
    private(set) var start = 0
    private let limit: Int

    /// Builds the automaton of a pattern, in at most `limit` states.
    init(of tree: PatternTree, limit: Int) throws(PatternError) {
        self.limit = limit
        start = try add(tree, before: 0)
    }

    /// Adds what leads through `tree` to the state `next`.
    ///
    /// - Returns: The state where it begins.
    private mutating func add(
        _ tree: PatternTree, before next: Int
    ) throws(PatternError) -> Int {
        switch tree {
        case .characters(let set):
            return try append(.consume(set: index(of: set), next: next))
        case .assertion(let assertion):
            return try append(.assertion(assertion, next: next))
        case .sequence(let parts):
            var next = next
            for part in parts.reversed() { next = try add(part, before: next) }
            return next
        case .choice(let branches):
            var choice = try add(branches[branches.count - 1], before: next)
            for branch in branches.dropLast().reversed() {
                choice = try append(.split(add(branch, before: next), choice))
            }
            return choice
        case .repeated(let part, let least, let most):
            return try add(part, least, most, before: next)
        case .unsupported(let name, let offset):
            throw PatternError(code: .unsupported, offset: offset, expected: name)
        }
    }

    private mutating func add(
        _ part: PatternTree, _ least: Int, _ most: Int?, before next: Int
    ) throws(PatternError) -> Int {
        var first = next
        if let most {
            for _ in least..<most { first = try append(.split(add(part, before: first), next)) }
        } else {
            // The loop's own state comes first, so that its body can lead back to it.
            first = try append(.split(next, next))
            states[first] = .split(try add(part, before: first), next)
        }
        for _ in 0..<least {
            let size = states.count
            first = try add(part, before: first)
            // A part that needs no state is empty, and once is as good as a thousand times.
            guard states.count > size else { break }
        }
        return first
    }

    private mutating func append(_ state: State) throws(PatternError) -> Int {
        guard states.count < limit else {
            throw PatternError(
                code: .tooLarge, offset: 0, expected: "at most \(limit) states")
        }
        states.append(state)
        return states.count - 1
    }

    private mutating func index(of set: ScalarSet) -> Int {
        if let known = sets.firstIndex(of: set) { return known }
        sets.append(set)
        return sets.count - 1
    }
}

extension Automaton {
    /// What stands on one side of a place in a text.
    enum Edge: Sendable, Hashable {
        case outside, word, other
    }

    /// Goes on from states without reading a character.
    struct Expansion {
        /// The states reached that wait for a character or for a test that is not known yet.
        private(set) var states: [Int] = []
        /// Whether the end of the pattern is reached.
        private(set) var accepts = false
        /// Whether a test waits for what follows.
        private(set) var isPending = false
        /// States looked at, for limits and for tests.
        private(set) var steps = 0
        private var visited: [Int]
        private var visit = 0
        private var waiting: [Int] = []

        init(of automaton: Automaton) {
            visited = Array(repeating: 0, count: automaton.states.count)
        }

        /// Finds all that can be reached from `seeds`, given what stands before and after.
        ///
        /// - Parameter after: `nil` while it is not known yet.
        mutating func expand(
            _ automaton: Automaton, from seeds: [Int], before: Edge, after: Edge?
        ) {
            states.removeAll(keepingCapacity: true)
            accepts = false
            isPending = false
            visit += 1
            waiting.append(contentsOf: seeds)
            while let state = waiting.popLast() {
                steps += 1
                guard visited[state] != visit else { continue }
                visited[state] = visit
                switch automaton.states[state] {
                case .accept:
                    accepts = true
                case .consume:
                    states.append(state)
                case .split(let first, let second):
                    waiting.append(second)
                    waiting.append(first)
                case .assertion(let assertion, let next):
                    switch assertion.holds(between: before, and: after) {
                    case true?: waiting.append(next)
                    case false?: continue
                    case nil:
                        isPending = true
                        states.append(state)
                    }
                }
            }
        }
    }
}

extension PatternTree.Assertion {
    /// Whether the place is of this kind; `nil` if that depends on what follows.
    fileprivate func holds(between before: Automaton.Edge, and after: Automaton.Edge?) -> Bool? {
        if self == .start { return before == .outside }
        guard let after else { return nil }
        return switch self {
        case .start: before == .outside
        case .end: after == .outside
        case .wordBoundary: (before == .word) != (after == .word)
        case .noWordBoundary: (before == .word) == (after == .word)
        }
    }
}
