import Files
import Glibc
import TestKit
import Testing

@Suite struct AtomicFolderTests {
    static let folder: Path = "/queue"
    static let finished: Path = "/queue/new"

    static let entries = (1...3).map { number in
        AtomicFolder.Entry(
            name: FileName("B2-\(number)") ?? "B2",
            files: [
                AtomicFolder.File(
                    name: "referral.json", bytes: Array(repeating: UInt8(number), count: 600)),
                AtomicFolder.File(name: "MANIFEST", bytes: Array("sum \(number)".utf8)),
            ])
    }

    static var crashes: [ForgetfulDisk.Crash] {
        [.forgettingAll] + (0..<20).map { .keepingSome(seed: $0) }
    }

    static func prepared() throws -> ForgetfulDisk {
        let forgetful = ForgetfulDisk()
        for path in [folder, folder / "tmp", finished] {
            try forgetful.disk.makeFolder(path, 0o770)
        }
        try forgetful.disk.flushAll(try forgetful.disk.open(folder, .folder))
        return forgetful
    }

    /// Whether an entry is in `new/`, and whole: exactly its files with exactly their bytes.
    static func isWhole(_ entry: AtomicFolder.Entry, on disk: Disk) -> Bool {
        let path = finished / entry.name
        let names = (try? disk.names(in: path)) ?? []
        return names == entry.files.map(\.name).sorted()
            && entry.files.allSatisfy { file in
                (try? disk.text(at: path / file.name))
                    == String(decoding: file.bytes, as: UTF8.self)
            }
    }

    /// What is wrong with `new/`, given what was reported of each entry.
    static func faults(_ outcomes: [AtomicFolder.Outcome], on disk: Disk) throws -> [String] {
        let present = Set(try disk.names(in: finished))
        return zip(entries, outcomes).compactMap { entry, outcome in
            let isReported = outcome == .done || outcome == .alreadyThere
            if present.contains(entry.name), !isWhole(entry, on: disk) {
                return "\(entry.name.text ?? "") is not whole"
            }
            return isReported && !present.contains(entry.name)
                ? "\(entry.name.text ?? "") was reported and is missing" : nil
        }
    }

    /// Makes the batch until the power goes, then again until it goes a second time at rest.
    static func trial(
        after operations: Int, _ crash: ForgetfulDisk.Crash,
        sabotage: (inout Disk) -> Void = { _ in }
    ) throws -> [String] {
        let forgetful = try prepared()
        var disk = forgetful.disk
        sabotage(&disk)
        let queue = AtomicFolder(in: folder, on: disk)
        forgetful.stop(after: operations)
        let first = queue.make(entries)
        forgetful.crash(crash)
        var faults = try faults(first, on: forgetful.disk).map {
            "\($0) at \(operations), \(crash)"
        }
        let second = queue.make(entries)
        forgetful.crash(crash)
        faults += try self.faults(second, on: forgetful.disk).map { "\($0) the second time" }
        if !second.allSatisfy({ $0 == .done || $0 == .alreadyThere }) {
            faults.append("not made the second time")
        }
        return faults
    }

    static func operationsOfOneBatch() throws -> Int {
        let forgetful = try prepared()
        let before = forgetful.operations
        let outcomes = AtomicFolder(in: folder, on: forgetful.disk).make(
            entries)
        #expect(outcomes == [.done, .done, .done])
        return forgetful.operations - before
    }

    @Test
    func `after a crash at any step each entry in new is whole, and all reported ones are there`()
        throws
    {
        let steps = try Self.operationsOfOneBatch()
        #expect(steps >= 18)
        for operations in 0...steps {
            for crash in Self.crashes {
                let faults = try Self.trial(after: operations, crash)
                #expect(faults == [])
            }
        }
    }

    @Test func `the property above sees each flush that is left out`() throws {
        let sabotages: [(inout Disk) -> Void] = [
            { $0.flushAll = { _ in } }, { $0.flushFolder = { _ in } },
        ]
        for sabotage in sabotages {
            let faults = try Self.crashes.flatMap {
                try Self.trial(after: .max, $0, sabotage: sabotage)
            }
            #expect(!faults.isEmpty)
        }
    }

