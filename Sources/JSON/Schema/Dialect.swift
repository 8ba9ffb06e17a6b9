/// A group of keywords that a dialect has or has not.
enum Vocabulary: String, Sendable, CaseIterable {
    case core, applicator, unevaluated, validation, content
    case metaData = "meta-data"
    case format = "format-annotation"
    case formatAssertion = "format-assertion"

    private static let home = "https://json-schema.org/draft/2020-12/vocab/"

    /// The vocabulary of this URI.
    init?(uri: String) {
        guard uri.hasPrefix(Self.home) else { return nil }
        self.init(rawValue: String(uri.dropFirst(Self.home.count)))
    }
}

/// Which keywords a schema's resource uses, as its `$schema` says.
struct Dialect: Sendable, Hashable {
    let vocabularies: Set<Vocabulary>
    /// Whether this is draft 2019-09, whose arrays and recursion are spelled otherwise.
    let isFormer: Bool

    /// JSON Schema 2020-12.
    static let standard = Dialect(
        vocabularies: Set(Vocabulary.allCases).subtracting([.formatAssertion]), isFormer: false)
    /// JSON Schema 2019-09.
    static let former = Dialect(vocabularies: standard.vocabularies, isFormer: true)

    /// The dialect of one of the metaschemas that everyone knows.
    static func known(_ uri: String) -> Dialect? {
        switch uri {
        case "https://json-schema.org/draft/2020-12/schema": standard
        case "https://json-schema.org/draft/2019-09/schema": former
        default: nil
        }
    }

    /// The dialect that a metaschema describes.
    ///
    /// - Returns: `nil` if it demands a vocabulary that nobody knows here.
    init?(describedBy metaschema: Value) {
        isFormer = false
        guard let listed = metaschema[Keyword.vocabulary.rawValue], listed.kind == .object else {
            vocabularies = Self.standard.vocabularies
            return
        }
        var vocabularies: Set<Vocabulary> = [.core]
        for (uri, isRequired) in listed.members {
            if let vocabulary = Vocabulary(uri: uri) {
                vocabularies.insert(vocabulary)
            } else if isRequired.boolean != false {
                return nil
            }
        }
        self.vocabularies = vocabularies
    }

    private init(vocabularies: Set<Vocabulary>, isFormer: Bool) {
        self.vocabularies = vocabularies
        self.isFormer = isFormer
    }

    /// Whether a keyword has its meaning in this dialect.
    func has(_ keyword: Keyword) -> Bool {
        switch keyword {
        case .prefixItems, .dynamicAnchor, .dynamicReference:
            if isFormer { return false }
        case .additionalItems, .recursiveAnchor, .recursiveReference:
            if !isFormer { return false }
        case .format:
            return !vocabularies.isDisjoint(with: [.format, .formatAssertion])
        default:
            break
        }
        return keyword.definedBy.map(vocabularies.contains) ?? true
    }
}
