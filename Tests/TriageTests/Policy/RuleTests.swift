import Model
import Testing

@testable import Triage

/// A message that makes one row fire, and what has to be changed in it, one value, so that it does
/// not.
struct Firing: Sendable, CustomTestStringConvertible {
    typealias Change = @Sendable (inout Notification) -> Void

    let row: String
    let fires: Change
    let misses: Change
    var history: History = known()
    var historyMisses: History?

    var testDescription: String { row }
}

@Suite struct RuleTests {
    // That no row is without a case is held by `gatehouse-scenarios --vary`: it leaves out each row
    // in turn, and lists those of which no scenario takes notice.

    @Test func `rows have names of their own, and what is shown to fire are rows`() throws {
        let rows = try HousePolicy.decider().policy.rules.map(\.id)
        #expect(rows.count > 100)
        #expect(Set(rows).count == rows.count)
        #expect(Firings.all.count > 30)
        #expect(Set(Firings.all.map(\.row)).isSubset(of: rows))
    }

    @Test(arguments: Firings.all)
    func `each row fires, and just misses when one value is another`(_ firing: Firing) throws {
        var notification = notice(firing.fires)
        #expect(try fired(notification, firing.history).contains(firing.row))
        firing.misses(&notification)
        let history = firing.historyMisses ?? firing.history
        #expect(try !fired(notification, history).contains(firing.row))
    }

    @Test(arguments: Firings.all)
    func `each row that fires gives its band at least, and is told of`(_ firing: Firing) throws {
        let decider = try HousePolicy.decider()
        let rule = try #require(decider.policy.rules.first { $0.id == firing.row })
        let verdict = decider.decide(notice(firing.fires), history: firing.history)
        #expect(!rule.band.isMoreUrgent(than: verdict.band))
        let reasons = verdict.children[0].reasons
        let told = reasons.filter { $0.rule == rule.name || !rule.notListedWhen.isEmpty }
        #expect(!told.isEmpty)
        #expect(reasons.contains { $0.band == verdict.band })
    }

    /// The ids of the rows that fire for the first child.
    private func fired(_ notification: Notification, _ history: History) throws -> Set<String> {
        let policy = try HousePolicy.decider().policy
        let scene = Scene(
            notification, history: history, persons: [0: 1], receivedAt: received,
            attachedTo: nil)
        let facts = FactVector(
            household: Facts.householdFinders.map { $0(scene) },
            child: Facts.childFinders.map { $0(scene, scene.children[0]) })
        let rows = (policy.household + policy.child).flatMap { $0.read(facts).fired }
        return Set(rows.map { policy.rules[$0].id })
    }
}
