import Testing

@testable import DMN

@Suite struct DMNErrorTests {
    @Test func `every code has a name of its own and a remedy`() {
        let codes = DMNError.Code.allCases
        #expect(Set(codes.map(\.rawValue)).count == codes.count)
        for code in codes {
            #expect(!DMNError(code, "x").remedy.isEmpty)
        }
    }

    @Test func `a place is filled in from further out, never overwritten`() {
        let inner = DMNError(.syntax, "a number", at: DMNError.Place(rule: 3, column: "Age"))
        let outer = inner.within(DMNError.Place(node: "Band", rule: 9, ruleID: "R3", line: 12))
        #expect(
            outer.place
                == DMNError.Place(
                    node: "Band", rule: 3, ruleID: "R3", column: "Age", line: 12))
    }

    @Test func `a line says code, place, what was expected and what to do`() {
        var place = DMNError.Place(node: "Band", rule: 3, ruleID: "R3", column: "Age", line: 12)
        place.character = 4
        let error = DMNError(.syntax, "a number", at: place)
        #expect(
            error.description == "feel.syntax at \"Band\" rule 3 (R3) column \"Age\" character 4"
                + " line 12: a number; correct the FEEL text at this character")
    }
}
