import Model
import Synchronization

/// The lanes of messages that were read, to be noted with the next commit: nobody waits for them, and
/// each message has a commit to come. What is not noted before a kill is read again with the urgent.
final class LaneNotes: Sendable {
    private let waiting = Mutex<[Delivery.Lane: [Delivery.ID]]>([:])

    func note(_ id: Delivery.ID, lane: Delivery.Lane) {
        waiting.withLock { $0[lane, default: []].append(id) }
    }

    /// Writes what waits. Messages that came to their end meanwhile are in no lane any more.
    func write(in transaction: Transaction) throws {
        let notes = waiting.withLock { waiting in
            defer { waiting = [:] }
            return waiting
        }
        for (lane, ids) in notes {
            try transaction.database.run(
                """
                UPDATE delivery SET lane = ?
                WHERE id IN (SELECT value FROM json_each(?)) AND state = 'kept'
                """, lane.rawValue, "[" + ids.map(String.init).joined(separator: ",") + "]")
        }
    }
}
