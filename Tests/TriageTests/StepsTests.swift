import Model
import Testing

@testable import Triage

/// What the rules that step add to what the others come to.
@Suite struct StepsTests {
    /// A rule of `steps.dmn` as the policy has it.
    private static func rule(_ name: String) -> Rule {
        Rule(
            id: name, name: name, band: name == "C05" ? .within72Hours : .advice,
            stage: name == "T01" ? .sooner : .deeper, scope: .child, text: name, tests: [],
            facts: [], notListedWhen: [], flags: [], asks: nil, isDueBeforeDischarge: false)
    }

    private static func rules(_ names: String) -> [Rule] {
        names.split(separator: " ").map { rule(String($0)) }
    }

    /// From each band, B1 to B6, the band that the rules make of it.
    @Test(arguments: [
        ("", "B1 B2 B3 B4 B5 B6"),
        // Deeper: one band, never above B3.
        ("C06", "B1 B2 B3 B3 B4 B5"),
        ("C05", "B1 B2 B3 B3 B4 B4"),
        ("C05 C06", "B1 B2 B3 B3 B4 B4"),
        ("C06 C06", "B1 B2 B3 B3 B4 B5"),
        // Sooner: one band, from B3.
        ("T01", "B1 B1 B2 B4 B5 B6"),
        ("T01 T01", "B1 B1 B2 B4 B5 B6"),
        // Both: two bands at most.
        ("C06 T01", "B1 B1 B2 B2 B4 B5"),
        ("C05 T01", "B1 B1 B2 B2 B4 B4"),
        ("C05 C06 T01 T01", "B1 B1 B2 B2 B4 B4"),
    ])
    func `each stage raises once, the first to 24 hours at most, the second from there`(
        names: String, bands: String
    ) {
        for rules in [Self.rules(names), Self.rules(names).reversed()] {
            let found = Band.allCases.map { Steps(over: $0, by: rules).stepped.rawValue }
            #expect(found.joined(separator: " ") == bands)
        }
    }

    @Test func `it is known which stage changed anything, and which is asked`() {
        let both = Steps(over: .within72Hours, by: Self.rules("C06 T01"))
        #expect(both.isRaised(by: .deeper) && both.isRaised(by: .sooner))
        #expect(both.band(after: .deeper) == .within24Hours)
        #expect(both.band(after: .sooner) == .sameDay)
        let low = Steps(over: .earlyHelp, by: Self.rules("T01"))
        #expect(!low.isAsked(.sooner) && low.isAsked(.deeper))
        #expect(!low.isRaised(by: .sooner) && !low.isRaised(by: .deeper))
    }

    // MARK: - In a message

    private static let back = known(
        contact("a", daysAgo: 30, reasons: [.bullying]) { $0.outcome = "noFurtherAction" })

    @Test func `a step is told of, and no step is added to a band that holds it already`() throws {
        let decider = try HousePolicy.decider()
        let message = notice { $0.concerns = [concern("bullying")] }
        let first = decider.decide(message, history: Self.back)
        #expect(first.band == .within72Hours)
        let reason = try #require(first.children[0].reasons.first { $0.rule == "C05" })
        #expect(reason.effect == .stepped)
        #expect(reason.band == .within72Hours)
        #expect(first.children[0].flags == ["prematureClosure"])
        for former in [Band.within72Hours, .earlyHelp, .advice] {
            let again = decider.decide(message, history: Self.back, former: former)
            #expect(again.band == .within72Hours)
        }
        #expect(
            decider.decide(message, history: Self.back, former: .within24Hours).band
                == .within24Hours)
    }

    @Test func `too little time left raises what is urgent, and is silent on what is not`() throws {
        let decider = try HousePolicy.decider()
        func verdict(_ code: String) -> Verdict {
            decider.decide(
                notice {
                    $0.concerns = [concern(Stated(written: code))]
                    $0.view.mustActBefore = "2026-11-23T11:00:00Z"
                    $0.view.mustActReason = "travel"
                })
        }
        #expect(verdict("neglect").band == .sameDay)
        #expect(verdict("neglect").children[0].rules == ["T01", "default"])
        #expect(verdict("bullying").band == .earlyHelp)
        #expect(verdict("bullying").children[0].rules == ["F50"])
    }
}
