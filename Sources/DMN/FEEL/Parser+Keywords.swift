// What begins with a keyword: conditions, loops, quantifiers, functions; and types.

extension Parser {
    mutating func conditional() throws(DMNError) -> Node {
        try advance()
        let condition = try expression()
        try expectWord("then")
        let then = try expression()
        try expectWord("else")
        let otherwise = try expression()
        return try node(
            .conditional(
                condition.expression, then: then.expression, otherwise: otherwise.expression),
            over: condition, then, otherwise)
    }

    mutating func iteration() throws(DMNError) -> Node {
        let depth = scope.depth
        let (iterators, nodes) = try iterators()
        try expectWord("return")
        let body = try expression()
        scope.forget(downTo: depth)
        return try node(.iteration(iterators, body: body.expression), over: nodes + [body])
    }

    mutating func quantified(_ quantifier: Quantifier) throws(DMNError) -> Node {
        let depth = scope.depth
        let (iterators, nodes) = try iterators()
        try expectWord("satisfies")
        let condition = try expression()
        scope.forget(downTo: depth)
        return try node(
            .quantified(quantifier, iterators, condition: condition.expression),
            over: nodes + [condition])
    }

    /// Reads `name in source, …`; each source sees the names before it.
    private mutating func iterators() throws(DMNError) -> ([Iterator], [Node]) {
        var iterators: [Iterator] = []
        var nodes: [Node] = []
        repeat {
            try advance()
            let name = try declaredName(until: [])
            try expectWord("in")
            let first = try expression()
            nodes.append(first)
            var source = Iterator.Source.list(first.expression)
            if try take("..") {
                let last = try expression()
                nodes.append(last)
                source = .span(from: first.expression, to: last.expression)
            }
            iterators.append(Iterator(slot: scope.declare(name), source: source))
        } while stands(",")
        return (iterators, nodes)
    }

    mutating func function() throws(DMNError) -> Node {
        try advance()
        guard try take("(") else { throw unexpected("\"(\"") }
        var declared: [(name: Name, type: ValueType)] = []
        while !stands(")") {
            if !declared.isEmpty { try expect(",") }
            let name = try declaredName(until: [":", ",", ")"])
            declared.append((name, stands(":") ? try type() : .any))
        }
        let depth = scope.depth
        let parameters = declared.map { name, type in
            Parameter(name: name.text, slot: scope.declare(name), type: type)
        }
        try advance(expecting: .operand)
        guard !standsWord("external") else { throw unsupported("external function") }
        let body = try expression()
        scope.forget(downTo: depth)
        return try node(
            .function(Lambda(parameters: parameters, body: body.expression)), over: body)
    }

    // MARK: Types

    /// Reads a type from after the current token, which is what stands before it. What values a
    /// type allows does not matter here, but only what they are.
    mutating func type() throws(DMNError) -> ValueType {
        try nested { parser throws(DMNError) in try parser.typeAhead() }
    }

    private mutating func typeAhead() throws(DMNError) -> ValueType {
        lexer.rewind(to: token.end)
        let names = ValueType.names.map(Name.init) + [Name("range")] + Array(scope.types.keys)
        guard let name = try lexer.take(oneOf: names) else {
            throw lexer.error("the name of a type", at: token.end, .unknownName)
        }
        try advance(expecting: .infix)
        if let type = scope.types[name] { return type.unconstrained }
        guard stands("<") else { return ValueType(named: name.text) ?? .range(.any) }
        switch name.text {
        case "list": return .list(try typeArgument())
        case "range": return .range(try typeArgument())
        case "context": return .context(try typeMembers())
        case "function": return try functionType()
        default: throw unexpected("no \"<\" after this type")
        }
    }

    private mutating func typeArgument() throws(DMNError) -> ValueType {
        let type = try type()
        try endType()
        return type
    }

    private mutating func typeMembers() throws(DMNError) -> [ValueType.Member] {
        var members: [ValueType.Member] = []
        repeat {
            try advance(expecting: .operand)
            let name = try declaredName(until: [":", ">", ","])
            guard stands(":") else { throw unexpected("\":\"") }
            members.append(ValueType.Member(name: name.text, type: try type()))
        } while stands(",")
        try endType()
        return members
    }

    /// Functions are told from other values, not from one another.
    private mutating func functionType() throws(DMNError) -> ValueType {
        let start = self
        try advance(expecting: .infix)
        if !stands(">") {
            self = start
            repeat { _ = try type() } while stands(",")
        }
        guard stands(">") else { throw unexpected("\">\"") }
        try advance(expecting: .infix)
        guard stands("->") else { throw unexpected("\"->\"") }
        _ = try type()
        return .function
    }

    private mutating func endType() throws(DMNError) {
        guard stands(">") else { throw unexpected("\">\"") }
        try advance(expecting: .infix)
    }
}
