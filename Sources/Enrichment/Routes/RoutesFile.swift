import Yams

extension Routes {
    /// The file as it is written.
    struct File: Decodable {
        struct Named: Decodable {
            let unrouted, restricted, unread, test, outOfHours, openCase: String
            let unknownPostcode: [String]?
        }

        struct Authority: Decodable {
            struct Dated: Decodable {
                let from: String
                let to, hub, earlyHelp, information, outOfArea: String?
            }

            let code, name: String
            let gss: String?
            let routes: [Dated]
        }

        struct Team: Decodable {
            let team, route, from: String
            let to, authority: String?
        }

        struct Prefix: Decodable {
            let prefix, authority, from: String
            let to: String?
        }

        let routes: Named
        let authorities: [Authority]
        let teams: [Team]?
        let postcodes: [Prefix]
    }
}

extension Routes.File {
    init(yaml: String) throws(Routes.Mistake) {
        do {
            if let root = try Yams.compose(yaml: yaml) { try Self.check(root, at: []) }
            self = try YAMLDecoder().decode(Self.self, from: yaml)
        } catch let mistake as Routes.Mistake {
            throw mistake
        } catch let error as DecodingError {
            throw Routes.Mistake(description: "routes: \(error.inWords)")
        } catch {
            throw Routes.Mistake(description: "routes: \(error)")
        }
    }

    /// The words that each part of the file may use: one misspelled would be passed over, and what
    /// it says with it.
    private static let words: [[String]: [String]] = [
        []: ["routes", "authorities", "teams", "postcodes"],
        ["routes"]: [
            "unrouted", "restricted", "unread", "test", "outOfHours", "openCase",
            "unknownPostcode",
        ],
        ["authorities"]: ["code", "name", "gss", "routes"],
        ["authorities", "routes"]: [
            "from", "to", "hub", "earlyHelp", "information", "outOfArea",
        ],
        ["teams"]: ["team", "route", "authority", "from", "to"],
        ["postcodes"]: ["prefix", "authority", "from", "to"],
    ]

    private static func check(_ node: Node, at place: [String]) throws(Routes.Mistake) {
        for item in node.sequence ?? [] { try check(item, at: place) }
        guard let words = words[place] else { return }
        for (key, value) in node.mapping ?? [:] {
            let word = key.string ?? ""
            guard words.contains(word) else {
                let part = place.isEmpty ? "the file" : place.joined(separator: ": ")
                let line = key.mark.map { ", line \($0.line)" } ?? ""
                throw Routes.Mistake(
                    part + line, "\(word): one of \(words.joined(separator: ", ")) is expected")
            }
            try check(value, at: place + [word])
        }
    }
}

extension DecodingError {
    /// Where it is and what is expected.
    fileprivate var inWords: String {
        func place(_ context: Context, _ key: (any CodingKey)? = nil) -> String {
            let keys = context.codingPath + [key].compactMap { $0 }
            return keys.map { key in key.intValue.map { "number \($0 + 1)" } ?? key.stringValue }
                .joined(separator: ": ")
        }
        switch self {
        case .keyNotFound(let key, let context): return "\(place(context, key)) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "\(place(context)): \(context.debugDescription)"
        case .dataCorrupted(let context):
            let cause = context.underlyingError.map { ": \($0)" } ?? ""
            return "\(place(context)): \(context.debugDescription)\(cause)"
        @unknown default: return "\(self)"
        }
    }
}
