/// Reads the lexical forms of numbers, dates and durations from a text, byte by byte.
struct TextCursor {
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { offset == bytes.count }
    var next: UInt8? { isAtEnd ? nil : bytes[offset] }

    /// Steps over the character if it stands next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    /// 1 for a plus sign, -1 for a minus sign, stepped over.
    mutating func takeSign() -> Int? {
        if take("+") { return 1 }
        return take("-") ? -1 : nil
    }

    /// The digit that stands next, stepped over.
    mutating func digit() -> Int? {
        guard let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
            return nil
        }
        offset += 1
        return Int(byte - UInt8(ascii: "0"))
    }

    /// Digits in a row, as many as `lengths` allows; `nil` when there are fewer or more.
    mutating func number(digits lengths: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while let digit = digit() {
            count += 1
            guard count <= lengths.upperBound else { return nil }
            value = value * 10 + digit
        }
        return lengths.contains(count) ? value : nil
    }

    /// A point and digits as nanoseconds, 0 when there is no point; digits after the ninth are
    /// dropped. `nil` when no digit follows the point.
    mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        var nanoseconds = 0
        var unit = 100_000_000
        guard let first = digit() else { return nil }
        nanoseconds += first * unit
        while let digit = digit() {
            unit /= 10
            nanoseconds += digit * unit
        }
        return nanoseconds
    }
}
