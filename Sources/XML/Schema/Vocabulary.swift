/// The names that a schema makes known: all that may be said of what was expected.
struct Vocabulary {
    /// Of the elements that may be a document's root.
    private(set) var roots: [String] = []
    /// Of elements, attributes and types, all together.
    private(set) var names: Set<String> = []
    /// Of the documents that the schema is for; none where they are in no namespace.
    private(set) var target: String?
    /// The types that elements of a name have.
    private var types: [String: Set<String>] = [:]
    /// What has to be there inside a type, or inside an element whose type has no name.
    private var required: [Owner: Set<String>] = [:]

    private enum Owner: Hashable {
        case type(String)
        case element(String)
    }

    private static let namespace = "http://www.w3.org/2001/XMLSchema"

    /// Takes in the names of one schema text.
    mutating func add(_ schema: Element, isMain: Bool) {
        if isMain { target = schema.attribute("targetNamespace") }
        for element in DocumentOrder(from: schema) where element.namespace == Self.namespace {
            guard let name = element.attribute("name") else { continue }
            names.insert(name)
            guard element.isNamed("element") else { continue }
            if isMain, unsafe element.parent?.node == schema.node { roots.append(name) }
            if let type = element.attribute("type") { types[name, default: []].insert(local(type)) }
            guard element.attribute("minOccurs") != "0", let owner = Self.owner(of: element)
            else { continue }
            required[owner, default: []].insert(name)
        }
    }

    /// The local name in `qualified`, which is as `name` or `{namespace}name`; nothing if the
    /// schema does not know it.
    func known(_ qualified: some StringProtocol) -> String? {
        guard let local = qualified.split(separator: "}").last else { return nil }
        let name = String(local)
        return names.contains(name) ? name : nil
    }

    /// Whether an element has to be there inside those of another name: in all of them, or, where
    /// types differ, in some. What stands in a choice or in an optional group counts as if it had to.
    func requires(_ name: String, inside holder: String) -> Bool {
        let owners = [Owner.element(holder)] + (types[holder] ?? []).map(Owner.type)
        return owners.contains { required[$0]?.contains(name) == true }
    }

    private func local(_ qualified: String) -> String {
        String(qualified.split(separator: ":").last ?? "")
    }

    /// The type or the element that an element is declared in.
    private static func owner(of element: Element) -> Owner? {
        var holder = element.parent
        while let candidate = holder {
            if let name = candidate.attribute("name") {
                return candidate.isNamed("element") ? .element(name) : .type(name)
            }
            holder = candidate.parent
        }
        return nil
    }
}
