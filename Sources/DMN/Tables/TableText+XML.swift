import XML

extension ModelReader {
    func table(_ element: Element) throws(DMNError) -> TableText {
        let policy = HitPolicy(
            named: element.attribute("hitPolicy"), aggregation: element.attribute("aggregation"))
        guard let policy else {
            throw error(
                .badTable, "a hit policy of DMN, with an aggregation only for COLLECT", at: element)
        }
        var inputs: [TableText.Input] = []
        var outputs: [TableText.Output] = []
        var annotationNames: [String] = []
        var rules: [TableText.Rule] = []
        for child in children(of: element) {
            if child.isNamed("input") {
                inputs.append(try input(clause: child))
            } else if child.isNamed("output") {
                outputs.append(try output(clause: child))
            } else if child.isNamed("annotation") {
                annotationNames.append(child.attribute("name") ?? "")
            } else if child.isNamed("rule") {
                rules.append(try rule(child))
            }
        }
        let columns = max(inputs.count, outputs.count, annotationNames.count)
        guard columns <= Limit.columns, rules.count <= Limit.rules else {
            throw error(
                .tooLarge, "at most \(Limit.rules) rules and \(Limit.columns) columns of a kind",
                at: element)
        }
        return TableText(
            hitPolicy: policy, outputLabel: element.attribute("outputLabel"), inputs: inputs,
            outputs: outputs, annotationNames: annotationNames, rules: rules, line: element.line)
    }

    private func input(clause element: Element) throws(DMNError) -> TableText.Input {
        let expression = try required(child: "inputExpression", of: element)
        return TableText.Input(
            label: element.attribute("label"), expression: try passage(expression),
            typeName: typeName(expression), values: try passage(in: "inputValues", of: element))
    }

    private func output(clause element: Element) throws(DMNError) -> TableText.Output {
        TableText.Output(
            name: element.attribute("name").map { Name($0).text },
            label: element.attribute("label"), typeName: typeName(element),
            values: try passage(in: "outputValues", of: element),
            defaultEntry: try passage(in: "defaultOutputEntry", of: element))
    }

    private func rule(_ element: Element) throws(DMNError) -> TableText.Rule {
        var inputs: [Definitions.Passage] = []
        var outputs: [Definitions.Passage] = []
        var annotations: [String] = []
        for entry in children(of: element) {
            if entry.isNamed("inputEntry") {
                inputs.append(try passage(entry))
            } else if entry.isNamed("outputEntry") {
                outputs.append(try passage(entry))
            } else if entry.isNamed("annotationEntry") {
                annotations.append(entry.child("text")?.text ?? "")
            }
        }
        return TableText.Rule(
            id: element.attribute("id"), label: element.attribute("label"),
            description: element.child("description")?.text, inputs: inputs, outputs: outputs,
            annotations: annotations, line: element.line)
    }
}
