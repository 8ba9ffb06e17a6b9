import Foundation
import GRDB

/// Bytes as a column holds them.
struct Blob: DatabaseValueConvertible {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Blob? {
        Data.fromDatabaseValue(value).map { Blob(Array($0)) }
    }
}

extension Database {
    /// Runs one statement that is prepared once for each connection.
    func run(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    }

    /// The first row, of a statement that is prepared once for each connection.
    func row(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// All rows, of a statement that is prepared once for each connection.
    func rows(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// A count, or 0 where there is no row.
    func count(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws -> Int {
        try Int.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments)) ?? 0
    }
}

extension Row {
    /// Bytes of a column that is never null.
    func bytes(_ column: String) -> [UInt8] {
        let blob: Blob? = self[column]
        return blob?.bytes ?? []
    }
}
