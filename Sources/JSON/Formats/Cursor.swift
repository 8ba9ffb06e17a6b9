/// Reads a short text from its start, one expected piece after another.
struct Cursor {
    private let bytes: ArraySlice<UInt8>
    private(set) var at: Int

    init(_ text: String) {
        bytes = Array(text.utf8)[...]
        at = 0
    }

    var isAtEnd: Bool {
        at == bytes.endIndex
    }

    /// The next byte, if there is one.
    var next: UInt8? {
        at < bytes.endIndex ? bytes[at] : nil
    }

    /// Goes past one byte if it is one of those in `letters`.
    mutating func take(_ letters: StaticString) -> Bool {
        guard let next else { return false }
        let isThere = letters.withUTF8Buffer { $0.contains(next) }
        if isThere { at += 1 }
        return isThere
    }

    /// Goes past one byte for which `isWanted` is true.
    mutating func take(where isWanted: (UInt8) -> Bool) -> Bool {
        guard let next, isWanted(next) else { return false }
        at += 1
        return true
    }

    /// Goes past as many bytes as there are for which `isWanted` is true.
    ///
    /// - Returns: Their number.
    @discardableResult
    mutating func takeAll(where isWanted: (UInt8) -> Bool) -> Int {
        let start = at
        while take(where: isWanted) {}
        return at - start
    }

    /// Reads exactly `count` decimal digits.
    mutating func number(digits count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let next, next.isDigit else { return nil }
            value = value * 10 + Int(next - UInt8(ascii: "0"))
            at += 1
        }
        return value
    }
}
