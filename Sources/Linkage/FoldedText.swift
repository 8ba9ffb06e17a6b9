/// A name or a line of an address as it is compared: case, accents and punctuation folded.
///
/// Shape: letters and digits only. Latin letters lose their marks (`Łukasz` is `lukasz`); letters
/// of other scripts stay as they are, in lower case.
package struct FoldedText: Hashable, Sendable {
    package let text: String

    /// Characters of the original beyond this many are left out: names that long are not compared.
    package static let characterLimit = 200

    package init(_ original: String) {
        var scalars = String.UnicodeScalarView()
        for scalar in original.unicodeScalars.prefix(Self.characterLimit) {
            Self.fold(scalar, into: &scalars)
        }
        text = String(scalars)
    }

    package var isEmpty: Bool { text.isEmpty }

    private static func fold(_ scalar: Unicode.Scalar, into scalars: inout String.UnicodeScalarView)
    {
        if scalar.isASCII {
            if ("A"..."Z").contains(scalar) {
                scalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
            } else if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
                scalars.append(scalar)
            }
            return
        }
        if let plain = marked[scalar] {
            scalars.append(contentsOf: plain.unicodeScalars)
            return
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter,
            .decimalNumber:
            scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        default:
            break
        }
    }

    /// Latin letters with marks, both cases, and what they are compared as. Those without a
    /// decomposition in Unicode (`ł`, `ø`, `ß`) are why this is a table.
    private static let marked: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăąǎȁȃ"), ("ae", "æǽ"), ("c", "çćĉċč"), ("d", "ďđð"),
            ("e", "èéêëēĕėęěȅȇ"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıİǐ"), ("j", "ĵ"),
            ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏőǒ"), ("oe", "œ"),
            ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"),
            ("u", "ùúûüũūŭůűųǔ"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳ"), ("z", "źżž"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, letters) in groups {
            for letter in letters.unicodeScalars {
                table[letter] = plain
                for upper in letter.properties.uppercaseMapping.unicodeScalars where !upper.isASCII
                {
                    table[upper] = plain
                }
            }
        }
        return table
    }()
}
