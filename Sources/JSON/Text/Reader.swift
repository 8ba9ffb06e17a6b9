/// Reads a text once, from its first byte to its last, into a tape.
///
/// Nesting is kept on a list of open containers, never on the call stack.
struct Reader {
    let limits: Limits
    /// The values read so far.
    var tape: [Entry] = []
    /// The content of strings that are written with escapes.
    var decoded: [UInt8] = []
    /// Bytes looked at and comparisons made, for tests that prove reading to be linear.
    var steps = 0
    /// Where reading stands.
    var at = 0

    /// A container that is still open.
    private struct Frame {
        /// Its place on the tape, or -1 for what holds the root.
        let entry: Int
        let isObject: Bool
        /// Members or elements that ended.
        var count = 0
    }

    /// The innermost open container.
    private var frame = Frame(entry: -1, isObject: false)
    /// The open containers around it, outermost first.
    private var outer: [Frame] = []
    private var members = 0
    private var keys = KeyCheck()

    init(within limits: Limits) {
        self.limits = limits
    }

    /// Reads the one value that the whole text must be.
    mutating func read(_ text: Span<UInt8>) throws(JSONError) {
        try checkStart(of: text)
        tape.reserveCapacity(text.count / 12)
        skipSpace(text)
        guard at < text.count else { throw error(.empty, text, "a value") }
        repeat {
            try readValue(text)
        } while try reachNextValue(text)
        guard at == text.count else { throw error(.trailing, text, "the end of the text") }
        steps += keys.steps
    }

    /// Reads a scalar, opening first the containers that it stands in.
    private mutating func readValue(_ text: Span<UInt8>) throws(JSONError) {
        while true {
            members += 1
            guard members <= limits.members else {
                let most = "at most \(limits.members) members and elements"
                throw error(.tooManyMembers, text, most)
            }
            switch byte(text) {
            case UInt8(ascii: "\""):
                return try readString(text, isKey: false)
            case UInt8(ascii: "{"):
                try enter(.object, text)
                if leaveIfEmpty(text, UInt8(ascii: "}")) { return }
                try readKey(text)
            case UInt8(ascii: "["):
                try enter(.array, text)
                if leaveIfEmpty(text, UInt8(ascii: "]")) { return }
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                return try readNumber(text)
            default:
                return try readName(text)
            }
        }
    }

    /// Goes on to where the next value stands, closing containers that end before it.
    ///
    /// - Returns: Whether there is one: `false` after the root.
    private mutating func reachNextValue(_ text: Span<UInt8>) throws(JSONError) -> Bool {
        while true {
            skipSpace(text)
            guard frame.entry >= 0 else { return false }
            frame.count += 1
            let byte = byte(text)
            if byte == UInt8(ascii: ",") {
                at += 1
                skipSpace(text)
                if frame.isObject { try readKey(text) }
                return true
            }
            guard byte == (frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                let end = frame.isObject ? "the end of the object" : "the end of the array"
                throw error(.malformed, text, "a comma or \(end)")
            }
            at += 1
            let closed = frame
            leave()
            if closed.isObject, closed.count > 1 { try checkKeys(of: closed.entry, text) }
        }
    }

    /// Reads a key and the colon after it.
    private mutating func readKey(_ text: Span<UInt8>) throws(JSONError) {
        guard byte(text) == UInt8(ascii: "\"") else {
            throw error(.malformed, text, "a key in double quotes")
        }
        guard frame.count < limits.keys else {
            throw error(.tooManyKeys, text, "at most \(limits.keys) keys in one object")
        }
        try readString(text, isKey: true)
        skipSpace(text)
        guard byte(text) == UInt8(ascii: ":") else {
            throw error(.malformed, text, "a colon after the key")
        }
        at += 1
        skipSpace(text)
    }

    private mutating func enter(_ kind: Value.Kind, _ text: Span<UInt8>) throws(JSONError) {
        guard outer.count < limits.depth else {
            throw error(.tooDeep, text, "at most \(limits.depth) arrays and objects in one another")
        }
        outer.append(frame)
        frame = Frame(entry: tape.count, isObject: kind == .object)
        tape.append(Entry(kind: kind, start: UInt32(at), next: 0))
        at += 1
        skipSpace(text)
    }

