/// The documents that a schema may refer to, and where in them the schemas are.
struct Library: Sendable {
    /// The place of one schema.
    struct Place: Hashable, Sendable {
        let document: Int
        /// The entry on the document's tape.
        let index: Int
    }

    /// A schema with a URI of its own, and the schemas in it that have none.
    struct Resource: Sendable {
        let uri: URI
        let root: Place
        let dialect: Dialect
        var anchors: [String: Place] = [:]
        var dynamicAnchors: [String: Place] = [:]
    }

    private(set) var documents: [Document] = []
    private(set) var resources: [Resource] = []
    /// The URI of each document: the one that it gives to itself, or under which it was given.
    private var addresses: [URI] = []
    private var resourceByURI: [String: Int] = [:]
    private var resourceByPlace: [Place: Int] = [:]
    /// Documents given for their `$schema` or for references, read when they are needed.
    private var unread: [String: Document]

    init(preloaded: [String: Document]) {
        unread = [:]
        for (uri, document) in preloaded {
            unread[URI(uri).withoutFragment.description] = document
        }
    }

    /// The value at a place.
    func value(at place: Place) -> Value {
        Value(document: documents[place.document], index: place.index)
    }

    /// The resource to which a place belongs.
    func resource(of place: Place) -> Int {
        resourceByPlace[place] ?? 0
    }

    func dialect(at place: Place) -> Dialect {
        resources[resource(of: place)].dialect
    }

    /// The name of the anchor to which `$recursiveRef` leads dynamically, if it does.
    func recursiveAnchor(at place: Place) -> String? {
        resources[resource(of: place)].dynamicAnchors[""] == place ? "" : nil
    }

    /// A place in words, for errors and findings.
    func location(_ place: Place, _ keyword: Keyword? = nil) -> String {
        var tokens = value(at: place).pointer.tokens
        if let keyword, keyword != .none { tokens.append(keyword.rawValue) }
        return "\(addresses[place.document])#\(Pointer(tokens: tokens))"
    }

    func error(
        _ code: SchemaError.Code, _ place: Place, _ keyword: Keyword?, _ expected: String
    ) -> SchemaError {
        SchemaError(code: code, location: location(place, keyword), expected: expected)
    }

    /// Adds a document and finds the schemas in it.
    ///
    /// - Returns: The place of its root.
    mutating func add(_ document: Document, address: URI) throws(SchemaError) -> Place {
        documents.append(document)
        addresses.append(address)
        let root = Place(document: documents.count - 1, index: 0)
        try addResource(at: root, base: address, dialect: .standard)
        let resource = resources.count - 1
        addresses[root.document] = resources[resource].uri
        if resourceByURI[address.description] == nil {
            resourceByURI[address.description] = resource
        }
        try findSchemas(from: root, in: resource)
        return root
    }

    /// The number of the resource with this URI, if it was given.
    private mutating func find(_ uri: URI) throws(SchemaError) -> Int? {
        let key = uri.description
        if resourceByURI[key] == nil {
            if let document = unread.removeValue(forKey: key) ?? Metaschema.document(key) {
                _ = try add(document, address: uri)
            } else {
                // The URI may be one that a document gives to itself or to a part.
                for (address, document) in unread.sorted(by: { $0.key < $1.key }) {
                    unread[address] = nil
                    _ = try add(document, address: URI(address))
                }
            }
        }
        return resourceByURI[key]
    }
}

extension Library {
    /// What a reference leads to.
    struct Target {
        let place: Place
        /// The name, if it leads there by a dynamic anchor.
        let dynamicAnchor: String?
    }

    /// Finds what a reference in the schema at `place` leads to.
    mutating func target(
        of reference: String, at place: Place, _ keyword: Keyword
    ) throws(SchemaError) -> Target {
        let uri = URI(reference).resolved(against: resources[resource(of: place)].uri)
        let unresolved = "a reference to something that was given"
        guard let resource = try find(uri.withoutFragment), let fragment = uri.decodedFragment
        else { throw error(.unresolvedReference, place, keyword, unresolved) }
        guard !fragment.isEmpty, !fragment.hasPrefix("/") else {
            guard let found = try follow(fragment, from: resource) else {
                throw error(.unresolvedReference, place, keyword, unresolved)
            }
            return Target(place: found, dynamicAnchor: nil)
        }
        guard let found = resources[resource].anchors[fragment] else {
            throw error(.unresolvedReference, place, keyword, unresolved)
        }
        let isDynamic = resources[resource].dynamicAnchors[fragment] != nil
        return Target(place: found, dynamicAnchor: isDynamic ? fragment : nil)
    }

