import Files
import Glibc
import TestKit
import Testing

@Suite struct ForgetfulDiskTests {
    let forgetful = ForgetfulDisk()
    var disk: Disk { forgetful.disk }

    private func flushAll() throws {
        try disk.flushAll(try disk.open("/", .folder))
    }

    @Test func `what was not flushed is forgotten`() throws {
        try disk.put("text", at: "/file")
        forgetful.crash()
        #expect(try disk.names(in: "/").isEmpty)
    }

    @Test func `a flushed name without flushed content is an empty file`() throws {
        try disk.put("text", at: "/file")
        try disk.flushFolder("/")
        forgetful.crash()
        #expect(try disk.text(at: "/file").isEmpty)
    }

    @Test func `flushed content without a flushed name is lost`() throws {
        let file = try disk.open("/file", .creating(mode: 0o600))
        try disk.write(file, [1].span)
        try disk.flush(file)
        forgetful.crash()
        #expect(try disk.names(in: "/").isEmpty)
    }

    @Test func `a file in a folder whose name was not flushed is lost`() throws {
        try disk.makeFolder("/folder", 0o700)
        try disk.put("text", at: "/folder/file")
        try disk.flushFolder("/folder")
        forgetful.crash()
        #expect(try disk.names(in: "/").isEmpty)
    }

    @Test func `a flush of all keeps all`() throws {
        try disk.makeFolder("/folder", 0o700)
        try disk.put("text", at: "/folder/file")
        try flushAll()
        forgetful.crash()
        #expect(try disk.text(at: "/folder/file") == "text")
    }

    @Test func `a rename is one step, kept by the flush of either folder`() throws {
        for flushed: Path in ["/a", "/b"] {
            let forgetful = ForgetfulDisk()
            let disk = forgetful.disk
            try disk.makeFolder("/a", 0o700)
            try disk.makeFolder("/b", 0o700)
            try disk.put("text", at: "/a/file")
            try disk.flushAll(try disk.open("/", .folder))
            try disk.rename("/a/file", "/b/file")
            try disk.flushFolder(flushed)
            forgetful.crash()
            #expect(try disk.names(in: "/a").isEmpty)
            #expect(try disk.text(at: "/b/file") == "text")
        }
    }

    @Test func `a replaced file is back unless the one that replaced it has come to stay`() throws {
        var seen: Set<String> = []
        for seed in UInt64(0)..<50 {
            let forgetful = ForgetfulDisk()
            let disk = forgetful.disk
            try disk.put("old", at: "/file")
            try disk.put("new", at: "/other")
            try disk.flushAll(try disk.open("/", .folder))
            try disk.rename("/other", "/file")
            forgetful.crash(.keepingSome(seed: seed))
            seen.insert(try disk.text(at: "/file"))
        }
        #expect(seen == ["old", "new"])
    }

    @Test func `a crash that keeps some may keep a name before its content, or a part of it`()
        throws
    {
        var seen: Set<String> = []
        for seed in UInt64(0)..<200 {
            let forgetful = ForgetfulDisk()
            try forgetful.disk.put("ab", at: "/file")
            forgetful.crash(.keepingSome(seed: seed))
            seen.insert((try? forgetful.disk.text(at: "/file")) ?? "missing")
        }
        #expect(seen == ["missing", "", "a", "a\0", "\0\0", "ab"])
    }

    @Test func `after a failed flush the content is lost though a second flush succeeds`() throws {
        let file = try disk.open("/file", .creating(mode: 0o600))
        try disk.write(file, [1].span)
        forgetful.fail(.flush, with: EIO)
        #expect(throws: DiskError.self) { try disk.flush(file) }
        try disk.flush(file)
        try disk.flushFolder("/")
        forgetful.crash()
        #expect(try disk.text(at: "/file").isEmpty)
    }

    @Test func `the n-th operation of a kind fails as told, and only that`() throws {
        forgetful.fail(.makeFolder, at: 2, with: EROFS)
        try disk.makeFolder("/a", 0o700)
        let error = #expect(throws: DiskError.self) { try disk.makeFolder("/b", 0o700) }
        #expect(error == DiskError(.makeFolder, EROFS, "/b"))
        try disk.makeFolder("/c", 0o700)
        #expect(forgetful.count(.makeFolder) == 3)
    }

    @Test func `a failed write has written half`() throws {
        forgetful.fail(.write, with: ENOSPC)
        #expect(throws: DiskError.self) { try disk.put("text", at: "/file") }
        #expect(try disk.text(at: "/file") == "te")
    }

    @Test func `after the power has gone nothing works until the crash`() throws {
        forgetful.stop(after: 1)
        try disk.makeFolder("/a", 0o700)
        #expect(throws: DiskError.self) { try disk.makeFolder("/b", 0o700) }
        #expect(throws: DiskError.self) { try disk.flushFolder("/") }
        forgetful.crash()
        #expect(try disk.names(in: "/").isEmpty)
    }

    @Test func `a dead process forgets its locks and files, and nothing else`() throws {
        let file = try disk.open("/file", .appending(mode: 0o600))
        try disk.lock(file)
        let other = try disk.open("/file", .appending(mode: 0o600))
        #expect(#expect(throws: DiskError.self) { try disk.lock(other) }?.isHeld == true)
        forgetful.restart()
        #expect(throws: DiskError.self) { try disk.write(file, [1].span) }
        try disk.lock(try disk.open("/file", .reading))
    }

    // MARK: - Against the real disk

    /// A random act on a few names; what it answered, in words that can be compared.
    private static func act(
        _ random: inout SeededRandom, on disk: Disk, in root: Path
    ) -> String {
        let names: [FileName] = ["a", "b", "c"]
        func path() -> Path {
            var path = root
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                path = path / (names.randomElement(using: &random) ?? "a")
            }
            return path
        }
        let one = path()
        let other = path()
        let choice = Int.random(in: 0..<11, using: &random)
        do {
            switch choice {
            case 0: try disk.put(String(repeating: "x", count: choice + 1), at: one)
            case 1:
                let file = try disk.open(one, .appending(mode: 0o600))
                try disk.write(file, [UInt8(ascii: "+")].span)
            case 2, 3: try disk.makeFolder(one, 0o700)
            case 4: try disk.rename(one, other)
            case 5: try disk.renameWithoutReplacing(one, other)
            case 6: try disk.removeFile(one)
            case 7: try disk.removeFolder(one)
            case 8: return "\(choice) \(try disk.names(in: one).map(\.text))"
            case 9: return "\(choice) \(try disk.text(at: one))"
            default:
                let status = try disk.status(one)
                return "\(choice) \(status.kind) \(status.mode)"
            }
            return "\(choice) done"
        } catch {
            return "\(choice) \(error.name)"
        }
    }

    @Test func `while nothing crashes it answers as the real disk does`() throws {
        let folder = try TemporaryFolder()
        var counts: [String: Int] = [:]
        try forgetful.disk.makeFolder("/root", 0o700)
        var (here, there) = (SeededRandom(seed: 7), SeededRandom(seed: 7))
        for step in 0..<10_000 {
            let answer = Self.act(&here, on: forgetful.disk, in: "/root")
            let real = Self.act(&there, on: .real, in: folder.path)
            guard answer == real else {
                Issue.record("step \(step): \(answer), but the real disk: \(real)")
                return
            }
            counts[answer, default: 0] += 1
        }
        #expect(counts.count > 40)
    }
}
