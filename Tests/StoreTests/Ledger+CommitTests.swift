import GRDB
import HouseKit
import Linkage
import Model
import TestKit
import Testing

@testable import Store

@Suite struct LedgerCommitTests {
    private static let callum = Bench.record("Callum")

    @Test func `a message that is accepted has a referral, a person, a contact and an entry`()
        throws
    {
        try Bench.open { bench in
            #expect(try bench.accept("<a/>", messageId: "m").count == 1)
            let figures = try bench.ledger.figures()
            #expect(figures.deliveries == [.accepted: 1])
            #expect(figures.entries == [.decided: 1])
            #expect(figures.persons == 1)
            #expect(figures.contacts == 1)
            let delivery = try #require(
                try bench.ledger.delivery(Reference(.delivery, year: 2026, month: 11, number: 1)))
            let referral = try #require(
                try delivery.referral.flatMap { try bench.ledger.referral($0) })
            #expect(referral.deliveries == [delivery.reference])
            #expect(referral.firstBand == .within24Hours)
        }
    }

    @Test func `a commit is refused when a household that was read has moved`() throws {
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m1")
            let delivery = try bench.delivery("<b/>")
            let snapshot = try bench.ledger.snapshot(
                bench.question("m2", of: [Self.callum]))
            let home = try #require(snapshot.candidates.households.first)
            #expect(snapshot.read.households == [home.id])
            let decided = try bench.decided(
                delivery, snapshot, messageId: "m2", home: .existing(home.id),
                linked: home.members[0].id)
            try bench.accept("<c/>", messageId: "m3")
            #expect(try bench.commit(decided) == .moved)
            #expect(try bench.ledger.figures().deliveries[.kept] == 1)
        }
    }

    @Test(arguments: ["a blocking key", "the message", "the incident"])
    func `a commit is refused when a key that was read has moved`(key: String) throws {
        try Bench.open { bench in
            let delivery = try bench.delivery("<a/>")
            let isIncident = key == "the incident"
            let snapshot = try bench.ledger.snapshot(
                bench.question("m1", incident: isIncident ? "i" : nil, of: [Self.callum]))
            #expect(snapshot.read.households == [])
            let decided = try bench.decided(
                delivery, snapshot, messageId: "m1", incident: isIncident ? "i" : nil)
            try bench.accept(
                "<b/>", messageId: key == "the message" ? "m1" : "m2",
                incident: isIncident ? "i" : nil,
                about: key == "a blocking key" ? Self.callum : Bench.record("Other", "Child"))
            #expect(try bench.commit(decided) == .moved)
        }
    }

    @Test func `a commit is taken when something else has moved`() throws {
        try Bench.open { bench in
            let delivery = try bench.delivery("<a/>")
            let snapshot = try bench.ledger.snapshot(bench.question("m1", of: [Self.callum]))
            let decided = try bench.decided(delivery, snapshot, messageId: "m1")
            try bench.accept("<b/>", messageId: "m2", about: Bench.record("Other", "Child"))
            guard case .done = try bench.commit(decided) else {
                Issue.record("it was refused")
                return
            }
        }
    }

    @Test func `a commit that was refused is refused still after a write that failed`() throws {
        try Bench.open(patience: .milliseconds(20)) { bench in
            let delivery = try bench.delivery("<a/>")
            let snapshot = try bench.ledger.snapshot(bench.question("m1", of: [Self.callum]))
            let decided = try bench.decided(delivery, snapshot, messageId: "m1")
            try bench.accept("<b/>", messageId: "m2", about: Self.callum)
            try bench.whileHeld {
                #expect(throws: LedgerFailure.locked) { try bench.keep("<c/>") }
            }
            #expect(try bench.commit(decided) == .moved)
        }
    }

    @Test func `an import moves the households that persons leave and come to`() throws {
        try Bench.open { bench in
            func extract(_ household: String) throws {
                let person = ImportedPerson(
                    sourceID: "p1", householdID: household, record: Self.callum)
                _ = try bench.ledger.wait {
                    bench.ledger.importPersons([person], of: "f", upTo: 2, actor: "t", then: $0)
                }
            }
            try extract("h1")
            let snapshot = try bench.ledger.snapshot(bench.question("m1", of: [Self.callum]))
            #expect(snapshot.read.households.count == 1)
            // Read by household alone, as a sibling's notice would.
            let read = ReadSet(
                stamp: snapshot.read.stamp, keys: [], households: snapshot.read.households)
            var decided = try bench.decided(bench.delivery("<a/>"), snapshot, messageId: "m1")
            decided.read = read
            try extract("h2")
            #expect(try bench.commit(decided) == .moved)
        }
    }

    @Test func `a message that has ended is not committed twice`() throws {
        try Bench.open { bench in
            let delivery = try bench.delivery("<a/>")
            let decided = try bench.decided(
                delivery, bench.ledger.snapshot(bench.question("m")), messageId: "m")
            _ = try bench.commit(decided)
            var again = decided
            again.read = try bench.ledger.snapshot(bench.question("m")).read
            #expect(try bench.commit(again) == .alreadyEnded)
            let rejected = try bench.delivery("<b/>")
            try bench.reject(rejected)
            var late = try bench.decided(
                rejected, bench.ledger.snapshot(bench.question("n")), messageId: "n")
            late.read = try bench.ledger.snapshot(bench.question("n")).read
            #expect(try bench.commit(late) == .alreadyEnded)
        }
    }

    @Test func `a version belongs to the referral of the first, and counts its contact once`()
        throws
    {
        try Bench.open { bench in
            try bench.accept("<v1/>", messageId: "m")
            try bench.accept("<v2/>", messageId: "m")
            let earlier = try #require(
                try bench.ledger.snapshot(bench.question("m")).earlier.first)
            #expect(earlier.numbers == 2)
            #expect(earlier.isSameMessage)
            let figures = try bench.ledger.figures()
            #expect(figures.contacts == 1)
            #expect(figures.persons == 1)
            #expect(try bench.ledger.referral(earlier.reference)?.deliveries.count == 2)
        }
    }

    @Test func `another message of an incident belongs to its referral`() throws {
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m1", incident: "HP-1")
            try bench.accept("<b/>", messageId: "m2", incident: " HP-1 ")
            let earlier = try bench.ledger.snapshot(bench.question("m3", incident: "HP-1")).earlier
                .first
            #expect(earlier?.numbers == 2)
            #expect(earlier?.isSameMessage == false)
            #expect(
                try bench.ledger.snapshot(bench.question("m4", incident: "HP-2")).earlier == [])
        }
    }

    @Test func `a commit notes the attempts that its decision names as replayed, and no others`()
        throws
    {
        try Bench.open { bench in
            try bench.reject(bench.delivery("<m>"), messageId: "m")
            try bench.reject(bench.delivery("<n>"), messageId: "n")
            try bench.accept("<m/>", messageId: "m")
            let open = try bench.ledger.rejections(RejectionFilter())
            #expect(open.map(\.reference.text) == ["GN-2611-000002"])
            let replayed = try bench.ledger.rejections(RejectionFilter(status: .replayed))
            #expect(replayed.map(\.replayedAs?.text) == ["GN-2611-000003"])
        }
    }
}
