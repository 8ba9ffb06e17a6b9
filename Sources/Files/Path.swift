/// A path as the system sees it: bytes in any encoding, at least one, none of them zero.
package struct Path: Hashable, Sendable {
    /// The bytes, ended by a zero byte as C wants them.
    private let terminated: [UInt8]
    /// How many bytes ``description`` may show; the rest was chosen by a partner.
    private let shownBytes: Int

    private init(unchecked bytes: [UInt8], shownBytes: Int) {
        self.terminated = bytes + [0]
        self.shownBytes = shownBytes
    }

    /// Makes a path of a text; nothing when the text is empty or holds a zero byte.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, !bytes.contains(0) else { return nil }
        self.init(unchecked: bytes, shownBytes: bytes.count)
    }

    /// The bytes, without the terminating zero.
    package var bytes: ArraySlice<UInt8> { terminated.dropLast() }

    /// The path of an entry of this folder.
    package static func / (folder: Path, name: FileName) -> Path {
        folder.appending(name, shownBytes: name.bytes.count)
    }

    /// The path of an entry of this folder, of whose name only a part may appear in texts.
    ///
    /// A name that a partner has chosen may hold a person's name.
    package func appending(_ name: FileName, shownBytes: Int) -> Path {
        let separator = terminated.dropLast().last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
        let folder = terminated.dropLast() + separator
        let isWhollyShown = self.shownBytes == terminated.count - 1
        return Path(
            unchecked: folder + name.bytes,
            shownBytes: isWhollyShown ? folder.count + shownBytes : self.shownBytes)
    }

    package static func == (one: Path, other: Path) -> Bool {
        one.terminated == other.terminated
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(terminated)
    }

    /// Calls with the path as a C string, which is valid during the call only.
    func withCString<Result, Failure: Error>(
        _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe terminated.span.withUnsafeBufferPointer { (buffer) throws(Failure) in
            // The buffer holds at least the terminating zero, so it has an address.
            guard let start = buffer.baseAddress else {
                preconditionFailure("a path is never without bytes")
            }
            return try unsafe start.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
                (text) throws(Failure) in
                try unsafe body(text)
            }
        }
    }
}

extension Path: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        guard let path = Path(text) else {
            preconditionFailure("a path written in the code is empty or holds a zero byte")
        }
        self = path
    }
}

extension Path: CustomStringConvertible {
    /// The path for logs and errors: without what a partner chose, without control characters.
    package var description: String {
        let shown = Self.printable(terminated.prefix(shownBytes))
        return shownBytes == terminated.count - 1 ? shown : shown + "…"
    }

    private static func printable(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            text.append(scalar.isUnprintable ? "?" : scalar)
        }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// Whether the character would move the cursor, break the line or turn the text's direction.
    var isUnprintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
