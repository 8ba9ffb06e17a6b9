@testable import Files
import Glibc
import Synchronization
import TestKit
import Testing

/// A time limit is set only so that a lost event ends the test; no test waits for a clock.
@Suite(.timeLimit(.minutes(1))) struct FolderWatchTests {
    let disk = Disk.real
    let folder: TemporaryFolder
    let inside: Path

    init() throws {
        folder = try TemporaryFolder()
        inside = folder.path / "in"
        try disk.makeFolder(inside, 0o700)
    }

    private typealias Changes = AsyncStream<FolderWatch.Change>.Iterator

    private func watch(
        _ folders: [Path], every interval: Duration = .seconds(3600)
    ) throws -> (FolderWatch, Changes) {
        let (stream, continuation) = AsyncStream.makeStream(of: FolderWatch.Change.self)
        let watch = try FolderWatch(folders, rescanEvery: interval) { continuation.yield($0) }
        return (watch, stream.makeAsyncIterator())
    }

    /// Waits until a file is told of as whole.
    private func next(whole name: FileName, _ changes: inout Changes) async {
        while let change = await changes.next(), !change.whole.contains(name) {}
    }

    @Test func `each folder is told of at once, also one that is missing`() async throws {
        let missing = folder.path / "missing"
        var (watch, changes) = try watch([inside, missing])
        #expect(await changes.next() == FolderWatch.Change(folder: inside, whole: []))
        #expect(await changes.next() == FolderWatch.Change(folder: missing, whole: []))
        watch.stop()
    }

    @Test func `a file that its writer has closed and one that was moved in are told of as whole`()
        async throws
    {
        var (watch, changes) = try watch([inside])
        _ = await changes.next()
        try disk.put("text", at: inside / "written")
        await next(whole: "written", &changes)
        try disk.put("text", at: folder.path / "elsewhere")
        try disk.rename(folder.path / "elsewhere", inside / "moved")
        await next(whole: "moved", &changes)
        watch.stop()
    }

    @Test func `a folder that goes and comes back is watched again after the next rescan`()
        async throws
    {
        var (watch, changes) = try watch([inside])
        _ = await changes.next()
        for _ in 0..<3 {
            try disk.removeFolder(inside)
            #expect(await changes.next()?.folder == inside)
            try disk.makeFolder(inside, 0o700)
            watch.rescan()
            while let change = await changes.next() {
                #expect(change.folder == inside)
                // A rename into it is seen only by a watch on the new folder.
                try? disk.put("text", at: folder.path / "file")
                try? disk.rename(folder.path / "file", inside / "file")
                if change.whole == ["file"] {
                    break
                }
            }
            try disk.removeFile(inside / "file")
        }
        watch.stop()
    }

    @Test func `a folder that another has taken the place of is watched in its new shape`()
        async throws
    {
        var (watch, changes) = try watch([inside])
        _ = await changes.next()
        try disk.rename(inside, folder.path / "former")
        try disk.makeFolder(inside, 0o700)
        watch.rescan()
        // The rescan's own hint tells that the new folder is watched.
        while let change = await changes.next() {
            if change.whole.isEmpty {
                // Written anew at each hint: the first may come before the new folder is watched.
                try? disk.removeFile(inside / "file")
                try? disk.put("text", at: inside / "file")
            } else {
                #expect(change.folder == inside)
                #expect(Set(change.whole) == ["file"])
                break
            }
        }
        watch.stop()
    }

    @Test func `each folder is told of again and again at the interval`() async throws {
        var (watch, changes) = try watch([inside], every: .milliseconds(1))
        for _ in 0..<5 {
            #expect(await changes.next() == FolderWatch.Change(folder: inside, whole: []))
        }
        watch.stop()
    }

    @Test func `a lost event has every folder told of`() throws {
        let told = Mutex<[Path]>([])
        let other = folder.path / "other"
        let loop = try WatchLoop([inside, other], interval: .seconds(3600), bell: try Bell()) {
            change in
            told.withLock { $0.append(change.folder) }
        }
        loop.handle([FolderEvent(watch: -1, mask: UInt32(IN_Q_OVERFLOW), name: nil)])
        #expect(told.withLock { $0 } == [inside, other])
    }

    @Test func `after the stop nothing is told, and all is let go`() async throws {
        final class Witness: Sendable {
            let told = Atomic(0)
        }
        var witness: Witness? = Witness()
        weak let kept = witness
        let watch = try FolderWatch([inside], rescanEvery: .milliseconds(1)) { [witness] _ in
            witness?.told.add(1, ordering: .relaxed)
        }
        watch.stop()
        let told = kept?.told.load(ordering: .relaxed)
        witness = nil
        #expect(told == nil || kept == nil)
        watch.stop()
    }

    @Test func `a watch can be stopped by the one that is told`() async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let own = Mutex<FolderWatch?>(nil)
        let watch = try FolderWatch([inside], rescanEvery: .milliseconds(1)) { _ in
            if let watch = own.withLock({ $0.take() }) {
                watch.stop()
                continuation.finish()
            }
        }
        own.withLock { $0 = watch }
        for await _ in stream {}
    }
}
