import DMN

/// A decision table as a test writes it down, and the DMN file that holds it.
struct SampleTable {
    var hitPolicy = "UNIQUE"
    var aggregation: String?
    /// Name and type of each input, and the values it allows.
    var inputs: [(name: String, type: String, values: String?)] = []
    var outputs: [Output] = [Output()]
    var annotations: [String] = []
    /// For each rule, its input entries, a bar, its output entries, a bar, its annotations.
    var rules: [String] = []

    struct Output {
        var name: String?
        var type: String?
        var values: String?
        var fallback: String?
    }

    func model() throws -> DecisionModel {
        let bytes = Array(xml.utf8)
        return try DecisionModel(compiling: Definitions(reading: bytes.span))
    }

    /// Decides with the inputs in their order.
    func decide(_ values: Value...) throws -> Outcome? {
        let model = try model()
        var evaluation = model.begin(values)
        return try model.outcome(of: 0, in: &evaluation)
    }

    /// Why the table is refused; `nil` when it is not.
    var refusal: DMNError? {
        do {
            _ = try model()
            return nil
        } catch {
            return error as? DMNError
        }
    }

    var xml: String {
        let data = inputs.map { name, type, _ in
            "<inputData id='\(name)' name='\(name)'><variable name='\(name)' typeRef='\(type)'/>"
                + "</inputData>"
        }
        let requirements = inputs.map { name, _, _ in
            "<informationRequirement><requiredInput href='#\(name)'/></informationRequirement>"
        }
        return SampleModel.xml(
            data.joined()
                + "<decision id='d' name='Band'>" + requirements.joined() + table + "</decision>")
    }

    private var table: String {
        var table = "<decisionTable hitPolicy='\(hitPolicy)'"
        table += aggregation.map { " aggregation='\($0)'>" } ?? ">"
        for (name, type, values) in inputs {
            table += "<input label='\(name)'><inputExpression typeRef='\(type)'>"
            table += "<text>\(name)</text></inputExpression>"
            table += Self.part("inputValues", values) + "</input>"
        }
        for output in outputs {
            table += "<output" + (output.name.map { " name='\($0)'" } ?? "")
            table += (output.type.map { " typeRef='\($0)'" } ?? "") + ">"
            table += Self.part("outputValues", output.values)
            table += Self.part("defaultOutputEntry", output.fallback) + "</output>"
        }
        table += annotations.map { "<annotation name='\($0)'/>" }.joined()
        for (index, rule) in rules.enumerated() { table += Self.rule(rule, id: "R\(index + 1)") }
        return table + "</decisionTable>"
    }

    private static func rule(_ cells: String, id: String) -> String {
        let names = ["inputEntry", "outputEntry", "annotationEntry"]
        var rule = "<rule id='\(id)'>"
        for (name, group) in zip(
            names, cells.split(separator: "|", omittingEmptySubsequences: false))
        {
            for cell in group.split(separator: ";") where !cell.allSatisfy(\.isWhitespace) {
                rule += part(name, String(cell))
            }
        }
        return rule + "</rule>"
    }

    private static func part(_ name: String, _ text: String?) -> String {
        text.map { "<\(name)><text><![CDATA[\($0)]]></text></\(name)>" } ?? ""
    }
}

/// A DMN file around what a test puts into it.
enum SampleModel {
    static func xml(
        _ content: String, namespace: String = "https://www.omg.org/spec/DMN/20230324/MODEL/"
    ) -> String {
        "<definitions xmlns='\(namespace)' name='sample' namespace='urn:sample'>\(content)"
            + "</definitions>"
    }

    static func definitions(_ content: String) throws -> Definitions {
        let bytes = Array(xml(content).utf8)
        return try Definitions(reading: bytes.span)
    }

    static func model(_ content: String) throws -> DecisionModel {
        try DecisionModel(compiling: definitions(content))
    }

    /// A decision with a literal expression.
    static func decision(
        _ name: String, _ text: String, type: String? = nil, requires: [String] = [],
        inputs: [String] = [], knowledge: [String] = []
    ) -> String {
        func requirements(_ ids: [String], _ kind: String, _ reference: String) -> String {
            ids.map { "<\(kind)><\(reference) href='#\($0)'/></\(kind)>" }.joined()
        }
        let typeRef = type.map { " typeRef='\($0)'" } ?? ""
        return "<decision id='\(name)' name='\(name)'><variable name='\(name)'\(typeRef)/>"
            + requirements(requires, "informationRequirement", "requiredDecision")
            + requirements(inputs, "informationRequirement", "requiredInput")
            + requirements(knowledge, "knowledgeRequirement", "requiredKnowledge")
            + "<literalExpression><text><![CDATA[\(text)]]></text></literalExpression></decision>"
    }

    static func input(_ name: String, _ type: String) -> String {
        "<inputData id='\(name)' name='\(name)'><variable name='\(name)' typeRef='\(type)'/>"
            + "</inputData>"
    }

    /// Why a file with this content is refused; `nil` when it is not.
    static func refusal(_ content: String) -> DMNError? {
        do {
            _ = try model(content)
            return nil
        } catch {
            return error as? DMNError
        }
    }
}
