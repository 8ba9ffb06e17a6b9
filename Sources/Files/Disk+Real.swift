import CLinux
import Glibc

extension Disk {
    /// The disk of this machine.
    package static var real: Disk {
        Disk(
            open: openReal, read: readReal, write: writeReal,
            flush: { (file) throws(DiskError) in
                try once(.flush, file.path) { fsync(file.descriptor) }
            },
            flushAll: { (folder) throws(DiskError) in
                try check(.flushAll, folder.path, gatehouse_syncfs(folder.descriptor))
            },
            flushFolder: { (path) throws(DiskError) in
                let folder = try openReal(path, .folder)
                try once(.flushFolder, path) { fsync(folder.descriptor) }
            },
            rename: renameReal, renameWithoutReplacing: renameWithoutReplacingReal,
            makeFolder: makeFolderReal, list: listReal,
            status: statusReal, statusOfOpen: statusOfOpenReal,
            removeFile: { (path) throws(DiskError) in
                try once(.removeFile, path) { unsafe path.withCString { unsafe unlink($0) } }
            },
            removeFolder: { (path) throws(DiskError) in
                try once(.removeFolder, path) { unsafe path.withCString { unsafe rmdir($0) } }
            },
            space: spaceReal,
            lock: { (file) throws(DiskError) in
                try check(.lock, file.path, gatehouse_lock(file.descriptor))
            },
            changeMode: { (file, mode) throws(DiskError) in
                try once(.changeMode, file.path) { fchmod(file.descriptor, mode) }
            })
    }
}

// MARK: - Calling the system

/// Fails with the number that a shim of `CLinux` gave, unless that is 0.
private func check(
    _ operation: DiskError.Operation, _ path: Path, _ number: Int32
) throws(DiskError) {
    if number != 0 {
        throw DiskError(operation, number, path)
    }
}

/// Makes a call that must not be made again, whatever it answers.
private func once(
    _ operation: DiskError.Operation, _ path: Path, _ call: () -> Int32
) throws(DiskError) {
    if call() != 0 {
        throw DiskError(operation, errno, path)
    }
}

/// Makes a call until no signal interrupts it.
@discardableResult
private func uninterrupted<Number: SignedInteger>(
    _ operation: DiskError.Operation, _ path: Path, _ call: () -> Number
) throws(DiskError) -> Number {
    while true {
        let result = call()
        guard result < 0 else { return result }
        let number = errno
        guard number == EINTR else { throw DiskError(operation, number, path) }
    }
}

// MARK: - Open files

private func openReal(_ path: Path, _ opening: Disk.Opening) throws(DiskError) -> OpenFile {
    let always = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let (flags, mode): (Int32, UInt32) =
        switch opening {
        case .reading: (O_RDONLY, 0)
        case .creating(let mode): (O_WRONLY | O_CREAT | O_EXCL, mode)
        case .appending(let mode): (O_RDWR | O_CREAT | O_APPEND, mode)
        case .folder: (O_RDONLY | O_DIRECTORY, 0)
        }
    let descriptor = try uninterrupted(.open, path) {
        unsafe path.withCString { unsafe open($0, flags | always, mode) }
    }
    let file = OpenFile(descriptor: descriptor, path: path) { _ = close($0) }
    if case .creating(let mode) = opening {
        // The umask has taken bits away; what was asked for is meant.
        try once(.changeMode, path) { fchmod(file.descriptor, mode) }
    }
    return file
}

private func readReal(
    _ file: borrowing OpenFile, _ offset: Int64, _ count: Int
) throws(DiskError) -> [UInt8] {
    let descriptor = file.descriptor
    let path = file.path
    return try unsafe [UInt8](unsafeUninitializedCapacity: count) {
        (buffer, initialized) throws(DiskError) in
        initialized = try uninterrupted(.read, path) {
            unsafe pread(descriptor, buffer.baseAddress, count, off_t(offset))
        }
    }
}

