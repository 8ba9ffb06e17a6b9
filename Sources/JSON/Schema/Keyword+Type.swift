// The keyword `type`: JSON Schema validation, section 6.1.1.

extension Compiler {
    /// The kinds that `type` names.
    func kinds(_ schema: Written) throws(SchemaError) -> Rule.Kinds {
        guard let value = schema[.type] else { return .all }
        let names = value.kind == .array ? Array(value.elements) : [value]
        var kinds: Rule.Kinds = []
        for name in names {
            guard let kind = name.string.flatMap(Rule.Kinds.init(named:)) else {
                throw malformed(schema, .type, "names of types")
            }
            kinds.insert(kind)
        }
        return kinds
    }
}

extension Rule.Kinds {
    private static let names: [(name: String, kinds: Rule.Kinds)] = [
        ("boolean", Rule.Kinds(.boolean)), ("string", Rule.Kinds(.string)), ("integer", .whole),
        ("number", [Rule.Kinds(.number), .whole]), ("array", Rule.Kinds(.array)),
        ("object", Rule.Kinds(.object)), ("null", Rule.Kinds(.null)),
    ]

    fileprivate init?(named name: String) {
        guard let known = Self.names.first(where: { $0.name == name }) else { return nil }
        self = known.kinds
    }

    /// The kinds in words.
    var words: String {
        // A number may be whole, so "integer" is said only where "number" is not.
        let isNumber = contains(Rule.Kinds(.number))
        let words = Self.names.filter { contains($0.kinds) && !(isNumber && $0.name == "integer") }
        return "a value of type " + words.map(\.name).joined(separator: " or ")
    }
}
