import CLinux
import Glibc

/// Why the disk did not do what it was asked: a failure of ours, never told to a partner.
package struct DiskError: Error, Sendable, Equatable {
    /// What was asked; the raw value stands in logs.
    package enum Operation: String, Sendable, CaseIterable {
        case open = "open"
        case read = "read"
        case write = "write"
        case flush = "flush"
        case flushAll = "flush-all"
        case flushFolder = "flush-folder"
        case rename = "rename"
        case renameWithoutReplacing = "rename-without-replacing"
        case makeFolder = "make-folder"
        case list = "list"
        case status = "status"
        case removeFile = "remove-file"
        case removeFolder = "remove-folder"
        case space = "space"
        case lock = "lock"
        case changeMode = "change-mode"
        case watch = "watch"
    }

    package let operation: Operation
    /// The system's error number.
    package let number: Int32
    /// Of a rename, the path that was to be renamed.
    package let path: Path

    package init(_ operation: Operation, _ number: Int32, _ path: Path) {
        self.operation = operation
        self.number = number
        self.path = path
    }

    /// The system's name for the number, such as "ENOSPC".
    package var name: String {
        guard let name = unsafe gatehouse_error_name(number) else { return "unknown" }
        return unsafe String(cString: name)
    }

    /// The disk, the quota or the table of files is full.
    package var isNoSpace: Bool { number == ENOSPC || number == EDQUOT }
    /// The file system can only be read, by choice or after an error.
    package var isReadOnly: Bool { number == EROFS }
    /// There is nothing of that name.
    package var isMissing: Bool { number == ENOENT }
    /// Something of that name is there already.
    package var isAlreadyThere: Bool { number == EEXIST || number == ENOTEMPTY }
    /// Something else lies under the name: trying again would not help, and no other file is concerned.
    package var isOfTheName: Bool { isAlreadyThere || number == EISDIR }
    /// Another holds the lock.
    package var isHeld: Bool { number == EWOULDBLOCK }
    /// The device failed, or the kernel could not write what it had taken.
    package var isInputOutput: Bool { number == EIO }
    /// Bytes that the kernel had taken may be lost.
    package var isFailedFlush: Bool {
        switch operation {
        case .flush, .flushAll, .flushFolder: true
        default: false
        }
    }
    /// The file is larger than the reader's limit.
    package var isTooLarge: Bool { number == EFBIG }
}

extension DiskError: CustomStringConvertible {
    package var description: String {
        "\(operation.rawValue) \(path): \(name) (\(number))"
    }
}
