/// The nodes of a decision graph by id, no id and no name given twice.
struct Graph {
    let inputs: [String: Definitions.InputData]
    let decisions: [String: Definitions.Decision]
    let knowledge: [String: Definitions.KnowledgeModel]

    init(_ definitions: Definitions) throws(DMNError) {
        var seen: Set<String> = []
        for node in Graph.nodes(definitions) {
            // Ids and names are apart: a name may look like another node's id.
            guard seen.insert("#" + node.id).inserted, seen.insert("=" + node.name).inserted
            else {
                throw DMNError(
                    .duplicate, "a name and an id of its own for each decision and input",
                    at: DMNError.Place(node: node.name, line: node.line))
            }
        }
        inputs = Graph.byID(definitions.inputs, \.id)
        decisions = Graph.byID(definitions.decisions, \.id)
        knowledge = Graph.byID(definitions.knowledge, \.id)
    }

    private static func nodes(
        _ definitions: Definitions
    ) -> [(id: String, name: String, line: Int)] {
        definitions.inputs.map { ($0.id, $0.name, $0.line) }
            + definitions.decisions.map { ($0.id, $0.name, $0.line) }
            + definitions.knowledge.map { ($0.id, $0.name, $0.line) }
    }

    private static func byID<Node>(
        _ nodes: [Node], _ id: KeyPath<Node, String>
    ) -> [String: Node] {
        Dictionary(nodes.map { ($0[keyPath: id], $0) }, uniquingKeysWith: { first, _ in first })
    }
}
