extension Builtin {
    func textual(_ arguments: [Value]) -> Value {
        guard case .string(let text) = arguments[0] else { return .null }
        switch self {
        case .stringLength: return Value(text.unicodeScalars.count)
        case .upperCase: return .string(text.uppercased())
        case .lowerCase: return .string(text.lowercased())
        case .substring: return Builtin.substring(text, arguments)
        default: break
        }
        guard case .string(let match) = arguments[1] else { return .null }
        switch self {
        case .startsWith: return .boolean(text.utf8.starts(with: match.utf8))
        case .endsWith: return .boolean(text.utf8.reversed().starts(with: match.utf8.reversed()))
        case .contains: return .boolean(Builtin.firstRange(of: match, in: text) != nil)
        case .substringBefore:
            let range = Builtin.firstRange(of: match, in: text)
            return .string(range.map { String(text[..<$0.lowerBound]) } ?? "")
        case .substringAfter:
            let range = Builtin.firstRange(of: match, in: text)
            return .string(range.map { String(text[$0.upperBound...]) } ?? "")
        default: return .null
        }
    }

    /// Characters from a position on, counted from 1, or from the end when negative.
    private static func substring(_ text: String, _ arguments: [Value]) -> Value {
        let scalars = Array(text.unicodeScalars)
        guard let position = arguments[1].number?.rounded(toScale: 0, .towardZero)?.int,
            position != 0, position.magnitude <= scalars.count
        else { return .null }
        let start = position > 0 ? position - 1 : scalars.count + position
        var end = scalars.count
        if arguments.count > 2 {
            guard let length = arguments[2].number?.rounded(toScale: 0, .towardZero)?.int,
                length > 0
            else { return .null }
            end = start + Swift.min(length, scalars.count - start)
        }
        return .string(String(String.UnicodeScalarView(scalars[start..<end])))
    }

    /// Where one string first stands in another. UTF-8 sequences cannot overlap by half, so bytes
    /// may be compared.
    private static func firstRange(of match: String, in text: String) -> Range<String.Index>? {
        var start = text.utf8.startIndex
        while true {
            let rest = text.utf8[start...]
            if rest.starts(with: match.utf8) {
                return start..<text.utf8.index(start, offsetBy: match.utf8.count)
            }
            guard start < text.utf8.endIndex else { return nil }
            start = text.utf8.index(after: start)
        }
    }
}
