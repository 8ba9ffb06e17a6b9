/// Compiles the nodes of a decision graph, each after those that it requires.
struct ModelCompiler {
    private let definitions: Definitions
    private let catalogue: TypeCatalogue
    private let inputs: [DecisionModel.Input]
    private let graph: Graph
    private var decisions: [DecisionModel.Decision] = []
    private var decisionNumbers: [String: Int] = [:]
    private var knowledge: [Knowledge] = []
    private var knowledgeNumbers: [String: Int] = [:]
    /// Nodes that are being compiled, outermost first.
    private var path: [String] = []
    private var frameSize: Int

    init(_ definitions: Definitions, _ inputNames: [String]?) throws(DMNError) {
        self.definitions = definitions
        graph = try Graph(definitions)
        catalogue = try TypeCatalogue(definitions.types)
        let names = inputNames?.map { Name($0).text } ?? definitions.inputs.map(\.name)
        guard Set(names).count == names.count else {
            throw DMNError(.duplicate, "inputs of different names")
        }
        let scope = Scope(types: catalogue.types)
        inputs = try names.map { name throws(DMNError) in
            let input = definitions.inputs.first { $0.name == name }
            do throws(DMNError) {
                let type = try scope.type(named: input?.typeName)
                return DecisionModel.Input(name: name, type: type)
            } catch {
                throw error.within(DMNError.Place(node: name, line: input?.line))
            }
        }
        frameSize = inputs.count + definitions.decisions.count
    }

    func model(named name: String) -> DecisionModel {
        DecisionModel(
            name: name, inputs: inputs, decisions: decisions, knowledge: knowledge,
            frameSize: frameSize)
    }

    /// A scope in which the slots of all inputs and decisions are taken.
    private func scope(reserved: Int) -> Scope {
        Scope(members: catalogue.members, types: catalogue.types, reserved: reserved)
    }

    /// Notes that a node is being compiled, and refuses one that needs itself.
    private mutating func enter(_ id: String, _ place: DMNError.Place) throws(DMNError) {
        guard !path.contains(id) else {
            throw DMNError(.cycle, "a node that does not require itself", at: place)
        }
        guard path.count < Limit.requirementDepth else {
            throw DMNError(
                .tooDeep, "at most \(Limit.requirementDepth) requirements in a row", at: place)
        }
        path.append(id)
    }

    // MARK: Decisions

    mutating func compile(_ id: String) throws(DMNError) {
        guard decisionNumbers[id] == nil, let source = graph.decisions[id] else { return }
        let place = DMNError.Place(node: source.name, line: source.line)
        try enter(id, place)
        var required: [Int] = []
        for id in source.requiredDecisions {
            guard graph.decisions[id] != nil else {
                throw DMNError(.missing, "the required decision #\(id)", at: place)
            }
            try compile(id)
            if let number = decisionNumbers[id] { required.append(number) }
        }
        for id in source.requiredKnowledge { try compile(knowledge: id, for: place) }
        do {
            try compile(source, requiring: required)
        } catch {
            throw error.within(place)
        }
        path.removeLast()
    }

    private mutating func compile(
        _ source: Definitions.Decision, requiring required: [Int]
    ) throws(DMNError) {
        guard let logic = source.logic else { throw DMNError(.missing, "the decision's logic") }
        var scope = scope(reserved: inputs.count + definitions.decisions.count)
        var slots: [Int] = []
        for id in source.requiredInputs {
            guard let input = graph.inputs[id] else {
                throw DMNError(.missing, "the required input #\(id)")
            }
            guard let slot = inputs.firstIndex(where: { $0.name == input.name }) else {
                throw DMNError(.missing, "an input that is known here, not \"\(input.name)\"")
            }
            scope.declare(Name(input.name), slot: slot)
            slots.append(slot)
        }
        for number in required {
            scope.declare(Name(decisions[number].name), slot: decisions[number].slot)
        }
        declare(source.requiredKnowledge, in: &scope)
        let expression = try logic.expression(in: &scope, of: source.name)
        let type = try scope.type(named: source.typeName)
        frameSize = max(frameSize, scope.frameSize)
        decisionNumbers[source.id] = decisions.count
        decisions.append(
            DecisionModel.Decision(
                id: source.id, name: source.name, question: source.question,
                allowedAnswers: source.allowedAnswers, description: source.description,
                type: type, requiredInputs: slots, requiredDecisions: required,
                slot: inputs.count + decisions.count,
                expression: expression.typed(type)))
    }

    private func declare(_ ids: [String], in scope: inout Scope) {
        for id in ids {
            guard let number = knowledgeNumbers[id] else { continue }
            scope.declare(Name(knowledge[number].name), knowledge: number)
        }
    }

    // MARK: Knowledge models

    private mutating func compile(
        knowledge id: String, for requirer: DMNError.Place
    ) throws(DMNError) {
        guard knowledgeNumbers[id] == nil else { return }
        guard let source = graph.knowledge[id] else {
            if let service = definitions.services[id] {
                throw DMNError(
                    .unsupported, "no call of the decision service \"\(service)\"", at: requirer)
            }
            throw DMNError(.missing, "the required knowledge model #\(id)", at: requirer)
        }
        let place = DMNError.Place(node: source.name, line: source.line)
        try enter(id, place)
        for id in source.requiredKnowledge { try compile(knowledge: id, for: place) }
        do {
            let compiled = try compiled(source)
            knowledgeNumbers[id] = knowledge.count
            knowledge.append(compiled)
        } catch {
            throw error.within(place)
        }
        path.removeLast()
    }

    private func compiled(
        _ source: Definitions.KnowledgeModel
    ) throws(DMNError) -> Knowledge {
        guard let logic = source.logic else {
            throw DMNError(.missing, "the knowledge model's logic")
        }
        var scope = scope(reserved: 0)
        declare(source.requiredKnowledge, in: &scope)
        // A knowledge model may call itself; it will be the next in the list.
        scope.declare(Name(source.name), knowledge: knowledge.count)
        let parameters = try scope.declare(source.parameters)
        let body = try logic.expression(in: &scope, of: source.name)
        let type = try scope.type(named: source.typeName)
        return Knowledge(
            name: source.name, parameters: parameters, body: body.typed(type),
            frameSize: scope.frameSize)
    }
}
