/// A FEEL name, which may hold spaces: words in a row count as the same name however they are
/// spaced out.
struct Name: Hashable, Sendable {
    /// The name with one space between words.
    let text: String
    private let scalars: [Unicode.Scalar]

    init(_ written: some StringProtocol) {
        var scalars: [Unicode.Scalar] = []
        for scalar in written.unicodeScalars {
            if !scalar.properties.isWhitespace {
                scalars.append(scalar)
            } else if let last = scalars.last, last != " " {
                scalars.append(" ")
            }
        }
        if scalars.last == " " { scalars.removeLast() }
        self.scalars = scalars
        text = String(String.UnicodeScalarView(scalars))
    }

    /// Where the name ends if it stands in the source at `start` and does not go on as a longer
    /// word.
    func end(in source: [Unicode.Scalar], at start: Int) -> Int? {
        var position = start
        for scalar in scalars {
            guard position < source.count else { return nil }
            if scalar == " " {
                guard source[position].properties.isWhitespace else { return nil }
                while position < source.count, source[position].properties.isWhitespace {
                    position += 1
                }
            } else {
                guard source[position] == scalar else { return nil }
                position += 1
            }
        }
        guard position > start else { return nil }
        let goesOn =
            position < source.count && Lexer.isNamePart(source[position])
            && Lexer.isNamePart(source[position - 1])
        return goesOn ? nil : position
    }
}
