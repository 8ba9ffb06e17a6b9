/// The names that a schema makes known: all that may be said of what was expected.
struct Vocabulary {
    /// Of the elements that may be a document's root.
    private(set) var roots: [String] = []
    /// Of elements, attributes and types, all together.
    private(set) var names: Set<String> = []
    /// Of the documents that the schema is for; none where they are in no namespace.
    private(set) var target: String?

    private static let namespace = "http://www.w3.org/2001/XMLSchema"

    /// Takes in the names of one schema text.
    mutating func add(_ schema: Element, isMain: Bool) {
        if isMain { target = schema.attribute("targetNamespace") }
        for element in DocumentOrder(from: schema) where element.namespace == Self.namespace {
            guard let name = element.attribute("name") else { continue }
            names.insert(name)
            if isMain, element.isNamed("element"), unsafe element.parent?.node == schema.node {
                roots.append(name)
            }
        }
    }

    /// The local name in `qualified`, which is as `name` or `{namespace}name`; nothing if the
    /// schema does not know it.
    func known(_ qualified: some StringProtocol) -> String? {
        guard let local = qualified.split(separator: "}").last else { return nil }
        let name = String(local)
        return names.contains(name) ? name : nil
    }
}
