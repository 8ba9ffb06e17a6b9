import Files
import HouseKit
import Model
import Queue
import TestKit
import Testing

/// Whatever the moment of a crash: new/ holds whole entries only, and after another put
/// everything is there once.
@Suite struct CrashTests {
    private static func batch() throws -> [ReferralFolder] {
        try [SampleQueue.folder(1), SampleQueue.folder(2, route: "unread"), SampleQueue.folder(3)]
    }

    /// Puts, claims and supersedes until the power goes; then starts again and puts once more.
    private static func trial(
        after operations: Int, _ crash: ForgetfulDisk.Crash,
        sabotage: (inout Disk) -> Void = { _ in }
    ) throws -> (faults: [String], isDone: Bool) {
        let forgetful = ForgetfulDisk()
        _ = try SampleQueue.prepared(forgetful)
        try forgetful.disk.flushAll(try forgetful.disk.open(SampleQueue.root, .folder))
        var disk = forgetful.disk
        sabotage(&disk)
        let queue = QueueDirectory(at: SampleQueue.root, on: disk)
        let before = forgetful.operations
        forgetful.stop(after: operations)
        let first = queue.put(try batch())
        _ = try? queue.supersede(batch()[0].entry)
        let isDone = forgetful.operations - before < operations
        forgetful.crash(crash)

        var faults = try torn(queue, forgetful.disk)
        for (folder, failure) in zip(try batch(), first) where failure == nil {
            if try queue.place(of: folder.entry) == nil { faults.append("lost after it was put") }
        }
        try queue.prepare(SampleQueue.routes())
        try queue.sweep(SampleQueue.routes())
        if queue.put(try batch()).contains(where: { $0 != nil }) { faults.append("not put again") }
        forgetful.crash(crash)
        faults += try torn(queue, forgetful.disk)
        for folder in try batch() {
            let found = try ["new", "cur", "superseded"].flatMap {
                try SampleQueue.entries(in: $0, of: queue, on: forgetful.disk)
            }.filter { "\($0)".hasSuffix(folder.entry.folderName) }
            if found.count != 1 { faults.append("there \(found.count) times") }
        }
        return (faults.map { "\($0) at \(operations), \(crash)" }, isDone)
    }

    private static func torn(_ queue: QueueDirectory, _ disk: Disk) throws -> [String] {
        try ["new", "superseded"].flatMap { try SampleQueue.entries(in: $0, of: queue, on: disk) }
            .filter { !SampleQueue.isWhole($0, on: disk) }.map { "torn \($0)" }
    }

    private static func trials(sabotage: (inout Disk) -> Void = { _ in }) throws -> (
        faults: [String], count: Int
    ) {
        var faults: [String] = []
        for operations in 1... {
            var isDone = false
            let crashes =
                [.forgettingAll] + (0..<8).map { ForgetfulDisk.Crash.keepingSome(seed: $0) }
            for crash in crashes {
                let trial = try trial(after: operations, crash, sabotage: sabotage)
                faults += trial.faults
                isDone = trial.isDone
            }
            if isDone { return (faults, operations) }
        }
        return (faults, 0)
    }

    @Test func `whatever the crash, entries are whole, and there once after another put`() throws {
        let (faults, count) = try Self.trials()
        #expect(faults == [])
        #expect(count > 20)
    }

    @Test func `a disk that only says that it flushes is found out`() throws {
        let (faults, _) = try Self.trials { $0.flushAll = { _ throws(DiskError) in } }
        #expect(!faults.isEmpty)
    }
}