    @Test func `an entry that a dead process had moved but not flushed is durable when reported`()
        throws
    {
        let steps = try Self.operationsOfOneBatch()
        for operations in 0...steps {
            let forgetful = try Self.prepared()
            let queue = AtomicFolder(in: Self.folder, on: forgetful.disk)
            forgetful.stop(after: operations)
            _ = queue.make(Self.entries)
            forgetful.restart()
            let outcomes = queue.make(Self.entries)
            #expect(outcomes.allSatisfy { $0 == .done || $0 == .alreadyThere })
            forgetful.crash()
            #expect(try Self.faults(outcomes, on: forgetful.disk) == [])
        }
    }

    @Test func `a taken name leaves the others alone, and the one that has it`() throws {
        let forgetful = try Self.prepared()
        try forgetful.disk.makeFolder(Self.finished / Self.entries[1].name, 0o770)
        let queue = AtomicFolder(in: Self.folder, on: forgetful.disk)
        #expect(queue.make(Self.entries) == [.done, .alreadyThere, .done])
        #expect(try forgetful.disk.names(in: Self.finished / Self.entries[1].name).isEmpty)
        #expect(try queue.leftovers().isEmpty)
    }

    @Test func `a name given twice in a batch is made once`() throws {
        let forgetful = try Self.prepared()
        let queue = AtomicFolder(in: Self.folder, on: forgetful.disk)
        let outcomes = queue.make([Self.entries[0], Self.entries[0]])
        #expect(outcomes.first == .done)
        #expect(outcomes.last != .done)
        #expect(Self.isWhole(Self.entries[0], on: forgetful.disk))
    }

    @Test func `an entry that cannot be written leaves the others alone`() throws {
        let forgetful = try Self.prepared()
        forgetful.fail(.write, at: 3, with: ENOSPC)
        let outcomes = AtomicFolder(in: Self.folder, on: forgetful.disk).make(Self.entries)
        #expect(outcomes[0] == .done)
        #expect(outcomes[2] == .done)
        guard case .failed(let error) = outcomes[1] else {
            Issue.record("an entry that was not written is not reported as failed")
            return
        }
        #expect(error.isNoSpace)
        #expect(try forgetful.disk.names(in: Self.folder / "tmp").isEmpty)
    }

    @Test(arguments: [
        DiskError.Operation.flushAll, .flushFolder, .open,
    ])
    func `a failed flush fails the whole batch and leaves nothing`(
        operation: DiskError.Operation
    ) throws {
        let forgetful = try Self.prepared()
        let queue = AtomicFolder(in: Self.folder, on: forgetful.disk)
        forgetful.fail(operation, at: 1, with: EIO)
        for outcome in queue.make(Self.entries) {
            guard case .failed(let error) = outcome else {
                Issue.record("an entry is reported as made")
                continue
            }
            #expect(error.operation == operation)
            #expect(error.isInputOutput)
        }
        #expect(try forgetful.disk.names(in: Self.finished).isEmpty)
        #expect(try queue.leftovers().isEmpty)
        #expect(queue.make(Self.entries) == [.done, .done, .done])
    }

    @Test func `leftovers of an earlier run are listed, replaced and swept`() throws {
        let forgetful = try Self.prepared()
        let queue = AtomicFolder(in: Self.folder, on: forgetful.disk)
        forgetful.stop(after: 8)
        _ = queue.make(Self.entries)
        forgetful.restart()
        #expect(try queue.leftovers().count == 2)
        #expect(queue.make([Self.entries[0]]) == [.done])
        #expect(Self.isWhole(Self.entries[0], on: forgetful.disk))
        try forgetful.disk.put("stray", at: Self.folder / "tmp" / "stray")
        #expect(try queue.sweep() == 2)
        #expect(try queue.leftovers().isEmpty)
    }

    @Test func `on the real disk modes and bytes are as asked`() throws {
        let temporary = try TemporaryFolder()
        let disk = Disk.real
        for name: FileName in ["tmp", "new"] {
            try disk.makeFolder(temporary.path / name, 0o770)
        }
        let queue = AtomicFolder(in: temporary.path, on: disk)
        #expect(queue.make(Self.entries) == [.done, .done, .done])
        #expect(queue.make(Self.entries) == [.alreadyThere, .alreadyThere, .alreadyThere])
        let entry = temporary.path / "new" / "B2-1"
        #expect(try disk.status(entry).mode == 0o770)
        #expect(try disk.status(entry / "MANIFEST").mode == 0o440)
        #expect(try disk.text(at: entry / "MANIFEST") == "sum 1")
        #expect(try queue.leftovers().isEmpty)
    }
}
