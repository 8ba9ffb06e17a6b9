/// What one DMN file says, before any FEEL in it is read.
package struct Definitions: Sendable {
    package let name: String
    package let namespace: String
    package let inputs: [InputData]
    package let decisions: [Decision]
    package let knowledge: [KnowledgeModel]
    package let types: [ItemDefinition]
    /// Names of decision services, by id; no expression may use one.
    let services: [String: String]

    /// A piece of FEEL or of prose, and the line where it stands.
    struct Passage: Sendable {
        let text: String
        let line: Int
    }

    /// An input of the decision graph.
    package struct InputData: Sendable {
        package let id: String
        package let name: String
        let typeName: String?
        let line: Int
    }

    /// A decision with its requirements, by id.
    package struct Decision: Sendable {
        package let id: String
        package let name: String
        package let question: String?
        package let allowedAnswers: String?
        package let description: String?
        package let requiredInputs: [String]
        package let requiredDecisions: [String]
        package let requiredKnowledge: [String]
        let typeName: String?
        /// `nil` when the decision has no logic.
        let logic: Boxed?
        let line: Int
    }

    /// A function that decisions may call.
    package struct KnowledgeModel: Sendable {
        package let id: String
        package let name: String
        package let requiredKnowledge: [String]
        let typeName: String?
        let parameters: [Variable]
        let logic: Boxed?
        let line: Int
    }

    /// A name with the name of its type.
    struct Variable: Sendable {
        let name: String
        let typeName: String?
    }

    /// A type that the file defines.
    package struct ItemDefinition: Sendable {
        package let name: String
        let typeName: String?
        let isCollection: Bool
        let isFunction: Bool
        let allowedValues: Passage?
        let constraint: Passage?
        let components: [ItemDefinition]
        let line: Int
    }
}
