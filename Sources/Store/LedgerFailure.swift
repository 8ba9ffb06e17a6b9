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

    /// Whether it is the disk or the file that failed, and not one act.
    var isOfTheFile: Bool {
        switch self {
        case .full, .locked, .damaged: true
        case .closed, .broken, .statement, .unreadable, .tooNew: false
        }
    }

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

extension LedgerFailure: CustomStringConvertible {
    /// For operators: what happened, with SQLite's number where that says more.
    package var description: String {
        switch self {
        case .full: "the disk or the quota is full"
        case .locked: "another process holds the file, or the file system is read-only"
        case .damaged(let code): "the disk failed or the file is damaged (SQLite \(code))"
        case .closed: "the ledger is closing"
        case .broken: "a flush failed; nothing more is written until the next start"
        case .statement(let code): "a statement was wrong (SQLite \(code))"
        case .unreadable(let what): "cannot be read back: \(what)"
        case .tooNew(let step): "made by a newer program: \(step)"
        }
    }
}
