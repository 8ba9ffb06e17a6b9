import Files
import Glibc
import TestKit
import Testing

@Suite struct DiskTests {
    let disk = Disk.real
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `what is written can be read, from any offset`() throws {
        let path = folder.path / "file"
        try disk.put("0123456789", at: path)
        let file = try disk.open(path, .reading)
        #expect(try disk.read(file, 3, 4) == Array("3456".utf8))
        #expect(try disk.read(file, 8, 4) == Array("89".utf8))
        #expect(try disk.read(file, 10, 4).isEmpty)
    }

    @Test func `the modes are those that were asked for, whatever the umask`() throws {
        let former = umask(0o077)
        defer { umask(former) }
        try disk.makeFolder(folder.path / "folder", 0o770)
        _ = try disk.open(folder.path / "file", .creating(mode: 0o444))
        #expect(try disk.status(folder.path / "folder").mode == 0o770)
        #expect(try disk.status(folder.path / "file").mode == 0o444)
        try disk.changeMode(try disk.open(folder.path / "file", .reading), 0o400)
        #expect(try disk.status(folder.path / "file").mode == 0o400)
    }

    @Test func `a file is never made in the place of another`() throws {
        try disk.put("first", at: folder.path / "file")
        let error = #expect(throws: DiskError.self) {
            try disk.put("second", at: folder.path / "file")
        }
        #expect(error?.isAlreadyThere == true)
    }

    @Test func `a link is told of and never followed`() throws {
        try disk.put("secret", at: folder.path / "file")
        symlink("file", folder.text("link"))
        #expect(try disk.status(folder.path / "link").kind == .link)
        for opening: Disk.Opening in [.reading, .appending(mode: 0o600), .creating(mode: 0o600)] {
            #expect(throws: DiskError.self) { _ = try disk.open(folder.path / "link", opening) }
        }
        symlink(".", folder.text("folder-link"))
        #expect(throws: DiskError.self) { try disk.list(folder.path / "folder-link", 10) }
    }

    @Test func `a pipe is opened without waiting and found to be one`() throws {
        mkfifo(folder.text("pipe"), 0o600)
        let pipe = try disk.open(folder.path / "pipe", .reading)
        #expect(try disk.statusOfOpen(pipe).kind == .pipe)
    }

    @Test func `the status tells files, folders, sockets and devices apart`() throws {
        let sockets = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(sockets) }
        mknod(folder.text("socket"), S_IFSOCK | 0o600, 0)
        #expect(try disk.status(folder.path).kind == .folder)
        #expect(try disk.status(folder.path / "socket").kind == .socket)
        #expect(try disk.status("/dev/null").kind == .device)
    }

    @Test func `a rename replaces, or does not when told so`() throws {
        let (old, new) = (folder.path / "old", folder.path / "new")
        try disk.put("old", at: old)
        try disk.put("new", at: new)
        let error = #expect(throws: DiskError.self) { try disk.renameWithoutReplacing(old, new) }
        #expect(error?.isAlreadyThere == true)
        try disk.rename(old, new)
        #expect(try disk.text(at: new) == "old")
        try disk.renameWithoutReplacing(new, old)
        #expect(try disk.names(in: folder.path) == ["old"])
    }

    @Test func `a list holds names that are not text, and no more than the limit`() throws {
        let name = try #require(FileName([0xFF, 0x0A]))
        try disk.put("", at: folder.path / name)
        try disk.put("", at: folder.path / "-rf")
        #expect(try disk.names(in: folder.path) == ["-rf", name])
        #expect(try disk.list(folder.path, 1).count == 1)
    }

    @Test func `a lock is held by one opening and let go when it is closed`() throws {
        let path = folder.path / "lock"
        do {
            let first = try disk.open(path, .appending(mode: 0o600))
            try disk.lock(first)
            let second = try disk.open(path, .appending(mode: 0o600))
            let error = #expect(throws: DiskError.self) { try disk.lock(second) }
            #expect(error?.isHeld == true)
            // Held until here, not only until its last use.
            _ = first.descriptor
        }
        let third = try disk.open(path, .appending(mode: 0o600))
        try disk.lock(third)
    }

    @Test func `every flush is answered, and room is told`() throws {
        let file = try disk.open(folder.path / "file", .creating(mode: 0o600))
        try disk.flush(file)
        try disk.flushAll(try disk.open(folder.path, .folder))
        try disk.flushFolder(folder.path)
        #expect(try disk.space(folder.path).freeBytes > 0)
    }

    @Test func `a file over the limit is not read`() throws {
        try disk.put("12345", at: folder.path / "file")
        let file = try disk.open(folder.path / "file", .reading)
        #expect(try disk.readWhole(file, limitBytes: 5).count == 5)
        let error = #expect(throws: DiskError.self) { try disk.readWhole(file, limitBytes: 4) }
        #expect(error?.isTooLarge == true)
    }

    @Test func `a file that grows while it is read is read to its end, or refused`() throws {
        let text = String(repeating: "x", count: 1000)
        try disk.put(text, at: folder.path / "file")
        try disk.put("", at: folder.path / "empty")
        var late = disk
        let empty = try disk.status(folder.path / "empty")
        late.statusOfOpen = { (_) throws(DiskError) in empty }
        let file = try late.open(folder.path / "file", .reading)
        #expect(try late.readWhole(file, limitBytes: 1000).count == 1000)
        let error = #expect(throws: DiskError.self) { try late.readWhole(file, limitBytes: 999) }
        #expect(error?.isTooLarge == true)
    }

    @Test func `files are closed`() throws {
        let path = folder.path / "file"
        try disk.put("", at: path)
        let before = try disk.open(path, .reading).descriptor
        for _ in 0..<100 {
            _ = try disk.open(path, .reading)
        }
        // Other tests open files meanwhile, but not hundreds.
        #expect(try disk.open(path, .reading).descriptor < before + 100)
    }
}
