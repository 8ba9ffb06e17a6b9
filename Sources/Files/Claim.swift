/// A file of a drop folder that is ours alone: moved into `work/`, open, found to be a file.
package struct Claim: ~Copyable, Sendable {
    /// Its name in `work/`, by which it can be resumed after a crash.
    package let name: FileName
    /// What was open when it was claimed.
    package let status: FileStatus
    private let file: OpenFile
    private let disk: Disk
    private let limitBytes: Int

    init(
        name: FileName, file: consuming OpenFile, status: FileStatus, disk: Disk, limitBytes: Int
    ) {
        self.name = name
        self.file = file
        self.status = status
        self.disk = disk
        self.limitBytes = limitBytes
    }

    /// The name that the partner gave it, with every unsafe character made an underscore.
    package var partnersName: String {
        String(decoding: name.bytes.dropFirst(FileName.tokenDigits + 1), as: UTF8.self)
    }

    /// Reads it whole.
    ///
    /// - Returns: Nothing when its writer, who may have it open still, changed it since it was
    ///   claimed: drop the claim and resume it later.
    /// - Throws: ``DiskError``; ``DiskError/isTooLarge`` when it has grown over the limit.
    package borrowing func read() throws(DiskError) -> [UInt8]? {
        let bytes = try disk.readWhole(file, limitBytes: limitBytes)
        let after = try disk.statusOfOpen(file)
        let isUnchanged = after == status && bytes.count == Int(status.sizeBytes)
        return isUnchanged ? bytes : nil
    }

    /// Removes it from `work/`; call it when the bytes are durable elsewhere, and not before.
    package consuming func finish() throws(DiskError) {
        try disk.removeFile(file.path)
    }
}
