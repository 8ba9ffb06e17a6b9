/// A compiled decision table, with its texts for those who read or check it.
///
/// Rules that ask the same of a column share one test, which is put once for all of them. So an
/// evaluation costs as much as there are different tests, not as there are cells.
package final class Table: Sendable {
    /// An input column.
    package struct Input: Sendable {
        /// The column's label, or the text of its expression.
        package let label: String
        /// The input expression as written.
        package let text: String
        package let type: ValueType
        /// The values that the column allows, as written; others count as null.
        package let allowedText: String?

        let expression: Expression
        let allowed: ValueType.Constraint?

        /// The slot of the input or decision whose value the column asks about; `nil` when its
        /// expression is more than a name.
        package var slot: Int? {
            if case .slot(let slot) = expression { slot } else { nil }
        }
    }

    /// An output column.
    package struct Output: Sendable {
        /// Name of the entry of the answer; `nil` in tables with one output and no name for it.
        package let name: String?
        /// The column's label, or its name.
        package let label: String
        package let type: ValueType
        /// The output values in order of priority; empty when the table lists none.
        package let values: [Value]
        /// The default output as written.
        package let defaultText: String?

        let defaultValue: Expression?
    }

    /// A rule: a row of the table.
    package struct Rule: Sendable {
        /// The rule's row, from 1.
        package let number: Int
        /// The rule's id, where the file gives it one.
        package let id: String?
        /// The rule's label, where the file gives it one.
        package let label: String?
        /// The rule's description, where the file gives it one.
        package let description: String?
        /// For each input column, the cell as written and the test that it makes.
        package let inputTexts: [String]
        package let tests: [UnaryTest]
        /// For each output column, the cell as written and its value; `nil` when it is computed.
        package let outputTexts: [String]
        package let outputValues: [Value?]
        /// For each annotation column, the text; empty where the file has none.
        package let annotations: [String]

        let outputs: [Expression]
        /// The whole answer, if all outputs are constants.
        let answer: Value?
    }

    /// The tests of one column, each with the rules that ask it.
    struct Column: Sendable {
        let expression: Expression
        let type: ValueType
        let allowed: ValueType.Constraint?
        let tests: [UnaryTest]
        /// For test after test, the words of its set of rules.
        let rules: [UInt64]
    }

    /// Name of the decision or knowledge model whose logic the table is.
    package let name: String
    /// What the table answers when several rules fire.
    package let hitPolicy: HitPolicy
    /// The input columns, in table order.
    package let inputs: [Input]
    /// The output columns, in table order.
    package let outputs: [Output]
    /// The names of the annotation columns, in table order.
    package let annotationNames: [String]
    /// The rules, in table order.
    package let rules: [Rule]
    private let columns: [Column]
    /// What the answer is made to fit, one after the other.
    private let types: [ValueType]

    init(
        name: String, hitPolicy: HitPolicy, inputs: [Input], outputs: [Output],
        annotationNames: [String], rules: [Rule], columns: [Column], types: [ValueType] = []
    ) {
        self.name = name
        self.hitPolicy = hitPolicy
        self.inputs = inputs
        self.outputs = outputs
        self.annotationNames = annotationNames
        self.rules = rules
        self.columns = columns
        self.types = types
    }

    /// The same table, its answer made to fit a type.
    func answering(_ type: ValueType) -> Table {
        Table(
            name: name, hitPolicy: hitPolicy, inputs: inputs, outputs: outputs,
            annotationNames: annotationNames, rules: rules, columns: columns,
            types: types + [type])
    }
}

// MARK: - Deciding

extension Table {
    /// Puts every test to its column's value.
    func trace(_ evaluation: inout Evaluation) throws(DMNError) -> Trace {
        var trace = Trace(ruleCount: rules.count, columnCount: columns.count)
        for index in columns.indices {
            try columns[index].note(in: &trace, column: index, &evaluation)
        }
        return trace
    }

    /// Decides, and tells why.
    func outcome(_ evaluation: inout Evaluation) throws(DMNError) -> Outcome {
        let trace = try trace(&evaluation)
        let fired = trace.fired
        let (answer, conflict) = try answer(fired, &evaluation)
        let value = types.reduce(answer) { $1.coerced($0) }
        return Outcome(trace: trace, fired: fired, value: value, conflict: conflict)
    }

