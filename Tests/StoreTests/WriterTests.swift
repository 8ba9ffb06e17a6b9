import GRDB
import HouseKit
import Model
import Synchronization
import TestKit
import Testing
import Threads

@testable import Store

@Suite struct WriterTests {
    /// Posts acts so that all of them are in one batch; gives how each ended.
    private static func together(
        _ acts: [@Sendable (Transaction) throws -> Int],
        broke: @escaping @Sendable (LedgerFailure) -> Void = { _ in }
    ) throws -> (results: [Result<Int, LedgerFailure>], commits: Int, bench: Bench) {
        let turnstile = Turnstile(isShut: true)
        let commits = Atomic(0)
        let hooks = CommitHooks(
            before: { turnstile.pass() }, after: { commits.add(1, ordering: .relaxed) })
        let bench = try Bench(hooks: hooks, broke: broke)
        let box = Mailbox<(Int, Result<Int, LedgerFailure>)>()
        bench.ledger.write({ _ in -1 }) { _ in }
        try Deadline.wait(for: "the first commit to be held") { turnstile.count > 0 }
        for (index, act) in acts.enumerated() {
            bench.ledger.write(act) { box.post((index, $0)) }
        }
        turnstile.open()
        var results: [(Int, Result<Int, LedgerFailure>)] = []
        while results.count < acts.count, let result = box.take() { results.append(result) }
        return (
            results.sorted { $0.0 < $1.0 }.map(\.1), commits.load(ordering: .relaxed), bench
        )
    }

    private static func insert(_ name: String) -> @Sendable (Transaction) throws -> Int {
        { transaction in
            try transaction.database.run("INSERT INTO counter VALUES (?, 1)", name)
            try transaction.audit(.viewed, name)
            return 1
        }
    }

    @Test func `acts that wait are committed together, each with its own answer`() throws {
        let (results, commits, bench) = try Self.together([
            Self.insert("a"), Self.insert("b"), Self.insert("c"),
        ])
        defer { bench.ledger.close() }
        #expect(results == [.success(1), .success(1), .success(1)])
        #expect(commits == 2)
    }

    @Test func `one act that fails is undone alone, and the others stand`() throws {
        let failing: @Sendable (Transaction) throws -> Int = { transaction in
            _ = try Self.insert("half")(transaction)
            return try Self.insert("a")(transaction)
        }
        let (results, commits, bench) = try Self.together([
            Self.insert("a"), failing, Self.insert("b"),
        ])
        defer { bench.ledger.close() }
        #expect(results[0] == .success(1))
        #expect(results[2] == .success(1))
        guard case .failure(.statement) = results[1] else {
            Issue.record("it ended as \(results[1])")
            return
        }
        #expect(commits == 2)
        let names = try bench.ledger.pool.read {
            try String.fetchAll($0, sql: "SELECT name FROM counter ORDER BY name")
        }
        #expect(names == ["a", "b"])
        #expect(try bench.ledger.firstBrokenAuditEntry() == nil)
        #expect(try bench.ledger.figures().auditNumber == 2)
    }

    @Test(arguments: [ResultCode.SQLITE_FULL, .SQLITE_BUSY])
    func `what ails the disk fails the whole batch, and nothing of it is kept`(
        code: ResultCode
    ) throws {
        let failing: @Sendable (Transaction) throws -> Int = { _ in
            throw DatabaseError(resultCode: code)
        }
        let (results, _, bench) = try Self.together([Self.insert("a"), failing, Self.insert("b")])
        defer { bench.ledger.close() }
        let failure: LedgerFailure = code == .SQLITE_FULL ? .full : .locked
        #expect(results.allSatisfy { $0 == .failure(failure) })
        #expect(try bench.ledger.figures().auditNumber == 0)
        // The next one is taken all the same.
        #expect(try bench.delivery("<a/>").reference.number == 1)
    }

    @Test func `after an error of the disk nothing more is written, and the house is told once`()
        throws
    {
        let told = Order()
        let failing: @Sendable (Transaction) throws -> Int = { _ in
            throw DatabaseError(resultCode: .SQLITE_IOERR)
        }
        let (results, _, bench) = try Self.together([Self.insert("a"), failing]) {
            told.note("\($0)")
        }
        defer { bench.ledger.close() }
        #expect(results.allSatisfy { if case .failure(.damaged) = $0 { true } else { false } })
        #expect(throws: LedgerFailure.broken) { try bench.keep("<a/>") }
        #expect(throws: LedgerFailure.broken) { try bench.keep("<b/>") }
        #expect(told.notes.count == 1)
    }

    @Test func `what is posted after closing is refused`() throws {
        let bench = try Bench()
        bench.ledger.close()
        #expect(throws: LedgerFailure.closed) { try bench.keep("<a/>") }
    }
}
