/// A compiled decision model: what one DMN file decides.
///
/// Inputs and decisions have slots, numbered when the model is compiled. Deciding needs no names:
/// values go in by slot, and every expression finds what it needs by slot.
package struct DecisionModel: Sendable {
    /// An input, by slot.
    package struct Input: Sendable {
        /// By which FEEL refers to it.
        package let name: String
        /// What its value must be; any for an input that the file does not define.
        package let type: ValueType
    }

    /// A decision, by number.
    package struct Decision: Sendable {
        /// The id that the file gives it, or else its name.
        package let id: String
        /// By which FEEL refers to it.
        package let name: String
        /// What is decided, in words, where the file says so.
        package let question: String?
        /// The answers that there may be, in words, where the file says so.
        package let allowedAnswers: String?
        /// The decision's description, where the file gives one.
        package let description: String?
        /// What its answer is made to fit.
        package let type: ValueType
        /// The inputs that the decision itself requires, by slot.
        package let requiredInputs: [Int]
        /// The decisions that it requires itself, by number.
        package let requiredDecisions: [Int]

        let slot: Int
        let expression: Expression

        /// Its decision table, if that is its logic.
        package var table: Table? {
            if case .table(let table) = expression { table } else { nil }
        }
    }

    /// The model's name.
    package let name: String
    /// By slot: the order in which ``begin(_:)`` takes their values.
    package let inputs: [Input]
    /// Each after those that it requires.
    package let decisions: [Decision]
    let knowledge: [Knowledge]
    let frameSize: Int

    init(
        name: String, inputs: [Input], decisions: [Decision], knowledge: [Knowledge],
        frameSize: Int
    ) {
        self.name = name
        self.inputs = inputs
        self.decisions = decisions
        self.knowledge = knowledge
        self.frameSize = frameSize
    }

    /// The number of the decision of this name.
    package func decision(named name: String) -> Int? {
        decisions.firstIndex { $0.name == name }
    }

    // MARK: - Deciding

    /// Begins an evaluation with the inputs' values by slot; a value that is not of its input's
    /// type counts as null.
    package func begin(_ values: [Value]) -> Evaluation {
        precondition(values.count == inputs.count, "one value for each input")
        var frame = Array(repeating: Value.null, count: frameSize)
        for slot in inputs.indices { frame[slot] = inputs[slot].type.coerced(values[slot]) }
        return Evaluation(frame: frame, knowledge: knowledge, decisions: decisions.count)
    }

    /// Makes a decision and what it requires, unless this evaluation already has.
    ///
    /// - Throws: ``DMNError`` when a limit is reached.
    package func value(
        of number: Int, in evaluation: inout Evaluation
    ) throws(DMNError) -> Value {
        let decision = decisions[number]
        guard !evaluation.isDecided[number] else { return evaluation.frame[decision.slot] }
        try makeRequired(by: decision, in: &evaluation)
        let value: Value
        do {
            value = try evaluation.value(decision.expression)
        } catch {
            throw error.within(DMNError.Place(node: decision.name))
        }
        evaluation.settle(number, decision.slot, value)
        return value
    }

    /// Makes a decision whose logic is a table, and tells why it came out so; `nil` for others.
    ///
    /// - Throws: ``DMNError`` when a limit is reached.
    package func outcome(
        of number: Int, in evaluation: inout Evaluation
    ) throws(DMNError) -> Outcome? {
        let decision = decisions[number]
        guard let table = decision.table else { return nil }
        try makeRequired(by: decision, in: &evaluation)
        let outcome: Outcome
        do {
            outcome = try table.outcome(&evaluation)
        } catch {
            throw error.within(DMNError.Place(node: decision.name))
        }
        evaluation.settle(number, decision.slot, outcome.value)
        return outcome
    }

    /// Goes down the graph, which is no deeper than ``Limit/requirementDepth``.
    private func makeRequired(
        by decision: Decision, in evaluation: inout Evaluation
    ) throws(DMNError) {
        for required in decision.requiredDecisions {
            _ = try value(of: required, in: &evaluation)
        }
    }

    /// One decision's value from inputs by name, for tools and tests; inputs that are not given
    /// are null, and a given decision is not made but taken as it is.
    package func value(
        of decision: Int, given values: [String: Value]
    ) throws(DMNError) -> Value {
        var evaluation = begin(inputs.map { values[$0.name] ?? .null })
        for (number, decision) in decisions.enumerated() {
            guard let value = values[decision.name] else { continue }
            evaluation.settle(number, decision.slot, value)
        }
        return try value(of: decision, in: &evaluation)
    }
}
