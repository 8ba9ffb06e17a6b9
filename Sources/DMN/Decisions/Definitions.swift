/// What one DMN file says, before any FEEL in it is read.
package struct Definitions: Sendable {
    /// The model's name.
    package let name: String
    /// The namespace that the model gives to what it defines.
    package let namespace: String
    /// The inputs, in file order.
    package let inputs: [InputData]
    /// The decisions, in file order.
    package let decisions: [Decision]
    /// The knowledge models, in file order.
    package let knowledge: [KnowledgeModel]
    /// The types, in file order.
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
        /// By which decisions refer to it.
        package let id: String
        /// By which FEEL refers to it.
        package let name: String
        let typeName: String?
        let line: Int
    }

    /// A decision with what it requires.
    package struct Decision: Sendable {
        /// By which other decisions refer to it.
        package let id: String
        /// By which FEEL refers to it.
        package let name: String
        /// Ids of the inputs that it requires.
        package let requiredInputs: [String]
        /// Ids of the decisions that it requires.
        package let requiredDecisions: [String]
        /// Ids of the knowledge models that it requires.
        package let requiredKnowledge: [String]
        let question: String?
        let allowedAnswers: String?
        let description: String?
        let typeName: String?
        /// `nil` when the decision has no logic.
        let logic: Boxed?
        let line: Int
    }

    /// A function that decisions may call.
    package struct KnowledgeModel: Sendable {
        /// By which decisions refer to it.
        package let id: String
        /// By which FEEL refers to it.
        package let name: String
        /// Ids of the knowledge models that it requires.
        package let requiredKnowledge: [String]
        let typeName: String?
        let parameters: [Variable]
        /// `nil` when the knowledge model has no logic.
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
        /// By which inputs, columns and other types refer to it.
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
