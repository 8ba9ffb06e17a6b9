import Glibc

/// A file that is seen whole or not at all.
///
/// One writer at a time: two that write the same file at once spoil each other's temporary.
package struct AtomicFile: Sendable {
    private let disk: Disk
    private let folder: Path
    private let path: Path
    private let temporary: Path

    /// The file of a name in a folder; nothing when the name leaves no room for ``temporaryName``.
    package init?(_ name: FileName, in folder: Path, on disk: Disk) {
        guard let temporary = Self.temporaryName(of: name) else { return nil }
        self.disk = disk
        self.folder = folder
        self.path = folder / name
        self.temporary = folder / temporary
    }

    /// The name under which new content is written: "x" is ".x.tmp" until it is whole.
    private static func temporaryName(of name: FileName) -> FileName? {
        FileName(Array(".".utf8) + name.bytes + Array(".tmp".utf8))
    }

    /// Puts new content in the place of the old, whole and durable.
    ///
    /// - Throws: ``DiskError``. The old content stands, unless the last step failed (the flush of
    ///   the folder): then either content may be found after a crash.
    package func write(_ bytes: borrowing Span<UInt8>, mode: UInt32 = 0o640) throws(DiskError) {
        do {
            try writeTemporary(bytes, mode: mode)
            try disk.rename(temporary, path)
        } catch {
            // What is left is removed by the next writing; the first error is the one that tells.
            try? disk.removeFile(temporary)
            throw error
        }
        try disk.flushFolder(folder)
    }

    private func writeTemporary(
        _ bytes: borrowing Span<UInt8>, mode: UInt32
    ) throws(DiskError) {
        let file = try create(mode: mode)
        try disk.write(file, bytes)
        // Invariants F1 and F2: durable before the name exists, and never flushed twice.
        try disk.flush(file)
    }

    private func create(mode: UInt32) throws(DiskError) -> OpenFile {
        do {
            return try disk.open(temporary, .creating(mode: mode))
        } catch let error where error.isAlreadyThere {
            // A crash has left it.
            try disk.removeFile(temporary)
            return try disk.open(temporary, .creating(mode: mode))
        }
    }

    /// Reads the whole file.
    ///
    /// - Throws: ``DiskError``; ``DiskError/isMissing`` when there is none,
    ///   ``DiskError/isTooLarge`` when it holds more than the limit.
    package func read(limitBytes: Int) throws(DiskError) -> [UInt8] {
        let file = try disk.open(path, .reading)
        return try disk.readWhole(file, limitBytes: limitBytes)
    }

    /// Adds one line at the end, durable; the line feed is added here.
    ///
    /// A crash can leave a part of a line. The next line then begins after a line feed, so a
    /// reader meets one line that it cannot read and no other is spoiled.
    ///
    /// - Throws: ``DiskError``; with `EINVAL` when the line holds a line feed.
    package func append(line: borrowing Span<UInt8>, mode: UInt32 = 0o640) throws(DiskError) {
        let lineFeed = UInt8(ascii: "\n")
        var bytes: [UInt8] = []
        bytes.reserveCapacity(line.count + 2)
        let file = try disk.open(path, .appending(mode: mode))
        let size = try disk.statusOfOpen(file).sizeBytes
        if size > 0, try disk.read(file, size - 1, 1) != [lineFeed] {
            bytes.append(lineFeed)
        }
        for index in line.indices {
            guard line[index] != lineFeed else { throw DiskError(.write, EINVAL, path) }
            bytes.append(line[index])
        }
        bytes.append(lineFeed)
        try disk.write(file, bytes.span)
        try disk.flush(file)
        if size == 0 {
            // It may have been made just now.
            try disk.flushFolder(folder)
        }
    }
}
