/// The name of one entry of a folder: 1 to 255 bytes, no slash, no zero byte, not "." or "..".
///
/// It need not be text: a partner can put any bytes into a drop folder.
package struct FileName: Hashable, Sendable {
    /// The limit of Linux for one name.
    package static let limitBytes = 255

    /// The name as the system holds it.
    package let bytes: [UInt8]

    /// Makes a name of bytes; nothing when they cannot be one.
    package init?(_ bytes: [UInt8]) {
        guard (1...Self.limitBytes).contains(bytes.count), bytes != [UInt8(ascii: ".")],
            bytes != [UInt8(ascii: "."), UInt8(ascii: ".")],
            !bytes.contains(where: { $0 == 0 || $0 == UInt8(ascii: "/") })
        else { return nil }
        self.bytes = bytes
    }

    /// Makes a name of a text; nothing when it cannot be one.
    package init?(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// The name as text; nothing when it is not UTF-8.
    package var text: String? {
        String(validating: bytes, as: UTF8.self)
    }
}

extension FileName: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        guard let name = FileName(text) else {
            preconditionFailure("a file name written in the code cannot be one")
        }
        self = name
    }
}

extension FileName: Comparable {
    package static func < (one: FileName, other: FileName) -> Bool {
        one.bytes.lexicographicallyPrecedes(other.bytes)
    }
}
