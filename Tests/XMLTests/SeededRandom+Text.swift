import TestKit

extension SeededRandom {
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
