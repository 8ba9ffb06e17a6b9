/// The types that one file defines, each resolved to what it is made of.
struct TypeCatalogue {
    private(set) var types: [Name: ValueType] = [:]
    /// Names of components, which may follow a point.
    private(set) var members: Set<Name> = []
    private var definitions: [Name: Definitions.ItemDefinition] = [:]

    init(_ items: [Definitions.ItemDefinition]) throws(DMNError) {
        for item in items {
            let previous = definitions.updateValue(item, forKey: Name(item.name))
            guard previous == nil else {
                throw DMNError(
                    .duplicate, "types of different names",
                    at: DMNError.Place(node: item.name, line: item.line))
            }
        }
        for item in items {
            var path: [Name] = []
            _ = try resolve(Name(item.name), &path)
        }
    }

    /// - Parameter path: The types that are being resolved, outermost first.
    private mutating func resolve(_ name: Name, _ path: inout [Name]) throws(DMNError) -> ValueType
    {
        if let type = types[name] { return type }
        guard let item = definitions[name] else {
            guard let type = ValueType(named: name.text) else {
                throw DMNError(
                    .unknownName, "a type of FEEL or of this file, not \"\(name.text)\"")
            }
            return type
        }
        guard !path.contains(name) else {
            throw DMNError(
                .cycle, "a type that is not made of itself",
                at: DMNError.Place(node: name.text, line: item.line))
        }
        guard path.count < Limit.requirementDepth else {
            throw DMNError(.tooDeep, "at most \(Limit.requirementDepth) types in a row")
        }
        path.append(name)
        let type = try type(of: item, &path)
        path.removeLast()
        types[name] = type
        return type
    }

    private mutating func type(
        of item: Definitions.ItemDefinition, _ path: inout [Name]
    ) throws(DMNError) -> ValueType {
        do {
            var type = try base(of: item, &path)
            // Allowed values are those of the items, a constraint is on the whole.
            if let allowed = try item.allowedValues.flatMap(ValueType.Constraint.init(_:)) {
                type = .constrained(type, allowed)
            }
            if item.isCollection { type = .list(type) }
            if let constraint = try item.constraint.flatMap(ValueType.Constraint.init(_:)) {
                type = .constrained(type, constraint)
            }
            return type
        } catch {
            throw error.within(DMNError.Place(node: item.name, line: item.line))
        }
    }

    private mutating func base(
        of item: Definitions.ItemDefinition, _ path: inout [Name]
    ) throws(DMNError) -> ValueType {
        if item.isFunction { return .function }
        if let typeName = item.typeName { return try resolve(Name(typeName), &path) }
        guard !item.components.isEmpty else { return .any }
        var components: [ValueType.Member] = []
        for component in item.components {
            members.insert(Name(component.name))
            let type = try type(of: component, &path)
            components.append(ValueType.Member(name: component.name, type: type))
        }
        return .context(components)
    }
}
