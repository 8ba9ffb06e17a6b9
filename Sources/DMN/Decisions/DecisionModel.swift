/// A compiled decision model: what one DMN file decides.
///
/// Inputs and decisions have slots, numbered when the model is compiled. Deciding needs no names:
/// values go in by slot, and every expression finds what it needs by slot.
package struct DecisionModel: Sendable {
    package struct Input: Sendable {
        package let name: String
        package let type: ValueType
    }

    package struct Decision: Sendable {
        package let id: String
        package let name: String
        package let question: String?
        package let allowedAnswers: String?
        package let description: String?
        package let type: ValueType
        /// The inputs that the decision itself requires, by slot.
        package let requiredInputs: [Int]
        /// The decisions that it requires, directly or not, in an order in which they can be made.
        package let requiredDecisions: [Int]
        /// Its decision table, if that is its logic.
        package let table: Table?

        let slot: Int
        let expression: Expression
    }

    package let name: String
    /// By slot: the order in which ``begin(_:)`` takes their values.
    package let inputs: [Input]
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
        var frame: [Value] = []
        frame.reserveCapacity(frameSize)
        for (input, value) in zip(inputs, values) { frame.append(input.type.coerced(value)) }
        frame.append(contentsOf: repeatElement(.null, count: frameSize - inputs.count))
        return Evaluation(frame: frame, knowledge: knowledge, decisions: decisions.count)
    }

    /// Makes a decision and what it requires, unless this evaluation already has.
    ///
    /// - Throws: ``DMNError`` when a limit is reached.
    package func value(
        of decision: Int, in evaluation: inout Evaluation
    ) throws(DMNError) -> Value {
        for required in decisions[decision].requiredDecisions {
            try settle(required, in: &evaluation)
        }
        try settle(decision, in: &evaluation)
        return evaluation.frame[decisions[decision].slot]
    }

    private func settle(_ number: Int, in evaluation: inout Evaluation) throws(DMNError) {
        guard !evaluation.isDecided[number] else { return }
        let decision = decisions[number]
        do {
            evaluation.frame[decision.slot] = try evaluation.value(decision.expression)
        } catch {
            throw error.within(DMNError.Place(node: decision.name))
        }
        evaluation.isDecided[number] = true
    }

    /// Makes a decision whose logic is a table, and tells why it came out so; `nil` for others.
    package func outcome(
        of decision: Int, in evaluation: inout Evaluation
    ) throws(DMNError) -> Outcome? {
        guard let table = decisions[decision].table else { return nil }
        for required in decisions[decision].requiredDecisions {
            try settle(required, in: &evaluation)
        }
        do {
            let outcome = try table.outcome(&evaluation)
            evaluation.frame[decisions[decision].slot] =
                decisions[decision].type.coerced(outcome.value)
            evaluation.isDecided[decision] = true
            return outcome
        } catch {
            throw error.within(DMNError.Place(node: decisions[decision].name))
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
            evaluation.frame[decision.slot] = value
            evaluation.isDecided[number] = true
        }
        return try value(of: decision, in: &evaluation)
    }
}
