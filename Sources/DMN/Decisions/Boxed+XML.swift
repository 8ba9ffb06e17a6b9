import XML

extension ModelReader {
    /// The expression among an element's children; `nil` when there is none.
    func logic(in element: Element) throws(DMNError) -> Boxed? {
        for child in children(of: element) {
            if let boxed = try boxed(child, depth: 0) { return boxed }
        }
        return nil
    }

    private func logic(in element: Element, depth: Int) throws(DMNError) -> Boxed {
        for child in children(of: element) {
            if let boxed = try boxed(child, depth: depth) { return boxed }
        }
        throw error(.missing, "an expression in <\(element.name)>", at: element)
    }

    /// The expression that an element is, its type with it; `nil` when it is something else.
    private func boxed(_ element: Element, depth: Int) throws(DMNError) -> Boxed? {
        guard depth <= Limit.expressionHeight else {
            throw error(
                .tooDeep, "at most \(Limit.expressionHeight) expressions within one another",
                at: element)
        }
        guard let boxed = try untyped(element, depth: depth + 1) else { return nil }
        return typeName(element).map { .typed(boxed, typeName: $0) } ?? boxed
    }

    private func untyped(_ element: Element, depth: Int) throws(DMNError) -> Boxed? {
        switch element.name {
        case "literalExpression":
            guard element.child("importedValues") == nil else {
                throw error(.unsupported, "no imported values", at: element)
            }
            return .literal(try passage(element))
        case "decisionTable": return .table(try table(element))
        case "invocation": return try invocation(element, depth)
        case "context": return .context(try entries(element, depth))
        case "list": return .list(try expressions(in: element, depth))
        case "relation": return try relation(element, depth)
        case "functionDefinition": return try function(element, depth)
        case "conditional":
            return .conditional(
                try part("if", of: element, depth), then: try part("then", of: element, depth),
                otherwise: try part("else", of: element, depth))
        case "filter":
            return .filter(
                try part("in", of: element, depth), match: try part("match", of: element, depth))
        case "for":
            return .iteration(
                variable: try required("iteratorVariable", of: element),
                source: try part("in", of: element, depth),
                body: try part("return", of: element, depth))
        case "some": return try quantified(.some, element, depth)
        case "every": return try quantified(.every, element, depth)
        default: return nil
        }
    }

    /// The expression in one of an element's named parts.
    private func part(
        _ name: StaticString, of element: Element, _ depth: Int
    ) throws(DMNError) -> Boxed {
        try logic(in: try required(child: name, of: element), depth: depth)
    }

    private func quantified(
        _ quantifier: Quantifier, _ element: Element, _ depth: Int
    ) throws(DMNError) -> Boxed {
        .quantified(
            quantifier, variable: try required("iteratorVariable", of: element),
            source: try part("in", of: element, depth),
            condition: try part("satisfies", of: element, depth))
    }

    private func expressions(in element: Element, _ depth: Int) throws(DMNError) -> [Boxed] {
        var expressions: [Boxed] = []
        for child in children(of: element) {
            if let boxed = try boxed(child, depth: depth) { expressions.append(boxed) }
        }
        return expressions
    }

    private func invocation(_ element: Element, _ depth: Int) throws(DMNError) -> Boxed {
        let function = try logic(in: element, depth: depth)
        var bindings: [Boxed.Entry] = []
        for binding in children(of: element) where binding.isNamed("binding") {
            let parameter = try required(child: "parameter", of: binding)
            bindings.append(
                Boxed.Entry(
                    name: try name(parameter), typeName: typeName(parameter),
                    value: try expressions(in: binding, depth).first, line: binding.line))
        }
        return .invocation(function, bindings)
    }

    private func entries(_ element: Element, _ depth: Int) throws(DMNError) -> [Boxed.Entry] {
        var entries: [Boxed.Entry] = []
        for entry in children(of: element) where entry.isNamed("contextEntry") {
            let variable = entry.child("variable")
            entries.append(
                Boxed.Entry(
                    name: try variable.map { variable throws(DMNError) in try name(variable) },
                    typeName: variable.flatMap(typeName),
                    value: try logic(in: entry, depth: depth), line: entry.line))
        }
        return entries
    }

    private func relation(_ element: Element, _ depth: Int) throws(DMNError) -> Boxed {
        var columns: [String] = []
        var rows: [[Boxed]] = []
        for child in children(of: element) {
            if child.isNamed("column") {
                columns.append(try name(child))
            } else if child.isNamed("row") {
                let row = try expressions(in: child, depth)
                guard row.count == columns.count else {
                    throw error(.malformed, "a row of \(columns.count) expressions", at: child)
                }
                rows.append(row)
            }
        }
        return .relation(columns: columns, rows: rows)
    }

    private func function(_ element: Element, _ depth: Int) throws(DMNError) -> Boxed {
        if let kind = element.attribute("kind"), kind != "FEEL" {
            throw error(.unsupported, "a function written in FEEL", at: element)
        }
        return .function(
            try parameters(element), body: try logic(in: element, depth: depth))
    }
}