    private func answer(
        _ fired: RuleSet, _ evaluation: inout Evaluation
    ) throws(DMNError) -> (Value, Outcome.Conflict?) {
        guard !fired.isEmpty else { return (try defaultAnswer(&evaluation), nil) }
        var answers: [Value] = []
        for index in fired {
            answers.append(try answer(of: index, &evaluation))
            if hitPolicy == .first { break }
        }
        switch hitPolicy {
        case .unique:
            return answers.count == 1 ? (answers[0], nil) : (.null, .severalFired)
        case .any:
            let agree = answers.allSatisfy { $0 == answers[0] }
            return agree ? (answers[0], nil) : (.null, .disagreement)
        case .first: return (answers[0], nil)
        case .priority: return (inOutputOrder(answers)[0], nil)
        case .outputOrder: return (.list(inOutputOrder(answers)), nil)
        case .ruleOrder, .collect(nil): return (.list(answers), nil)
        case .collect(let aggregation?): return (Table.reduced(answers, aggregation), nil)
        }
    }

    private func answer(
        of rule: Int, _ evaluation: inout Evaluation
    ) throws(DMNError) -> Value {
        if let answer = rules[rule].answer { return answer }
        var values: [Value] = []
        for (output, expression) in zip(outputs, rules[rule].outputs) {
            values.append(output.type.coerced(try evaluation.value(expression)))
        }
        return Table.answer(values, outputs)
    }

    /// One output's value as it is, several as a context.
    static func answer(_ values: [Value], _ outputs: [Output]) -> Value {
        guard outputs.count > 1 else { return values[0] }
        return .context(Context(names: outputs.map { $0.name ?? $0.label }, values: values))
    }

    private func defaultAnswer(_ evaluation: inout Evaluation) throws(DMNError) -> Value {
        guard outputs.contains(where: { $0.defaultValue != nil }) else {
            return hitPolicy.answerOfNone
        }
        var values: [Value] = []
        for output in outputs {
            guard let expression = output.defaultValue else {
                values.append(.null)
                continue
            }
            values.append(output.type.coerced(try evaluation.value(expression)))
        }
        return Table.answer(values, outputs)
    }

    /// By the place of each output in its list of values, the first output first; rules that are
    /// equal in that stay in table order.
    private func inOutputOrder(_ answers: [Value]) -> [Value] {
        let ranked = answers.map { (answer: $0, ranks: ranks($0)) }
        let sorted = ranked.enumerated().sorted { left, right in
            left.element.ranks == right.element.ranks
                ? left.offset < right.offset
                : left.element.ranks.lexicographicallyPrecedes(right.element.ranks)
        }
        return sorted.map(\.element.answer)
    }

    private func ranks(_ answer: Value) -> [Int] {
        let values: [Value]
        if outputs.count > 1, case .context(let context) = answer {
            values = context.values
        } else {
            values = [answer]
        }
        return zip(outputs, values).map { output, value in
            output.values.firstIndex(of: value) ?? output.values.count
        }
    }

    private static func reduced(
        _ answers: [Value], _ aggregation: HitPolicy.Aggregation
    ) -> Value {
        switch aggregation {
        case .sum: Value(Builtin.sum(answers))
        case .count: Value(answers.count)
        case .min: Builtin.extreme(answers, .less)
        case .max: Builtin.extreme(answers, .greater)
        }
    }
}

extension Table.Column {
    /// Puts the column's tests to its value, and notes their answers.
    func note(
        in trace: inout Trace, column: Int, _ evaluation: inout Evaluation
    ) throws(DMNError) {
        try evaluation.spend(tests.count)
        let value = try value(&evaluation)
        for index in tests.indices {
            let answer = try evaluation.answer(tests[index], value)
            trace.note(answer, column: column, rules, from: index * trace.width)
        }
    }

    /// The value that the column asks about: null unless it is of the column's type and allowed.
    func value(_ evaluation: inout Evaluation) throws(DMNError) -> Value {
        let value = type.coerced(try evaluation.value(expression))
        guard let allowed, !value.isNull, !allowed.allows(value) else { return value }
        return .null
    }
}
