/// How a text is written in bytes. No other encodings are read.
package enum Encoding: Sendable, Hashable {
    case utf8
    /// With a byte order mark, always.
    case utf16(isBigEndian: Bool)

    static let expectation = "UTF-8, or UTF-16 with a byte order mark"

    /// Finds the encoding by the byte order mark; without one it is UTF-8.
    init(of bytes: borrowing Span<UInt8>) {
        guard bytes.count >= 2 else {
            self = .utf8
            return
        }
        switch (bytes[0], bytes[1]) {
        case (0xFE, 0xFF): self = .utf16(isBigEndian: true)
        case (0xFF, 0xFE): self = .utf16(isBigEndian: false)
        default: self = .utf8
        }
    }

    /// The name, as an XML declaration gives it.
    var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16: "UTF-16"
        }
    }

    /// Whether the declaration `<?xml … ?>` names this encoding, or none.
    func agrees(withDeclaration declaration: borrowing Span<UInt8>) -> Bool {
        guard let declared = Self.declared(by: declaration) else { return true }
        return switch self {
        case .utf8: declared == "UTF-8"
        case .utf16(let isBigEndian):
            declared == "UTF-16" || declared == (isBigEndian ? "UTF-16BE" : "UTF-16LE")
        }
    }

    /// The value of `encoding` in a declaration, its ASCII letters as capitals.
    private static func declared(by declaration: borrowing Span<UInt8>) -> String? {
        let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        var index = "<?xml".utf8.count
        while index < declaration.count {
            var name: [UInt8] = []
            while index < declaration.count, !quotes.contains(declaration[index]) {
                let byte = declaration[index]
                if !Scan.isSpace(byte), byte != UInt8(ascii: "=") { name.append(byte) }
                index += 1
            }
            guard index < declaration.count else { return nil }
            let quote = declaration[index]
            index += 1
            var value: [UInt8] = []
            while index < declaration.count, declaration[index] != quote {
                value.append(declaration[index])
                index += 1
            }
            index += 1
            if name.elementsEqual("encoding".utf8) {
                return String(decoding: value.map(capital), as: UTF8.self)
            }
        }
        return nil
    }

    private static func capital(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 0x20 : byte
    }
}

// MARK: - Decoding

extension Encoding {
    /// Gives `body` the text in UTF-8, without its byte order mark, and how it was written.
    ///
    /// A text in UTF-8 is not copied.
    static func decode<Result>(
        _ bytes: borrowing Span<UInt8>,
        _ body: (borrowing Span<UInt8>, Encoding) throws(XMLError) -> Result
    ) throws(XMLError) -> Result {
        let encoding = Encoding(of: bytes)
        switch encoding {
        case .utf8:
            let hasMark =
                bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
            return try body(bytes.extracting(droppingFirst: hasMark ? 3 : 0), encoding)
        case .utf16(let isBigEndian):
            let text = try transcode(bytes, isBigEndian: isBigEndian)
            return try body(text.span, encoding)
        }
    }

    /// Writes a UTF-16 text anew in UTF-8, without its byte order mark.
    ///
    /// - Throws: ``XMLError`` with code `encoding` at half a character or a lone surrogate.
    static func transcode(
        _ bytes: borrowing Span<UInt8>, isBigEndian: Bool
    ) throws(XMLError) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        // The mark is the first two bytes.
        var index = 2
        while index < bytes.count {
            let unit = try unit(at: index, of: bytes, isBigEndian, after: text)
            index += 2
            if unit & 0xF800 != 0xD800 {
                append(unit, to: &text)
                continue
            }
            let low =
                unit < 0xDC00 && index < bytes.count
                ? try self.unit(at: index, of: bytes, isBigEndian, after: text) : 0
            guard low & 0xFC00 == 0xDC00 else { throw broken(after: text) }
            index += 2
            append(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, to: &text)
        }
        return text
    }

    private static func unit(
        at index: Int, of bytes: borrowing Span<UInt8>, _ isBigEndian: Bool, after text: [UInt8]
    ) throws(XMLError) -> UInt32 {
        guard index + 1 < bytes.count else { throw broken(after: text) }
        let first = UInt32(bytes[index])
        let second = UInt32(bytes[index + 1])
        return isBigEndian ? first << 8 | second : second << 8 | first
    }

    private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
        if scalar < 0x80 {
            text.append(UInt8(scalar))
            return
        }
        if scalar < 0x800 {
            text.append(UInt8(0xC0 | scalar >> 6))
        } else {
            if scalar < 0x10000 {
                text.append(UInt8(0xE0 | scalar >> 12))
            } else {
                text.append(UInt8(0xF0 | scalar >> 18))
                text.append(tail(12))
            }
            text.append(tail(6))
        }
        text.append(tail(0))
    }

    private static func broken(after text: [UInt8]) -> XMLError {
        XMLError(
            .encoding, at: Place(ofByte: text.count, in: text.span), expected: expectation)
    }
}
