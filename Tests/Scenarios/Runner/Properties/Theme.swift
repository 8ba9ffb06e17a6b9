import Model

/// What a message may be about: the fields that are filled together, and what they are filled with.
struct Theme: Sendable {
    /// A line of a theme: a path, and the texts of which one is drawn.
    struct Line: Sendable {
        let path: String
        let texts: [String]
    }

    let name: String
    /// As messages of this theme are most often.
    let rich: [Line]
    /// Of a message that is of a low level; empty where the theme alone is of a high one.
    let calm: [Line]
    /// How often it is drawn, beside the others.
    let weight: Int
    /// Whether its messages are all of one kind, whatever else they are about.
    let isOwnKind: Bool

    /// - Parameters:
    ///   - rich: A line each, as `path: text text`. `-` leaves the field out, `?` is an answer, a
    ///     time is told from that of receipt, and `*` is drawn for each child or adult by itself.
    init(_ name: String, weight: Int, isOwnKind: Bool = false, _ rich: String, calm: String = "") {
        self.name = name
        self.weight = weight
        self.isOwnKind = isOwnKind
        self.rich = Self.lines(rich)
        self.calm = Self.lines(calm)
    }

    private static func lines(_ text: String) -> [Line] {
        text.split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return Line(
                path: String(parts[0]).trimmed,
                texts: (parts.last ?? "").split(separator: " ").map(String.init))
        }
    }

    /// Where the kind of a message is, which its first theme gives.
    static let typeField = "header/messageType"
}

extension Theme {
    static let all: [Theme] = violence + dangers + families
}
