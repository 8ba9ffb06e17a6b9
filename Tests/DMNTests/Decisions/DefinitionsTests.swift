import DMN
import TestKit
import Testing

@Suite struct DefinitionsTests {
    private func read(_ xml: String) throws(DMNError) -> Definitions {
        let bytes = Array(xml.utf8)
        return try Definitions(reading: bytes.span)
    }

    private func refusal(_ xml: String) -> DMNError? {
        do {
            _ = try read(xml)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: Standard.namespaces)
    func `every version from 1_2 to 1_5 is read`(namespace: String) throws {
        let xml = SampleModel.xml(SampleModel.decision("Answer", "6 * 7"), namespace: namespace)
        let definitions = try read(xml)
        #expect(definitions.name == "sample")
        #expect(definitions.decisions.map(\.name) == ["Answer"])
    }

    @Test(arguments: [
        "<definitions/>", "<definitions xmlns='urn:else'/>",
        "<definitions xmlns='http://www.omg.org/spec/DMN/20151101/dmn.xsd'/>",
        "<model xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/'/>",
    ])
    func `another document is not DMN`(xml: String) {
        #expect(refusal(xml)?.code == .notDMN)
    }

    @Test func `a document that is not well-formed is refused by line and column`() throws {
        let error = try #require(refusal("<definitions>\n <a></b>"))
        #expect(error.code == .malformed)
        #expect(error.place.line == 2)
        #expect(error.place.lineColumn != nil)
    }

    @Test func `a document type declaration is refused`() {
        let xml = "<!DOCTYPE definitions [<!ENTITY x 'y'>]>" + SampleModel.xml("")
        #expect(refusal(xml)?.code == .malformed)
    }

    @Test func `a file over the limit is refused before it is read`() {
        let xml = String(repeating: " ", count: Limit.fileBytes + 1)
        #expect(refusal(xml)?.code == .tooLarge)
    }

    @Test func `too many decisions are refused`() {
        let decision = SampleModel.decision("d", "1")
        let xml = SampleModel.xml(String(repeating: decision, count: Limit.nodes + 1))
        #expect(refusal(xml)?.code == .tooLarge)
    }

    @Test func `elements of other namespaces are passed over`() throws {
        let xml = SampleModel.xml(
            "<x:decision xmlns:x='urn:x'/><x:DMNDI xmlns:x='urn:x'><x:literalExpression/></x:DMNDI>"
                + SampleModel.decision("Answer", "1"))
        #expect(try read(xml).decisions.count == 1)
    }

    @Test(arguments: [
        ("<decision id='d'/>", DMNError.Code.malformed, "name"),
        ("<inputData id='i'/>", .malformed, "name"),
        (
            "<decision id='d' name='D'><informationRequirement><requiredInput/>"
                + "</informationRequirement></decision>", .malformed, "href"
        ),
        (
            "<decision id='d' name='D'><decisionTable><input/><output/></decisionTable></decision>",
            .malformed, "inputExpression"
        ),
        ("<import name='other' namespace='urn:o' importType='urn:t'/>", .unsupported, "import"),
        (
            "<decision id='d' name='D'><literalExpression expressionLanguage='urn:js'><text>1</text>"
                + "</literalExpression></decision>", .unsupported, "FEEL"
        ),
        (
            "<businessKnowledgeModel id='b' name='B'><encapsulatedLogic kind='Java'/>"
                + "</businessKnowledgeModel>", .unsupported, "FEEL"
        ),
        (
            "<decision id='d' name='D'><context><contextEntry><variable name='v'/></contextEntry>"
                + "</context></decision>", .missing, "expression"
        ),
        (
            "<decision id='d' name='D'><relation><column name='c'/><row/></relation></decision>",
            .malformed, "row of 1"
        ),
    ])
    func `what is missing or not evaluated is refused by name`(
        content: String, code: DMNError.Code, named: String
    ) throws {
        let error = try #require(refusal(SampleModel.xml(content)))
        #expect(error.code == code)
        #expect(error.expected.contains(named))
        #expect(error.place.line == 1)
    }

    @Test func `deep nesting is refused`() {
        let depth = 40
        let open = String(repeating: "<list>", count: depth)
        let close = String(repeating: "</list>", count: depth)
        #expect(
            refusal(SampleModel.xml("<decision id='d' name='D'>\(open)\(close)</decision>")) == nil)
        let deep =
            String(repeating: "<list>", count: 200) + String(repeating: "</list>", count: 200)
        #expect(refusal(SampleModel.xml("<decision id='d' name='D'>\(deep)</decision>")) != nil)
    }

    @Test func `a file with any byte changed is read or refused, and nothing else happens`() throws
    {
        let sample = SampleTable(
            hitPolicy: "COLLECT", inputs: [("a", "boolean", nil), ("n", "number", "[0..9]")],
            rules: ["true; >= 3 | 1", "-; [1..2] | n + 1"])
        let original = Array(sample.xml.utf8)
        var random = SeededRandom(seed: 5)
        var refused = 0
        for _ in 0..<2_000 {
            var bytes = original
            let index = Int.random(in: bytes.indices, using: &random)
            bytes[index] = UInt8.random(in: .min ... .max, using: &random)
            do {
                let model = try DecisionModel(compiling: Definitions(reading: bytes.span))
                _ = try model.value(of: 0, given: ["a": true, "n": 3])
            } catch {
                // Typed: nothing else than a DMNError can come here.
                refused += 1
            }
        }
        #expect(refused > 1_000)
    }
}
