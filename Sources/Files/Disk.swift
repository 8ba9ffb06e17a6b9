/// A disk: one closure for each thing that can be asked of it.
///
/// All else in this room goes through it, so that a test can put a disk in its place that forgets,
/// fills up or breaks (`ForgetfulDisk`).
package struct Disk: Sendable {
    /// How a path is opened. The last part of the path is never followed if it is a link, and
    /// opening never waits (a pipe without a writer is opened at once).
    package enum Opening: Sendable, Equatable {
        case reading
        /// Makes a file that must not be there yet, with exactly these permission bits.
        case creating(mode: UInt32)
        /// Opens a file to write at its end, or makes it with these bits less the process's umask.
        case appending(mode: UInt32)
        /// Opens a folder, to flush or lock it.
        case folder
    }

    /// Room left on the file system of a path.
    package struct Space: Sendable, Equatable {
        package let freeBytes: UInt64
        /// How many files can still be made; nothing when the file system has no such limit.
        package let freeFiles: UInt64?

        package init(freeBytes: UInt64, freeFiles: UInt64?) {
            self.freeBytes = freeBytes
            self.freeFiles = freeFiles
        }
    }

    package var open: @Sendable (Path, Opening) throws(DiskError) -> OpenFile
    /// Reads from an offset at most a count of bytes; none at the end of the file.
    package var read:
        @Sendable (borrowing OpenFile, _ offset: Int64, _ count: Int) throws(DiskError) -> [UInt8]
    /// Writes all of the bytes, at the end of what this opening has written.
    package var write:
        @Sendable (borrowing OpenFile, borrowing Span<UInt8>) throws(DiskError) -> Void
    /// Makes the file's content and size durable, not its name (invariant F2: never tried again).
    package var flush: @Sendable (borrowing OpenFile) throws(DiskError) -> Void
    /// Makes all durable that was written to the file system of this open folder (F2 as well).
    ///
    /// Open the folder before the writing: only errors since then are sure to be reported.
    package var flushAll: @Sendable (borrowing OpenFile) throws(DiskError) -> Void
    /// Makes the names in a folder durable (F2 as well).
    package var flushFolder: @Sendable (Path) throws(DiskError) -> Void
    /// Renames in one step, replacing a file of the new name.
    package var rename: @Sendable (_ from: Path, _ to: Path) throws(DiskError) -> Void
    /// Renames in one step; ``DiskError/isAlreadyThere`` when the new name is taken.
    package var renameWithoutReplacing:
        @Sendable (_ from: Path, _ to: Path) throws(DiskError) -> Void
    /// Makes a folder with exactly these permission bits.
    package var makeFolder: @Sendable (Path, _ mode: UInt32) throws(DiskError) -> Void
    /// The names in a folder, at most a count of them, in no order.
    package var list: @Sendable (Path, _ limit: Int) throws(DiskError) -> [FileName]
    /// What has this name; a link is not followed.
    package var status: @Sendable (Path) throws(DiskError) -> FileStatus
    /// What is open, whatever its name is by now.
    package var statusOfOpen: @Sendable (borrowing OpenFile) throws(DiskError) -> FileStatus
    package var removeFile: @Sendable (Path) throws(DiskError) -> Void
    /// Removes an empty folder.
    package var removeFolder: @Sendable (Path) throws(DiskError) -> Void
    package var space: @Sendable (Path) throws(DiskError) -> Space
    /// Takes the exclusive lock without waiting, until the file is closed;
    /// ``DiskError/isHeld`` when another has it.
    package var lock: @Sendable (borrowing OpenFile) throws(DiskError) -> Void
    package var changeMode: @Sendable (borrowing OpenFile, _ mode: UInt32) throws(DiskError) -> Void

    package init(
        open: @escaping @Sendable (Path, Opening) throws(DiskError) -> OpenFile,
        read: @escaping @Sendable (borrowing OpenFile, Int64, Int) throws(DiskError) -> [UInt8],
        write:
            @escaping @Sendable (borrowing OpenFile, borrowing Span<UInt8>) throws(DiskError)
            -> Void,
        flush: @escaping @Sendable (borrowing OpenFile) throws(DiskError) -> Void,
        flushAll: @escaping @Sendable (borrowing OpenFile) throws(DiskError) -> Void,
        flushFolder: @escaping @Sendable (Path) throws(DiskError) -> Void,
        rename: @escaping @Sendable (Path, Path) throws(DiskError) -> Void,
        renameWithoutReplacing: @escaping @Sendable (Path, Path) throws(DiskError) -> Void,
        makeFolder: @escaping @Sendable (Path, UInt32) throws(DiskError) -> Void,
        list: @escaping @Sendable (Path, Int) throws(DiskError) -> [FileName],
        status: @escaping @Sendable (Path) throws(DiskError) -> FileStatus,
        statusOfOpen: @escaping @Sendable (borrowing OpenFile) throws(DiskError) -> FileStatus,
        removeFile: @escaping @Sendable (Path) throws(DiskError) -> Void,
        removeFolder: @escaping @Sendable (Path) throws(DiskError) -> Void,
        space: @escaping @Sendable (Path) throws(DiskError) -> Space,
        lock: @escaping @Sendable (borrowing OpenFile) throws(DiskError) -> Void,
        changeMode: @escaping @Sendable (borrowing OpenFile, UInt32) throws(DiskError) -> Void
    ) {
        self.open = open
        self.read = read
        self.write = write
        self.flush = flush
        self.flushAll = flushAll
        self.flushFolder = flushFolder
        self.rename = rename
        self.renameWithoutReplacing = renameWithoutReplacing
        self.makeFolder = makeFolder
        self.list = list
        self.status = status
        self.statusOfOpen = statusOfOpen
        self.removeFile = removeFile
        self.removeFolder = removeFolder
        self.space = space
        self.lock = lock
        self.changeMode = changeMode
    }
}
