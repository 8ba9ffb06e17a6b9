// The keywords for objects: JSON Schema core, sections 10.3.2 and 10.2.2.4, and validation,
// section 6.5.

/// What a schema says of an object.
struct ObjectRule: Sendable, BitwiseCopyable {
    /// The names in `properties` and the first ones in `required`.
    var names: Program.NameTable = .empty
    /// The bits of the required members among them.
    var required: UInt64 = 0
    /// The required names for which no bit is left.
    var moreRequired: Rule.Run = .none
    var patterns: Rule.Run = .none
    /// The rules for members that are not named, and for all names; -1 if there is none.
    var additional: Int32 = -1
    var propertyNames: Int32 = -1
    var least = 0
    var most = Int.max
    var dependents: Rule.Run = .none
}

/// A member that a schema names.
struct Property: Sendable, BitwiseCopyable {
    /// The rule for its value; -1 if the name is only required.
    var rule: Int32 = -1
    /// Its bit among the required ones; 0 if it is not required.
    var bit: UInt64 = 0
}

/// Members whose names match a pattern.
struct PatternProperty: Sendable, BitwiseCopyable {
    let pattern: Int32
    let rule: Int32
}

/// Members that must be there if another is.
struct Dependent: Sendable, BitwiseCopyable {
    let trigger: Int32
    let required: Rule.Run
}

extension Compiler {
    /// Compiles the keywords for objects, those that apply schemas to the whole object apart.
    mutating func object(_ schema: Written) throws(SchemaError) -> Int32 {
        guard
            schema.has(
                .properties, .patternProperties, .additionalProperties, .propertyNames, .required,
                .minProperties, .maxProperties, .dependentRequired, .dependencies)
        else { return -1 }
        var object = ObjectRule()
        try addProperties(schema, to: &object)
        var patterns: [PatternProperty] = []
        for (source, value) in try members(schema, .patternProperties) {
            patterns.append(
                PatternProperty(
                    pattern: try pattern(source, schema, .patternProperties),
                    rule: rule(for: value, in: schema)))
        }
        object.patterns = Rule.Run(
            first: Int32(program.patternProperties.count), count: Int32(patterns.count))
        program.patternProperties += patterns
        object.additional = rule(schema, .additionalProperties)
        object.propertyNames = rule(schema, .propertyNames)
        object.least = try count(schema, .minProperties) ?? 0
        object.most = try count(schema, .maxProperties) ?? .max
        try addDependents(schema, to: &object)
        program.objects.append(object)
        return Int32(program.objects.count - 1)
    }

    private mutating func addProperties(
        _ schema: Written, to object: inout ObjectRule
    ) throws(SchemaError) {
        // By bytes: names that look alike are equal to Swift.
        var numbers: [[UInt8]: Int32] = [:]
        var entries: [(name: String, number: Int32)] = []
        func number(of name: String) -> Int32 {
            if let known = numbers[Array(name.utf8)] { return known }
            let number = Int32(program.properties.count)
            program.properties.append(Property())
            numbers[Array(name.utf8)] = number
            entries.append((name, number))
            return number
        }
        for (name, value) in try members(schema, .properties) {
            program.properties[Int(number(of: name))].rule = rule(for: value, in: schema)
        }
        var rest: [Int32] = []
        for (place, name) in try self.names(schema, .required, schema[.required]).enumerated() {
            guard place < UInt64.bitWidth else {
                rest.append(program.addKey(name))
                continue
            }
            let bit = UInt64(1) << UInt64(place)
            program.properties[Int(number(of: name))].bit |= bit
            object.required |= bit
        }
        object.moreRequired = program.addList(rest)
        object.names = program.addTable(entries)
    }

    private mutating func addDependents(
        _ schema: Written, to object: inout ObjectRule
    ) throws(SchemaError) {
        var dependents: [Dependent] = []
        for keyword in [Keyword.dependentRequired, .dependencies] {
            for (trigger, value) in try members(schema, keyword) {
                // A schema in `dependencies` is applied like one in `dependentSchemas`.
                guard keyword == .dependentRequired || value.kind == .array else { continue }
                let names = try names(schema, keyword, value)
                let keys = names.map { program.addKey($0) }
                dependents.append(
                    Dependent(trigger: program.addKey(trigger), required: program.addList(keys)))
            }
        }
        object.dependents = Rule.Run(
            first: Int32(program.dependents.count), count: Int32(dependents.count))
        program.dependents += dependents
    }
}

