import Model

/// A look through a message that could not be read, for the safety net: does it name danger, and
/// under which id was it sent?
///
/// It reads the text as far as it can be decoded (entities, escapes, UTF-16), never fails, and its
/// answer only ever raises.
package struct DangerScan: Sendable {
    /// Whether a word of danger stands in the text.
    package let namesDanger: Bool
    /// What stands where a message id would.
    package let messageId: String?

    /// Bytes that are looked through; what is longer was kept only so far.
    package static let byteLimit = 65_536
    /// Longest message id that is taken.
    static let idLimit = 200

    package init(_ bytes: [UInt8]) {
        let text = DecodedText(bytes.prefix(Self.byteLimit)).text
        let words = Words(text)
        namesDanger = words.nameDanger
        messageId = Self.messageId(in: text)
    }

    /// What follows `messageId` up to the end of its element or string.
    private static func messageId(in text: String) -> String? {
        let utf8 = Array(text.utf8)
        let name = Array("messageId".utf8)
        guard let start = firstIndex(of: name, in: utf8) else { return nil }
        var rest = utf8[(start + name.count)...]
        // `<messageId>x</`, `<g:messageId>x</`, `"messageId": "x"`.
        while let byte = rest.first, "\">: \n\r\t".utf8.contains(byte) { rest = rest.dropFirst() }
        let value = rest.prefix { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "\"") }
        guard (1...idLimit).contains(value.count) else { return nil }
        let id = String(decoding: value, as: UTF8.self).trimmed
        return id.isEmpty ? nil : id
    }

    private static func firstIndex(of needle: [UInt8], in haystack: [UInt8]) -> Int? {
        guard haystack.count >= needle.count else { return nil }
        return (0...(haystack.count - needle.count)).first { index in
            haystack[index] == needle[0]
                && haystack[index..<(index + needle.count)].elementsEqual(needle)
        }
    }
}

/// The words of a text, in lower case.
private struct Words {
    let nameDanger: Bool

    /// Words that name danger by themselves, by how they begin.
    private static let stems = [
        "strangl", "strangul", "suffocat", "stab", "knife", "machete", "firearm", "gun", "weapon",
        "unconscious", "bleed", "fractur", "bruis", "burn", "scald", "bitten", "beaten", "punch",
        "kick", "murder", "kill", "suicid", "overdos", "ligature", "hang", "poison", "abduct",
        "kidnap", "rape", "raped", "assault", "abus", "abandon", "unattended", "alone", "missing",
        "traffick", "exploit", "danger", "immediat", "urgent", "999", "dead", "died", "death",
        "dying", "injur", "harm", "threat", "naked", "indecent", "grooming", "fgm", "mutilat",
        "collaps", "neglect", "starv", "attack",
    ]

    init(_ text: String) {
        var found = false
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            if Self.stems.contains(where: { word.hasPrefix($0) }) {
                found = true
                break
            }
        }
        nameDanger = found
    }
}
