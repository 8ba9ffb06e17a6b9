import HouseKit
import Model
import TestKit
import Testing

@testable import Store

@Suite struct ReferenceSupplyTests {
    @Test func `references never repeat, whatever fails and however often it starts again`() throws
    {
        let folder = try TemporaryFolder()
        var random = SeededRandom(seed: 5)
        var given: Set<Reference> = []
        var count = 0
        for _ in 0..<6 {
            try Bench.open(in: folder) { bench in
                for number in 0..<60 {
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0, 1:
                        given.insert(try bench.ledger.nextReferral(at: bench.clock.now))
                        count += 1
                    case 2:
                        given.insert(try bench.delivery("<\(count) \(number)/>").reference)
                        count += 1
                    default:
                        #expect(throws: LedgerFailure.self) {
                            try bench.ledger.wait { (answer: @escaping Ledger.Answer<Void>) in
                                bench.ledger.write(
                                    { transaction in
                                        _ = try transaction.next("GN-2026-11")
                                        _ = try transaction.next("GR-2026-11", reserving: 7)
                                        throw LedgerFailure.statement(code: 1)
                                    }, then: answer)
                            }
                        }
                    }
                }
            }
        }
        #expect(given.count == count)
        #expect(count > 200)
    }

    @Test func `many threads that ask at once are given different numbers`() async throws {
        let bench = try Bench()
        defer { bench.ledger.close() }
        let time = bench.clock.now
        let ledger = bench.ledger
        let given = try await withThrowingTaskGroup(of: [Reference].self) { group in
            for _ in 0..<4 {
                group.addTask { try (0..<700).map { _ in try ledger.nextReferral(at: time) } }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(given).count == 2_800)
    }

    @Test func `a reservation that failed gives no number, and the next one is made anew`() throws {
        let supply = ReferenceSupply()
        #expect(throws: LedgerFailure.full) {
            try supply.take("a") { () throws(LedgerFailure) in throw .full }
        }
        let numbers = (0..<3).map { _ in supply.take("a") { 1 } }
        #expect(numbers == [1, 2, 3])
        #expect(supply.take("b") { 1 } == 1)
    }
}
