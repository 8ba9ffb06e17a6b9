// The keywords that apply schemas to the same value: JSON Schema core, sections 8.2.3 and 10.2.

/// Schemas that are applied to the same value as the schema in which they stand.
enum Application: Sendable, BitwiseCopyable {
    case reference(Int32)
    /// The rule that the reference leads to unless the dynamic scope has another, and the anchor.
    case dynamicReference(Int32, anchor: Int32)
    case all(Rule.Run)
    case any(Rule.Run)
    case one(Rule.Run)
    case not(Int32)
    /// The rules of `if`, `then` and `else`; -1 for those that are not there.
    case condition(Int32, then: Int32, otherwise: Int32)
    /// A rule that is applied to an object with a member of that name.
    case dependent(key: Int32, Int32)

    /// The rules that are applied, so far as they are known before there is a value.
    func rules(in program: Program) -> [Int32] {
        switch self {
        case .reference(let rule), .dynamicReference(let rule, _), .not(let rule),
            .dependent(_, let rule):
            [rule]
        case .all(let run), .any(let run), .one(let run):
            Array(program.lists[run.range])
        case .condition(let test, let then, let otherwise):
            [test, then, otherwise].filter { $0 >= 0 }
        }
    }
}

extension Compiler {
    /// Compiles the keywords that apply schemas to the same value.
    mutating func applications(_ schema: Written) throws(SchemaError) -> Rule.Run {
        var found: [Application] = try references(schema)
        for (keyword, make) in [
            (Keyword.allOf, Application.all), (.anyOf, Application.any), (.oneOf, Application.one),
        ] {
            guard let value = schema[keyword] else { continue }
            guard value.kind == .array, value.count > 0 else {
                throw malformed(schema, keyword, "an array of schemas")
            }
            found.append(make(list(schema, value)))
        }
        if schema.has(.not) { found.append(.not(rule(schema, .not))) }
        if schema.has(.condition) {
            found.append(
                .condition(
                    rule(schema, .condition), then: rule(schema, .consequence),
                    otherwise: rule(schema, .alternative)))
        }
        for keyword in [Keyword.dependentSchemas, .dependencies] {
            for (name, value) in try members(schema, keyword) where value.kind != .array {
                found.append(.dependent(key: program.addKey(name), rule(for: value, in: schema)))
            }
        }
        let run = Rule.Run(first: Int32(program.applications.count), count: Int32(found.count))
        program.applications += found
        return run
    }

    private mutating func references(_ schema: Written) throws(SchemaError) -> [Application] {
        var found: [Application] = []
        for keyword in [Keyword.reference, .dynamicReference, .recursiveReference] {
            guard let value = schema[keyword] else { continue }
            guard let uri = value.string else { throw malformed(schema, keyword, "a URI") }
            let target = try library.target(of: uri, at: schema.place, keyword)
            let number = rule(at: target.place)
            let isRecursive = keyword == .recursiveReference
            let anchor =
                isRecursive ? library.recursiveAnchor(at: target.place) : target.dynamicAnchor
            if keyword != .reference, let anchor {
                program.isDynamic = true
                found.append(.dynamicReference(number, anchor: self.anchor(anchor)))
            } else {
                found.append(.reference(number))
            }
        }
        return found
    }
}

extension Validator {
    /// Applies one keyword to the same value.
    mutating func apply(_ number: Int, _ rule: Rule, _ index: Int, _ own: Int) -> Bool {
        switch schema.program.applications[number] {
        case .reference(let target):
            return check(Int(target), index, own)
        case .dynamicReference(let target, let anchor):
            return check(Int(dynamicTarget(anchor) ?? target), index, own)
        case .all(let run):
            var isValid = true
            for place in run.range {
                isValid = check(Int(schema.program.lists[place]), index, own) && isValid
                guard isValid || reports else { return false }
            }
            return isValid
        case .any(let run):
            return checkAny(run, rule, index, own)
        case .one(let run):
            return checkOne(run, rule, index, own)
        case .not(let target):
            guard checkQuietly(Int(target), index, Self.untracked) else { return true }
            return miss(
                .not, .forbidden, rule, index, "a value that the schema under \"not\" refuses")
        case .condition(let test, let then, let otherwise):
            let branch = checkQuietly(Int(test), index, own) ? then : otherwise
            return branch < 0 || check(Int(branch), index, own)
        case .dependent(let key, let target):
            guard document.tape[index].kind == .object, member(key, of: index) != nil else {
                return true
            }
            return check(Int(target), index, own)
        }
    }

    private mutating func checkAny(
        _ run: Rule.Run, _ rule: Rule, _ index: Int, _ own: Int
    ) -> Bool {
        var isValid = false
        for place in run.range {
            guard checkQuietly(Int(schema.program.lists[place]), index, own) else { continue }
            isValid = true
            // What later alternatives look at matters only to marks.
            if own < 0 { break }
        }
        return isValid || missAlternatives(run, .anyOf, rule, index, own)
    }

    private mutating func checkOne(
        _ run: Rule.Run, _ rule: Rule, _ index: Int, _ own: Int
    ) -> Bool {
        var found = 0
        for place in run.range {
            guard checkQuietly(Int(schema.program.lists[place]), index, own) else { continue }
            found += 1
            guard found == 1 else {
                return miss(
                    .oneOf, .wrongAlternative, rule, index,
                    "a value that fits only one of \(run.count) alternatives")
            }
        }
        return found == 1 || missAlternatives(run, .oneOf, rule, index, own)
    }

    /// Notes that no alternative fits. If only one of them takes a value of this kind, what is
    /// wrong by that one says more.
    private mutating func missAlternatives(
        _ run: Rule.Run, _ keyword: Keyword, _ rule: Rule, _ index: Int, _ own: Int
    ) -> Bool {
        let likely = schema.program.lists[run.range].filter { number in
            var rule = schema.program.rules[Int(number)]
            while rule.alias >= 0 { rule = schema.program.rules[Int(rule.alias)] }
            return takes(rule.kinds, document.tape[index])
        }
        if reports, likely.count == 1, !check(Int(likely[0]), index, own) { return false }
        return miss(
            keyword, .wrongAlternative, rule, index,
            "a value that fits one of \(run.count) alternatives")
    }

    /// The rule that a dynamic reference leads to: the anchor's in the outermost resource that has
    /// it.
    private func dynamicTarget(_ anchor: Int32) -> Int32? {
        for resource in scopes {
            let place = Program.DynamicPlace(anchor: anchor, resource: resource)
            if let target = schema.program.dynamicTargets[place] { return target }
        }
        return nil
    }
}
