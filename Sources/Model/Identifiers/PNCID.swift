/// A valid number of the Police National Computer.
///
/// Shape: `YYYY/NNNNNNND`, or short `YY/ND` to `YY/NNNNNNND` without leading zeros. The letter D is
/// the year's last two digits and the serial number of seven digits, as one number, modulo 23, as an
/// index into an alphabet that begins with Z and has no I, O and S. Source: Home Office, PNC ID format.
package struct PNCID: Hashable, Sendable {
    /// As written: four digits, or the last two.
    package let year: Int
    package let isShort: Bool
    package let serial: Int
    package let letter: Character

    package init?(reading text: String) {
        let parts = text.trimmed.uppercased().split(
            separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, [2, 4].contains(parts[0].utf8.count),
            let year = digits(parts[0].utf8), let letter = parts[1].last,
            let serial = digits(parts[1].dropLast().utf8), serial < 10_000_000
        else { return nil }
        isShort = parts[0].utf8.count == 2
        guard isShort || parts[1].utf8.count == 8,
            letter == PoliceCheckLetter.letter(for: year % 100 * 10_000_000 + serial)
        else { return nil }
        self.year = year
        self.serial = serial
        self.letter = letter
    }

    /// `YYYY/NNNNNNND`. A year of two digits that is not yet reached is of the century before.
    package func text(in current: Int) -> String {
        var year = year
        if isShort { year += year > current % 100 ? 1900 : 2000 }
        return "\(padded(year, 4))/\(padded(serial, 7))\(letter)"
    }
}

/// A valid number of the Criminal Records Office.
///
/// Shape: `NNNNNN/YYD`, one to six digits without leading zeros, with the same letter as a
/// ``PNCID`` of the year and a serial number of six digits; or `SFYY/NNNNNND` of the older files,
/// whose letter is not checked.
package struct CRONumber: Hashable, Sendable {
    package let text: String

    package init?(reading text: String) {
        let text = text.trimmed.uppercased()
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let letter = parts[1].last,
            let last = digits(parts[1].dropLast().utf8)
        else { return nil }
        if parts[0].hasPrefix("SF") {
            guard parts[0].utf8.count == 4, digits(parts[0].dropFirst(2).utf8) != nil,
                last < 1_000_000, PoliceCheckLetter.isOne(letter)
            else { return nil }
        } else {
            guard parts[1].utf8.count == 3, let serial = digits(parts[0].utf8),
                serial < 1_000_000,
                letter == PoliceCheckLetter.letter(for: last * 1_000_000 + serial)
            else { return nil }
        }
        self.text = text
    }
}

/// The letter by which a number of the police is checked.
private enum PoliceCheckLetter {
    private static let alphabet = Array("ZABCDEFGHJKLMNPQRTUVWXY")

    static func letter(for number: Int) -> Character { alphabet[number % 23] }
    static func isOne(_ letter: Character) -> Bool { alphabet.contains(letter) }
}

extension PNCID: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "a PNC number with a right check letter" }
}

extension CRONumber: Readable {
    package static var warning: Warning.Code { .badIdentifier }
    package static var expectation: String { "a CRO number with a right check letter" }
}
