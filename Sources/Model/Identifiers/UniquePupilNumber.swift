/// A valid unique pupil number.
///
/// Shape: a check letter and twelve digits; a temporary number ends in a letter instead of its
/// last digit. Check: sum of digit at position p times p, p = 2 to 13, modulo 23, as an index into
/// an alphabet without I, O and S. Source: Department for Education, UPN guide.
package struct UniquePupilNumber: Hashable, Sendable {
    /// Thirteen characters, letters in upper case.
    package let text: String

    private static let alphabet = Array("ABCDEFGHJKLMNPQRTUVWXYZ".utf8)

    package init?(reading text: String) {
        let upper = text.trimmed.uppercased()
        let bytes = Array(upper.utf8)
        guard bytes.count == 13 else { return nil }
        var sum = 0
        for position in 2...13 {
            let byte = bytes[position - 1]
            if let digit = digits([byte]) {
                sum += digit * position
            } else if position == 13, let index = Self.alphabet.firstIndex(of: byte) {
                sum += index * position
            } else {
                return nil
            }
        }
        guard Self.alphabet[sum % 23] == bytes[0] else { return nil }
        self.text = upper
    }
}
