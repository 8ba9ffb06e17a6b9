import HouseKit
import Linkage
import Model
import TestKit
import Testing

@testable import Store

@Suite struct LedgerCandidatesTests {
    private static func put(_ persons: [ImportedPerson], _ bench: Bench) throws {
        _ = try bench.ledger.wait {
            bench.ledger.importPersons(persons, of: "f", upTo: 2, actor: "t", then: $0)
        }
    }

    @Test func `a key leads to whole households, with everybody's record`() throws {
        try Bench.open { bench in
            try Self.put(
                [
                    .init(sourceID: "1", householdID: "h", record: Bench.record("Callum")),
                    .init(
                        sourceID: "2", householdID: "h",
                        record: Bench.record("Ida", born: "2015-01-01")),
                    .init(sourceID: "3", householdID: "g", record: Bench.record("Zoe")),
                ], bench)
            let snapshot = try bench.ledger.snapshot(
                bench.question("m", of: [Bench.record("Callum")]))
            let given = snapshot.candidates.households.map {
                $0.members.map { $0.record.names[0].given }
            }
            #expect(given == [["Callum", "Ida"]])
            #expect(!snapshot.candidates.isCapped)
        }
    }

    @Test func `a key that too many share leads nowhere, and says so`() throws {
        try Bench.open { bench in
            for batch in 0..<2 {
                try Self.put(
                    (0...Ledger.candidateCap / 2).map { number in
                        .init(
                            sourceID: "\(batch)-\(number)", householdID: "\(batch)-\(number)",
                            record: Bench.record("Callum"))
                    }, bench)
            }
            let candidates = try bench.ledger.snapshot(
                bench.question("m", of: [Bench.record("Callum")])
            ).candidates
            #expect(candidates.isCapped)
            #expect(candidates.households.isEmpty)
        }
    }

    @Test func `of a household with very many members only so many are looked at`() throws {
        try Bench.open { bench in
            try Self.put(
                (0..<Ledger.memberCap + 20).map {
                    .init(
                        sourceID: "\($0)", householdID: "h",
                        record: Bench.record($0 == 0 ? "Callum" : "Given\($0)"))
                }, bench)
            let households = try bench.ledger.snapshot(
                bench.question("m", of: [Bench.record("Callum")])
            ).candidates.households
            #expect(households.map(\.members.count) == [Ledger.memberCap])
        }
    }

    @Test func `a snapshot without anything known reads nothing but its own keys`() throws {
        try Bench.open { bench in
            let snapshot = try bench.ledger.snapshot(bench.question("m", incident: "i"))
            #expect(snapshot.earlier == [])
            #expect(snapshot.read.stamp == 0)
            #expect(snapshot.read.keys.count == 2)
        }
    }
}
