/// What a string may be asked to be by the keyword `format`: JSON Schema validation, section 7.3.
enum Format: String, Sendable, CaseIterable {
    case date, time, duration, email, hostname, ipv4, ipv6, uri, iri, uuid, regex
    case dateTime = "date-time"
    case idnEmail = "idn-email"
    case idnHostname = "idn-hostname"
    case uriReference = "uri-reference"
    case iriReference = "iri-reference"
    case uriTemplate = "uri-template"
    case jsonPointer = "json-pointer"
    case relativeJSONPointer = "relative-json-pointer"

    /// Whether a text is of this format. Takes a time that grows with the text's length alone.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .date: Self.isDate(text)
        case .time: Self.isTime(text)
        case .dateTime: Self.isDateTime(text)
        case .duration: Self.isDuration(text)
        case .email: Self.isEmail(text, beyondASCII: false)
        case .idnEmail: Self.isEmail(text, beyondASCII: true)
        case .hostname: Self.isHostname(text)
        case .idnHostname: Self.isInternationalHostname(text)
        case .ipv4: Self.isIPv4(text)
        case .ipv6: Self.isIPv6(text)
        case .uri: Self.isReference(text, beyondASCII: false, isAbsolute: true)
        case .uriReference: Self.isReference(text, beyondASCII: false, isAbsolute: false)
        case .iri: Self.isReference(text, beyondASCII: true, isAbsolute: true)
        case .iriReference: Self.isReference(text, beyondASCII: true, isAbsolute: false)
        case .uriTemplate: Self.isTemplate(text)
        case .uuid: Self.isUUID(text)
        case .jsonPointer: Pointer(parsing: text) != nil
        case .relativeJSONPointer: Self.isRelativePointer(text)
        case .regex: PatternParser.isPattern(text)
        }
    }

    /// RFC 4122, section 3.
    private static func isUUID(_ text: String) -> Bool {
        var cursor = Cursor(text)
        for (place, length) in [8, 4, 4, 4, 12].enumerated() {
            guard place == 0 || cursor.take("-") else { return false }
            for _ in 0..<length {
                guard cursor.take(where: \.isHexadecimalDigit) else { return false }
            }
        }
        return cursor.isAtEnd
    }

    /// draft-bhutton-relative-json-pointer-00, section 3.
    private static func isRelativePointer(_ text: String) -> Bool {
        var cursor = Cursor(text)
        guard takeNumber(&cursor) else { return false }
        if cursor.take("+-") {
            guard takeNumber(&cursor) else { return false }
        }
        let rest = String(decoding: text.utf8.dropFirst(cursor.at), as: UTF8.self)
        return rest == "#" || Pointer(parsing: rest) != nil
    }

    /// Reads a number without leading zeros.
    private static func takeNumber(_ cursor: inout Cursor) -> Bool {
        cursor.take("0") || cursor.takeAll(where: \.isDigit) > 0
    }
}
