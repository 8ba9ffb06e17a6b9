import HouseKit
import Linkage
import Model
import TestKit
import Testing

@testable import Store

@Suite struct LedgerPersonsTests {
    private static func put(_ persons: [ImportedPerson], _ bench: Bench) throws {
        _ = try bench.ledger.wait {
            bench.ledger.importPersons(persons, of: "f", upTo: 2, actor: "t", then: $0)
        }
    }

    /// The persons of one name and date of birth, by their ids.
    private static func ids(of given: String, _ bench: Bench) throws -> [Person.ID] {
        try bench.ledger.snapshot(bench.question("m", of: [Bench.record(given)]))
            .candidates.households.flatMap(\.members)
            .filter { $0.record.names.contains { $0.given == given } }.map(\.id)
    }

    @Test func `persons are read by their ids, with household and record`() throws {
        try Bench.open { bench in
            try Self.put(
                [
                    .init(sourceID: "1", householdID: "h", record: Bench.record("Callum")),
                    .init(sourceID: "2", householdID: "g", record: Bench.record("Zoe")),
                ], bench)
            let callum = try #require(try Self.ids(of: "Callum", bench).first)
            let zoe = try #require(try Self.ids(of: "Zoe", bench).first)
            let persons = try bench.ledger.persons([callum, zoe, 99])
            #expect(persons.map(\.id) == [callum, zoe].sorted())
            #expect(Set(persons.map(\.household)).count == 2)
            #expect(try bench.ledger.persons([zoe]).map(\.record.names[0].given) == ["Zoe"])
            #expect(try bench.ledger.persons([]) == [])
        }
    }

    @Test func `of very many persons only the first are read`() throws {
        try Bench.open { bench in
            try Self.put(
                (0..<Ledger.memberCap + 5).map {
                    .init(
                        sourceID: "\($0)", householdID: "\($0)", record: Bench.record("Given\($0)"))
                }, bench)
            let ids = Set((1...Ledger.memberCap + 5).map(Person.ID.init))
            #expect(try bench.ledger.persons(ids).map(\.id) == ids.sorted().dropLast(5))
        }
    }

    @Test func `the other identity of a person is found from either side`() throws {
        try Bench.open { bench in
            try Self.put(
                [
                    .init(sourceID: "1", householdID: "h", record: Bench.record("Tamsin")),
                    .init(
                        sourceID: "2", householdID: "g", record: Bench.record("Tess"), otherID: "1"),
                    .init(sourceID: "3", householdID: "f", record: Bench.record("Ned")),
                ], bench)
            let former = try #require(try Self.ids(of: "Tamsin", bench).first)
            let new = try #require(try Self.ids(of: "Tess", bench).first)
            let ned = try #require(try Self.ids(of: "Ned", bench).first)
            for asked in [[former], [new], [former, new, ned]] {
                #expect(
                    try bench.ledger.otherIdentities(of: Set(asked))
                        == [former: [new], new: [former]])
            }
            #expect(try bench.ledger.otherIdentities(of: [ned]) == [:])
            #expect(try bench.ledger.otherIdentities(of: []) == [:])
        }
    }
}
