// Operands: literals, names, what stands in brackets, and what may follow them.

extension Parser {
    /// Reads an operand with the paths, filters and invocations that follow it.
    mutating func postfix() throws(DMNError) -> Node {
        try suffixed(try primary())
    }

    /// Reads the paths, filters and invocations that follow an operand.
    mutating func suffixed(_ operand: Node) throws(DMNError) -> Node {
        var node = operand
        while true {
            if try take(".") {
                node = try member(of: node)
            } else if stands("["), try beginsFilter() {
                node = try filter(node)
            } else if stands("(") {
                node = try invocation(of: node)
            } else {
                return node
            }
        }
    }

    private mutating func primary() throws(DMNError) -> Node {
        switch token.kind {
        case .number(let number): return try literal(.number(number))
        case .string(let string): return try literal(.string(string))
        case .temporal(let value): return try literal(value)
        case .name(let name, let meaning): return try variable(name, meaning)
        case .word(let word): return try keyword(word)
        case .symbol("("): return try parenthesised()
        case .symbol("["): return try bracketed()
        case .symbol("]"):
            try advance(expecting: .operand)
            return try interval(from: try expression(.sum), includesLower: false)
        case .symbol("{"): return try context()
        case .symbol, .end: throw unexpected("a value, a name or an opening bracket")
        }
    }

    private mutating func literal(_ value: Value) throws(DMNError) -> Node {
        try advance()
        return try node(.literal(value))
    }

    private mutating func keyword(_ word: String) throws(DMNError) -> Node {
        switch word {
        case "true": return try literal(.boolean(true))
        case "false": return try literal(.boolean(false))
        case "null": return try literal(.null)
        case "if": return try conditional()
        case "for": return try iteration()
        case "some": return try quantified(.some)
        case "every": return try quantified(.every)
        case "function": return try function()
        case "partial" where scope.filterItems.isEmpty: throw unsupported("\"partial\" in a loop")
        default: return try unknown(word)
        }
    }

    /// Takes a name that is not in scope for an entry of a filter's item, if it can be one.
    private mutating func unknown(_ word: String) throws(DMNError) -> Node {
        let error = lexer.error("a name in scope, not \"\(word)\"", at: token.start, .unknownName)
        guard !scope.filterItems.isEmpty else { throw error }
        try advance()
        guard !stands("(") else { throw error }
        return try node(itemMember(Name(word), otherwise: nil))
    }

    // MARK: Names

    private mutating func variable(
        _ name: Name, _ meaning: Scope.Meaning
    ) throws(DMNError) -> Node {
        let refusal = unsupported("function \"\(name.text)\"")
        try advance()
        if case .refused = meaning, scope.filterItems.isEmpty || stands("(") { throw refusal }
        return try node(itemMember(name, otherwise: expression(of: meaning)))
    }

    private mutating func expression(of meaning: Scope.Meaning) -> Expression {
        switch meaning {
        case .slot(let slot):
            if slot == question { mentionsQuestion = true }
            return .slot(slot)
        case .knowledge(let number): return .literal(.function(Function(kind: .knowledge(number))))
        case .builtin(let builtin): return .literal(.function(Function(kind: .builtin(builtin))))
        case .refused: return .literal(.null)
        }
    }

    /// Inside filters a name may be an entry of the item, of the innermost filter first.
    private func itemMember(_ name: Name, otherwise: Expression?) -> Expression {
        // A function that is being called is never an entry.
        let items = stands("(") ? [] : scope.filterItems
        let expression = items.reduce(otherwise) { outer, item in
            .itemMember(name: name.text, item: item, otherwise: outer)
        }
        return expression ?? .literal(.null)
    }

    private mutating func member(of node: Node) throws(DMNError) -> Node {
        guard case .word(let name) = token.kind else {
            throw unexpected("the name of an entry or property")
        }
        try advance()
        return try self.node(.member(node.expression, name: name), over: node)
    }

    /// Whether the bracket that stands here begins a filter. It does not where no operand follows:
    /// then it ends a range, as in `[1..5[`.
    private func beginsFilter() throws(DMNError) -> Bool {
        var ahead = self
        try ahead.advance()
        return switch ahead.token.kind {
        case .number, .string, .temporal, .name, .symbol("("), .symbol("["), .symbol("{"),
            .symbol("-"):
            true
        case .word(let word): !Lexer.infixKeywords.contains(word)
        case .symbol, .end: false
        }
    }

    private mutating func filter(_ list: Node) throws(DMNError) -> Node {
        let depth = scope.depth
        let item = scope.declare(Name("item"))
        scope.filterItems.append(item)
        try advance()
        let condition = try expression()
        scope.filterItems.removeLast()
        scope.forget(downTo: depth)
        try expect("]")
        return try node(
            .filter(list.expression, item: item, condition.expression), over: list, condition)
    }

