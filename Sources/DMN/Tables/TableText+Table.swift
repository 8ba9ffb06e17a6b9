// From a table's texts to the tests and answers that it is made of.

extension TableText {
    /// Reads and checks every cell.
    ///
    /// - Parameter name: The decision or knowledge model of which this is the logic.
    func table(in scope: inout Scope, of name: String) throws(DMNError) -> Table {
        do {
            try checkShape()
            let inputs = try inputs(&scope)
            let outputs = try outputs(&scope, name)
            // Every column is asked in turn, so one slot serves for `?` in all of them.
            let question = scope.reserve()
            var compiled: [Table.Rule] = []
            for (index, rule) in rules.enumerated() {
                compiled.append(
                    try rule.compiled(
                        index + 1, of: self, inputs, outputs, question: question, in: &scope))
            }
            for output in outputs { if let name = output.name { scope.addMember(Name(name)) } }
            return Table(
                name: name, hitPolicy: hitPolicy, inputs: inputs, outputs: outputs,
                annotationNames: annotationNames, rules: compiled,
                columns: inputs.indices.map { column($0, inputs[$0], compiled) })
        } catch {
            throw error.within(DMNError.Place(node: name, line: line))
        }
    }

    private func checkShape() throws(DMNError) {
        guard !outputs.isEmpty, !rules.isEmpty else {
            throw DMNError(.badTable, "at least one output and one rule")
        }
        if outputs.count > 1 {
            let names = outputs.compactMap(\.name)
            guard Set(names).count == outputs.count else {
                throw DMNError(.badTable, "a name of its own for each of several outputs")
            }
            if case .collect(let aggregation?) = hitPolicy {
                throw DMNError(
                    .badTable, "one output, since \(aggregation.rawValue) needs one number a rule")
            }
        }
        if hitPolicy.ordersOutputs, outputs.allSatisfy({ $0.values == nil }) {
            throw DMNError(.badTable, "output values in their order, for \(hitPolicy)")
        }
        let ids = rules.compactMap(\.id)
        guard Set(ids).count == ids.count else {
            throw DMNError(.duplicate, "rules of different ids")
        }
    }

    private func inputs(_ scope: inout Scope) throws(DMNError) -> [Table.Input] {
        var compiled: [Table.Input] = []
        for input in inputs {
            let label = input.label ?? Name(input.expression.text).text
            do throws(DMNError) {
                guard !input.expression.isEmpty else {
                    throw DMNError(.badTable, "an input expression")
                }
                compiled.append(
                    Table.Input(
                        label: label, text: input.expression.text,
                        type: try scope.type(named: input.typeName),
                        allowedText: input.values?.text,
                        expression: try input.expression.expression(in: &scope),
                        allowed: try input.values.flatMap(ValueType.Constraint.init(_:))))
            } catch {
                throw error.within(
                    DMNError.Place(column: label, line: input.expression.line))
            }
        }
        return compiled
    }

    private func outputs(
        _ scope: inout Scope, _ name: String
    ) throws(DMNError) -> [Table.Output] {
        var compiled: [Table.Output] = []
        for output in outputs {
            let label = output.label ?? output.name ?? outputLabel ?? name
            do throws(DMNError) {
                compiled.append(
                    Table.Output(
                        name: output.name, label: label,
                        type: try scope.type(named: output.typeName),
                        values: try output.orderedValues(hitPolicy),
                        defaultText: output.defaultEntry?.text,
                        defaultValue: try output.defaultEntry?.expression(in: &scope)))
            } catch {
                throw error.within(DMNError.Place(column: label))
            }
        }
        return compiled
    }

    /// Gathers the rules that ask the same of a column under one test.
    private func column(
        _ index: Int, _ input: Table.Input, _ compiled: [Table.Rule]
    ) -> Table.Column {
        var tests: [UnaryTest] = []
        var sets: [RuleSet] = []
        var known: [String: Int] = [:]
        for (row, rule) in compiled.enumerated() {
            let text = rule.inputTexts[index]
            let test = known[text] ?? tests.count
            if known.updateValue(test, forKey: text) == nil {
                tests.append(rule.tests[index])
                sets.append(RuleSet(none: compiled.count))
            }
            sets[test].insert(row)
        }
        return Table.Column(
            expression: input.expression, type: input.type, allowed: input.allowed, tests: tests,
            rules: sets.flatMap(\.words))
    }
}

