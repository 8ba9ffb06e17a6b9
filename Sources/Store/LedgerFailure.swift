import GRDB

/// Why the ledger could not do what it was asked. Never told to a partner in these words.
package enum LedgerFailure: Error, Sendable, Equatable {
    /// No space, or a quota is used up: nothing was kept.
    case full
    /// Another process holds the file, or the file system is read-only.
    case locked
    /// The disk failed or the file is damaged. The process stops and checks itself at start.
    case damaged(code: Int32)
    /// The ledger is closing and takes nothing more.
    case closed
    /// A flush of this file failed; it is never tried again on the same file (invariant 4).
    case broken
    /// A statement was wrong: a programmer's mistake, kept apart so that it is seen.
    case statement(code: Int32)
    /// What was kept cannot be read back: wrong key, or altered.
    case unreadable(String)
    /// The ledger is of a newer program.
    case tooNew(String)

    init(_ error: any Error) {
        guard let error = error as? DatabaseError else {
            self = (error as? LedgerFailure) ?? .statement(code: -1)
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_READONLY: self = .locked
        case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CANTOPEN:
            self = .damaged(code: error.extendedResultCode.rawValue)
        default: self = .statement(code: error.extendedResultCode.rawValue)
        }
    }
}
