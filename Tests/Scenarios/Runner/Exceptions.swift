import Model

/// Changes of the rules that no scenario can notice, and why: `row F01-bruise: …`.
struct Exceptions {
    private let reasons: [String: String]

    var ids: [String] { reasons.keys.sorted() }

    subscript(id: String) -> String? { reasons[id] }

    static let path = "Tests/Scenarios/exceptions.txt"

    /// Reads the list; lines that begin with `#` are comments.
    init(reading bytes: [UInt8], file: String) throws(FileMistake) {
        var reasons: [String: String] = [:]
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated()
        where !line.hasPrefix("#") && !line.allSatisfy(\.isWhitespace) {
            let parts = line.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
            guard parts.count == 2, !parts[1].isEmpty, reasons[parts[0]] == nil else {
                throw FileMistake(
                    file: file, line: index + 1, expected: "a change once, a colon, and why")
            }
            reasons[parts[0]] = parts[1]
        }
        self.reasons = reasons
    }
}
