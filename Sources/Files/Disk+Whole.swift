import Glibc

extension Disk {
    /// Reads all of an open file.
    ///
    /// - Throws: ``DiskError`` with ``DiskError/isTooLarge`` when it holds more than the limit;
    ///   no more than one byte beyond the limit is read to find out.
    package func readWhole(
        _ file: borrowing OpenFile, limitBytes: Int
    ) throws(DiskError) -> [UInt8] {
        let size = try statusOfOpen(file).sizeBytes
        guard size <= limitBytes else { throw DiskError(.read, EFBIG, file.path) }
        // One byte more than the size, so that a file that has not grown is read in one step and
        // one that grows meanwhile is seen.
        var bytes = try read(file, 0, Int(size) + 1)
        var isAtEnd = bytes.count <= size
        while !isAtEnd {
            guard bytes.count <= limitBytes else { throw DiskError(.read, EFBIG, file.path) }
            let rest = try read(file, Int64(bytes.count), limitBytes - bytes.count + 1)
            isAtEnd = rest.isEmpty
            bytes += rest
        }
        return bytes
    }
}
