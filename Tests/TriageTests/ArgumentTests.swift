import Model
import Testing

@testable import Triage

@Suite struct ArgumentTests {
    private let decider: Decider

    init() throws {
        decider = try HousePolicy.decider()
    }

    private func child(_ change: (inout Notification) -> Void) -> Verdict.Child {
        decider.decide(notice(change)).children[0]
    }

    @Test func `the rule that gives the band has raised it, and the others agree`() {
        let verdict = decider.decide(
            notice {
                $0.now.weapon = "yes"
                $0.view.urgency = "amber"
            }, history: known(contact("a", daysAgo: 3), contact("b", daysAgo: 8)))
        let reasons = verdict.children[0].reasons
        #expect(reasons.map(\.rule) == ["default", "F06", "C01", "S01"])
        #expect(reasons.map(\.effect) == [.start, .raised, .agreed, .agreed])
        #expect(reasons[1].facts == ["weapon", "perpetratorMayReachChild"])
        #expect(reasons[1].scope == .household)
        #expect(reasons[2].facts == ["incidents90Days"])
    }

    @Test func `rows of one rule are one reason, those that ask for most`() {
        let child = child {
            $0.now.weapon = "yes"
            $0.now.threatsToKill = "yes"
            $0.now.stalking = "yes"
            $0.now.recentSeparation = "yes"
            $0.ever.strangulation = "yes"
        }
        #expect(child.rules == ["F06", "F37", "default"])
        let severe = child.reasons.first { $0.rule == "F06" }
        #expect(severe?.facts == ["weapon", "perpetratorMayReachChild", "threatsToKill"])
        let ever = child.reasons.first { $0.rule == "F37" }
        #expect(ever?.band == .sameDay)
        #expect(ever?.facts == ["recentSeparation", "severeViolenceEver", "stalking"])
    }

    @Test func `an unknown that alone keeps a rule from raising is a gap with a question`() {
        let child = child {
            $0.now.strangulation = "notAsked"
            $0.now.weapon = "no"
            $0.now.threatsToKill = "no"
            $0.now.physicalViolence = "no"
        }
        let gap = child.gaps.first
        #expect(gap?.fact == "strangulation")
        #expect(gap?.rules == ["F06", "F11"])
        #expect(gap?.question == "Was anybody strangled, choked or suffocated?")
        #expect(!child.gaps.contains { $0.fact == "weapon" })
        #expect(!child.gaps.contains { $0.fact == "stalking" }, "its other condition is not so")
        #expect(!child.gaps.contains { $0.fact == "childDead" }, "nothing touches on it")
    }

    @Test func `a rule no more urgent than the band leaves no gap`() {
        let child = child {
            $0.now.strangulation = "yes"
            $0.now.weapon = "notAsked"
            $0.form.maracReferred = "notKnown"
        }
        #expect(child.band == .immediate)
        #expect(child.gaps.isEmpty)
        #expect(child.changes.isEmpty)
    }

    @Test func `unread history is asked for`() {
        let message = notice { $0.concerns = [concern("bullying")] }
        let verdict = decider.decide(message, history: .unavailable)
        #expect(verdict.band == .within24Hours)
        #expect(verdict.children[0].gaps.isEmpty, "three incidents would give no more")
        let low = decider.decide(
            message, history: known(contact("a", daysAgo: 2), contact("b", daysAgo: 60)))
        #expect(low.children[0].rules == ["C01", "F50"])
    }

    @Test func `what would change the band is told in words, once for each rule`() {
        let child = child {
            $0.now.strangulation = "no"
            $0.now.weapon = "no"
            $0.now.threatsToKill = "refused"
        }
        let severe = child.changes.filter { $0.rule == "F06" }
        #expect(severe.map(\.band) == [.immediate])
        #expect(
            severe.first?.condition == "there had been strangulation, or a weapon had been used or "
                + "shown, or there had been a threat to kill")
        #expect(!child.changes.contains { $0.rule == "S01" })
        #expect(!child.changes.contains { $0.rule == "F07" })
    }

    @Test func `a guard that is known is told of as what may change`() {
        let child = child {
            $0.now.weapon = "yes"
            Firings.inCustody(&$0)
        }
        #expect(child.band == .sameDay)
        let change = child.changes.first { $0.rule == "F06" }
        #expect(change?.condition.contains("the suspected person could reach the child") == true)
    }

    @Test func `one more incident is told of only when one more would do`() {
        let message = notice { $0.concerns = [concern("bullying")] }
        func conditions(_ rule: String, _ history: History) -> [String] {
            decider.decide(message, history: history).children[0].changes
                .filter { $0.rule == rule }.map(\.condition)
        }
        #expect(conditions("C01", known()) == [])
        #expect(
            conditions("C01", known(contact("a", daysAgo: 4)))
                == ["3 incidents of concern were known in 90 days"])
        // Three are known with this one: the fourth would do.
        let two = known(contact("a", daysAgo: 95), contact("b", daysAgo: 200))
        #expect(conditions("C01", two) == [])
        let fourth = "4 incidents of concern were known in 12 months"
        #expect(conditions("C02", two).contains { $0.contains(fourth) })
        #expect(!conditions("C02", known()).contains { $0.contains(fourth) })
    }

    @Test(arguments: [
        (["neglect"], Band.within24Hours, 3), (["trafficking"], .within24Hours, 4),
        (["bullying"], .earlyHelp, 2), (["minorOffence"], .advice, 1),
    ])
    func `the level is that of the band, and higher where a concern is`(
        codes: [String], band: Band, level: Int
    ) {
        let child = child { $0.concerns = codes.map { concern(Stated(written: $0)) } }
        #expect(child.band == band)
        #expect(child.level == level)
    }
}
