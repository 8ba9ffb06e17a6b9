package import Files

extension Disk {
    /// Makes a file of a text, not durable.
    package func put(_ text: String, at path: Path) throws(DiskError) {
        let file = try open(path, .creating(mode: 0o640))
        try write(file, Array(text.utf8).span)
    }

    /// The text of a file of at most 1 MB.
    package func text(at path: Path) throws(DiskError) -> String {
        let file = try open(path, .reading)
        return String(decoding: try readWhole(file, limitBytes: 1 << 20), as: UTF8.self)
    }

    /// The names in a folder, sorted.
    package func names(in folder: Path) throws(DiskError) -> [FileName] {
        try list(folder, .max).sorted()
    }
}