    /// Follows a pointer from a resource's root.
    private mutating func follow(
        _ fragment: String, from resource: Int
    ) throws(SchemaError) -> Place? {
        guard let pointer = Pointer(parsing: fragment) else { return nil }
        let root = resources[resource].root
        var owner = resource
        var value = value(at: root)
        for token in pointer.tokens {
            guard let next = Pointer(tokens: [token]).resolve(from: value) else { return nil }
            value = next
            let place = Place(document: root.document, index: value.index)
            owner = resourceByPlace[place] ?? owner
        }
        let place = Place(document: root.document, index: value.index)
        // A place that no keyword names becomes a schema by being referred to.
        if resourceByPlace[place] == nil { try findSchemas(from: place, in: owner) }
        return place
    }

    private mutating func addResource(
        at place: Place, base: URI, dialect: Dialect
    ) throws(SchemaError) {
        let value = value(at: place)
        var uri = base
        if let id = value[Keyword.id.rawValue]?.string {
            uri = URI(id).resolved(against: base)
            guard uri.fragment ?? "" == "" else {
                throw error(.malformed, place, .id, "a URI without a fragment")
            }
            uri.fragment = nil
            guard resourceByURI[uri.description] == nil else {
                throw error(.duplicateIdentifier, place, .id, "a URI that no other schema has")
            }
        }
        var dialect = dialect
        if let name = value[Keyword.schema.rawValue]?.string {
            dialect = try self.dialect(named: name, place)
        }
        resources.append(Resource(uri: uri, root: place, dialect: dialect))
        resourceByURI[uri.description] = resources.count - 1
    }

    private mutating func dialect(
        named name: String, _ place: Place
    ) throws(SchemaError) -> Dialect {
        let uri = URI(name).withoutFragment
        if let known = Dialect.known(uri.description) { return known }
        // Looked up, not read in full: a metaschema may describe itself.
        let given = unread[uri.description] ?? Metaschema.document(uri.description)
        let known = resourceByURI[uri.description].map { value(at: resources[$0].root) }
        guard let metaschema = given?.root ?? known else {
            throw error(.unknownDialect, place, .schema, "a metaschema that was given")
        }
        guard let dialect = Dialect(describedBy: metaschema) else {
            throw error(.unknownVocabulary, place, .schema, "vocabularies that are known")
        }
        return dialect
    }

    /// Notes each schema from `start` down, and the identifiers in it.
    private mutating func findSchemas(from start: Place, in resource: Int) throws(SchemaError) {
        var waiting = [(start, resource)]
        while let (place, outer) = waiting.popLast() {
            let value = value(at: place)
            var resource = outer
            if value[Keyword.id.rawValue]?.kind == .string, place != resources[outer].root {
                let parent = resources[outer]
                try addResource(at: place, base: parent.uri, dialect: parent.dialect)
                resource = resources.count - 1
            }
            resourceByPlace[place] = resource
            try addAnchors(of: value, place, to: resource)
            for (key, value) in value.members {
                guard let keyword = Keyword(rawValue: key),
                    resources[resource].dialect.has(keyword)
                else { continue }
                for schema in keyword.schemas(in: value) {
                    waiting.append(
                        (Place(document: place.document, index: schema.index), resource))
                }
            }
        }
    }

    private mutating func addAnchors(
        of value: Value, _ place: Place, to resource: Int
    ) throws(SchemaError) {
        let dialect = resources[resource].dialect
        let plain = value[Keyword.anchor.rawValue]?.string
        let dynamic = value[Keyword.dynamicAnchor.rawValue]?.string
        for name in [plain, dialect.isFormer ? nil : dynamic].compactMap(\.self) {
            let known = resources[resource].anchors.updateValue(place, forKey: name)
            guard known == nil || known == place else {
                throw error(.duplicateIdentifier, place, nil, "an anchor that no other schema has")
            }
        }
        if let dynamic, !dialect.isFormer {
            resources[resource].dynamicAnchors[dynamic] = place
        }
        // In draft 2019-09 the root of a resource can be what `$recursiveRef` leads to: an anchor
        // without a name.
        if dialect.isFormer, value[Keyword.recursiveAnchor.rawValue]?.boolean == true {
            resources[resource].dynamicAnchors[""] = place
        }
    }
}

extension Keyword {
    /// The schemas that this keyword's value holds.
    func schemas(in value: Value) -> [Value] {
        switch content {
        case .none: []
        // In draft 2019-09 `items` may hold a list.
        case .schema: value.kind == .array ? Array(value.elements) : [value]
        case .schemas: Array(value.elements)
        // In `dependencies` a list of names may stand in place of a schema.
        case .schemasByName: value.members.map(\.value).filter { $0.kind != .array }
        }
    }
}
