import Model
import Testing

@testable import Triage

@Suite struct FactTests {
    @Test func `the condition of a count names the number that is asked for`() throws {
        let slot = try #require(Facts.slot(of: "incidents90Days"))
        #expect(
            Facts.all[slot].condition(atLeast: 3)
                == "3 incidents of concern were known in 90 days")
    }

    @Test func `the condition of a truth is its phrase`() throws {
        let slot = try #require(Facts.slot(of: "weapon"))
        #expect(Facts.all[slot].condition(atLeast: 1) == "a weapon had been used or shown")
    }

    @Test func `a fact is of the scope in which it is found`() {
        #expect(Facts.household.allSatisfy { $0.scope == .household })
        #expect(Facts.child.allSatisfy { $0.scope == .child })
    }
}
