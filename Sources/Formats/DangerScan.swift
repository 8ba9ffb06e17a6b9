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

    /// Longest message id that is taken.
    static let idLimit = 200

    package init(_ bytes: [UInt8]) {
        let text = DecodedText(bytes[...]).text
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

/// The words of a text.
private struct Words {
    let nameDanger: Bool

    /// Words that name danger by themselves, by how they begin.
    private static let stems = [
        "strangl", "strangul", "suffocat", "stab", "knife", "machete", "firearm", "gun", "weapon",
        "unconscious", "bleed", "fractur", "bruis", "burn", "scald", "bitten", "beaten", "punch",
        "kick", "murder", "kill", "suicid", "overdos", "ligature", "hang", "poison", "abduct",
        "kidnap", "rape", "assault", "abus", "abandon", "unattended", "alone", "missing",
        "traffick", "exploit", "danger", "immediat", "urgent", "dead", "died", "death", "dying",
        "injur", "harm", "threat", "naked", "indecent", "grooming", "fgm", "mutilat", "collaps",
        "neglect", "starv", "attack",
    ]
    /// Words that name danger only as they stand: many a number begins so.
    private static let wholes = ["999"]

    /// Both by their first letter, so that a long text is looked through once.
    private static let byFirst: [UInt8: [(letters: [UInt8], isWhole: Bool)]] = {
        let words = stems.map { (Array($0.utf8), false) } + wholes.map { (Array($0.utf8), true) }
        return Dictionary(grouping: words.map { (letters: $0.0, isWhole: $0.1) }) { $0.letters[0] }
    }()

    init(_ text: String) {
        let bytes = text.utf8.map(Self.lowered)
        var index = 0
        var found = false
        while index < bytes.count, !found {
            guard Self.isOfWord(bytes[index]) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < bytes.count, Self.isOfWord(bytes[end]) { end += 1 }
            found = Self.namesDanger(bytes[index..<end])
            index = end
        }
        nameDanger = found
    }

    private static func namesDanger(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, let candidates = byFirst[first] else { return false }
        return candidates.contains { candidate in
            word.starts(with: candidate.letters)
                && (!candidate.isWhole || word.count == candidate.letters.count)
        }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// Letters and digits, and whatever is not ASCII.
    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            0x80...0xFF:
            true
        default: false
        }
    }
}
