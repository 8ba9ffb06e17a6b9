import XML

/// Reads the parts of a DMN file.
struct ModelReader {
    /// The namespace of the model; elements of others are extensions and diagrams.
    let namespace: String

    func children(of element: Element) -> [Element] {
        element.children.filter { $0.namespace == namespace }
    }

    func error(_ code: DMNError.Code, _ expected: String, at element: Element) -> DMNError {
        DMNError(
            code, expected,
            at: DMNError.Place(node: element.attribute("name"), line: element.line))
    }

    func required(_ name: StaticString, of element: Element) throws(DMNError) -> String {
        guard let value = element.attribute(name), !value.isEmpty else {
            throw error(.malformed, "the attribute \(name) of <\(element.name)>", at: element)
        }
        return value
    }

    func required(child name: StaticString, of element: Element) throws(DMNError) -> Element {
        guard let child = element.child(name) else {
            throw error(.malformed, "<\(name)> in <\(element.name)>", at: element)
        }
        return child
    }

    /// The id of a node; one without an id cannot be required, so its name serves as well.
    private func id(of element: Element) throws(DMNError) -> String {
        guard let id = element.attribute("id") else { return try name(element) }
        return id
    }

    /// Refuses an expression language other than FEEL.
    func checkLanguage(of element: Element, _ attribute: StaticString) throws(DMNError) {
        guard let language = element.attribute(attribute), !Standard.isFEEL(language) else {
            return
        }
        throw error(.unsupported, "FEEL, no other expression language", at: element)
    }

    /// The id at the end of a reference within the file.
    private func reference(
        _ child: StaticString, of element: Element
    ) throws(DMNError) -> String? {
        guard let element = element.child(child) else { return nil }
        let address = try required("href", of: element)
        return address.lastIndex(of: "#").map { String(address[address.index(after: $0)...]) }
            ?? address
    }

    /// The FEEL text in an element's `<text>`, empty if there is none.
    func passage(_ element: Element) throws(DMNError) -> Definitions.Passage {
        try checkLanguage(of: element, "expressionLanguage")
        let text = element.child("text")
        return Definitions.Passage(text: text?.text ?? "", line: (text ?? element).line)
    }

    func passage(
        in child: StaticString, of element: Element
    ) throws(DMNError) -> Definitions.Passage? {
        guard let element = element.child(child) else { return nil }
        return try passage(element)
    }

    /// A type's name, from the attribute or, in item definitions, from the element.
    func typeName(_ element: Element) -> String? {
        let name = element.attribute("typeRef") ?? element.child("typeRef")?.text
        return name.map { Name($0).text }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

// MARK: - Nodes of the graph

extension ModelReader {
    func input(_ element: Element) throws(DMNError) -> Definitions.InputData {
        Definitions.InputData(
            id: try id(of: element), name: try name(element),
            typeName: element.child("variable").flatMap(typeName), line: element.line)
    }

    func decision(_ element: Element) throws(DMNError) -> Definitions.Decision {
        var inputs: [String] = []
        var decisions: [String] = []
        for requirement in children(of: element) where requirement.isNamed("informationRequirement")
        {
            if let input = try reference("requiredInput", of: requirement) {
                inputs.append(input)
            } else if let decision = try reference("requiredDecision", of: requirement) {
                decisions.append(decision)
            }
        }
        return Definitions.Decision(
            id: try id(of: element), name: try name(element), requiredInputs: inputs,
            requiredDecisions: decisions, requiredKnowledge: try knowledgeRequirements(element),
            question: element.child("question")?.text,
            allowedAnswers: element.child("allowedAnswers")?.text,
            description: element.child("description")?.text,
            typeName: element.child("variable").flatMap(typeName),
            logic: try logic(in: element), line: element.line)
    }

    func knowledge(_ element: Element) throws(DMNError) -> Definitions.KnowledgeModel {
        let function = element.child("encapsulatedLogic")
        if let kind = function?.attribute("kind"), kind != "FEEL" {
            throw error(.unsupported, "a function written in FEEL", at: element)
        }
        return Definitions.KnowledgeModel(
            id: try id(of: element), name: try name(element),
            requiredKnowledge: try knowledgeRequirements(element),
            typeName: element.child("variable").flatMap(typeName),
            parameters: try function.map { function throws(DMNError) in try parameters(function) }
                ?? [],
            logic: try function.flatMap { function throws(DMNError) in try logic(in: function) },
            line: element.line)
    }

    private func knowledgeRequirements(_ element: Element) throws(DMNError) -> [String] {
        var ids: [String] = []
        for requirement in children(of: element) where requirement.isNamed("knowledgeRequirement") {
            if let id = try reference("requiredKnowledge", of: requirement) { ids.append(id) }
        }
        return ids
    }

    func parameters(_ function: Element) throws(DMNError) -> [Definitions.Variable] {
        var parameters: [Definitions.Variable] = []
        for element in children(of: function) where element.isNamed("formalParameter") {
            parameters.append(
                Definitions.Variable(name: try name(element), typeName: typeName(element)))
        }
        return parameters
    }

    /// A name as FEEL compares names.
    func name(_ element: Element) throws(DMNError) -> String {
        Name(try required("name", of: element)).text
    }

    /// - Parameter depth: How many types this one is a component of.
    func type(_ element: Element, depth: Int) throws(DMNError) -> Definitions.ItemDefinition {
        guard depth <= Limit.requirementDepth else {
            throw error(.tooDeep, "at most \(Limit.requirementDepth) types in a row", at: element)
        }
        var components: [Definitions.ItemDefinition] = []
        for component in children(of: element) where component.isNamed("itemComponent") {
            components.append(try type(component, depth: depth + 1))
        }
        return Definitions.ItemDefinition(
            name: try name(element), typeName: typeName(element),
            isCollection: element.attribute("isCollection") == "true",
            isFunction: element.child("functionItem") != nil,
            allowedValues: try passage(in: "allowedValues", of: element),
            constraint: try passage(in: "typeConstraint", of: element), components: components,
            line: element.line)
    }
}
