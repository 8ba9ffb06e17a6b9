import DMN
import Testing

@Suite struct DecisionModelTests {
    private func value(_ content: String, _ given: [String: Value] = [:]) throws -> Value {
        let model = try SampleModel.model(content)
        return try model.value(of: model.decisions.count - 1, given: given)
    }

    // MARK: The graph

    @Test func `a decision finds what it requires, whatever the order in the file`() throws {
        let model = try SampleModel.model(
            SampleModel.decision("Total", "Net + Tax", requires: ["Net", "Tax"])
                + SampleModel.decision("Tax", "Net * 0.2", requires: ["Net"])
                + SampleModel.decision("Net", "Price * 2", inputs: ["Price"])
                + SampleModel.input("Price", "number"))
        let total = try #require(model.decision(named: "Total"))
        #expect(try model.value(of: total, given: ["Price": 50]) == 120)
        #expect(model.decisions.map(\.name) == ["Net", "Tax", "Total"])
        #expect(model.decisions[total].requiredDecisions == [0, 1])
        #expect(model.decisions[0].requiredInputs == [0])
    }

    @Test func `a decision is made once in an evaluation`() throws {
        let layers = (1...40).map { layer in
            SampleModel.decision(
                "d\(layer)", "d\(layer - 1) + d\(layer - 1)", requires: ["d\(layer - 1)"])
        }
        let model = try SampleModel.model(SampleModel.decision("d0", "1") + layers.joined())
        #expect(try model.value(of: 40, given: [:]) == .number(Number(1 << 40)))
    }

    @Test func `a decision sees only what it requires`() {
        let error = SampleModel.refusal(
            SampleModel.input("Age", "number") + SampleModel.decision("Old", "Age > 80"))
        #expect(error?.code == .unknownName)
        #expect(error?.place.node == "Old")
        #expect(error?.expected.contains("\"Age\"") == true)
    }

    @Test(arguments: [["a"], ["b", "a"], ["b", "c", "a"]])
    func `a decision that needs its own answer is refused`(ring: [String]) {
        let ids = ["a"] + ring
        let content = zip(ids, ids.dropFirst()).map {
            SampleModel.decision($0, "1", requires: [$1])
        }
        #expect(SampleModel.refusal(content.joined())?.code == .cycle)
    }

    @Test func `a row of requirements over the limit is refused`() {
        let decisions = (0...Limit.requirementDepth).map { number in
            SampleModel.decision(
                "d\(number)", "1",
                requires: number < Limit.requirementDepth ? ["d\(number + 1)"] : [])
        }
        #expect(SampleModel.refusal(decisions.joined())?.code == .tooDeep)
        #expect(SampleModel.refusal(decisions.dropFirst().joined()) == nil)
    }

    @Test(arguments: [
        (SampleModel.decision("d", "1", requires: ["x"]), DMNError.Code.missing),
        (SampleModel.decision("d", "1", inputs: ["x"]), .missing),
        (SampleModel.decision("d", "1", knowledge: ["x"]), .missing),
        ("<decision id='d' name='d'/>", .missing),
        (SampleModel.decision("d", "1") + SampleModel.decision("d", "2"), .duplicate),
        (SampleModel.decision("d", "1") + "<inputData id='e' name='d'/>", .duplicate),
        (SampleModel.decision("d", "1", type: "tNone"), .unknownName),
        (
            "<decisionService id='s' name='Service'/>"
                + SampleModel.decision("d", "1", knowledge: ["s"]), .unsupported
        ),
    ])
    func `a graph that does not hold together is refused`(content: String, code: DMNError.Code) {
        let error = SampleModel.refusal(content)
        #expect(error?.code == code)
        #expect(error?.place.node == "d")
    }

    // MARK: Slots

    @Test func `inputs have the slots that the caller gives them`() throws {
        let definitions = try SampleModel.definitions(
            SampleModel.input("b", "number") + SampleModel.input("a", "number")
                + SampleModel.decision("Difference", "a - b", inputs: ["a", "b"]))
        let model = try DecisionModel(compiling: definitions, inputs: ["a", "unused", "b"])
        #expect(model.inputs.map(\.name) == ["a", "unused", "b"])
        var evaluation = model.begin([10, .null, 3])
        #expect(try model.value(of: 0, in: &evaluation) == 7)
    }

