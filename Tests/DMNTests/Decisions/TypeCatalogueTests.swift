import DMN
import Testing

@Suite struct TypeCatalogueTests {
    private let types = """
        <itemDefinition name='tStatus'><typeRef>string</typeRef>\
        <allowedValues><text>"OPEN", "CLOSED"</text></allowedValues></itemDefinition>\
        <itemDefinition name='tPerson'>\
        <itemComponent name='Full Name'><typeRef>string</typeRef></itemComponent>\
        <itemComponent name='Status'><typeRef>tStatus</typeRef></itemComponent></itemDefinition>\
        <itemDefinition name='tStates' isCollection='true'><typeRef>tStatus</typeRef>\
        </itemDefinition>\
        <itemDefinition name='tShort' isCollection='true'><typeRef>number</typeRef>\
        <typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
        """

    private func decide(_ type: String, _ value: Value) throws -> Value {
        let model = try SampleModel.model(
            types + SampleModel.input("x", type)
                + SampleModel.decision("Same", "x", type: type, inputs: ["x"]))
        return try model.value(of: 0, given: ["x": value])
    }

    @Test func `allowed values pass, others count as null`() throws {
        #expect(try decide("tStatus", "OPEN") == "OPEN")
        #expect(try decide("tStatus", "AJAR") == .null)
        #expect(try decide("tStatus", 5) == .null)
        #expect(try decide("tStates", .list(["OPEN", "CLOSED"])) == .list(["OPEN", "CLOSED"]))
        #expect(try decide("tStates", .list(["OPEN", "AJAR"])) == .null)
        #expect(try decide("tStates", "OPEN") == .list(["OPEN"]))
    }

    @Test func `a constraint is on the whole list`() throws {
        #expect(try decide("tShort", .list([1, 2])) == .list([1, 2]))
        #expect(try decide("tShort", .list([1, 2, 3])) == .null)
    }

    @Test func `components must be there and be of their types`() throws {
        let person = Context(names: ["Full Name", "Status"], values: ["Jo", "OPEN"])
        #expect(try decide("tPerson", .context(person)) == .context(person))
        var wrong = person
        wrong.set("Status", to: "AJAR")
        #expect(try decide("tPerson", .context(wrong)) == .null)
        let part = Context(names: ["Full Name"], values: ["Jo"])
        #expect(try decide("tPerson", .context(part)) == .null)
    }

    @Test func `names of components with spaces follow a point`() throws {
        let model = try SampleModel.model(
            types + SampleModel.input("p", "tPerson")
                + SampleModel.decision("Name", "p.Full Name + \"!\"", inputs: ["p"]))
        let person = Context(names: ["Full Name", "Status"], values: ["Jo", "OPEN"])
        #expect(try model.value(of: 0, given: ["p": .context(person)]) == "Jo!")
    }

    @Test(arguments: [
        (
            "<itemDefinition name='a'><typeRef>b</typeRef></itemDefinition>"
                + "<itemDefinition name='b'><typeRef>a</typeRef></itemDefinition>",
            DMNError.Code.cycle
        ),
        (
            "<itemDefinition name='a'><itemComponent name='c'><typeRef>a</typeRef></itemComponent>"
                + "</itemDefinition>", .cycle
        ),
        ("<itemDefinition name='a'><typeRef>b</typeRef></itemDefinition>", .unknownName),
        ("<itemDefinition name='a'/><itemDefinition name='a'/>", .duplicate),
        (
            "<itemDefinition name='a'><typeRef>string</typeRef><allowedValues><text>\"x</text>"
                + "</allowedValues></itemDefinition>", .syntax
        ),
    ])
    func `types that cannot be made out are refused by name`(
        content: String, code: DMNError.Code
    ) throws {
        let error = try #require(SampleModel.refusal(content))
        #expect(error.code == code)
        #expect(error.place.node != nil)
    }

    @Test func `a long row of types is refused`() {
        let types = (0...Limit.requirementDepth).map {
            "<itemDefinition name='t\($0)'><typeRef>t\($0 + 1)</typeRef></itemDefinition>"
        }
        let last = "<itemDefinition name='t\(Limit.requirementDepth + 1)'/>"
        #expect(SampleModel.refusal(types.joined() + last)?.code == .tooDeep)
    }
}
