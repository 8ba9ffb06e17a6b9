import GRDB
package import Model
package import Seals
import Synchronization

/// What is kept, and the acts that keep it.
///
/// Reads run beside each other on their own connections and block their thread; writes are posted
/// to one writer and answered after its flush. Call it from threads of our own only.
package final class Ledger: Sendable {
    let pool: DatabasePool
    let writer: Writer
    let vault: Vault
    let references = ReferenceSupply()
    let lanes = LaneNotes()

    /// How a ledger is opened.
    package struct Options: Sendable {
        /// The name of this process in each row that it writes.
        package var node = "node-1"
        package var readers = 8
        /// How long to wait for another process that holds the file.
        package var patience: Duration = .seconds(5)
        package var hooks = CommitHooks()
        package var clock: @Sendable () -> Timestamp
        /// Told once when the file can no longer be trusted: the process is to stop.
        package var broke: @Sendable (LedgerFailure) -> Void

        package init(
            clock: @escaping @Sendable () -> Timestamp,
            broke: @escaping @Sendable (LedgerFailure) -> Void = { _ in }
        ) {
            self.clock = clock
            self.broke = broke
        }
    }

    /// Opens the ledger, or makes it; brings its tables up to this program.
    package init(at path: String, vault: Vault, options: Options) throws(LedgerFailure) {
        do {
            let pool = try Self.open(path, options)
            try Migrations.all.migrate(pool)
            let known = Set(Migrations.all.migrations)
            let applied = try pool.read { try Migrations.all.appliedIdentifiers($0) }
            if let unknown = applied.subtracting(known).min() {
                throw LedgerFailure.tooNew(unknown)
            }
            try Self.prove(vault, by: pool)
            self.pool = pool
        } catch {
            throw LedgerFailure(error)
        }
        self.vault = vault
        self.writer = Writer(
            pool: pool, node: options.node, hooks: options.hooks, clock: options.clock,
            last: lanes.write, broke: options.broke)
    }

    /// Refuses another key than the one that the ledger was made with.
    private static func prove(_ vault: Vault, by pool: DatabasePool) throws {
        let context = "ledger.key-proof"
        let proof = try pool.read { try $0.row("SELECT sealed FROM key_proof")?.bytes("sealed") }
        guard let proof else {
            let sealed = try vault.seal(Array("gatehouse".utf8).span, context: context)
            try pool.write { try $0.run("INSERT INTO key_proof (sealed) VALUES (?)", Blob(sealed)) }
            return
        }
        do {
            _ = try vault.open(proof.span, context: context)
        } catch {
            throw LedgerFailure.unreadable("ledger: it was made with another key")
        }
    }

    private static func open(_ path: String, _ options: Options) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.maximumReaderCount = options.readers
        configuration.busyMode = .timeout(
            Double(options.patience.components.seconds)
                + Double(options.patience.components.attoseconds) / 1e18)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            try database.execute(sql: "PRAGMA cache_size = -32000")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            // The pool sets NORMAL after `prepareDatabase`, which would lose acknowledged messages
            // in a power cut. Read back, since a setting undone in silence was seen before.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous")
            let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
            guard synchronous == 2, journal == "wal" else {
                throw LedgerFailure.unreadable("synchronous is not FULL")
            }
        }
        return pool
    }

    /// Ends what waits, then closes the file.
    package func close() {
        write({ _ in }, then: { _ in })
        writer.close()
        // What is in the log file goes into the ledger, so that a copy of one file is whole. Where that
        // fails nothing is tried again: closing would, and the log file is the sound copy.
        do {
            try pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
            try pool.close()
        } catch {
            return
        }
    }

    /// Acts that wait for their commit.
    package var actsWaiting: Int { writer.waiting }
}

extension Ledger {
    /// How an act ended: its result, or why it was not kept.
    package typealias Answer<Value> = @Sendable (Result<Value, LedgerFailure>) -> Void

    /// Posts one act to the writer.
    func write<Value: Sendable>(
        in lane: Writer.Lane = .prompt, _ act: @escaping @Sendable (Transaction) throws -> Value,
        then answer: @escaping Answer<Value>
    ) {
        writer.post(
            Writer.Act(
                run: { transaction in
                    let value = try act(transaction)
                    return { answer(.success(value)) }
                }, failed: { answer(.failure($0)) }),
            in: lane)
    }

    /// Reads in one snapshot.
    func read<Value>(_ act: (Database) throws -> Value) throws(LedgerFailure) -> Value {
        do {
            return try pool.read(act)
        } catch {
            throw LedgerFailure(error)
        }
    }

    /// The key under which a text is looked up: a keyed hash, so that the file alone tells nothing.
    func hash(_ text: String) -> Int64 {
        Int64(bitPattern: vault.keyedHash(text))
    }

    func open(_ sealed: [UInt8], as context: String) throws(LedgerFailure) -> [UInt8] {
        do {
            return try vault.open(sealed.span, context: context)
        } catch {
            throw .unreadable(context)
        }
    }
}
