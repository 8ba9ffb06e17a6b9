import Glibc

/// A folder in which others find whole folders and nothing else: written under `tmp/`, made
/// durable, then moved into `new/`.
///
/// One writer at a time: what it finds in `tmp/` is a leftover to it.
package struct AtomicFolder: Sendable {
    /// A folder to be made.
    package struct Entry: Sendable {
        package let name: FileName
        package let files: [File]
        package let mode: UInt32

        package init(name: FileName, files: [File], mode: UInt32 = 0o770) {
            self.name = name
            self.files = files
            self.mode = mode
        }
    }

    /// A file of an entry.
    package struct File: Sendable {
        package let name: FileName
        package let bytes: [UInt8]
        package let mode: UInt32

        package init(name: FileName, bytes: [UInt8], mode: UInt32 = 0o440) {
            self.name = name
            self.bytes = bytes
            self.mode = mode
        }
    }

    /// What became of an entry.
    package enum Outcome: Sendable, Equatable {
        /// It is whole in `new/`, durable.
        case done
        /// `new/` held an entry of that name already, which is durable now; it was left alone.
        case alreadyThere
        /// It is not in `new/`, unless the disk refused even to take it out again.
        case failed(DiskError)
    }

    /// How many names are read in one step of sweeping.
    private static let sweepStepNames = 1000

    private let disk: Disk
    private let temporary: Path
    private let finished: Path

    /// Works in the folders `tmp/` and `new/` of a folder; they are there already.
    package init(in folder: Path, on disk: Disk) {
        self.disk = disk
        self.temporary = folder / "tmp"
        self.finished = folder / "new"
    }

    // MARK: - Making

    /// An entry and the folder in which it is to appear.
    package struct Placed: Sendable {
        package let folder: AtomicFolder
        package let entry: Entry

        package init(folder: AtomicFolder, entry: Entry) {
            self.folder = folder
            self.entry = entry
        }
    }

    /// Makes a batch of folders; the outcomes stand in the order of the entries.
    ///
    /// A failed flush fails the whole batch. A failure of one entry leaves the others alone.
    package func make(_ entries: [Entry]) -> [Outcome] {
        Self.make(entries.map { Placed(folder: self, entry: $0) })
    }

    /// Makes a batch of folders in several places of one file system, with one flush for all.
    ///
    /// - Precondition: the places are on one disk.
    package static func make(_ batch: [Placed]) -> [Outcome] {
        guard let first = batch.first else { return [] }
        let failures: [DiskError?]
        do {
            failures = try first.folder.stage(batch)
        } catch {
            return batch.map { _ in .failed(error) }
        }
        let outcomes = zip(batch, failures).map { placed, failure in
            failure.map { .failed($0) } ?? placed.folder.publish(placed.entry)
        }
        return flushNames(batch, outcomes)
    }

    /// Makes the new names durable. tmp/ needs no flush: a rename is one step for the file system.
    /// What was already there needs one: the process may have died between its rename and its flush.
    private static func flushNames(_ batch: [Placed], _ outcomes: [Outcome]) -> [Outcome] {
        var outcomes = outcomes
        var flushed: [Path: DiskError?] = [:]
        for (index, placed) in batch.enumerated() where outcomes[index].isInPlace {
            let finished = placed.folder.finished
            if flushed[finished] == nil {
                do {
                    try placed.folder.disk.flushFolder(finished)
                    flushed[finished] = .some(nil)
                } catch {
                    flushed[finished] = .some(error)
                }
            }
            if case .some(.some(let error)) = flushed[finished] {
                outcomes[index] = placed.folder.takeBack(
                    placed.entry, outcomes[index], because: error)
            }
        }
        return outcomes
    }

    /// Writes all entries under `tmp/` and makes them durable (invariant F1).
    ///
    /// - Returns: For each entry what kept it alone from being written.
    /// - Throws: What kept all of them from being durable; then nothing is left of them.
    private func stage(_ batch: [Placed]) throws(DiskError) -> [DiskError?] {
        // Opened before the writing, for errors that the kernel meets on its own meanwhile.
        let folder = try Self.anyTemporary(of: batch)
        var names: Set<Path> = []
        let failures = batch.map { placed in
            let path = placed.folder.temporary / placed.entry.name
            // Not tried at all: a second of its name would take the first for a leftover.
            return names.insert(path).inserted
                ? placed.folder.write(placed.entry) : DiskError(.makeFolder, EEXIST, path)
        }
        if failures.contains(nil) {
            do {
                try disk.flushAll(folder)
            } catch {
                for placed in batch { placed.folder.discard(placed.entry.name) }
                throw error
            }
        }
        return failures
    }

    /// A folder on the file system that is to be flushed: the first that can be opened, so that one
    /// place which is gone holds up no other.
    private static func anyTemporary(of batch: [Placed]) throws(DiskError) -> OpenFile {
        var failures: [Path: DiskError] = [:]
        for placed in batch where failures[placed.folder.temporary] == nil {
            do {
                return try placed.folder.disk.open(placed.folder.temporary, .folder)
            } catch {
                failures[placed.folder.temporary] = error
            }
        }
        let first = batch[0].folder.temporary
        throw failures[first] ?? DiskError(.open, ENOENT, first)
    }

    private func write(_ entry: Entry) -> DiskError? {
        do {
            let folder = temporary / entry.name
            try makeFolder(folder, mode: entry.mode)
            for file in entry.files {
                let open = try disk.open(folder / file.name, .creating(mode: file.mode))
                try disk.write(open, file.bytes.span)
            }
            return nil
        } catch {
            discard(entry.name)
            return error
        }
    }

    private func makeFolder(_ path: Path, mode: UInt32) throws(DiskError) {
        do {
            try disk.makeFolder(path, mode)
        } catch let error where error.isAlreadyThere {
            // A crash has left it.
            try remove(path)
            try disk.makeFolder(path, mode)
        }
    }

    private func publish(_ entry: Entry) -> Outcome {
        do {
            try disk.renameWithoutReplacing(temporary / entry.name, finished / entry.name)
            return .done
        } catch {
            discard(entry.name)
            return error.isAlreadyThere ? .alreadyThere : .failed(error)
        }
    }

    /// Takes an entry out of `new/` whose name could not be made durable.
    private func takeBack(
        _ entry: Entry, _ outcome: Outcome, because error: DiskError
    ) -> Outcome {
        if outcome == .done {
            // As far as the disk still lets us; what stays is whole all the same.
            try? disk.rename(finished / entry.name, temporary / entry.name)
            discard(entry.name)
        }
        return .failed(error)
    }

    // MARK: - Sweeping

    /// The names that an earlier run has left in `tmp/`, at most ``sweepStepNames`` of them.
    package func leftovers() throws(DiskError) -> [FileName] {
        try disk.list(temporary, Self.sweepStepNames)
    }

    /// Removes all that an earlier run has left in `tmp/`, and says how many entries that were.
    package func sweep() throws(DiskError) -> Int {
        var count = 0
        while true {
            let names = try leftovers()
            guard !names.isEmpty else { return count }
            for name in names {
                try remove(temporary / name)
            }
            count += names.count
        }
    }

    /// Removes what is left of an entry, if the disk lets us; else a later sweep does.
    private func discard(_ name: FileName) {
        try? remove(temporary / name)
    }

    /// Removes a file, or a folder that holds files only, as we make them.
    private func remove(_ path: Path) throws(DiskError) {
        guard try disk.status(path).kind == .folder else { return try disk.removeFile(path) }
        while true {
            let names = try disk.list(path, Self.sweepStepNames)
            guard !names.isEmpty else { break }
            for name in names {
                try disk.removeFile(path / name)
            }
        }
        try disk.removeFolder(path)
    }
}

extension AtomicFolder.Outcome {
    fileprivate var isInPlace: Bool {
        switch self {
        case .done, .alreadyThere: true
        case .failed: false
        }
    }
}
