// The keywords for arrays: JSON Schema core, section 10.3.1, and validation, section 6.4.

/// What a schema says of an array.
struct ArrayRule: Sendable, BitwiseCopyable {
    /// The rules for the first elements, in ``Program/lists``.
    var prefix: Rule.Run = .none
    /// The rules for all later elements, and for those that are counted; -1 if there is none.
    var items: Int32 = -1
    var contains: Int32 = -1
    var leastContained = 1
    var mostContained = Int.max
    /// Whether what `contains` finds counts as evaluated, as it does since 2020-12.
    var marksContained = true
    var least = 0
    var most = Int.max
    var isUnique = false
}

extension Compiler {
    /// Compiles the keywords for arrays.
    mutating func array(_ schema: Written) throws(SchemaError) -> Int32 {
        guard
            schema.has(
                .prefixItems, .items, .contains, .minItems, .maxItems, .uniqueItems)
        else { return -1 }
        var array = ArrayRule()
        let isFormer = library.dialect(at: schema.place).isFormer
        // Draft 2019-09 spells the first elements `items` and the later ones `additionalItems`.
        if isFormer, let items = schema[.items], items.kind == .array {
            array.prefix = list(schema, items)
            array.items = rule(schema, .additionalItems)
        } else {
            if let prefix = schema[.prefixItems] {
                guard prefix.kind == .array else {
                    throw malformed(schema, .prefixItems, "an array of schemas")
                }
                array.prefix = list(schema, prefix)
            }
            array.items = rule(schema, .items)
        }
        array.contains = rule(schema, .contains)
        array.leastContained = try count(schema, .minContains) ?? 1
        array.mostContained = try count(schema, .maxContains) ?? .max
        array.marksContained = !isFormer
        array.least = try count(schema, .minItems) ?? 0
        array.most = try count(schema, .maxItems) ?? .max
        if let unique = schema[.uniqueItems] {
            guard let isUnique = unique.boolean else {
                throw malformed(schema, .uniqueItems, "a boolean")
            }
            array.isUnique = isUnique
        }
        program.arrays.append(array)
        return Int32(program.arrays.count - 1)
    }
}

extension Validator {
    mutating func checkArray(_ rule: Rule, _ entry: Entry, _ index: Int, _ own: Int) -> Bool {
        let array = schema.program.arrays[Int(rule.array)]
        guard
            Int(entry.length) >= array.least
                || miss(
                    .minItems, .tooLittle, rule, index,
                    "an array of at least \(array.least) elements")
        else { return false }
        guard
            Int(entry.length) <= array.most
                || miss(
                    .maxItems, .tooMuch, rule, index,
                    "an array of at most \(array.most) elements")
        else { return false }
        guard checkElements(array, rule, entry, index, own) || reports else { return false }
        guard array.contains < 0 || checkContained(array, rule, entry, index, own) else {
            return false
        }
        return !array.isUnique || checkUnique(rule, entry, index)
    }

    private mutating func checkElements(
        _ array: ArrayRule, _ rule: Rule, _ entry: Entry, _ index: Int, _ own: Int
    ) -> Bool {
        let prefix = Int(array.prefix.count)
        guard prefix > 0 || array.items >= 0 else { return true }
        var element = index + 1
        for ordinal in 0..<Int(entry.length) {
            let number =
                ordinal < prefix
                ? schema.program.lists[Int(array.prefix.first) + ordinal] : array.items
            guard number >= 0 else { break }
            if ordinal >= prefix, schema.program.rules[Int(number)].kinds.isEmpty {
                return miss(
                    .items, .unexpectedElement, rule, element,
                    "an array of at most \(prefix) elements")
            }
            guard check(Int(number), element, Self.untracked) || reports else { return false }
            if own >= 0 { marks[own + ordinal] = true }
            element = Int(document.tape[element].next)
        }
        return true
    }

    private mutating func checkContained(
        _ array: ArrayRule, _ rule: Rule, _ entry: Entry, _ index: Int, _ own: Int
    ) -> Bool {
        var found = 0
        var element = index + 1
        for ordinal in 0..<Int(entry.length) {
            if checkQuietly(Int(array.contains), element, Self.untracked) {
                found += 1
                if own >= 0, array.marksContained { marks[own + ordinal] = true }
            }
            element = Int(document.tape[element].next)
        }
        guard
            found >= array.leastContained
                || miss(
                    array.leastContained == 1 ? .contains : .minContains, .tooLittle, rule, index,
                    "at least \(array.leastContained) elements of the kind that is counted")
        else { return false }
        return found <= array.mostContained
            || miss(
                .maxContains, .tooMuch, rule, index,
                "at most \(array.mostContained) elements of the kind that is counted")
    }

    /// Whether no two elements are equal. Each is hashed once, with a key that nobody knows.
    private mutating func checkUnique(_ rule: Rule, _ entry: Entry, _ index: Int) -> Bool {
        guard entry.length > 1 else { return true }
        steps += Int(entry.next) - index
        var seen = Set<Value>(minimumCapacity: Int(entry.length))
        for element in Value(document: document, index: index).elements {
            guard !seen.insert(element).inserted else { continue }
            return miss(
                .uniqueItems, .repeated, rule, element.index,
                "an element that differs from all before it")
        }
        return true
    }
}
