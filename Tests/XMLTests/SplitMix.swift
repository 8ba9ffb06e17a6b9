/// A source of numbers that gives the same ones for the same seed.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A text of characters that XML 1.0 can hold, many of them with a meaning.
    mutating func text(count: Int) -> String {
        let marked = Array("<>&\"'] \t\n\r;#x-!?=/é日😀\u{FFFD}")
        return String(
            (0..<count).map { _ in
                Bool.random(using: &self)
                    ? marked[Int.random(in: marked.indices, using: &self)]
                    : Character(Unicode.Scalar(UInt8.random(in: 0x20...0x7E, using: &self)))
            })
    }
}
