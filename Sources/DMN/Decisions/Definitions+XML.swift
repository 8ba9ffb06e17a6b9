import XML

extension Definitions {
    /// Reads a DMN file.
    ///
    /// - Throws: ``DMNError`` when it is not DMN 1.2 to 1.5, when something that the standard
    ///   demands is missing, and when it holds something that this engine does not evaluate.
    package init(reading bytes: borrowing Span<UInt8>) throws(DMNError) {
        guard bytes.count <= Limit.fileBytes else {
            throw DMNError(.tooLarge, "at most \(Limit.fileBytes) bytes")
        }
        let document: Document
        do {
            document = try Document(parsing: bytes, within: .ruleFile)
        } catch {
            var place = DMNError.Place(line: error.line)
            place.lineColumn = error.column
            throw DMNError(.malformed, error.expected, at: place)
        }
        self = try document.withRoot { root throws(DMNError) in try Definitions(root: root) }
    }

    private init(root: Element) throws(DMNError) {
        let place = DMNError.Place(line: root.line)
        guard root.isNamed("definitions"), let model = root.namespace,
            Standard.namespaces.contains(model)
        else {
            throw DMNError(.notDMN, "<definitions> in the namespace of DMN 1.2 to 1.5", at: place)
        }
        let reader = ModelReader(namespace: model)
        try reader.checkLanguage(of: root, "expressionLanguage")
        try reader.checkLanguage(of: root, "typeLanguage")
        var inputs: [InputData] = []
        var decisions: [Decision] = []
        var knowledge: [KnowledgeModel] = []
        var types: [ItemDefinition] = []
        var services: [String: String] = [:]
        for element in reader.children(of: root) {
            if element.isNamed("inputData") {
                inputs.append(try reader.input(element))
            } else if element.isNamed("decision") {
                decisions.append(try reader.decision(element))
            } else if element.isNamed("businessKnowledgeModel") {
                knowledge.append(try reader.knowledge(element))
            } else if element.isNamed("itemDefinition") {
                types.append(try reader.type(element, depth: 0))
            } else if element.isNamed("decisionService") {
                services[try reader.required("id", of: element)] = element.attribute("name")
            } else if element.isNamed("import") {
                throw reader.error(.unsupported, "no import of another model", at: element)
            }
        }
        name = root.attribute("name") ?? ""
        namespace = root.attribute("namespace") ?? ""
        (self.inputs, self.decisions, self.knowledge) = (inputs, decisions, knowledge)
        (self.types, self.services) = (types, services)
        guard inputs.count + decisions.count + knowledge.count + types.count <= Limit.nodes else {
            throw DMNError(
                .tooLarge, "at most \(Limit.nodes) decisions, inputs, knowledge models and types")
        }
    }
}
