/// A valid NHS number.
///
/// Shape: ten ASCII digits (spaces and hyphens are taken out before); the last is a Modulus 11
/// check digit; ten equal digits are refused, since they pass the check and name nobody.
/// Source: NHS Data Model and Dictionary, "NHS NUMBER".
package struct NHSNumber: Hashable, Sendable {
    /// The digits as one number, 0 to 9 999 999 999.
    package let value: UInt64

    package init?(reading text: String) {
        var value: UInt64 = 0
        var sum = 0
        var count = 0
        for byte in text.trimmed.utf8 where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") {
            let digit = Int(byte) - Int(UInt8(ascii: "0"))
            guard (0...9).contains(digit), count < 10 else { return nil }
            value = value * 10 + UInt64(digit)
            sum += digit * (count < 9 ? 10 - count : 1)
            count += 1
        }
        guard count == 10, sum.isMultiple(of: 11), value % 1_111_111_111 != 0 else { return nil }
        self.value = value
    }

    /// The ten digits.
    package var text: String { padded(Int(value), 10) }
}
