import Model
import Testing

@testable import Triage

/// A message in its circumstances, and what one fact is in it.
struct Sight: Sendable {
    var notification: Notification
    var history: History
    var conditions = Conditions()
    let answer: Finding.Answer
    let places: [String]

    typealias Change = (inout Notification) -> Void

    static func yes(
        _ place: String, history: History = known(), under conditions: Conditions = Conditions(),
        _ change: Change = { _ in }
    ) -> Self {
        Self(
            notification: notice(change), history: history, conditions: conditions, answer: .yes,
            places: [place])
    }

    static func no(
        _ place: String, history: History = known(), under conditions: Conditions = Conditions(),
        _ change: Change = { _ in }
    ) -> Self {
        Self(
            notification: notice(change), history: history, conditions: conditions, answer: .no,
            places: [place])
    }

    static func unknown(
        _ place: String?, history: History = known(), under conditions: Conditions = Conditions(),
        _ change: Change = { _ in }
    ) -> Self {
        Self(
            notification: notice(change), history: history, conditions: conditions,
            answer: .unknown, places: place.map { [$0] } ?? [])
    }

    static func number(
        _ number: Int, history: History = known(), under conditions: Conditions = Conditions(),
        _ change: Change = { _ in }
    ) -> Self {
        Self(
            notification: notice(change), history: history, conditions: conditions,
            answer: .number(number), places: [])
    }

    static func atLeast(
        _ number: Int, history: History = known(), under conditions: Conditions = Conditions(),
        _ change: Change = { _ in }
    ) -> Self {
        Self(
            notification: notice(change), history: history, conditions: conditions,
            answer: .atLeast(number), places: [])
    }
}

@Suite struct FactsTests {
    @Test func `every fact of the house has been seen`() {
        #expect(Facts.all.count > 40)
        #expect(Set(Sights.all.map(\.fact)) == Set(Facts.names))
        #expect(Set(Facts.names).count == Facts.all.count)
    }

    @Test(arguments: Sights.all.map(\.fact))
    func `each fact is yes, no and unknown where it should be, and says where`(
        fact: String
    ) throws {
        let slot = try #require(Facts.slot(of: fact))
        let sights = Sights.all.filter { $0.fact == fact }.flatMap(\.sights)
        for sight in sights {
            let scene = Scene(
                sight.notification, history: sight.history, persons: [0: 1],
                receivedAt: received, attachedTo: nil, under: sight.conditions)
            let finding: Finding
            switch Facts.all[slot].finder {
            case .household(let find): finding = find(scene)
            case .child(let find): finding = find(scene, scene.children[0])
            }
            #expect(finding.answer == sight.answer, "\(fact)")
            for place in sight.places { #expect(finding.places.contains(place), "\(fact)") }
            if case .unknown = sight.answer, sight.places.isEmpty {
                #expect(finding.places.isEmpty, "\(fact)")
            }
        }
    }

    @Test(arguments: Facts.all.map(\.name))
    func `each fact has a definition, and one that raises has a question`(name: String) throws {
        let slot = try #require(Facts.slot(of: name))
        let fact = Facts.all[slot]
        #expect(!fact.definition.isEmpty)
        #expect(!fact.definition.contains("\n"))
        let isAskedByRules = try HousePolicy.decider().policy.rules.contains { rule in
            rule.tests.contains { $0.fact == slot }
        }
        guard isAskedByRules else { return }
        #expect(fact.direction == .rising)
        #expect(fact.question.hasSuffix("?"))
    }

    @Test func `the facts of the household come first, and slots follow the lists`() {
        #expect(Facts.householdFinders.count == Facts.household.count)
        #expect(Facts.childFinders.count == Facts.child.count)
        #expect(Facts.slot(of: "strangulation") == 0)
        #expect(Facts.slot(of: "noSuchFact") == nil)
    }
}
