package import TestKit

/// Texts that break what is put together by hand: markup, quotes, ends of sections, line ends,
/// characters outside the first plane, names in any script.
package enum HostileText {
    /// Pieces that every spelling can hold.
    package static let pieces = [
        "<script>alert(1)</script>", "&amp;", "&#0;", "&x;", "]]>", "<![CDATA[", "<!--", "-->",
        "\"", "'", "\\", "\\u0000", "\\\"}", "{\"a\":1}", "</narrative>", "<?xml?>", "%s%n",
        "=cmd()",
        "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{200F}", "\u{202E}", "\u{00AD}", "\u{0085}",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F3F4}\u{E0067}\u{E007F}", "\u{10FFFD}",
        "\u{FFFD}", "\u{D7FF}", "\u{E000}", "e\u{0301}", "\u{00E9}", "Łukasz", "Nguyễn", "محمد",
        "Оксана", "李小龍", "ქეთევან", "O’Neil", "D'Arcy-Smythe", "Ǆ", "İı", "ß", "  ", "\t", "\n",
        "\r", "\r\n", " ", "", "a", "zz", "0", "-1", "true", "null", "\u{7F}",
    ]

    /// Characters that XML 1.0 cannot hold in any way.
    package static let outsideXML = [
        "\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1F}", "\u{FFFE}", "\u{FFFF}",
    ]

    /// Some pieces, one after the other.
    package static func text(
        _ random: inout SeededRandom, from pieces: [String] = pieces
    ) -> String {
        (0..<Int.random(in: 0...4, using: &random)).reduce(into: "") { text, _ in
            text += pieces.randomElement(using: &random) ?? ""
        }
    }
}
