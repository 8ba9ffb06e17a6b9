import GRDB

@testable import Store

extension Ledger {
    /// Takes an entry back to where it was before it was forwarded, as a lost note would.
    func setDecided(_ id: Int64) throws {
        try pool.write { database in
            try database.execute(
                sql: "UPDATE entry SET state = 'decided' WHERE id = ?", arguments: [id])
        }
    }
}
