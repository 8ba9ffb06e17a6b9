/// A set of characters, as ranges of Unicode scalar values.
struct ScalarSet: Sendable, Hashable {
    static let greatest: UInt32 = 0x10_FFFF

    /// In order, with a gap between any two.
    let ranges: [ClosedRange<UInt32>]

    /// The characters that stand in any of the ranges, which may overlap.
    init(_ ranges: [ClosedRange<UInt32>]) {
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                let upper = max(last.upperBound, range.upperBound)
                joined[joined.count - 1] = last.lowerBound...upper
            } else {
                joined.append(range)
            }
        }
        self.ranges = joined
    }

    /// One character.
    init(_ scalar: UInt32) {
        ranges = [scalar...scalar]
    }

    /// The characters of which `isMember` is true. Asks about every one there is.
    init(where isMember: (Unicode.Scalar) -> Bool) {
        var ranges: [ClosedRange<UInt32>] = []
        var start: UInt32?
        var value: UInt32 = 0
        while value <= Self.greatest + 1 {
            let isIn = Unicode.Scalar(value).map(isMember) ?? false
            if isIn, start == nil { start = value }
            if !isIn, let first = start {
                ranges.append(first...value - 1)
                start = nil
            }
            value += 1
        }
        self.ranges = ranges
    }

    /// All characters that are not in this set.
    var inverted: ScalarSet {
        var rest: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { rest.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= Self.greatest { rest.append(next...Self.greatest) }
        return ScalarSet(rest)
    }

    /// The characters of either set.
    func union(_ other: ScalarSet) -> ScalarSet {
        ScalarSet(ranges + other.ranges)
    }

    /// Whether a character is in the set.
    func contains(_ scalar: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= scalar
    }
}

extension ScalarSet {
    /// ECMA-262 `\d`.
    static let digits = ScalarSet([0x30...0x39])
    /// ECMA-262 `\w`.
    static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// ECMA-262 `\s`: white space and line ends.
    static let space = ScalarSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
        0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
    /// ECMA-262 `.`: all but line ends.
    static let dot = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]).inverted
}
