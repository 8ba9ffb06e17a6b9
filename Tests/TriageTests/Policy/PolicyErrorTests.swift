import DMN
import Testing

@testable import Triage

@Suite struct PolicyErrorTests {
    @Test func `an error is one line: code, place, what was expected, what to do`() {
        var error = PolicyError(.badOutput, in: "injury.dmn", "\"B1\" to \"B6\"", line: 12)
        error.table = "F01"
        error.row = 3
        error.rule = "F01-injury"
        error.cell = "band"
        #expect(
            error.description
                == "policy.bad-output in injury.dmn table \"F01\" row 3 (F01-injury) "
                + "cell \"band\" line 12: expected \"B1\" to \"B6\"; write one of the values named")
    }

    @Test func `what the engine found wrong keeps its place`() {
        var place = DMNError.Place(node: "F01", column: "Injury", line: 40)
        place.rule = 2
        place.ruleID = "F01-b"
        let error = PolicyError(DMNError(.syntax, "a number", at: place), in: "injury.dmn")
        #expect(error.code == .notEvaluated)
        #expect(error.table == "F01")
        #expect(error.row == 2)
        #expect(error.rule == "F01-b")
        #expect(error.cell == "Injury")
        #expect(error.line == 40)
        #expect(error.expected.hasPrefix("a number"))
    }

    @Test(arguments: PolicyError.Code.allCases)
    func `every code has a remedy and a stable name`(code: PolicyError.Code) {
        #expect(!PolicyError(code, in: "f", "x").remedy.isEmpty)
        #expect(code.rawValue.hasPrefix("policy."))
    }
}