    // MARK: Brackets

    /// Reads `(expression)`, `(a..b]` or `(< a)`.
    private mutating func parenthesised() throws(DMNError) -> Node {
        try advance()
        if case .symbol(let symbol) = token.kind, let comparison = Comparison(rawValue: symbol) {
            try advance()
            let end = try expression(.sum)
            let node = try openInterval(comparison, end)
            try expect(")")
            return node
        }
        let first = try expression()
        guard stands("..") else {
            try expect(")")
            return first
        }
        return try interval(from: first, includesLower: false)
    }

    private func openInterval(
        _ comparison: Comparison, _ end: Node
    ) throws(DMNError) -> Node {
        let isLower = [.greater, .atLeast, .equal].contains(comparison)
        let isUpper = [.less, .atMost, .equal].contains(comparison)
        guard isLower || isUpper else { throw unsupported("range of all but one value") }
        let includes = comparison != .less && comparison != .greater
        let bounds = Bounds(
            lower: isLower ? end.expression : nil, includesLower: isLower && includes,
            upper: isUpper ? end.expression : nil, includesUpper: isUpper && includes)
        return try folded(.interval(bounds), over: [end])
    }

    /// Reads `[a, b]` or `[a..b]`.
    private mutating func bracketed() throws(DMNError) -> Node {
        try advance()
        var items: [Node] = []
        guard try !take("]") else { return try node(.literal(.list([]))) }
        repeat {
            items.append(try expression())
            if items.count == 1, stands("..") {
                return try interval(from: items[0], includesLower: true)
            }
        } while try take(",")
        try expect("]")
        return try folded(.list(items.map(\.expression)), over: items)
    }

    /// Reads the rest of a range, from its two points on.
    mutating func interval(
        from lower: Node, includesLower: Bool
    ) throws(DMNError) -> Node {
        try expect("..")
        let upper = try expression(.sum)
        let includesUpper = stands("]")
        guard includesUpper || stands(")") || stands("[") else {
            throw unexpected("\"]\", \")\" or \"[\" to end the range")
        }
        try advance(expecting: .infix)
        let bounds = Bounds(
            lower: lower.expression, includesLower: includesLower, upper: upper.expression,
            includesUpper: includesUpper)
        return try folded(.interval(bounds), over: [lower, upper])
    }

    private mutating func context() throws(DMNError) -> Node {
        let depth = scope.depth
        try advance()
        var entries: [Entry] = []
        var nodes: [Node] = []
        while !stands("}") {
            if !entries.isEmpty { try expect(",") }
            let start = token.start
            let name = try entryName()
            guard !entries.contains(where: { $0.name == name.text }) else {
                throw lexer.error("entries of different names", at: start, .duplicate)
            }
            try expect(":")
            let value = try expression()
            // Declared only now: an entry does not see itself.
            let slot = scope.declare(name)
            scope.addMember(name)
            entries.append(Entry(name: name.text, slot: slot, expression: value.expression))
            nodes.append(value)
        }
        scope.forget(downTo: depth)
        try expect("}")
        return try node(.context(entries), over: nodes)
    }

    private mutating func entryName() throws(DMNError) -> Name {
        guard case .string(let name) = token.kind else {
            return try declaredName(until: [":", "}", "{", ","])
        }
        try advance()
        return Name(name)
    }

    // MARK: Invocations

    private mutating func invocation(of function: Node) throws(DMNError) -> Node {
        try advance()
        var arguments: [Argument] = []
        var nodes: [Node] = []
        while !stands(")") {
            if !arguments.isEmpty { try expect(",") }
            let name = try argumentName()
            let value = try expression()
            arguments.append(Argument(name: name?.text, expression: value.expression))
            nodes.append(value)
        }
        try advance(expecting: .infix)
        let call = Expression.call(of: function.expression, with: arguments)
        if case .builtin(let builtin, let values) = call {
            try refuseZone(builtin, values)
            return try folded(call, over: nodes)
        }
        return try node(call, over: [function] + nodes)
    }

    /// Refuses a time zone by name where one is written out.
    private func refuseZone(
        _ builtin: Builtin, _ arguments: [Expression]
    ) throws(DMNError) {
        guard builtin == .time || builtin == .dateAndTime,
            case .string(let text) = arguments[0].constant, text.contains("@")
        else { return }
        throw unsupported("time zone by name")
    }

    /// Reads `name:` if it stands before an argument.
    private mutating func argumentName() throws(DMNError) -> Name? {
        var ahead = self
        let delimiters: Set<Unicode.Scalar> = [":", ",", "(", ")", "[", "]", "{", "}", "\""]
        guard let name = try? ahead.declaredName(until: delimiters), ahead.stands(":") else {
            return nil
        }
        try ahead.advance()
        self = ahead
        return name
    }
}
