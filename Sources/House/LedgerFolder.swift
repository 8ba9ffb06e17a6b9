package import Files
package import Flow
package import Seals
package import Store

/// The open file to which a crash is noted.
final class CrashNoteFile: Sendable {
    private let file: OpenFile

    init(_ file: consuming OpenFile) {
        self.file = file
    }

    var descriptor: Int32 { file.descriptor }
}

/// The data folder: the ledger, its lock, the crash note, the console's socket. The lock is held
/// for as long as this object lives: one process to a ledger.
package final class LedgerFolder: Sendable {
    package let path: Path
    private let disk: Disk
    private let lock: OpenFile

    static let mode: UInt32 = 0o700

    /// Makes the folder where it is missing, and takes its lock.
    ///
    /// - Throws: ``Mistake`` of kind `busy` where another process has it.
    package init(at path: Path, on disk: Disk) throws(Mistake) {
        self.path = path
        self.disk = disk
        self.lock = try Self.locked(path, disk)
    }

    private static func locked(_ path: Path, _ disk: Disk) throws(Mistake) -> OpenFile {
        do {
            try make(path, disk)
            let lock = try disk.open(path / "lock", .appending(mode: 0o600))
            try disk.lock(lock)
            return lock
        } catch {
            throw error.isHeld
                ? Mistake(.busy, "data: \(path): another gatehouse has this ledger; stop it first")
                : Mistake(.files, "data: \(path): \(error.name)")
        }
    }

    private static func make(_ path: Path, _ disk: Disk) throws(DiskError) {
        do {
            try disk.makeFolder(path, mode)
        } catch {
            guard error.isAlreadyThere else { throw error }
        }
    }

    package var ledgerFile: String { "\(path)/ledger.sqlite" }
    package var socketFile: String { "\(path)/console.sock" }

    /// The file to which a crash is noted; it is opened beforehand, since a signal handler can open
    /// nothing.
    package func openCrashNote() throws(DiskError) -> OpenFile {
        try disk.open(path / "crash-note", .appending(mode: 0o600))
    }

    package var crashNote: AtomicFile? { AtomicFile("crash-note", in: path, on: disk) }

    /// Removes the socket that an earlier process left.
    package func removeSocket() {
        try? disk.removeFile(path / "console.sock")
    }
}

extension Loading {
    /// The vault with the ledger's key.
    package func vault() throws(Mistake) -> Vault {
        var content = try bytes(.key)
        do {
            return Vault(key: try Key(taking: &content))
        } catch {
            throw Mistake(
                .configuration,
                "key: \(settings[.key].text): 32 bytes or 64 hexadecimal digits are expected; make "
                    + "one with: openssl rand -hex 32")
        }
    }

    /// Opens the ledger of a folder.
    package func ledger(
        in folder: LedgerFolder, vault: Vault, clock: Clock, probe: Probe,
        broke: @escaping @Sendable (LedgerFailure) -> Void
    ) throws(Mistake) -> Ledger {
        var options = Ledger.Options(clock: clock.now, broke: broke)
        options.hooks = probe.commit
        do {
            return try Ledger(at: folder.ledgerFile, vault: vault, options: options)
        } catch .locked {
            throw Mistake(.busy, "data: the ledger is held by another process; try again later")
        } catch .unreadable(let what) {
            throw Mistake(.configuration, "key: it does not open this ledger (\(what))")
        } catch .tooNew(let step) {
            throw Mistake(
                .configuration, "data: the ledger is of a newer program (\(step)); install that one"
            )
        } catch {
            throw Mistake(
                .files, "data: the ledger cannot be opened: \(error); see to the disk first")
        }
    }
}
