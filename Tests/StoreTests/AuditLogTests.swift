import GRDB
import HouseKit
import Model
import TestKit
import Testing

@testable import Store

@Suite struct AuditLogTests {
    /// Runs a test on a ledger with a dozen entries of several kinds.
    private static func chained(_ body: (Bench, Int64) throws -> Void) throws {
        try Bench.open { bench in
            try bench.accept("<a/>", messageId: "m1")
            try bench.reject(bench.delivery("<b>"))
            try bench.accept("<c/>", messageId: "m1")
            _ = try bench.keep("<c/>")
            try bench.accept("<d/>", messageId: "m2")
            let count = try bench.ledger.figures().auditNumber
            #expect(count >= 11)
            #expect(try bench.ledger.firstBrokenAuditEntry() == nil)
            try body(bench, count)
        }
    }

    private static func change(_ bench: Bench, _ sql: String) throws {
        try bench.ledger.pool.write { try $0.execute(sql: sql) }
    }

    /// Makes a change, gives the first entry that does not fit, and takes the change back.
    private static func broken(
        _ bench: Bench, by changes: [String]
    ) throws -> Int64? {
        try change(bench, "CREATE TABLE spare AS SELECT * FROM audit")
        for sql in changes { try change(bench, sql) }
        let found = try bench.ledger.firstBrokenAuditEntry()
        try change(bench, "DELETE FROM audit")
        try change(bench, "INSERT INTO audit SELECT * FROM spare")
        try change(bench, "DROP TABLE spare")
        #expect(try bench.ledger.firstBrokenAuditEntry() == nil)
        return found
    }

    @Test(arguments: [
        "at = at + 1", "actor = actor || 'x'", "action = 'viewed'", "object = 'GN-2611-000099'",
        "detail = detail || ' '", "hash = zeroblob(32)",
    ])
    func `an entry of which anything was altered is found at its number`(change: String) throws {
        try Self.chained { bench, count in
            for number in 1...count {
                let found = try Self.broken(
                    bench, by: ["UPDATE audit SET \(change) WHERE number = \(number)"])
                #expect(found == number)
            }
        }
    }

    @Test func `an entry that was removed is found at its number`() throws {
        try Self.chained { bench, count in
            for number in 1..<count {
                let found = try Self.broken(
                    bench, by: ["DELETE FROM audit WHERE number = \(number)"])
                #expect(found == number)
            }
        }
    }

    @Test func `entries that were exchanged are found at the first of them`() throws {
        try Self.chained { bench, count in
            for number in 1..<count {
                let found = try Self.broken(
                    bench,
                    by: [
                        "UPDATE audit SET number = -1 WHERE number = \(number)",
                        "UPDATE audit SET number = \(number) WHERE number = \(number + 1)",
                        "UPDATE audit SET number = \(number + 1) WHERE number = -1",
                    ])
                #expect(found == number)
            }
        }
    }

    @Test func `an entry put between two others is found`() throws {
        try Self.chained { bench, count in
            let found = try Self.broken(
                bench,
                by: [
                    "UPDATE audit SET number = number + 100 WHERE number > 4",
                    "UPDATE audit SET number = number - 99 WHERE number > 100",
                    "INSERT INTO audit SELECT 5, at, actor, action, object, detail, hash "
                        + "FROM audit WHERE number = 4",
                ])
            #expect(found == 5)
            #expect(count > 5)
        }
    }

    @Test func `whoever has a checkpoint tells that the last entries are gone, or all are new`()
        throws
    {
        try Self.chained { bench, count in
            let checkpoint = try bench.ledger.checkpoint()
            #expect(checkpoint.number == count)
            #expect(try bench.ledger.agrees(with: checkpoint))
            _ = try bench.delivery("<later/>")
            #expect(try bench.ledger.agrees(with: checkpoint))
            try Self.change(bench, "DELETE FROM audit WHERE number >= \(count)")
            #expect(try bench.ledger.firstBrokenAuditEntry() == nil)
            #expect(try !bench.ledger.agrees(with: checkpoint))
        }
    }

    @Test func `the chain goes on over a restart`() throws {
        let folder = try TemporaryFolder()
        for number in 1...3 {
            try Bench.open(in: folder) { bench in
                _ = try bench.delivery("<\(number)/>")
                #expect(try bench.ledger.firstBrokenAuditEntry() == nil)
                #expect(try bench.ledger.checkpoint().number == Int64(number))
            }
        }
    }

    @Test func `two entries that would read alike when joined have different hashes`() throws {
        try Bench.open { bench in
            // What a reason says comes from a person, and may hold anything.
            try bench.ledger.wait {
                bench.ledger.noteViewed(
                    Reference(.referral, year: 2026, month: 11, number: 1), by: "a",
                    detail: "b\u{1F}c", then: $0)
            }
            let stored = try bench.ledger.checkpoint()
            try Self.change(
                bench, "UPDATE audit SET object = object || char(31) || 'b', detail = 'c'")
            #expect(try bench.ledger.firstBrokenAuditEntry() == stored.number)
        }
    }
}
