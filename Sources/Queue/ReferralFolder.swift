import Files
package import Model
import Seals

/// An entry with its files, ready to be put into the queue.
package struct ReferralFolder: Sendable {
    package let entry: Referral.Entry
    package let files: [(name: String, bytes: [UInt8])]

    package init(entry: Referral.Entry, files: [(name: String, bytes: [UInt8])]) {
        self.entry = entry
        self.files = files
    }

    /// The name of the file by which a reader checks that the entry is whole.
    static let manifestName: FileName = "MANIFEST.sha256"

    /// The folder as it is written, the manifest last. Invariant 3: its manifest verifies.
    func contents(name: FileName) -> AtomicFolder.Entry {
        var manifest = ""
        var contents: [AtomicFolder.File] = []
        for file in files {
            guard let fileName = FileName(file.name) else {
                preconditionFailure("our own file names are file names")
            }
            manifest += "\(Digest(of: file.bytes.span).hexadecimal)  \(file.name)\n"
            contents.append(AtomicFolder.File(name: fileName, bytes: file.bytes))
        }
        contents.append(
            AtomicFolder.File(name: Self.manifestName, bytes: Array(manifest.utf8)))
        return AtomicFolder.Entry(name: name, files: contents)
    }
}