    private mutating func leaveIfEmpty(_ text: Span<UInt8>, _ end: UInt8) -> Bool {
        guard byte(text) == end else { return false }
        at += 1
        leave()
        return true
    }

    private mutating func leave() {
        tape[frame.entry].length = UInt32(frame.count)
        tape[frame.entry].next = UInt32(tape.count)
        frame = outer.removeLast()
    }

    /// Refuses an object in which a key stands twice.
    private mutating func checkKeys(of object: Int, _ text: Span<UInt8>) throws(JSONError) {
        let repeated = keys.repeatedKey(of: object, tape: tape, text: text, decoded: decoded)
        guard let repeated else { return }
        at = repeated
        throw error(.duplicateKey, text, "each key once in an object")
    }
}

extension Reader {
    /// The byte where reading stands, or 0 at the end: no grammar rule begins with a zero byte.
    func byte(_ text: Span<UInt8>) -> UInt8 {
        at < text.count ? text[at] : 0
    }

    /// An error at the byte where reading stands.
    func error(_ code: JSONError.Code, _ text: Span<UInt8>, _ expected: String) -> JSONError {
        JSONError(code, at: at, of: text, expected: expected)
    }

    /// Goes past spaces, tabs and line ends.
    @inline(__always)
    mutating func skipSpace(_ text: Span<UInt8>) {
        steps += 1
        guard at < text.count, Self.isSpace(text[at]) else { return }
        skipSpaces(text)
    }

    private mutating func skipSpaces(_ text: Span<UInt8>) {
        let start = at
        while at < text.count, Self.isSpace(text[at]) { at += 1 }
        steps += at - start
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte <= UInt8(ascii: " ")
            && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t"))
    }

    /// Reads `true`, `false` or `null`.
    fileprivate mutating func readName(_ text: Span<UInt8>) throws(JSONError) {
        switch byte(text) {
        case UInt8(ascii: "t"): try readName("true", .boolean, .isTrue, text)
        case UInt8(ascii: "f"): try readName("false", .boolean, [], text)
        case UInt8(ascii: "n"): try readName("null", .null, [], text)
        default: throw error(.malformed, text, "a value")
        }
    }

    private mutating func readName(
        _ name: StaticString, _ kind: Value.Kind, _ marks: Entry.Marks, _ text: Span<UInt8>
    ) throws(JSONError) {
        let length = name.utf8CodeUnitCount
        let isThere =
            text.count - at >= length
            && name.withUTF8Buffer { letters in
                letters.indices.allSatisfy { text[at + $0] == letters[$0] }
            }
        guard isThere else { throw error(.malformed, text, "a value") }
        append(kind, marks, content: at, length: length, start: at)
        at += length
        steps += length
    }

    /// Puts a scalar on the tape.
    mutating func append(
        _ kind: Value.Kind, _ marks: Entry.Marks, content: Int, length: Int, start: Int
    ) {
        tape.append(
            Entry(
                kind: kind, marks: marks, start: UInt32(start), content: UInt32(content),
                length: UInt32(length), next: UInt32(tape.count + 1)))
    }

    /// Refuses what cannot be UTF-8 text of the right size before any of it is read.
    fileprivate func checkStart(of text: Span<UInt8>) throws(JSONError) {
        guard text.count <= limits.bytes else {
            throw error(.tooLarge, text, "at most \(limits.bytes) bytes")
        }
        guard text.count >= 2 else { return }
        switch (text[0], text[1]) {
        case (0xFE, 0xFF), (0xFF, 0xFE), (0, _), (_, 0):
            throw error(.encoding, text, "UTF-8")
        case (0xEF, 0xBB):
            guard text.count > 2, text[2] == 0xBF else { return }
            throw error(.byteOrderMark, text, "UTF-8 without a byte order mark")
        default:
            return
        }
    }
}
