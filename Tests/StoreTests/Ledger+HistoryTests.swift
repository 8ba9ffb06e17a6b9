import HouseKit
import Linkage
import Model
import TestKit
import Testing

@testable import Store

@Suite struct LedgerHistoryTests {
    private static func home(_ bench: Bench) throws -> Household {
        try #require(
            try bench.ledger.snapshot(bench.question("m9", of: [Bench.record("Callum")]))
                .candidates.households.first)
    }

    @Test func `contacts of a person and of its household come once, newest first`() throws {
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m1")
            bench.clock.advance(by: .days(2))
            try bench.accept("<b/>", messageId: "m2")
            let home = try Self.home(bench)
            let chronology = try bench.ledger.chronology(
                persons: Set(home.members.map(\.id)), households: [home.id])
            #expect(chronology.contacts.count == 2)
            #expect(chronology.contacts[0].occurred > chronology.contacts[1].occurred)
            #expect(chronology.contacts.allSatisfy { $0.referral != nil && $0.isConcern })
            #expect(Set(chronology.contacts.map(\.incident)).count == 2)
        }
    }

    @Test func `of nobody there is no history`() throws {
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m1")
            #expect(try bench.ledger.chronology(persons: [], households: []).contacts == [])
            #expect(try bench.ledger.chronology(persons: [99], households: [99]).contacts == [])
        }
    }

    @Test func `what a message made is told with its kind, sender and indicators`() throws {
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m1", incident: "CP-1") { decided in
                decided.contacts[0].kind = .missingFromHome
                decided.contacts[0].sender = "hatch-police"
                decided.contacts[0].indicators = 2
                decided.contacts[0].isCopy = true
            }
            let home = try Self.home(bench)
            let first = try bench.ledger.chronology(persons: [], households: [home.id]).contacts
            #expect(first.map(\.kind) == [.missingFromHome])
            #expect(first.map(\.sender) == ["hatch-police"])
            #expect(first.map(\.indicators) == [2])
            #expect(first.map(\.isCopy) == [true])
            // A later message of the incident only adds to it.
            try bench.accept("<b/>", messageId: "m2", incident: "CP-1") { decided in
                decided.contacts[0].indicators = 1
            }
            let second = try bench.ledger.chronology(persons: [], households: [home.id]).contacts
            #expect(second.map(\.indicators) == [2])
            #expect(second.map(\.isCopy) == [false])
        }
    }
}
