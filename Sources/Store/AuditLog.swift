import GRDB
package import Model
import Seals

/// The append-only log: a chain in which each entry's hash covers the one before it.
///
/// Invariant 5: every change of state, every view of a referral and every act of a person is an
/// entry; whoever holds a checkpoint (number and hash) can tell whether anything up to it changed.
package enum AuditLog {
    /// What was done.
    package enum Action: String, Sendable, CaseIterable {
        case kept, duplicate, accepted, rejected, quarantined, withdrawn, crashed
        case decided, forwarded, collected, acknowledged, superseded, closed
        case replayed, imported, viewed, opened, policyTaken, bandGiven, decidedAgain
    }

    /// One line of the log. Nothing in it is personal data: references, codes and counts only.
    package struct Entry: Sendable, Equatable {
        package var number: Int64
        package var at: Timestamp
        /// `gatehouse`, a partner's id, or a person's user name.
        package var actor: String
        package var action: String
        package var object: String
        package var detail: String
        package var hash: [UInt8]

        init(_ row: Row) {
            number = row["number"]
            at = Timestamp(milliseconds: row["at"])
            actor = row["actor"]
            action = row["action"]
            object = row["object"]
            detail = row["detail"]
            hash = row.bytes("hash")
        }
    }

    /// A number and a hash to keep elsewhere.
    package struct Checkpoint: Sendable, Equatable {
        package var number: Int64
        package var hash: [UInt8]
    }

    /// Where the chain stands, in the writer's hands.
    struct Chain {
        var number: Int64
        var hash: [UInt8]

        init(_ database: Database) throws {
            let statement = try database.cachedStatement(
                sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
            let row = try Row.fetchOne(statement)
            number = row?[0] ?? 0
            hash = row?.bytes("hash") ?? [UInt8](repeating: 0, count: 32)
        }

        mutating func append(
            _ action: Action, _ object: String, detail: String = "", actor: String,
            at: Timestamp, in database: Database
        ) throws {
            number += 1
            hash = AuditLog.hash(
                after: hash, number: number, at: at, actor: actor, action: action.rawValue,
                object: object, detail: detail)
            try database.cachedStatement(
                sql: """
                    INSERT INTO audit (number, at, actor, action, object, detail, hash)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                number, at.milliseconds, actor, action.rawValue, object, detail, Blob(hash),
            ])
        }
    }

    private static func hash(
        after previous: [UInt8], number: Int64, at: Timestamp, actor: String, action: String,
        object: String, detail: String
    ) -> [UInt8] {
        // Each part goes with its length, so that no two entries read alike when joined.
        var bytes = previous
        let parts = [String(number), String(at.milliseconds), actor, action, object, detail]
        for part in parts {
            bytes.append(contentsOf: "\(part.utf8.count):".utf8)
            bytes.append(contentsOf: part.utf8)
        }
        return Digest(of: bytes.span).bytes
    }

    /// The number of the first entry that does not fit the chain; nil where all do.
    static func firstBroken(in database: Database, from first: Int64 = 1) throws -> Int64? {
        var previous = [UInt8](repeating: 0, count: 32)
        var expected = first
        if first > 1 {
            previous =
                try database.row("SELECT hash FROM audit WHERE number = ?", first - 1)?
                .bytes("hash") ?? previous
        }
        let rows = try Row.fetchCursor(
            database, sql: "SELECT * FROM audit WHERE number >= ? ORDER BY number",
            arguments: [first])
        while let row = try rows.next() {
            let entry = Entry(row)
            let hash = Self.hash(
                after: previous, number: entry.number, at: entry.at, actor: entry.actor,
                action: entry.action, object: entry.object, detail: entry.detail)
            guard entry.number == expected, hash == entry.hash else { return expected }
            previous = hash
            expected += 1
        }
        return nil
    }
}
