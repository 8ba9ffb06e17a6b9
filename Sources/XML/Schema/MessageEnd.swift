/// The end of one of libxml2's messages, which is the schema's part of it.
struct MessageEnd {
    /// A longer message may have been cut by libxml2, so that its end is the document's.
    private static let wholeMessageBytes = 32_000
    private static let bytes = 4_096

    private let text: String

    init(_ message: String) {
        let isWhole = message.utf8.count <= Self.wholeMessageBytes
        text = isWhole ? String(decoding: message.utf8.suffix(Self.bytes), as: UTF8.self) : ""
    }

    /// Whether it says that an element is missing, rather than that one is not expected.
    var saysMissing: Bool {
        guard let missing = text.ranges(of: "Missing child element").last else { return false }
        guard let other = text.ranges(of: "is not expected").last else { return true }
        return other.lowerBound < missing.lowerBound
    }

    /// The names in `Expected is one of ( … )`, with their namespaces.
    var expectedNames: [Substring] {
        guard let start = text.ranges(of: "Expected is ").last?.upperBound,
            let opening = text[start...].firstIndex(of: "("),
            let closing = text.lastIndex(of: ")"), opening < closing
        else { return [] }
        return text[text.index(after: opening)..<closing]
            .split(whereSeparator: { $0 == "," || $0 == " " })
    }

    /// What stands between the last two single quotation marks.
    var lastQuoted: String {
        guard let closing = text.lastIndex(of: "'"),
            let opening = text[..<closing].lastIndex(of: "'")
        else { return "" }
        return String(text[text.index(after: opening)..<closing])
    }

    /// What stands there, if it is a short number or date, as the bounds of a schema are.
    var bound: String {
        let bound = lastQuoted
        let isShort = (1...32).contains(bound.utf8.count)
        let isPlain = bound.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.:TZ".utf8.contains(byte)
        }
        return isShort && isPlain ? bound : "what the schema sets"
    }
}
