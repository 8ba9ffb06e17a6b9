/// Markup.
///
/// A literal is markup as written; what is put into it is text, and escaped:
/// `"<td>\(name)</td>" as HTML`. Attribute values stand in double quotes, and no value is put
/// anywhere else than in an element's text or a quoted attribute.
package struct HTML: Sendable, ExpressibleByStringInterpolation, Equatable {
    /// The markup as text.
    package private(set) var text: String

    package init(stringLiteral markup: String) {
        text = markup
    }

    package init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    /// Text with everything escaped that has a meaning in markup.
    package init(escaping text: String) {
        self.text = Self.escaped(text)
    }

    package static func + (one: HTML, other: HTML) -> HTML {
        var sum = one
        sum.text += other.text
        return sum
    }

    package static func += (one: inout HTML, other: HTML) {
        one.text += other.text
    }

    package static let empty: HTML = ""

    package var utf8: [UInt8] { Array(text.utf8) }

    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        package mutating func appendLiteral(_ markup: String) {
            text += markup
        }

        package mutating func appendInterpolation(_ markup: HTML) {
            text += markup.text
        }

        package mutating func appendInterpolation(_ value: String) {
            text += HTML.escaped(value)
        }

        package mutating func appendInterpolation(_ value: Int) {
            text += String(value)
        }

        /// Each of several values through the same markup.
        package mutating func appendInterpolation<Values: Sequence>(
            each values: Values, _ markup: (Values.Element) -> HTML
        ) {
            for value in values { text += markup(value).text }
        }

        /// Markup only where there is a value.
        package mutating func appendInterpolation<Value>(
            if value: Value?, _ markup: (Value) -> HTML
        ) {
            if let value { text += markup(value).text }
        }
    }
}

extension HTML {
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: needsLook) else { return text }
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 32)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            default:
                if isShownAsCode(scalar) {
                    escaped += "[U+" + hexadecimal(scalar.value) + "]"
                } else {
                    escaped.unicodeScalars.append(scalar)
                }
            }
        }
        return escaped
    }

    /// Bytes that begin something to be escaped; E2 begins the characters that turn direction.
    private static func needsLook(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0xC2, 0xE2, 0xEF, 0x7F: true
        default: byte < 0x20
        }
    }

    /// Control characters, marks that turn the direction of text, and non-characters.
    private static func isShownAsCode(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
