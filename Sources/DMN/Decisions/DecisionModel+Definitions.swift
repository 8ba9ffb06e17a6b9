extension DecisionModel {
    /// Compiles what a file says.
    ///
    /// - Parameters:
    ///   - inputNames: The inputs in the order of their slots, which may be more than the file
    ///     knows; all that the file defines, in its order, when not given.
    ///   - decisionNames: The decisions to compile, with all that they require; all when not given.
    /// - Throws: ``DMNError`` for whatever cannot be evaluated as the file has it.
    package init(
        compiling definitions: Definitions, inputs inputNames: [String]? = nil,
        decisions decisionNames: [String]? = nil
    ) throws(DMNError) {
        var compiler = try ModelCompiler(definitions, inputNames)
        for decision in definitions.decisions {
            guard decisionNames?.contains(decision.name) ?? true else { continue }
            try compiler.compile(decision.id)
        }
        for name in decisionNames ?? [] {
            guard definitions.decisions.contains(where: { $0.name == name }) else {
                throw DMNError(.missing, "the decision", at: DMNError.Place(node: name))
            }
        }
        self = compiler.model(named: definitions.name)
    }
}
