package import Files
import Glibc

/// A new folder on the real disk, which goes with all it holds when the last use of it ends.
package final class TemporaryFolder: Sendable {
    package let path: Path
    private let text: String

    /// - Parameter place: The folder that it is made in.
    package init(in place: Path = "/tmp") throws {
        var template = Array("\(place)/gatehouse-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw DiskError(.makeFolder, errno, place) }
        text = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard let path = Path(text) else { throw DiskError(.makeFolder, EINVAL, "/tmp") }
        self.path = path
    }

    deinit {
        Self.remove(path)
    }

    /// Removes what the disk lets us; a test's outcome does not hang on its tidiness.
    private static func remove(_ path: Path) {
        let disk = Disk.real
        if (try? disk.removeFile(path)) != nil {
            return
        }
        for name in (try? disk.list(path, .max)) ?? [] {
            remove(path / name)
        }
        try? disk.removeFolder(path)
    }

    /// The path of a name in the folder, as C's functions want it.
    package func text(_ name: String) -> String {
        "\(text)/\(name)"
    }
}
