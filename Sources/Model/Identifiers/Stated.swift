package import Spelling

/// A value that can be read from a partner's text.
package protocol Readable: Hashable, Sendable {
    /// Nil where the text is no such value.
    init?(reading text: String)
    /// The warning that a text which is no such value gives.
    static var warning: Warning.Code { get }
    /// What is expected, in words for a partner's engineer.
    static var expectation: String { get }
    /// What a value lacks that was read all the same; nil where it lacks nothing.
    var shortfall: Misreading? { get }
}

/// What a partner wrote, kept as written, beside the value that it was read as.
///
/// Where the text is no such value, `value` is nil: the message is accepted with a warning, the
/// text is shown, and nothing is linked or decided by it.
package struct Stated<Value: Readable>: Hashable, Sendable {
    /// The partner's own text.
    package let written: String
    /// The value, where the text could be read.
    package let value: Value?

    package init(written: String) {
        self.written = written
        self.value = Value(reading: written)
    }

    /// Whether there is nothing but white space.
    package var isBlank: Bool { written.trimmed.isEmpty }
}

extension PartialDate: Readable {
    package static var warning: Warning.Code { .badDate }
    package static var expectation: String { "a date: YYYY-MM-DD, YYYY-MM or YYYY" }
}

extension Moment: Readable {
    package static var warning: Warning.Code { .badDate }
    package static var expectation: String { "a date, or a date and time with an offset" }
}

extension NHSNumber: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "ten digits with a right check digit" }
}

extension UniquePupilNumber: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "a check letter and twelve digits" }
}

extension Postcode: Readable {
    package static var warning: Warning.Code { .badPostcode }
    package static var expectation: String { "a postcode, such as TS24 8AY" }
}

extension Int: Readable {
    package static var warning: Warning.Code { .badNumber }
    package static var expectation: String { "a whole number in digits" }

    /// A whole number that is not negative, of at most nine digits.
    package init?(reading text: String) {
        guard let number = digits(text.trimmed.utf8) else { return nil }
        self = number
    }
}

/// A code of one of our own lists, spelled exactly as in the list; case is folded in ASCII only.
package protocol Code: Readable, RawRepresentable, CaseIterable where RawValue == String {}

extension Code {
    package static var warning: Warning.Code { .unknownCode }

    package static var expectation: String {
        let codes = allCases.map(\.rawValue)
        let listed = codes.prefix(12).joined(separator: ", ")
        return "one of: \(listed)" + (codes.count > 12 ? ", … (see the code list)" : "")
    }

    package init?(reading text: String) {
        let text = text.trimmed
        if let exact = Self(rawValue: text) {
            self = exact
            return
        }
        guard let folded = Self.allCases.first(where: { text.equalsFoldingCase($0.rawValue) })
        else { return nil }
        self = folded
    }
}

extension String {
    /// Equality with ASCII letters folded; other characters are compared as they are.
    package func equalsFoldingCase(_ other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return zip(utf8, other.utf8).allSatisfy { folded($0) == folded($1) }
    }

    private func folded(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
