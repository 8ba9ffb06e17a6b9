import Model
import Testing

@testable import Triage

/// What a referral had before, child by child, and what a person made of it.
@Suite struct FormerTests {
    private let decider: Decider

    init() throws {
        decider = try HousePolicy.decider()
    }

    private func decide(
        _ message: Notification, _ former: Former, history: History = known()
    ) -> Verdict {
        decider.decide(
            message, history: history, persons: [0: 1], receivedAt: received, former: former)
    }

    // MARK: - Floors

    private static let two = notice {
        $0.subjects = [child("c1"), child("c2")]
        $0.concerns = [concern("bullying")]
    }

    @Test func `each child has its own floor, and the referral the most urgent`() {
        let own = decide(Self.two, Former(band: .sameDay, children: [1: .sameDay]))
        #expect(own.children.map(\.band) == [.earlyHelp, .sameDay])
        #expect(own.children[0].rules == ["F50"])
        #expect(own.children[1].rules == ["F50", "former"])
        #expect(own.band == .sameDay)
    }

    @Test func `where it is not known which child had it, every child has it`() {
        let all = decide(Self.two, Former(band: .sameDay))
        #expect(all.children.map(\.band) == [.sameDay, .sameDay])
    }

    @Test func `the band of a child that is not named again stays the referral's`() {
        let message = notice { $0.concerns = [concern("bullying")] }
        let verdict = decide(message, Former(band: .immediate, children: [:]))
        #expect(verdict.children.map(\.band) == [.earlyHelp])
        #expect(verdict.band == .immediate)
    }

    @Test func `a child without a place in the message has none of another's floor`() {
        let message = notice {
            $0.subjects = []
            $0.concerns = [concern("bullying")]
        }
        let own = decide(message, Former(band: .sameDay, children: [0: .sameDay]))
        #expect(own.children.map(\.subject) == [nil])
        #expect(own.children[0].band.isMoreUrgent(than: .advice))
        #expect(!own.children[0].rules.contains("former"))
        #expect(own.band == .sameDay)
        #expect(decide(message, Former(band: .sameDay)).children[0].rules.contains("former"))
    }

    // MARK: - A person's lowering

    /// What stands after a person who saw the verdict on a message gave it another band.
    private func lowered(
        _ message: Notification, to band: Band, history: History = known()
    ) -> Former {
        let seen = decide(message, .none, history: history)
        return Former(
            band: band, children: [0: band],
            lowering: Lowering(
                band: band, by: "A. Shah", at: received, why: "The knife was a toy.",
                seen: [0: seen.children[0].facts], said: Lowering.said(by: message)))
    }

    private static let weapon = notice { $0.now.weapon = "yes" }

    @Test func `what the person saw raises no more, and is told of all the same`() throws {
        #expect(decide(Self.weapon, .none).band == .immediate)
        let verdict = decide(Self.weapon, lowered(Self.weapon, to: .earlyHelp))
        #expect(verdict.band == .earlyHelp)
        let reasons = verdict.children[0].reasons
        #expect(reasons.first { $0.rule == "F06" }?.effect == .pinned)
        let person = try #require(reasons.first { $0.rule == "lowered" })
        #expect(person.band == .earlyHelp)
        #expect(person.text.contains("A. Shah"))
        #expect(person.text.contains("The knife was a toy."))
    }

    @Test func `a fact that the person did not see raises again`() {
        let former = lowered(Self.weapon, to: .earlyHelp)
        var message = Self.weapon
        message.now.strangulation = "yes"
        #expect(decide(message, former).band == .immediate)
        // The guard was known to hold.
        let kept = notice {
            $0.now.weapon = "yes"
            Firings.inCustody(&$0)
        }
        let custody = lowered(kept, to: .within72Hours)
        #expect(decide(kept, custody).band == .within72Hours)
        #expect(decide(Self.weapon, custody).band == .immediate)
    }

    @Test func `a child that the person did not see is not lowered with the other`() {
        let former = lowered(Self.weapon, to: .earlyHelp)
        var message = Self.weapon
        message.subjects.append(child("c2"))
        let verdict = decide(message, former)
        #expect(verdict.children.map(\.band) == [.earlyHelp, .immediate])
        #expect(verdict.band == .immediate)
    }

    @Test func `something else that is said brings the start band back`() {
        let message = notice { $0.concerns = [concern("other")] }
        let former = lowered(message, to: .earlyHelp)
        #expect(decide(message, .none).band == .within24Hours)
        #expect(decide(message, former).band == .earlyHelp)
        let changes: [(inout Notification) -> Void] = [
            { $0.narrative = "He has a knife." }, { $0.concerns[0].text = "He has a knife." },
            { $0.concerns.append(concern("neglect")) }, { $0.what.categories = ["neglect"] },
            { $0.indicatedFactors = ["21"] }, { $0.professionalOpinion = "It is getting worse." },
        ]
        for (number, change) in changes.enumerated() {
            var changed = message
            change(&changed)
            #expect(decide(changed, former).band == .within24Hours, "\(number)")
        }
        // Fewer words are nothing else.
        var shorter = message
        shorter.narrative = "  "
        #expect(decide(shorter, former).band == .earlyHelp)
    }

    @Test func `a count that is higher than the person saw raises, and the same does not`() {
        let message = notice { $0.concerns = [concern("bullying")] }
        let two = [contact("a", daysAgo: 3), contact("b", daysAgo: 30)]
        let history = known(two[0], two[1])
        let former = lowered(message, to: .earlyHelp, history: history)
        #expect(decide(message, .none, history: history).band == .within24Hours)
        #expect(decide(message, former, history: history).band == .earlyHelp)
        let more = known(two[0], two[1], contact("c", daysAgo: 60))
        #expect(decide(message, former, history: more).band == .within24Hours)
    }

    @Test func `no lowering is below what the person gave`() {
        let former = lowered(Self.weapon, to: .sameDay)
        #expect(decide(notice { $0.concerns = [concern("bullying")] }, former).band == .sameDay)
    }
}
