/// A decision table as a DMN file has it, before any FEEL in it is read.
struct TableText: Sendable {
    typealias Passage = Definitions.Passage

    struct Input: Sendable {
        let label: String?
        let expression: Passage
        let typeName: String?
        let values: Passage?
    }

    struct Output: Sendable {
        let name: String?
        let label: String?
        let typeName: String?
        let values: Passage?
        let defaultEntry: Passage?
    }

    struct Rule: Sendable {
        let id: String?
        let label: String?
        let description: String?
        let inputs: [Passage]
        let outputs: [Passage]
        let annotations: [String]
        let line: Int
    }

    let hitPolicy: HitPolicy
    let outputLabel: String?
    let inputs: [Input]
    let outputs: [Output]
    let annotationNames: [String]
    let rules: [Rule]
    let line: Int
}