private func writeReal(
    _ file: borrowing OpenFile, _ bytes: borrowing Span<UInt8>
) throws(DiskError) {
    let descriptor = file.descriptor
    let path = file.path
    try unsafe bytes.withUnsafeBytes { (buffer) throws(DiskError) in
        var written = 0
        while written < buffer.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
            written += try uninterrupted(.write, path) {
                unsafe write(descriptor, rest.baseAddress, rest.count)
            }
        }
    }
}

// MARK: - Names

private func renameReal(_ from: Path, _ to: Path) throws(DiskError) {
    try once(.rename, from) {
        unsafe from.withCString { old in
            unsafe to.withCString { new in unsafe rename(old, new) }
        }
    }
}

private func renameWithoutReplacingReal(_ from: Path, _ to: Path) throws(DiskError) {
    let number = unsafe from.withCString { old in
        unsafe to.withCString { new in unsafe gatehouse_rename_without_replacing(old, new) }
    }
    try check(.renameWithoutReplacing, from, number)
}

private func makeFolderReal(_ path: Path, _ mode: UInt32) throws(DiskError) {
    try once(.makeFolder, path) { unsafe path.withCString { unsafe mkdir($0, mode) } }
    let folder = try openReal(path, .folder)
    // The umask has taken bits away; what was asked for is meant.
    try once(.changeMode, path) { fchmod(folder.descriptor, mode) }
}

private func listReal(_ path: Path, _ limit: Int) throws(DiskError) -> [FileName] {
    let folder = try openReal(path, .folder)
    // The stream closes its own descriptor, so it gets one of its own.
    let descriptor = try uninterrupted(.list, path) { fcntl(folder.descriptor, F_DUPFD_CLOEXEC, 0) }
    guard let stream = unsafe fdopendir(descriptor) else {
        let number = errno
        _ = close(descriptor)
        throw DiskError(.list, number, path)
    }
    defer { unsafe closedir(stream) }
    var names: [FileName] = []
    while names.count < limit {
        // The end and an error both answer nothing; only the error sets the number.
        errno = 0
        guard let entry = unsafe readdir(stream) else {
            guard errno == 0 else { throw DiskError(.list, errno, path) }
            break
        }
        let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0) }
        // "." and ".." cannot be names, so they drop out here.
        if let name = FileName(Array(bytes.prefix { $0 != 0 })) {
            names.append(name)
        }
    }
    return names
}

private func spaceReal(_ path: Path) throws(DiskError) -> Disk.Space {
    var answer = statvfs()
    try uninterrupted(.space, path) {
        unsafe path.withCString { unsafe statvfs($0, &answer) }
    }
    return Disk.Space(
        freeBytes: UInt64(answer.f_bavail) * UInt64(answer.f_frsize),
        freeFiles: answer.f_files == 0 ? nil : UInt64(answer.f_favail))
}

// MARK: - Status

private func statusReal(_ path: Path) throws(DiskError) -> FileStatus {
    var answer = stat()
    try uninterrupted(.status, path) { unsafe path.withCString { unsafe lstat($0, &answer) } }
    return FileStatus(answer)
}

private func statusOfOpenReal(_ file: borrowing OpenFile) throws(DiskError) -> FileStatus {
    var answer = stat()
    let descriptor = file.descriptor
    try uninterrupted(.status, file.path) { unsafe fstat(descriptor, &answer) }
    return FileStatus(answer)
}

extension FileStatus {
    fileprivate init(_ answer: stat) {
        let kind: Kind =
            switch answer.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .device
            }
        self.init(
            kind: kind, sizeBytes: Int64(answer.st_size), links: Int(answer.st_nlink),
            modifiedNanoseconds: Int64(answer.st_mtim.tv_sec) * 1_000_000_000
                + Int64(answer.st_mtim.tv_nsec),
            mode: answer.st_mode & 0o7777,
            identity: Identity(device: UInt64(answer.st_dev), inode: UInt64(answer.st_ino)))
    }
}
