import Flow
import HouseKit
import Testing

@testable import Enrichment
@testable import Triage

@Suite struct FlagWordsTests {
    @Test func `there are words for every flag of a rule in force`() throws {
        let policy = try Deployed.stages().decider.policy
        let flags = Set((policy.rules + policy.base.rules).flatMap(\.flags))
        #expect(flags.count >= 6)
        #expect(flags.subtracting(FlagWords.all.map(\.flag)) == [])
    }
}
