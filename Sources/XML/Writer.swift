/// Writes a document in UTF-8, element inside element.
///
/// Names are literals of ours, and an element is ended without naming it, so that tags always
/// match. Text and values may be anything: what has a meaning in XML is escaped, and a character
/// that XML 1.0 cannot hold becomes U+FFFD.
package struct Writer: Sendable {
    /// An element that has not ended.
    private struct Level {
        let name: StaticString
        var hasText = false
        var hasElements = false
    }

    private var buffer: [UInt8] = []
    private var open: [Level] = []
    private let isPretty: Bool
    private var hasRoot = false
    /// Whether the last start tag still lacks its `>`, so that attributes may follow.
    private var isTagOpen = false

    /// Begins a document with its XML declaration.
    ///
    /// - Parameters:
    ///   - isPretty: Whether elements stand on lines of their own, two spaces a level, except in
    ///     an element that has begun with text.
    ///   - reservedBytes: About how long the document will be.
    package init(isPretty: Bool = false, reservedBytes: Int = 8_192) {
        self.isPretty = isPretty
        buffer.reserveCapacity(reservedBytes)
        append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    /// The document, once its root has ended.
    package var bytes: [UInt8] {
        precondition(hasRoot && open.isEmpty, "a document is whole when its root has ended")
        return buffer
    }

    /// Begins an element; attributes, text and elements follow, then ``end()``.
    ///
    /// - Parameter namespace: What the element and those inside it are in, if it is not the same
    ///   as around it.
    package mutating func begin(_ name: StaticString, namespace: StaticString? = nil) {
        precondition(!hasRoot || !open.isEmpty, "a document has one root")
        closeTag()
        if let parent = open.indices.last {
            if !open[parent].hasText { breakLine() }
            open[parent].hasElements = true
        }
        put("<")
        append(name)
        hasRoot = true
        isTagOpen = true
        open.append(Level(name: name))
        if let namespace { attribute("xmlns", namespace.description) }
    }

    /// Ends the element that was begun last and has not ended.
    package mutating func end() {
        guard let level = open.popLast() else {
            preconditionFailure("no element ends that has not begun")
        }
        if isTagOpen {
            isTagOpen = false
            append("/>")
        } else {
            if level.hasElements, !level.hasText { breakLine() }
            put("<")
            put("/")
            append(level.name)
            put(">")
        }
        if open.isEmpty { put("\n") }
    }

    /// Writes an element that holds text alone.
    package mutating func element(_ name: StaticString, text: String) {
        begin(name)
        self.text(text)
        end()
    }

    /// Writes an attribute of the element just begun; nothing may stand inside it yet.
    package mutating func attribute(_ name: StaticString, _ value: String) {
        precondition(isTagOpen, "an attribute comes before what is inside its element")
        put(" ")
        append(name)
        append("=\"")
        append(value, as: .value)
        put("\"")
    }

    /// Writes text inside the element that was begun last and has not ended.
    package mutating func text(_ text: String) {
        precondition(!open.isEmpty, "text stands inside the root")
        closeTag()
        open[open.count - 1].hasText = true
        append(text, as: .text)
    }

    private mutating func closeTag() {
        guard isTagOpen else { return }
        isTagOpen = false
        put(">")
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        put("\n")
        buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * open.count))
    }

    private mutating func put(_ sign: Unicode.Scalar) {
        buffer.append(UInt8(ascii: sign))
    }

    private mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { unsafe buffer.append(contentsOf: $0) }
    }
}

// MARK: - Escaping

extension Writer {
    /// Where a string is to stand.
    private enum Context {
        case text, value
    }

    private mutating func append(_ string: String, as context: Context) {
        var string = string
        string.withUTF8 { text in
            var start = 0
            var index = 0
            while index < text.count {
                let byte = unsafe text[index]
                guard Self.mayNeedEscape(byte),
                    let escaped = unsafe Self.escape(text, index, context)
                else {
                    index += 1
                    continue
                }
                unsafe buffer.append(contentsOf: text[start..<index])
                append(escaped)
                // U+FFFE and U+FFFF have three bytes, all else that is escaped has one.
                index += byte == 0xEF ? 3 : 1
                start = index
            }
            unsafe buffer.append(contentsOf: text[start...])
        }
    }

    /// Whether the byte is a control, `"`, `&`, `<`, `>` or begins U+FFFE; most are not.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        // One bit for each of the first 64 characters.
        byte < 64 ? 0x5000_0044_FFFF_FFFF as UInt64 >> UInt64(byte) & 1 == 1 : byte == 0xEF
    }

    /// What to write in place of the character at `index`; nothing if it can stand.
    private static func escape(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ context: Context
    ) -> StaticString? {
        switch unsafe text[index] {
        case UInt8(ascii: "&"): return "&amp;"
        case UInt8(ascii: "<"): return "&lt;"
        case UInt8(ascii: ">"): return "&gt;"
        case UInt8(ascii: "\""): return context == .value ? "&quot;" : nil
        // A reader would take these for a space or a line feed.
        case UInt8(ascii: "\r"): return "&#13;"
        case UInt8(ascii: "\n"): return context == .value ? "&#10;" : nil
        case UInt8(ascii: "\t"): return context == .value ? "&#9;" : nil
        case 0..<0x20: return "\u{FFFD}"
        case 0xEF:
            let isNoncharacter = unsafe text[index + 1] == 0xBF && text[index + 2] >= 0xBE
            return isNoncharacter ? "\u{FFFD}" : nil
        default: return nil
        }
    }
}
