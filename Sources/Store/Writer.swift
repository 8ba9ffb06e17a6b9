import GRDB
import Model
import Threads

/// What a test or a kill run does around each commit of the ledger.
package struct CommitHooks: Sendable {
    package var before: @Sendable () -> Void
    package var after: @Sendable () -> Void

    package init(
        before: @escaping @Sendable () -> Void = {}, after: @escaping @Sendable () -> Void = {}
    ) {
        self.before = before
        self.after = after
    }
}

/// The one thread that writes: it takes what waits, commits it together, then answers each.
final class Writer: Sendable {
    /// At most this many acts share one commit and one flush.
    static let batchLimit = 256
    /// Acts for which nobody waits gather for one commit, and put off nobody's by more than a few.
    static let company = Mailbox<Act>.Company(patience: .milliseconds(10), enough: 32, share: 8)

    /// Who waits for an act: lanes, the first of which comes first.
    enum Lane: Int, CaseIterable {
        /// A child in danger.
        case urgent
        /// A sender, or a person.
        case prompt
        /// Nobody.
        case patient
    }

    /// One act: run inside the transaction, then told how it ended, after the flush.
    struct Act: Sendable {
        let run: @Sendable (Transaction) throws -> @Sendable () -> Void
        let failed: @Sendable (LedgerFailure) -> Void
    }

    private let acts = Mailbox<Act>(lanes: Lane.allCases.count)
    private let thread: OwnThread

    /// - Parameter last: What every commit does after its acts.
    init(
        pool: DatabasePool, node: String, hooks: CommitHooks,
        clock: @escaping @Sendable () -> Timestamp,
        last: @escaping @Sendable (Transaction) throws -> Void,
        broke: @escaping @Sendable (LedgerFailure) -> Void
    ) {
        let acts = self.acts
        thread = OwnThread("ledger-writer") {
            let loop = Loop(
                pool: pool, node: node, hooks: hooks, clock: clock, last: last, broke: broke)
            while case let batch = acts.take(upTo: Writer.batchLimit, in: Writer.company),
                !batch.isEmpty
            {
                loop.commit(batch)
            }
        }
    }

    /// Puts an act in the queue. It never blocks, so it may be called from any thread.
    func post(_ act: Act, in lane: Lane) {
        if !acts.post(act, lane: lane.rawValue) { act.failed(.closed) }
    }

    var waiting: Int { acts.count }

    /// Takes nothing more, ends what waits, and returns when the last commit is done.
    func close() {
        acts.close()
        thread.join()
    }
}

/// The writer's own state. It lives on the writer's thread and nowhere else.
private final class Loop {
    private let pool: DatabasePool
    private let hooks: CommitHooks
    private let last: @Sendable (Transaction) throws -> Void
    private let broke: @Sendable (LedgerFailure) -> Void
    private let transaction: Transaction
    private var failure: LedgerFailure?
    /// Acts since the log file was begun anew.
    private var actsLogged = 0

    /// Acts after which the log file is begun anew. SQLite does so by itself only when nobody reads,
    /// and under load somebody always does: the file grew to hundreds of megabytes, each of which
    /// the next start has to read through before a door opens.
    static let actsOfOneLog = 2_048
    /// How long that may wait for readers, and after how many acts it is tried again.
    static let checkpointMilliseconds = 50
    static let actsToNextTry = 512

    /// - Parameter last: What every commit does after its acts.
    init(
        pool: DatabasePool, node: String, hooks: CommitHooks,
        clock: @escaping @Sendable () -> Timestamp,
        last: @escaping @Sendable (Transaction) throws -> Void,
        broke: @escaping @Sendable (LedgerFailure) -> Void
    ) {
        self.pool = pool
        self.hooks = hooks
        self.last = last
        self.broke = broke
        self.transaction = Transaction(node: node, clock: clock)
    }

    func commit(_ batch: [Writer.Act]) {
        // Invariant 4: after a failed flush nothing more is written to this file.
        if let failure {
            for act in batch { act.failed(failure) }
            return
        }
        var answers: [@Sendable () -> Void] = []
        do {
            answers = try pool.writeWithoutTransaction { database in
                try self.commit(batch, in: database)
            }
        } catch {
            transaction.forget()
            let failure = LedgerFailure(error)
            // The house first: nothing more is to be answered, and what ended it is to be told.
            end(after: failure)
            for act in batch { act.failed(failure) }
            return
        }
        for answer in answers { answer() }
        actsLogged += batch.count
        if actsLogged >= Self.actsOfOneLog { checkpoint() }
    }

    /// Brings what is in the log file into the ledger, and begins the log file anew. Readers may keep
    /// it from that, and then it is tried again.
    private func checkpoint() {
        var isDone = false
        do {
            isDone = try pool.writeWithoutTransaction { database in
                let patience = try database.count("PRAGMA busy_timeout")
                try database.run("PRAGMA busy_timeout = \(Self.checkpointMilliseconds)")
                defer { try? database.run("PRAGMA busy_timeout = \(patience)") }
                return try database.row("PRAGMA wal_checkpoint(RESTART)")?[0] == 0
            }
        } catch {
            // Invariant 4: after a flush that failed the log file is the only sound copy. Another
            // try might be told that all is well, and overwrite it.
            end(after: LedgerFailure(error))
        }
        actsLogged = isDone ? 0 : Self.actsOfOneLog - Self.actsToNextTry
    }

    /// What ails the file itself ends the writing, and the house is told.
    private func end(after failure: LedgerFailure) {
        guard case .damaged = failure else { return }
        self.failure = .broken
        broke(failure)
    }

    /// Runs all acts as one. Nearly always none fails; where one does nothing of the batch happened, and
    /// it is run again with each act apart, so that the failure undoes that one alone.
    private func commit(
        _ batch: [Writer.Act], in database: Database
    ) throws -> [@Sendable () -> Void] {
        do {
            return try commit(batch, in: database) { try $0.run(self.transaction) }
        } catch {
            guard !LedgerFailure(error).isOfTheFile else { throw error }
            transaction.forget()
            return try commit(batch, in: database) { try self.runApart($0, in: database) }
        }
    }

    private func commit(
        _ batch: [Writer.Act], in database: Database,
        run: (Writer.Act) throws -> @Sendable () -> Void
    ) throws -> [@Sendable () -> Void] {
        var answers: [@Sendable () -> Void] = []
        answers.reserveCapacity(batch.count)
        try database.run("BEGIN IMMEDIATE")
        do {
            try transaction.begin(database)
            for act in batch {
                answers.append(try run(act))
            }
            try last(transaction)
            try transaction.saveCounters()
            hooks.before()
            try database.run("COMMIT")
        } catch {
            // After an I/O error SQLite may have rolled back already; then there is none to end.
            if database.isInsideTransaction { try? database.run("ROLLBACK") }
            throw error
        }
        hooks.after()
        return answers
    }

    /// Runs one act so that its failure undoes it alone; what ails the disk ends the whole batch.
    private func runApart(
        _ act: Writer.Act, in database: Database
    ) throws -> @Sendable () -> Void {
        let mark = transaction.mark
        try database.run("SAVEPOINT act")
        do {
            let answer = try act.run(transaction)
            try database.run("RELEASE act")
            return answer
        } catch {
            let failure = LedgerFailure(error)
            if failure.isOfTheFile { throw error }
            try database.run("ROLLBACK TO act")
            try database.run("RELEASE act")
            transaction.goBack(to: mark)
            let failed = act.failed
            return { failed(failure) }
        }
    }
}
