import Files
import Glibc
import TestKit
import Testing

@Suite struct AtomicFileTests {
    /// A disk on which "/data/file" holds "old", durable.
    private static func prepared() throws -> ForgetfulDisk {
        let disk = ForgetfulDisk()
        try disk.disk.makeFolder("/data", 0o755)
        try disk.disk.put("old", at: "/data/file")
        try disk.disk.flushAll(try disk.disk.open("/data", .folder))
        return disk
    }

    private static func file(on disk: Disk) throws -> AtomicFile {
        try #require(AtomicFile("file", in: "/data", on: disk))
    }

    /// Writes until the power goes after so many operations; what is wrong afterwards, if anything.
    private static func fault(
        after operations: Int, _ crash: ForgetfulDisk.Crash,
        sabotage: (inout Disk) -> Void = { _ in }
    ) throws -> String? {
        let forgetful = try prepared()
        var disk = forgetful.disk
        sabotage(&disk)
        forgetful.stop(after: operations)
        let isDone = (try? file(on: disk).write(Array("new".utf8).span)) != nil
        forgetful.crash(crash)
        let text = (try? forgetful.disk.text(at: "/data/file")) ?? "missing"
        let isRight = isDone ? text == "new" : ["old", "new"].contains(text)
        return isRight
            ? nil : "after \(operations) operations, \(crash): '\(text)', done: \(isDone)"
    }

    private static var crashes: [ForgetfulDisk.Crash] {
        [.forgettingAll] + (0..<50).map { .keepingSome(seed: $0) }
    }

    /// How many operations one writing takes.
    private static func operationsOfOneWriting() throws -> Int {
        let forgetful = try prepared()
        let before = forgetful.operations
        try file(on: forgetful.disk).write(Array("new".utf8).span)
        return forgetful.operations - before
    }

    @Test
    func `after a crash at any step a file is the old or the new one, and new if so reported`()
        throws
    {
        let steps = try Self.operationsOfOneWriting()
        #expect(steps >= 5)
        for operations in 0...steps {
            for crash in Self.crashes {
                #expect(try Self.fault(after: operations, crash) == nil)
            }
        }
    }

    @Test func `the property above sees a flush left out`() throws {
        let steps = try Self.operationsOfOneWriting()
        let withoutFlush = try Self.crashes.compactMap {
            try Self.fault(after: steps, $0) { $0.flush = { _ in } }
        }
        let withoutFolderFlush = try Self.crashes.compactMap {
            try Self.fault(after: steps, $0) { $0.flushFolder = { _ in } }
        }
        #expect(!withoutFlush.isEmpty)
        #expect(!withoutFolderFlush.isEmpty)
    }

    @Test(arguments: [
        (DiskError.Operation.open, ENOSPC), (.open, EROFS), (.write, ENOSPC), (.write, EIO),
        (.flush, EIO), (.flush, ENOSPC), (.rename, EIO), (.flushFolder, EIO),
    ])
    func `a failure is thrown, and the next writing succeeds`(
        operation: DiskError.Operation, number: Int32
    ) throws {
        let forgetful = try Self.prepared()
        let file = try Self.file(on: forgetful.disk)
        forgetful.fail(operation, with: number)
        let error = #expect(throws: DiskError.self) { try file.write(Array("lost".utf8).span) }
        #expect(error?.operation == operation)
        #expect(error?.number == number)
        try file.write(Array("new".utf8).span)
        forgetful.crash()
        #expect(try file.read(limitBytes: 10) == Array("new".utf8))
        #expect(try forgetful.disk.names(in: "/data") == ["file"])
    }

    @Test func `a failed flush is not tried again on the same file`() throws {
        let forgetful = try Self.prepared()
        forgetful.fail(.flush, with: EIO)
        let before = forgetful.count(.flush)
        #expect(throws: DiskError.self) {
            try Self.file(on: forgetful.disk).write(Array("lost".utf8).span)
        }
        #expect(forgetful.count(.flush) == before + 1)
    }

    @Test func `what a crash has left of a temporary does not stop the next writing`() throws {
        let forgetful = try Self.prepared()
        try forgetful.disk.put("half", at: "/data/.file.tmp")
        let file = try Self.file(on: forgetful.disk)
        try file.write(Array("new".utf8).span)
        #expect(try file.read(limitBytes: 10) == Array("new".utf8))
    }

    @Test func `a name without room for the temporary's is none`() {
        let name = FileName(String(repeating: "x", count: 251))
        #expect(name.flatMap { AtomicFile($0, in: "/data", on: .real) } == nil)
    }

    @Test func `a missing and a large file are told apart`() throws {
        let disk = try Self.prepared().disk
        let missing = try #require(AtomicFile("none", in: "/data", on: disk))
        #expect(
            #expect(throws: DiskError.self) { try missing.read(limitBytes: 9) }?.isMissing == true)
        let file = try Self.file(on: disk)
        #expect(
            #expect(throws: DiskError.self) { try file.read(limitBytes: 2) }?.isTooLarge == true)
    }

    // MARK: - Lines

    @Test func `a line that was reported is there after a crash, at the end of the others`() throws
    {
        for seed in UInt64(0)..<20 {
            let forgetful = try Self.prepared()
            let log = try #require(AtomicFile("log", in: "/data", on: forgetful.disk))
            try log.append(line: Array("one".utf8).span)
            try log.append(line: Array("two".utf8).span)
            forgetful.crash(.keepingSome(seed: seed))
            try log.append(line: Array("three".utf8).span)
            forgetful.crash(.keepingSome(seed: seed))
            #expect(try forgetful.disk.text(at: "/data/log") == "one\ntwo\nthree\n")
        }
    }

    @Test func `a part of a line that a failure has left is closed before the next line`() throws {
        let forgetful = try Self.prepared()
        let log = try #require(AtomicFile("log", in: "/data", on: forgetful.disk))
        try log.append(line: Array("one".utf8).span)
        forgetful.fail(.write, with: ENOSPC)
        #expect(throws: DiskError.self) { try log.append(line: Array("lost".utf8).span) }
        try log.append(line: Array("two".utf8).span)
        #expect(try forgetful.disk.text(at: "/data/log") == "one\nlo\ntwo\n")
    }

    @Test func `a line feed in a line is refused`() throws {
        let forgetful = try Self.prepared()
        let log = try #require(AtomicFile("log", in: "/data", on: forgetful.disk))
        #expect(throws: DiskError.self) { try log.append(line: Array("a\nb".utf8).span) }
        #expect(try forgetful.disk.text(at: "/data/log").isEmpty)
    }
}
