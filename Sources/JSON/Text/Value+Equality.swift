extension Value: Hashable {
    /// Whether two values mean the same: numbers by their value, strings by their characters,
    /// objects without regard to the order of their members.
    package static func == (left: Value, right: Value) -> Bool {
        let (one, other) = (left.entry, right.entry)
        guard one.kind == other.kind else { return false }
        switch one.kind {
        case .null:
            return true
        case .boolean:
            return one.marks.contains(.isTrue) == other.marks.contains(.isTrue)
        case .string:
            let isEscaped = other.marks.contains(.escaped)
            let source = isEscaped ? right.document.decoded : right.document.bytes
            return left.document.content(of: one, is: source.span.extracting(other.range))
        case .number:
            return left.number == right.number
        case .array:
            return one.length == other.length
                && zip(left.elements, right.elements).allSatisfy { $0 == $1 }
        case .object:
            return one.length == other.length && left.hasMembers(of: right)
        }
    }

    /// Whether each member of `other` stands here too; both have equally many.
    private func hasMembers(of other: Value) -> Bool {
        let own = Dictionary(uniqueKeysWithValues: keysAndValues)
        return other.keysAndValues.allSatisfy { own[$0] == $1 }
    }

    /// The members with their keys as bytes: strings that look alike are equal to Swift, and would
    /// not be unique.
    private var keysAndValues: [(ArraySlice<UInt8>, Value)] {
        var pairs: [(ArraySlice<UInt8>, Value)] = []
        var key = index + 1
        for _ in 0..<count {
            let value = Value(document: document, index: key + 1)
            pairs.append((document.content(of: document.tape[key]), value))
            key = Int(value.entry.next)
        }
        return pairs
    }

    /// Feeds in what ``==(_:_:)`` compares.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        switch kind {
        case .null:
            break
        case .boolean:
            hasher.combine(boolean)
        case .string:
            document.content(of: entry).withUnsafeBytes { hasher.combine(bytes: $0) }
        case .number:
            hasher.combine(number)
        case .array:
            for element in elements { hasher.combine(element) }
        case .object:
            // A sum, since the order of the members says nothing.
            var sum = 0
            for (key, value) in keysAndValues {
                var one = Hasher()
                one.combine(key)
                one.combine(value)
                sum &+= one.finalize()
            }
            hasher.combine(sum)
        }
    }
}