    @Test func `an input that the caller does not know is refused by name`() throws {
        let definitions = try SampleModel.definitions(
            SampleModel.input("a", "number") + SampleModel.decision("d", "a", inputs: ["a"]))
        let error = #expect(throws: DMNError.self) {
            try DecisionModel(compiling: definitions, inputs: ["b"])
        }
        #expect(error?.code == .missing)
        #expect(error?.expected.contains("\"a\"") == true)
        #expect(throws: DMNError.self) {
            try DecisionModel(compiling: definitions, inputs: ["a", "a"])
        }
    }

    @Test func `single decisions may be compiled, and what they do not need is not looked at`()
        throws
    {
        let definitions = try SampleModel.definitions(
            SampleModel.decision("good", "1") + SampleModel.decision("bad", "1 +"))
        let model = try DecisionModel(compiling: definitions, decisions: ["good"])
        #expect(model.decisions.map(\.name) == ["good"])
        #expect(throws: DMNError.self) {
            try DecisionModel(compiling: definitions, decisions: ["none"])
        }
    }

    @Test func `a value of another type than its input's counts as null`() throws {
        let content =
            SampleModel.input("n", "number") + SampleModel.decision("d", "n", inputs: ["n"])
        #expect(try value(content, ["n": "5"]) == .null)
        #expect(try value(content, ["n": 5]) == 5)
        #expect(try value(content) == .null)
    }

    @Test func `an answer is made to fit its type, or is null`() throws {
        #expect(try value(SampleModel.decision("d", "[5]", type: "number")) == 5)
        #expect(try value(SampleModel.decision("d", "5", type: "string")) == .null)
        let midnight = try value(
            SampleModel.decision("d", "@\"2026-01-01\"", type: "date and time"))
        #expect(midnight.literal == "2026-01-01T00:00:00Z")
    }

    @Test func `a decision that is given is not made`() throws {
        let content =
            SampleModel.decision("a", "1 / 0") + SampleModel.decision("b", "a + 1", requires: ["a"])
        #expect(try value(content) == .null)
        #expect(try value(content, ["a": 1]) == 2)
    }

    @Test(arguments: [
        ("for i in 1..99999, j in 1..99999 return secret", DMNError.Code.tooLarge),
        ("every i in 1..9999, j in 1..9999 satisfies secret != null", .tooManySteps),
        ("(function(f, s) f(f, s))(function(f, s) f(f, s), secret)", .tooDeep),
        ("(function(f, s) f(f, s + s))(function(f, s) f(f, s + s), secret)", .tooLarge),
    ])
    func `an error while deciding names the decision and no value`(
        text: String, code: DMNError.Code
    ) throws {
        let model = try SampleModel.model(
            SampleModel.input("secret", "string")
                + SampleModel.decision("Loop", text, inputs: ["secret"]))
        let error = #expect(throws: DMNError.self) {
            try model.value(of: 0, given: ["secret": "CANARY"])
        }
        #expect(error?.code == code)
        #expect(error?.place.node == "Loop")
        #expect(error?.description.contains("CANARY") == false)
        #expect(error?.expected.contains("at most") == true)
    }

    // MARK: Logic

    private let payment = """
        <businessKnowledgeModel id='pay' name='Monthly Payment'><encapsulatedLogic>\
        <formalParameter name='p' typeRef='number'/><formalParameter name='n' typeRef='number'/>\
        <literalExpression><text>p / n</text></literalExpression></encapsulatedLogic>\
        </businessKnowledgeModel>
        """

    @Test func `a knowledge model is called by position, by name and by a boxed invocation`() throws
    {
        let call = SampleModel.decision("d", "Monthly Payment(12, 4)", knowledge: ["pay"])
        #expect(try value(payment + call) == 3)
        let named = SampleModel.decision("d", "Monthly Payment(n: 4, p: 12)", knowledge: ["pay"])
        #expect(try value(payment + named) == 3)
        let few = SampleModel.decision("d", "Monthly Payment(12)", knowledge: ["pay"])
        #expect(try value(payment + few) == .null)
        let wrong = SampleModel.decision("d", "Monthly Payment(\"12\", 4)", knowledge: ["pay"])
        #expect(try value(payment + wrong) == .null)
        let boxed = """
            <decision id='d' name='d'><knowledgeRequirement><requiredKnowledge href='#pay'/>\
            </knowledgeRequirement><invocation><literalExpression><text>Monthly Payment</text>\
            </literalExpression><binding><parameter name='n'/><literalExpression><text>6</text>\
            </literalExpression></binding><binding><parameter name='p'/><literalExpression>\
            <text>12</text></literalExpression></binding></invocation></decision>
            """
        #expect(try value(payment + boxed) == 2)
    }

    @Test func `a knowledge model that calls itself ends, at the limit if need be`() throws {
        func model(_ text: String) -> String {
            "<businessKnowledgeModel id='f' name='f'><encapsulatedLogic><formalParameter name='n'/>"
                + "<literalExpression><text>\(text)</text></literalExpression></encapsulatedLogic>"
                + "</businessKnowledgeModel>"
        }
        let decision = SampleModel.decision("d", "f(10)", knowledge: ["f"])
        #expect(try value(model("if n = 0 then 1 else n * f(n - 1)") + decision) == 3_628_800)
        let error = #expect(throws: DMNError.self) {
            try value(model("f(n + 1)") + decision)
        }
        #expect(error?.code == .tooDeep)
    }

    @Test(arguments: [
        (
            "<context><contextEntry><variable name='a'/><literalExpression><text>2</text>"
                + "</literalExpression></contextEntry><contextEntry><literalExpression><text>a * 3</text>"
                + "</literalExpression></contextEntry></context>", "6"
        ),
        (
            "<list><literalExpression><text>1</text></literalExpression><literalExpression>"
                + "<text>\"a\"</text></literalExpression></list>", "[1, \"a\"]"
        ),
        (
            "<relation><column name='a'/><column name='b c'/><row><literalExpression><text>1</text>"
                + "</literalExpression><literalExpression><text>2</text></literalExpression></row>"
                + "</relation>", "[{a: 1, b c: 2}]"
        ),
        (
            "<conditional><if><literalExpression><text>1 = 2</text></literalExpression></if><then>"
                + "<literalExpression><text>1</text></literalExpression></then><else>"
                + "<literalExpression><text>2</text></literalExpression></else></conditional>", "2"
        ),
        (
            "<for iteratorVariable='i'><in><literalExpression><text>[1, 2]</text></literalExpression>"
                + "</in><return><literalExpression><text>i + 1</text></literalExpression></return></for>",
            "[2, 3]"
        ),
        (
            "<filter><in><literalExpression><text>[{a: 1}, {a: 5}]</text></literalExpression></in>"
                + "<match><literalExpression><text>a > 2</text></literalExpression></match></filter>",
            "[{a: 5}]"
        ),
        (
            "<every iteratorVariable='i'><in><literalExpression><text>[1, 2]</text>"
                + "</literalExpression></in><satisfies><literalExpression><text>i > 1</text>"
                + "</literalExpression></satisfies></every>", "false"
        ),
        (
            "<context><contextEntry><variable name='f'/><functionDefinition><formalParameter name='x'/>"
                + "<literalExpression><text>x * x</text></literalExpression></functionDefinition>"
                + "</contextEntry><contextEntry><literalExpression><text>f(4)</text></literalExpression>"
                + "</contextEntry></context>", "16"
        ),
    ])
    func `boxed expressions are evaluated`(logic: String, expected: String) throws {
        let content = "<decision id='d' name='d'>\(logic)</decision>"
        #expect(try value(content).literal == expected)
    }

    @Test func `a table in a knowledge model decides with its parameters`() throws {
        let content = """
            <businessKnowledgeModel id='b' name='Band'><encapsulatedLogic>\
            <formalParameter name='n' typeRef='number'/><decisionTable hitPolicy='FIRST'>\
            <input><inputExpression><text>n + 1</text></inputExpression></input><output/>\
            <rule><inputEntry><text>&gt;= 5</text></inputEntry><outputEntry><text>"B1"</text>\
            </outputEntry></rule><rule><inputEntry><text>-</text></inputEntry><outputEntry>\
            <text>"B" + string(n)</text></outputEntry></rule></decisionTable></encapsulatedLogic>\
            </businessKnowledgeModel>
            """
        let decision = SampleModel.decision("d", "Band(4) + Band(3)", knowledge: ["b"])
        #expect(try value(content + decision) == "B1B3")
    }

    @Test func `tables and their traces are had one after the other from one evaluation`() throws {
        let sample = SampleTable(
            hitPolicy: "COLLECT", inputs: [("n", "number", nil)], rules: ["> 1 | 1", "> 2 | 2"])
        let model = try sample.model()
        var evaluation = model.begin([2])
        let outcome = try #require(try model.outcome(of: 0, in: &evaluation))
        #expect(outcome.value == .list([1]))
        #expect(try model.value(of: 0, in: &evaluation) == .list([1]))
        let literal = try SampleModel.model(SampleModel.decision("d", "1"))
        var other = literal.begin([])
        #expect(try literal.outcome(of: 0, in: &other) == nil)
    }
}
