import DMN
import Model

/// What the tables of a policy may say, checked when they are loaded.
///
/// A table that raises reports every row that fires and asks only upwards: `true` of a truth,
/// `>= n` or `> n` of a count, each rising with the danger. So adding a row, a hazard or a contact
/// can only raise, and what becomes unknown about a guard counts as danger. The base table is read
/// from the top, and its last row asks nothing and gives B3 or more urgent. A table that steps asks
/// upwards as well; what it does to the band is its stage's.
enum Profile {
    case base, raise, step

    /// Reads and checks the tables of a file.
    func rules(_ bytes: [UInt8], file: String) throws(PolicyError) -> RuleFile {
        let model = try Self.model(bytes, file: file)
        var rules: [Rule] = []
        var tables: [RuleFile.Table] = []
        for (number, decision) in model.decisions.enumerated() {
            guard let table = decision.table, decision.requiredDecisions.isEmpty else {
                var error = PolicyError(.badTable, in: file, "a table that asks for facts alone")
                error.table = decision.name
                throw error
            }
            let reader = try TableReader(table, file: file, profile: self)
            let found = try reader.rules()
            tables.append(
                RuleFile.Table(
                    decision: number, rows: rules.count..<rules.count + found.count))
            rules += found
        }
        let isWhole = self == .base ? tables.count == 1 : !tables.isEmpty
        guard isWhole else {
            let expected = self == .base ? "one decision table" : "at least one decision table"
            throw PolicyError(.badTable, in: file, expected)
        }
        let slots = model.inputs.compactMap { Facts.slot(of: $0.name) }
        return RuleFile(rules: rules, tables: tables, model: model, slots: slots)
    }

    /// Compiles a file whose inputs are facts.
    private static func model(_ bytes: [UInt8], file: String) throws(PolicyError) -> DecisionModel {
        let definitions = try engine(file) { () throws(DMNError) in
            try Definitions(reading: bytes.span)
        }
        for input in definitions.inputs where Facts.slot(of: input.name) == nil {
            throw error(
                .unknownFact, file, "the name of a fact, not \"\(input.name)\"", input.name)
        }
        let model = try engine(file) { () throws(DMNError) in
            try DecisionModel(compiling: definitions)
        }
        for input in model.inputs {
            guard let kind = Facts.slot(of: input.name).map({ Facts.all[$0].kind }),
                kind.isTaken(as: input.type)
            else {
                throw error(
                    .badTable, file, "an input whose type is that of the fact", input.name)
            }
        }
        return model
    }

    private static func error(
        _ code: PolicyError.Code, _ file: String, _ expected: String, _ input: String
    ) -> PolicyError {
        var error = PolicyError(code, in: file, expected)
        error.cell = input
        return error
    }

    private static func engine<Result>(
        _ file: String, _ step: () throws(DMNError) -> Result
    ) throws(PolicyError) -> Result {
        do {
            return try step()
        } catch {
            throw PolicyError(error, in: file)
        }
    }
}