extension TableText.Output {
    /// The output values, first the most important; every one a constant if the order matters.
    fileprivate func orderedValues(_ policy: HitPolicy) throws(DMNError) -> [Value] {
        guard let values, !values.isEmpty else { return [] }
        var scope = Scope()
        let question = scope.reserve()
        let test = try values.test(question: question, in: &scope)
        let tests = if case .oneOf(let tests) = test { tests } else { [test] }
        let constants: [Value] = tests.compactMap { test in
            if case .compare(.equal, let value) = test { value } else { nil }
        }
        guard constants.count == tests.count else {
            guard !policy.ordersOutputs else {
                throw DMNError(.badTable, "single output values, for \(policy)")
            }
            return []
        }
        return constants
    }
}

// MARK: - Rules

extension TableText.Rule {
    fileprivate func compiled(
        _ number: Int, of table: TableText, _ inputs: [Table.Input], _ outputs: [Table.Output],
        question: Int, in scope: inout Scope
    ) throws(DMNError) -> Table.Rule {
        do throws(DMNError) {
            guard self.inputs.count == inputs.count, self.outputs.count == outputs.count else {
                throw DMNError(
                    .badTable,
                    "\(inputs.count) input entries and \(outputs.count) output entries")
            }
            let unannotated = table.annotationNames.count - annotations.count
            guard unannotated >= 0 else {
                throw DMNError(.badTable, "a named column for each annotation")
            }
            let tests = try tests(inputs, question, &scope)
            let expressions = try answers(outputs, &scope)
            let values = expressions.map(\.constant)
            let constants = values.compactMap(\.self)
            return Table.Rule(
                number: number, id: id, label: label, description: description,
                inputTexts: self.inputs.map(\.trimmed), tests: tests,
                outputTexts: self.outputs.map(\.trimmed), outputValues: values,
                annotations: annotations + Array(repeating: "", count: unannotated),
                outputs: expressions,
                answer: constants.count == outputs.count
                    ? Table.answer(constants, outputs) : nil)
        } catch {
            throw error.within(DMNError.Place(rule: number, ruleID: id, line: line))
        }
    }

    private func tests(
        _ inputs: [Table.Input], _ question: Int, _ scope: inout Scope
    ) throws(DMNError) -> [UnaryTest] {
        var tests: [UnaryTest] = []
        for (input, cell) in zip(inputs, self.inputs) {
            do {
                let test = try cell.test(question: question, in: &scope)
                try input.check(test)
                tests.append(test)
            } catch {
                throw error.within(DMNError.Place(column: input.label, line: cell.line))
            }
        }
        return tests
    }

    private func answers(
        _ outputs: [Table.Output], _ scope: inout Scope
    ) throws(DMNError) -> [Expression] {
        var answers: [Expression] = []
        for (output, cell) in zip(outputs, self.outputs) {
            do throws(DMNError) {
                let answer = try output.checked(try cell.expression(in: &scope))
                answers.append(answer)
            } catch {
                throw error.within(DMNError.Place(column: output.label, line: cell.line))
            }
        }
        return answers
    }
}

extension Table.Input {
    /// Refuses a constant that no value of the column can be compared with.
    fileprivate func check(_ test: UnaryTest) throws(DMNError) {
        switch test {
        case .any, .formula: break
        case .compare(let comparison, let value):
            try check(value)
            let isAllowed = allowed.map { value.isNull || $0.allows(value) } ?? true
            guard comparison != .equal || isAllowed else {
                throw DMNError(.badTable, "one of the values that the column allows")
            }
        case .within(let interval):
            guard interval.isOrdered else {
                throw DMNError(.badTable, "a range whose lower end is not above its upper end")
            }
            try check(interval.lower ?? .null)
            try check(interval.upper ?? .null)
        case .oneOf(let tests), .not(let tests):
            for test in tests { try check(test) }
        }
    }

    private func check(_ value: Value) throws(DMNError) {
        guard value.isNull || type.isComparable(with: value) else {
            throw DMNError(.badTable, "a test that a value of the column's type can pass")
        }
    }
}

extension ValueType {
    /// Whether a value of this type can be compared with the other value at all.
    fileprivate func isComparable(with value: Value) -> Bool {
        switch self {
        case .number, .string, .boolean, .date, .time, .dateAndTime, .daysDuration,
            .monthsDuration:
            includes(value)
        case .constrained(let type, _): type.isComparable(with: value)
        case .any, .null, .list, .context, .range, .function: true
        }
    }
}

extension Table.Output {
    /// The expression made to fit the column; refuses a constant that does not.
    fileprivate func checked(_ expression: Expression) throws(DMNError) -> Expression {
        guard case .literal(let value) = expression, !value.isNull else { return expression }
        let fitting = type.coerced(value)
        guard !fitting.isNull else {
            throw DMNError(.badTable, "a value of the column's type")
        }
        guard values.isEmpty || values.contains(fitting) else {
            throw DMNError(.badTable, "one of the output values that the column lists")
        }
        return .literal(fitting)
    }
}
