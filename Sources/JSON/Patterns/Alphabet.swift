/// The characters as one automaton tells them apart: those that all of its sets treat alike are one
/// class.
struct Alphabet: Sendable {
    /// The number of classes.
    let count: Int
    /// The class of each ASCII character.
    private let ascii: [UInt16]
    /// Where each run of characters of one class begins, and that class.
    private let starts: [UInt32]
    private let classes: [UInt16]
    /// For each set in turn, whether each class belongs to it; last comes the set of `\w`.
    private let members: [Bool]
    private let wordSet: Int

    init(of automaton: Automaton) throws(PatternError) {
        let sets = automaton.sets + [.word]
        var starts: Set<UInt32> = [0]
        for range in sets.flatMap(\.ranges) {
            starts.insert(range.lowerBound)
            if range.upperBound < ScalarSet.greatest { starts.insert(range.upperBound + 1) }
        }
        let sorted = starts.sorted()
        var known: [[Bool]: UInt16] = [:]
        var classes: [UInt16] = []
        for start in sorted {
            let signature = sets.map { $0.contains(start) }
            let number = known[signature] ?? UInt16(known.count)
            known[signature] = number
            classes.append(number)
        }
        count = known.count
        self.starts = sorted
        self.classes = classes
        var members = Array(repeating: false, count: sets.count * known.count)
        for (signature, number) in known {
            for (set, isMember) in signature.enumerated() {
                members[set * known.count + Int(number)] = isMember
            }
        }
        self.members = members
        wordSet = sets.count - 1
        ascii = (0..<128).map { scalar in
            let run = sorted.lastIndex { $0 <= scalar } ?? 0
            return classes[run]
        }
    }

    /// The class of a character.
    func number(of scalar: UInt32) -> Int {
        guard scalar >= 128 else { return Int(ascii[Int(scalar)]) }
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= scalar { low = middle } else { high = middle }
        }
        return Int(classes[low])
    }

    /// Whether the characters of a class belong to an automaton's set.
    func contains(_ number: Int, inSet set: Int) -> Bool {
        members[set * count + number]
    }

    /// What a character of a class is to a word boundary.
    func edge(of number: Int) -> Automaton.Edge {
        contains(number, inSet: wordSet) ? .word : .other
    }
}
