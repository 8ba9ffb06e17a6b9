import Files

/// The receipt of one file, in the partner's `receipts/`.
///
/// Its name is the file's own, then the token of its claim, so that a file which is carried twice
/// after a crash is answered once: `ppn-41.xml.9f…a3.receipt`.
struct ReceiptFile {
    private let folder: Path
    private let name: FileName

    /// - Parameter claimed: The file's name in `work/`: a token, a hyphen, the partner's name.
    init(for claimed: FileName, in folder: Path) {
        self.folder = folder
        let bytes = claimed.bytes
        let token = String(decoding: bytes.prefix(FileName.tokenDigits), as: UTF8.self)
        let own = String(decoding: bytes.dropFirst(FileName.tokenDigits + 1), as: UTF8.self)
        guard let name = FileName("\(own).\(token).receipt") else {
            preconditionFailure("a claimed name is safe")
        }
        self.name = name
    }

    func exists(on disk: Disk) throws(DiskError) -> Bool {
        do {
            _ = try disk.status(folder.appending(name, shownBytes: 0))
            return true
        } catch  where error.isMissing {
            return false
        }
    }

    func write(_ bytes: [UInt8], on disk: Disk) throws(DiskError) {
        guard let file = AtomicFile(name, in: folder, on: disk) else { return }
        try file.write(bytes.span)
    }
}
