import GRDB
import Model

/// What an act may use while it runs: the database, the audit chain, references, changes.
///
/// It belongs to the writer's thread and never leaves it.
final class Transaction {
    private(set) var changes = Changes()
    private let node: String
    private let clock: @Sendable () -> Timestamp
    private var connection: Database?
    private var chain: AuditLog.Chain?
    private var counters: [String: Int64] = [:]
    private var dirty: Set<String> = []
    /// The last number of the log that is durable.
    private var durableNumber: Int64 = 0

    /// The actor of what the machine itself does.
    static let machine = "gatehouse"

    init(node: String, clock: @escaping @Sendable () -> Timestamp) {
        self.node = node
        self.clock = clock
    }

    /// Where an act began, so that it can be undone alone.
    struct Mark {
        fileprivate let chain: AuditLog.Chain?
        fileprivate let counters: [String: Int64]
    }

    var mark: Mark { Mark(chain: chain, counters: counters) }

    /// Numbers that were given out are not given again: only the chain goes back.
    func goBack(to mark: Mark) {
        chain = mark.chain
    }

    func begin(_ database: Database) throws {
        connection = database
        if chain == nil { chain = try AuditLog.Chain(database) }
        durableNumber = chain?.number ?? 0
    }

    /// After a commit that failed: everything is read again from the file.
    func forget() {
        chain = nil
        counters = [:]
        dirty = []
        // Nothing of the batch happened, so what was noted for it did not either.
        changes.forget(before: durableNumber)
    }

    var database: Database {
        get throws {
            guard let connection else { throw LedgerFailure.closed }
            return connection
        }
    }

    var nodeName: String { node }
    var now: Timestamp { clock() }

    /// The number that the changes of this act carry: rises with every audit entry.
    var stamp: Int64 { (chain?.number ?? 0) + 1 }

    func audit(
        _ action: AuditLog.Action, _ object: String, detail: String = "",
        actor: String = Transaction.machine
    ) throws {
        try chain?.append(
            action, object, detail: detail, actor: actor, at: clock(), in: database)
    }

    /// The next number of a counter. It never repeats: invariant 6.
    func next(_ name: String, reserving count: Int64 = 1) throws -> Int64 {
        let last =
            try counters[name]
            ?? Int64(database.count("SELECT value FROM counter WHERE name = ?", name))
        counters[name] = last + count
        dirty.insert(name)
        return last + 1
    }

    /// What was kept under a name; 0 where nothing was.
    func last(_ name: String) throws -> Int64 {
        Int64(try database.count("SELECT value FROM counter WHERE name = ?", name))
    }

    func keep(_ name: String, _ value: Int64) throws {
        try database.run(
            """
            INSERT INTO counter (name, value) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """, name, value)
    }

    func saveCounters() throws {
        for name in dirty {
            try database.run(
                """
                INSERT INTO counter (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """, name, counters[name])
        }
        dirty = []
    }

    func note(keys: some Sequence<Int64>, households: some Sequence<Household.ID>) {
        changes.note(keys: keys, households: households, at: stamp)
    }

    func isCurrent(_ read: ReadSet) -> Bool {
        changes.isCurrent(read)
    }
}
