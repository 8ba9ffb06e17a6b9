/// Compiles a schema and all that it refers to into a program.
///
/// Schemas wait in a list until their turn, so references may run in circles and nothing recurses.
struct Compiler {
    /// The keywords that one schema has.
    struct Written {
        let place: Library.Place
        fileprivate var values: [Keyword: Value] = [:]

        subscript(_ keyword: Keyword) -> Value? {
            values[keyword]
        }

        /// Whether the schema has any of these keywords.
        func has(_ keywords: Keyword...) -> Bool {
            keywords.contains { values[$0] != nil }
        }
    }

    let formats: Schema.FormatUse
    var library: Library
    var program = Program()
    var patternNumbers: [[UInt8]: Int32] = [:]
    private var ruleNumbers: [Library.Place: Int32] = [:]
    private var anchorNumbers: [String: Int32] = [:]
    /// The places of the rules, in the order of their numbers.
    private var places: [Library.Place] = []

    init(preloaded: [String: Document], formats: Schema.FormatUse) {
        self.formats = formats
        library = Library(preloaded: preloaded)
    }

    /// Compiles a schema; its root becomes the first rule.
    mutating func compile(_ document: Document) throws(SchemaError) -> Program {
        let root = try library.add(document, address: URI(""))
        _ = rule(at: root)
        var done = 0
        while done < places.count {
            let place = places[done]
            guard done < Schema.ruleLimit else {
                throw library.error(.tooLarge, place, nil, "at most \(Schema.ruleLimit) schemas")
            }
            try compile(place, done)
            done += 1
            if done == places.count { addDynamicTargets() }
        }
        try refuseEndlessReferences()
        addAliases()
        return program
    }

    private mutating func compile(_ place: Library.Place, _ number: Int) throws(SchemaError) {
        let value = library.value(at: place)
        switch value.kind {
        case .boolean:
            if value.boolean == false { program.rules[number].kinds = [] }
        case .object:
            var schema = Written(place: place)
            let dialect = library.dialect(at: place)
            for (key, value) in value.members {
                guard let keyword = Keyword(rawValue: key), dialect.has(keyword) else { continue }
                schema.values[keyword] = value
            }
            try compile(schema, number)
        default:
            throw library.error(.malformed, place, nil, "a schema: an object or a boolean")
        }
    }

    private mutating func compile(_ schema: Written, _ number: Int) throws(SchemaError) {
        var rule = program.rules[number]
        rule.kinds = try kinds(schema)
        rule.constant = try choices(schema, .constant)
        rule.enumeration = try choices(schema, .enumeration)
        rule.text = try text(schema)
        rule.number = try self.number(schema)
        rule.object = try object(schema)
        rule.array = try array(schema)
        rule.applications = try applications(schema)
        rule.unevaluatedItems = self.rule(schema, .unevaluatedItems)
        rule.unevaluatedProperties = self.rule(schema, .unevaluatedProperties)
        program.rules[number] = rule
    }

    /// The number of the rule for the schema at a place, which is compiled in its turn.
    mutating func rule(at place: Library.Place) -> Int32 {
        if let known = ruleNumbers[place] { return known }
        let number = Int32(places.count)
        places.append(place)
        ruleNumbers[place] = number
        program.rules.append(
            Rule(
                resource: Int32(library.resource(of: place)), document: Int32(place.document),
                entry: Int32(place.index)))
        return number
    }

    /// The number of the rule for a schema within another.
    mutating func rule(for value: Value, in schema: Written) -> Int32 {
        rule(at: Library.Place(document: schema.place.document, index: value.index))
    }

    /// The number of the rule for the schema that a keyword holds, or -1 if it is not there.
    mutating func rule(_ schema: Written, _ keyword: Keyword) -> Int32 {
        guard let value = schema[keyword] else { return -1 }
        return rule(for: value, in: schema)
    }

    /// The rules for a list of schemas.
    mutating func list(_ schema: Written, _ value: Value) -> Rule.Run {
        let rules = value.elements.map { rule(for: $0, in: schema) }
        return program.addList(rules)
    }

