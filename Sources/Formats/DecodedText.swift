/// The text of a message that could not be read, as far as it can be made out.
///
/// UTF-16 is told by its byte order mark or by its zero bytes; entities and escapes are resolved
/// once; whatever is not text becomes U+FFFD.
struct DecodedText {
    let text: String

    init(_ bytes: ArraySlice<UInt8>) {
        text = Self.resolved(Self.decoded(Array(bytes)))
    }

    private static func decoded(_ bytes: [UInt8]) -> String {
        guard bytes.count >= 2 else { return String(decoding: bytes, as: UTF8.self) }
        let isLittle = bytes.starts(with: [0xFF, 0xFE]) || bytes[1] == 0 && bytes[0] != 0
        let isBig = bytes.starts(with: [0xFE, 0xFF]) || bytes[0] == 0 && bytes[1] != 0
        guard isLittle || isBig else { return String(decoding: bytes, as: UTF8.self) }
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            return isLittle ? second << 8 | first : first << 8 | second
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// Resolves `&lt;`, `&#107;`, `&#x6b;` and `\u006b`, as far as they are whole.
    private static func resolved(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\\") })
        else { return text }
        var resolved = String.UnicodeScalarView()
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.first {
            if let (value, length) = reference(rest) ?? escape(rest) {
                resolved.append(value)
                rest = rest.dropFirst(length)
            } else {
                resolved.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(resolved)
    }

    private static let named: [String: Unicode.Scalar] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'",
    ]

    private static func reference(
        _ rest: ArraySlice<Unicode.Scalar>
    ) -> (Unicode.Scalar, length: Int)? {
        guard rest.first == "&" else { return nil }
        let name = rest.dropFirst().prefix(10).prefix { $0 != ";" }
        guard rest.dropFirst(1 + name.count).first == ";", let first = name.first else {
            return nil
        }
        let length = name.count + 2
        guard first == "#" else {
            return named[String(String.UnicodeScalarView(name))].map { ($0, length) }
        }
        let digits = String(String.UnicodeScalarView(name.dropFirst()))
        let number =
            digits.hasPrefix("x") || digits.hasPrefix("X")
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { ($0, length) }
    }

    private static func escape(
        _ rest: ArraySlice<Unicode.Scalar>
    ) -> (Unicode.Scalar, length: Int)? {
        guard rest.first == "\\", rest.dropFirst().first == "u", rest.count >= 6 else { return nil }
        let digits = String(String.UnicodeScalarView(rest.dropFirst(2).prefix(4)))
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map { ($0, 6) }
    }
}
