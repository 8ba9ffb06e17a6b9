import DMN
import Testing

@Suite struct TableTextTests {
    private let good = SampleTable(
        hitPolicy: "COLLECT", inputs: [("a", "boolean", nil), ("s", "string", "\"x\", \"y\"")],
        outputs: [.init(type: "string", values: "\"B1\", \"B2\"")],
        rules: ["true; \"x\" | \"B1\"", "-; - | \"B2\"", "-; not(\"y\") | \"B1\""])

    @Test func `a good table is taken`() {
        #expect(good.refusal == nil)
    }

    @Test(arguments: [
        ("tru; - | \"B1\"", DMNError.Code.unknownName, "a"),
        ("true; \"x | \"B1\"", .syntax, "s"),
        ("5; - | \"B1\"", .badTable, "a"),
        ("> 5; - | \"B1\"", .badTable, "a"),
        ("-; 5 | \"B1\"", .badTable, "s"),
        ("-; \"z\" | \"B1\"", .badTable, "s"),
        ("-; \"x\", \"z\" | \"B1\"", .badTable, "s"),
        ("-; [\"y\"..\"x\"] | \"B1\"", .badTable, "s"),
        ("-; - | 5", .badTable, "Band"),
        ("-; - | \"B9\"", .badTable, "Band"),
        ("-; - | B1", .unknownName, "Band"),
        ("-; matches(?, \"x\") | \"B1\"", .unsupported, "s"),
        ("-; - | now()", .unsupported, "Band"),
    ])
    func `a bad cell is refused by table, rule and column`(
        rule: String, code: DMNError.Code, column: String
    ) throws {
        var table = good
        table.rules.append(rule)
        let error = try #require(table.refusal)
        #expect(error.code == code)
        #expect(error.place.node == "Band")
        #expect(error.place.rule == 4)
        #expect(error.place.ruleID == "R4")
        #expect(error.place.column == column)
        #expect(error.place.line == 1)
        #expect(!error.expected.isEmpty)
    }

    @Test(arguments: ["true | \"B1\"", "true; -; - | \"B1\"", "true; - | \"B1\"; \"B2\"", "-; - |"])
    func `a rule with too few or too many cells is refused by its row`(rule: String) throws {
        var table = good
        table.rules.insert(rule, at: 1)
        let error = try #require(table.refusal)
        #expect(error.code == .badTable)
        #expect(error.place.rule == 2)
        #expect(error.expected == "2 input entries and 1 output entries")
    }

    @Test func `a table that cannot decide is refused`() {
        var empty = good
        empty.rules = []
        #expect(empty.refusal?.code == .badTable)
        var noOutput = good
        noOutput.outputs = []
        #expect(noOutput.refusal?.code == .badTable)
        var wrongPolicy = good
        wrongPolicy.hitPolicy = "BEST"
        #expect(wrongPolicy.refusal?.code == .badTable)
        var aggregatedFirst = good
        aggregatedFirst.hitPolicy = "FIRST"
        aggregatedFirst.aggregation = "SUM"
        #expect(aggregatedFirst.refusal?.code == .badTable)
    }

    @Test func `outputs that must be ordered need their values listed one by one`() {
        var table = good
        table.hitPolicy = "PRIORITY"
        #expect(table.refusal == nil)
        table.outputs[0].values = nil
        #expect(table.refusal?.code == .badTable)
        table.outputs[0].values = "[\"A\"..\"Z\"]"
        #expect(table.refusal?.code == .badTable)
    }

    @Test func `several outputs need names and cannot be aggregated`() {
        var table = good
        table.outputs = [.init(name: "one"), .init(name: "two")]
        table.rules = ["-; - | 1; 2"]
        #expect(table.refusal == nil)
        table.aggregation = "SUM"
        #expect(table.refusal?.code == .badTable)
        table.aggregation = nil
        table.outputs[1].name = "one"
        #expect(table.refusal?.code == .badTable)
        table.outputs[1].name = nil
        #expect(table.refusal?.code == .badTable)
    }

    @Test func `annotations need a column, and a rule may leave them out`() throws {
        var table = good
        table.annotations = ["Why", "Where"]
        table.rules[0] += " | because"
        let rules = try #require(try table.model().decisions[0].table).rules
        #expect(rules.map(\.annotations.count) == [2, 2, 2])
        #expect(rules[0].annotations[1].isEmpty)
        table.annotations = []
        let error = try #require(table.refusal)
        #expect(error.code == .badTable)
        #expect(error.place.rule == 1)
    }

    @Test func `rules of one id are refused`() throws {
        let xml = good.xml.replacing("R2", with: "R1")
        let bytes = Array(xml.utf8)
        let error = #expect(throws: DMNError.self) {
            try DecisionModel(compiling: Definitions(reading: bytes.span))
        }
        #expect(error?.code == .duplicate)
    }

    @Test func `an unknown type of a column is refused by its name`() throws {
        var table = good
        table.inputs[0].type = "bool"
        let error = try #require(table.refusal)
        #expect(error.code == .unknownName)
        #expect(error.expected.contains("\"bool\""))
    }

    @Test func `a table over the limit of rules is refused`() {
        var table = good
        table.rules = Array(repeating: "-; - | \"B1\"", count: Limit.rules + 1)
        #expect(table.refusal?.code == .tooLarge)
    }
}