    /// The number that stands for the name of a dynamic anchor.
    mutating func anchor(_ name: String) -> Int32 {
        let number = anchorNumbers[name] ?? Int32(anchorNumbers.count)
        anchorNumbers[name] = number
        return number
    }
}

extension Compiler {
    /// An error at a keyword whose value is not what it must be.
    func malformed(_ schema: Written, _ keyword: Keyword, _ expected: String) -> SchemaError {
        library.error(.malformed, schema.place, keyword, expected)
    }

    /// The value of a keyword that holds a count.
    func count(_ schema: Written, _ keyword: Keyword) throws(SchemaError) -> Int? {
        guard let value = schema[keyword] else { return nil }
        guard let number = value.number, number.isWhole, !number.isNegative else {
            throw malformed(schema, keyword, "a whole number, zero or more")
        }
        return number.integer ?? .max
    }

    /// The members of a keyword that holds an object.
    func members(
        _ schema: Written, _ keyword: Keyword
    ) throws(SchemaError) -> [(key: String, value: Value)] {
        guard let value = schema[keyword] else { return [] }
        guard value.kind == .object else { throw malformed(schema, keyword, "an object") }
        return Array(value.members)
    }

    /// The strings of a value that lists names.
    func names(
        _ schema: Written, _ keyword: Keyword, _ value: Value?
    ) throws(SchemaError) -> [String] {
        guard let value else { return [] }
        let names = value.elements.compactMap(\.string)
        guard value.kind == .array, names.count == value.count,
            Set(names.map { Array($0.utf8) }).count == names.count
        else { throw malformed(schema, keyword, "an array of names, each once") }
        return names
    }
}

extension Compiler {
    /// Compiles the dynamic anchors to which a reference may lead: those of every resource that a
    /// value can be on its way through.
    private mutating func addDynamicTargets() {
        guard program.isDynamic else { return }
        for resource in Set(program.rules.map(\.resource)).sorted() {
            for (name, anchor) in anchorNumbers {
                let anchors = library.resources[Int(resource)].dynamicAnchors
                guard let place = anchors[name] else { continue }
                let key = Program.DynamicPlace(anchor: anchor, resource: resource)
                program.dynamicTargets[key] = rule(at: place)
            }
        }
    }

    /// Refuses a schema that would be applied to one value again and again.
    private func refuseEndlessReferences() throws(SchemaError) {
        enum Visit { case open, closed }
        var visits: [Int32: Visit] = [:]
        for start in program.rules.indices {
            var path: [(rule: Int32, rest: [Int32])] = []
            var next: Int32? = Int32(start)
            while true {
                if let rule = next, visits[rule] == nil {
                    visits[rule] = .open
                    path.append((rule, program.followers(of: rule)))
                } else if let rule = next, visits[rule] == .open {
                    throw library.error(
                        .endlessReference, places[Int(rule)], nil,
                        "a schema that does not lead back to itself for the same value")
                }
                guard let last = path.indices.last else { break }
                next = path[last].rest.popLast()
                if next == nil {
                    visits[path[last].rule] = .closed
                    path.removeLast()
                }
            }
        }
    }

    /// Lets the rules that only refer to another be passed by.
    private mutating func addAliases() {
        for number in program.rules.indices {
            let rule = program.rules[number]
            guard rule.saysOnlyApplications, rule.applications.count == 1,
                case .reference(let target) = program.applications[Int(rule.applications.first)]
            else { continue }
            // Passing by a resource would take it out of the dynamic scope.
            let isSameScope = program.rules[Int(target)].resource == rule.resource
            if isSameScope || !program.isDynamic { program.rules[number].alias = target }
        }
    }
}

extension Program {
    /// The rules that a rule applies to the same value whatever it is.
    fileprivate func followers(of rule: Int32) -> [Int32] {
        rules[Int(rule)].applications.range.flatMap { number in
            if case .dynamicReference = applications[number] { return [Int32]() }
            return applications[number].rules(in: self)
        }
    }
}
