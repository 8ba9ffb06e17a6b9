import GRDB
import Files
import HouseKit
import Model
import Seals
import TestKit
import Testing

@testable import Store

@Suite struct LedgerTests {
    @Test func `the writer flushes in full, and the journal is a log`() throws {
        try Bench.open { bench in
            let (synchronous, journal) = try bench.ledger.pool.writeWithoutTransaction { database in
                (
                    try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                    try String.fetchOne(database, sql: "PRAGMA journal_mode")
                )
            }
            #expect(synchronous == 2)
            #expect(journal == "wal")
        }
    }

    @Test func `what is kept is there after closing and opening`() throws {
        let folder = try TemporaryFolder()
        let reference = try Bench.open(in: folder) { try $0.delivery("<a/>").reference }
        try Bench.open(in: folder) { bench in
            let record = try #require(try bench.ledger.delivery(reference))
            #expect(record.state == .kept)
            #expect(try bench.ledger.delivery(record.id)?.bytes == Array("<a/>".utf8))
        }
    }

    @Test func `a ledger is not opened by another key than its own`() throws {
        let folder = try TemporaryFolder()
        try Bench.open(in: folder) { _ = try $0.delivery("<a/>") }
        var other = (0..<32).map { UInt8($0 * 5 + 3) }
        let vault = Vault(key: try Key(taking: &other))
        let failure = #expect(throws: LedgerFailure.self) {
            try Ledger(
                at: folder.text("ledger.sqlite"), vault: vault,
                options: .init(clock: { HandClock.morning }))
        }
        guard case .unreadable = failure else {
            Issue.record("it is refused as \(String(describing: failure))")
            return
        }
        try Bench.open(in: folder) { bench throws in
            #expect(try bench.ledger.figures().deliveries[.kept] == 1)
        }
    }

    @Test func `a ledger of a newer program is left alone`() throws {
        let folder = try TemporaryFolder()
        try Bench.open(in: folder) { bench in
            try bench.ledger.pool.write {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 later')")
            }
        }
        #expect(throws: LedgerFailure.tooNew("9 later")) { try Bench(in: folder) }
    }

    @Test func `a file that is no ledger is damaged`() throws {
        let folder = try TemporaryFolder()
        try Disk.real.put(
            String(repeating: "no ledger ", count: 500), at: folder.path / "ledger.sqlite")
        let failure = #expect(throws: LedgerFailure.self) { try Bench(in: folder) }
        guard case .damaged = failure else {
            Issue.record("it is refused as \(String(describing: failure))")
            return
        }
    }

    @Test func `a full disk keeps nothing by halves, and takes more when there is room`() throws {
        try Bench.open { bench in
            let first = try bench.delivery("<first/>")
            try Self.limit(bench, toMore: 0)
            let large = String(repeating: "x", count: 100_000)
            #expect(throws: LedgerFailure.full) { try bench.keep(large) }
            #expect(throws: LedgerFailure.full) { try bench.keep(large) }
            let figures = try bench.ledger.figures()
            #expect(figures.deliveries == [.kept: 1])
            #expect(figures.auditNumber == 1)
            #expect(try bench.ledger.firstBrokenAuditEntry() == nil)
            #expect(try Self.count("delivery_body", bench) == 1)
            try Self.limit(bench, toMore: 10_000)
            let later = try bench.delivery(large)
            #expect(later.reference.number > first.reference.number)
            #expect(try bench.ledger.firstBrokenAuditEntry() == nil)
        }
    }

    @Test func `a ledger that another holds is locked, and taken up again when it is free`() throws
    {
        try Bench.open(patience: .milliseconds(50)) { bench in
            try bench.whileHeld {
                #expect(throws: LedgerFailure.locked) { try bench.keep("<a/>") }
            }
            #expect(try bench.delivery("<a/>").reference.number == 1)
        }
    }

    /// Lets the file grow by so many pages.
    private static func limit(_ bench: Bench, toMore pages: Int) throws {
        try bench.ledger.pool.writeWithoutTransaction { database in
            let count = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(count + pages)")
        }
    }

    private static func count(_ table: String, _ bench: Bench) throws -> Int? {
        try bench.ledger.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
    }
}
