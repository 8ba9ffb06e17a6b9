import GRDB
import Model

@testable import Store

extension Ledger {
    /// Makes a delivery's bytes such as can no longer be opened.
    func spoilBody(of delivery: Int64) throws {
        try pool.write { database in
            try database.execute(
                sql: "UPDATE delivery_body SET sealed = x'00' WHERE delivery = ?",
                arguments: [delivery])
        }
    }

    /// Has every note of forwarding fail while a test runs.
    func refusingNotes(_ body: () throws -> Void) throws {
        try pool.write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER refusing BEFORE UPDATE ON entry WHEN NEW.state = 'forwarded'
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """)
        }
        try body()
        try pool.write { try $0.execute(sql: "DROP TRIGGER refusing") }
    }

    /// Makes a referral's documents such as can no longer be opened.
    func spoilDocument(of referral: Reference) throws {
        try pool.write { database in
            try database.execute(
                sql: """
                    UPDATE document SET sealed = x'00' WHERE referral = (
                        SELECT id FROM referral WHERE reference = ?)
                    """, arguments: [referral.text])
        }
    }

    /// Takes an entry back to where it was before it was forwarded, as a lost note would.
    func setDecided(_ id: Int64) throws {
        try pool.write { database in
            try database.execute(
                sql: "UPDATE entry SET state = 'decided' WHERE id = ?", arguments: [id])
        }
    }
}