extension Validator {
    mutating func checkObject(_ rule: Rule, _ entry: Entry, _ index: Int, _ own: Int) -> Bool {
        let object = schema.program.objects[Int(rule.object)]
        var seen: UInt64 = 0
        var key = index + 1
        for ordinal in 0..<Int(entry.length) {
            let number = find(
                document.tape[key], document.tape[key].fingerprint, in: object.names)
            var isNamed = false
            if number >= 0 {
                let property = schema.program.properties[number]
                seen |= property.bit
                if property.rule >= 0 {
                    isNamed = true
                    guard check(Int(property.rule), key + 1, Self.untracked) || reports else {
                        return false
                    }
                }
            }
            if object.patterns.count > 0 || object.propertyNames >= 0 {
                guard checkKey(object, key, &isNamed) || reports else { return false }
            }
            if !isNamed, object.additional >= 0 {
                isNamed = true
                guard checkAdditional(rule, object, key) || reports else { return false }
            }
            if isNamed, own >= 0 { marks[own + ordinal] = true }
            key = Int(document.tape[key + 1].next)
        }
        guard seen == object.required || checkRequired(rule, object, seen, index) else {
            return false
        }
        return checkMore(rule, object, entry, index)
    }

    /// Applies what depends on a member's name by more than a look-up.
    private mutating func checkKey(
        _ object: ObjectRule, _ key: Int, _ isNamed: inout Bool
    ) -> Bool {
        var isValid = true
        for number in object.patterns.range {
            let property = schema.program.patternProperties[number]
            guard matches(document.tape[key], property.pattern) else { continue }
            isNamed = true
            isValid = check(Int(property.rule), key + 1, Self.untracked) && isValid
        }
        if object.propertyNames >= 0 {
            isValid = check(Int(object.propertyNames), key, Self.untracked) && isValid
        }
        return isValid
    }

    /// Applies `additionalProperties` to the member at a key.
    private mutating func checkAdditional(
        _ rule: Rule, _ object: ObjectRule, _ key: Int
    ) -> Bool {
        guard schema.program.rules[Int(object.additional)].kinds.isEmpty else {
            return check(Int(object.additional), key + 1, Self.untracked)
        }
        return miss(
            .additionalProperties, .unexpectedMember, rule, key + 1,
            "only members that the schema names")
    }

    private mutating func checkRequired(
        _ rule: Rule, _ object: ObjectRule, _ seen: UInt64, _ index: Int
    ) -> Bool {
        guard reports else { return miss(.required, .missingMember, rule, index, "") }
        let names = schema.names(listedBy: .required, of: rule)
        for (place, name) in names.prefix(UInt64.bitWidth).enumerated()
        where seen & (UInt64(1) << UInt64(place)) == 0 {
            guard miss(.required, .missingMember, rule, index, "the member \"\(name)\"") else {
                return false
            }
        }
        return true
    }

    /// Applies what few schemas say.
    private mutating func checkMore(
        _ rule: Rule, _ object: ObjectRule, _ entry: Entry, _ index: Int
    ) -> Bool {
        guard
            Int(entry.length) >= object.least
                || miss(
                    .minProperties, .tooLittle, rule, index,
                    "an object of at least \(object.least) members")
        else { return false }
        guard
            Int(entry.length) <= object.most
                || miss(
                    .maxProperties, .tooMuch, rule, index,
                    "an object of at most \(object.most) members")
        else { return false }
        for place in object.moreRequired.range {
            guard checkMember(schema.program.lists[place], .required, rule, index) else {
                return false
            }
        }
        for number in object.dependents.range {
            let dependent = schema.program.dependents[number]
            guard member(dependent.trigger, of: index) != nil else { continue }
            for place in dependent.required.range {
                let key = schema.program.lists[place]
                guard checkMember(key, .dependentRequired, rule, index) else { return false }
            }
        }
        return true
    }

    private mutating func checkMember(
        _ key: Int32, _ keyword: Keyword, _ rule: Rule, _ index: Int
    ) -> Bool {
        guard member(key, of: index) == nil else { return true }
        let name = reports ? schema.program.keyName(key) : ""
        return miss(keyword, .missingMember, rule, index, "the member \"\(name)\"")
    }

    /// The entry of an object's member that has a name.
    mutating func member(_ key: Int32, of index: Int) -> Int? {
        let value = Value(document: document, index: index)
        steps += value.count
        let run = schema.program.keys[Int(key)].range
        let names = schema.program.names
        return value.member(named: names.span.extracting(run))?.index
    }

    /// What a name stands for in a table, or -1 if it is not there.
    func find(_ name: Entry, _ fingerprint: UInt32, in table: Program.NameTable) -> Int {
        guard table.mask >= 0 else { return -1 }
        let mask = Int(table.mask)
        var place = Int(fingerprint) & mask
        while true {
            let slot = schema.program.slots[Int(table.first) + place]
            guard slot.number >= 0 else { return -1 }
            if slot.fingerprint == fingerprint, isEqual(name, slot) { return Int(slot.number) }
            place = (place + 1) & mask
        }
    }

    private func isEqual(_ name: Entry, _ slot: Program.Slot) -> Bool {
        guard name.length == slot.length else { return false }
        let content = Int(name.content)
        let start = Int(slot.start)
        if name.marks.contains(.escaped) {
            for offset in 0..<Int(name.length)
            where document.decoded[content + offset] != schema.program.names[start + offset] {
                return false
            }
        } else {
            for offset in 0..<Int(name.length)
            where document.bytes[content + offset] != schema.program.names[start + offset] {
                return false
            }
        }
        return true
    }
}
