// From what a file says to what is evaluated.

extension Definitions.Passage {
    /// Reads the text as an expression; an empty one is null.
    func expression(in scope: inout Scope) throws(DMNError) -> Expression {
        guard !isEmpty else { return .literal(.null) }
        do {
            return try Parser.expression(text, in: &scope)
        } catch {
            throw error.within(DMNError.Place(line: line))
        }
    }

    /// Reads the text as unary tests.
    func test(question: Int, in scope: inout Scope) throws(DMNError) -> UnaryTest {
        do {
            return try Parser.test(text, question: question, in: &scope)
        } catch {
            throw error.within(DMNError.Place(line: line))
        }
    }

    var isEmpty: Bool { trimmed.isEmpty }

    /// The text without the white space around it.
    var trimmed: String {
        let isSpace = \Unicode.Scalar.properties.isWhitespace
        let start = text.unicodeScalars.drop { $0[keyPath: isSpace] }
        guard let last = start.lastIndex(where: { !$0[keyPath: isSpace] }) else { return "" }
        return String(start[...last])
    }
}

extension Boxed {
    /// - Parameter name: The decision or knowledge model of which this is the logic.
    func expression(in scope: inout Scope, of name: String) throws(DMNError) -> Expression {
        switch self {
        case .literal(let passage): return try passage.expression(in: &scope)
        case .table(let text): return .table(try text.table(in: &scope, of: name))
        case .invocation(let function, let bindings):
            return try invocation(of: function, bindings, &scope, name)
        case .context(let entries): return try context(entries, &scope, name)
        case .list(let items):
            return .list(
                try items.map { item throws(DMNError) in
                    try item.expression(in: &scope, of: name)
                })
        case .relation(let columns, let rows): return try relation(columns, rows, &scope, name)
        case .function(let parameters, let body):
            return try function(parameters, body, &scope, name)
        case .conditional(let condition, let then, let otherwise):
            return .conditional(
                try condition.expression(in: &scope, of: name),
                then: try then.expression(in: &scope, of: name),
                otherwise: try otherwise.expression(in: &scope, of: name))
        case .filter(let list, let match): return try filter(list, match, &scope, name)
        case .iteration(let variable, let source, let body):
            let (iterator, body) = try loop(variable, source, body, &scope, name)
            return .iteration([iterator], body: body)
        case .quantified(let quantifier, let variable, let source, let condition):
            let (iterator, condition) = try loop(variable, source, condition, &scope, name)
            return .quantified(quantifier, [iterator], condition: condition)
        case .typed(let boxed, let typeName):
            let type = try scope.type(named: typeName)
            return try boxed.expression(in: &scope, of: name).typed(type)
        }
    }

    private func invocation(
        of function: Boxed, _ bindings: [Entry], _ scope: inout Scope, _ name: String
    ) throws(DMNError) -> Expression {
        let function = try function.expression(in: &scope, of: name)
        var arguments: [Argument] = []
        for binding in bindings {
            let value = try binding.value?.expression(in: &scope, of: name) ?? .literal(.null)
            let type = try scope.type(named: binding.typeName)
            arguments.append(Argument(name: binding.name, expression: value.typed(type)))
        }
        return .call(of: function, with: arguments)
    }

    private func context(
        _ boxes: [Entry], _ scope: inout Scope, _ name: String
    ) throws(DMNError) -> Expression {
        let depth = scope.depth
        var entries: [Boxed.Entry] = []
        var compiled: [DMN.Entry] = []
        for box in boxes {
            guard box.name == nil || !entries.contains(where: { $0.name == box.name }) else {
                throw DMNError(
                    .duplicate, "entries of different names",
                    at: DMNError.Place(column: box.name, line: box.line))
            }
            let type = try scope.type(named: box.typeName)
            let value = try box.value?.expression(in: &scope, of: name) ?? .literal(.null)
            let slot = box.name.map { scope.declare(Name($0)) } ?? 0
            if let name = box.name { scope.addMember(Name(name)) }
            compiled.append(
                DMN.Entry(name: box.name, slot: slot, expression: value.typed(type)))
            entries.append(box)
        }
        scope.forget(downTo: depth)
        return .context(compiled)
    }

    private func relation(
        _ columns: [String], _ rows: [[Boxed]], _ scope: inout Scope, _ name: String
    ) throws(DMNError) -> Expression {
        for column in columns { scope.addMember(Name(column)) }
        return .list(
            try rows.map { row throws(DMNError) in
                let entries = zip(columns, row).map { column, value in
                    Entry(name: column, typeName: nil, value: value, line: 0)
                }
                return try context(entries, &scope, name)
            })
    }

    private func function(
        _ parameters: [Definitions.Variable], _ body: Boxed, _ scope: inout Scope, _ name: String
    ) throws(DMNError) -> Expression {
        let depth = scope.depth
        let declared = try scope.declare(parameters)
        let body = try body.expression(in: &scope, of: name)
        scope.forget(downTo: depth)
        return .function(Lambda(parameters: declared, body: body))
    }

    private func filter(
        _ list: Boxed, _ match: Boxed, _ scope: inout Scope, _ name: String
    ) throws(DMNError) -> Expression {
        let list = try list.expression(in: &scope, of: name)
        let depth = scope.depth
        let item = scope.declare(Name("item"))
        scope.filterItems.append(item)
        let match = try match.expression(in: &scope, of: name)
        scope.filterItems.removeLast()
        scope.forget(downTo: depth)
        return .filter(list, item: item, match)
    }

    private func loop(
        _ variable: String, _ source: Boxed, _ body: Boxed, _ scope: inout Scope, _ name: String
    ) throws(DMNError) -> (Iterator, Expression) {
        let source = try source.expression(in: &scope, of: name)
        let depth = scope.depth
        let iterator = Iterator(slot: scope.declare(Name(variable)), source: .list(source))
        let body = try body.expression(in: &scope, of: name)
        scope.forget(downTo: depth)
        return (iterator, body)
    }
}

extension Scope {
    /// Gives parameters their slots.
    mutating func declare(_ parameters: [Definitions.Variable]) throws(DMNError) -> [Parameter] {
        var declared: [Parameter] = []
        for parameter in parameters {
            let type = try type(named: parameter.typeName)
            let slot = declare(Name(parameter.name))
            declared.append(Parameter(name: parameter.name, slot: slot, type: type))
        }
        return declared
    }
}
