/// Finds a key that stands twice in one object.
///
/// Few keys are told apart by their fingerprints, each against each. Otherwise the keys are sorted,
/// so that equal ones become neighbours. Neither needs a secret or luck: keys made to share a
/// fingerprint cost some comparisons of their bytes, and the number of keys is limited.
struct KeyCheck {
    /// Up to this many keys are compared each with each.
    private static let fewKeys = 16

    /// Comparisons of keys, and bytes compared.
    private(set) var steps = 0
    /// A key's fingerprint above its place on the tape; kept for its storage.
    private var order: [UInt64] = []

    /// The offset in the text of the first key of an object that stood there before.
    mutating func repeatedKey(
        of object: Int, tape: [Entry], text: Span<UInt8>, decoded: [UInt8]
    ) -> Int? {
        guard !areFewAndApart(object, tape) else { return nil }
        sortKeys(of: object, tape)
        var found: Int?
        var first = 0
        while first < order.count {
            let fingerprint = order[first] >> 32
            var end = first + 1
            while end < order.count, order[end] >> 32 == fingerprint { end += 1 }
            if end - first > 1, let equal = firstEqual(first..<end, tape, text, decoded) {
                found = min(found ?? equal, equal)
            }
            first = end
        }
        return found
    }

    private mutating func areFewAndApart(_ object: Int, _ tape: [Entry]) -> Bool {
        let count = Int(tape[object].length)
        guard count <= Self.fewKeys else { return false }
        var seen = InlineArray<16, UInt32>(repeating: 0)
        var key = object + 1
        for place in 0..<count {
            let fingerprint = tape[key].fingerprint
            for earlier in 0..<place where seen[earlier] == fingerprint { return false }
            seen[place] = fingerprint
            key = Int(tape[key + 1].next)
        }
        steps += count * (count - 1) / 2
        return true
    }

    private mutating func sortKeys(of object: Int, _ tape: [Entry]) {
        order.removeAll(keepingCapacity: true)
        var key = object + 1
        for _ in 0..<tape[object].length {
            order.append(UInt64(tape[key].fingerprint) << 32 | UInt64(key))
            key = Int(tape[key + 1].next)
        }
        var compared = order.count
        order.sort { first, second in
            compared += 1
            return first < second
        }
        steps += compared
    }

    /// The offset of the first repetition among keys of one fingerprint.
    private mutating func firstEqual(
        _ run: Range<Int>, _ tape: [Entry], _ text: Span<UInt8>, _ decoded: [UInt8]
    ) -> Int? {
        var compared = 0
        func compare(_ first: Int, _ second: Int) -> Int {
            let (one, other) = (tape[first], tape[second])
            let (left, right) = (one.range, other.range)
            for (a, b) in zip(left, right) {
                compared += 1
                let leftByte = one.marks.contains(.escaped) ? decoded[a] : text[a]
                let rightByte = other.marks.contains(.escaped) ? decoded[b] : text[b]
                if leftByte != rightByte { return Int(leftByte) - Int(rightByte) }
            }
            return left.count - right.count
        }
        let keys = order[run].map { Int($0 & 0xFFFF_FFFF) }
        let sorted = keys.sorted { first, second in
            let byBytes = compare(first, second)
            return byBytes == 0 ? first < second : byBytes < 0
        }
        let repeated = zip(sorted, sorted.dropFirst()).filter { compare($0, $1) == 0 }.map(\.1)
        steps += compared
        return repeated.min().map { Int(tape[$0].start) }
    }
}
