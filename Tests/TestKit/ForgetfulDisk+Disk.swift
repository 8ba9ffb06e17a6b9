package import Files
import Glibc
import Synchronization

extension ForgetfulDisk {
    /// The disk to hand to what is tested.
    package var disk: Disk {
        Disk(
            open: open, read: read, write: write, flush: flush, flushAll: flushAll,
            flushFolder: flushFolder,
            rename: { [self] (from, to) throws(DiskError) in
                try rename(.rename, from, to)
            },
            renameWithoutReplacing: { [self] (from, to) throws(DiskError) in
                try rename(.renameWithoutReplacing, from, to)
            },
            makeFolder: makeFolder, list: list, status: status, statusOfOpen: statusOfOpen,
            removeFile: removeFile, removeFolder: removeFolder,
            space: { [self] (path) throws(DiskError) in
                try perform(.space, path) { (state) in state.space }
            },
            lock: lock,
            changeMode: { [self] (file, mode) throws(DiskError) in
                let descriptor = file.descriptor
                try perform(.changeMode, file.path) { (state) throws(DiskError) in
                    let node = try state.node(of: descriptor, .changeMode, file.path)
                    state.tree[node].mode = mode
                }
            })
    }

    // MARK: - Open files

    private func open(_ path: Path, _ opening: Disk.Opening) throws(DiskError) -> OpenFile {
        let descriptor = try perform(.open, path) { (state) throws(DiskError) in
            try state.open(path, opening)
        }
        return OpenFile(descriptor: descriptor, path: path) { [self] descriptor in
            state.withLock { $0.close(descriptor) }
        }
    }

    private func read(
        _ file: borrowing OpenFile, _ offset: Int64, _ count: Int
    ) throws(DiskError) -> [UInt8] {
        let (descriptor, path) = (file.descriptor, file.path)
        return try perform(.read, path) { (state) throws(DiskError) in
            let node = state.tree[try state.node(of: descriptor, .read, path)]
            guard node.kind != .folder else { throw DiskError(.read, EISDIR, path) }
            return Array(node.bytes.dropFirst(Int(offset)).prefix(count))
        }
    }

    private func write(
        _ file: borrowing OpenFile, _ span: borrowing Span<UInt8>
    ) throws(DiskError) {
        let (descriptor, path) = (file.descriptor, file.path)
        var bytes: [UInt8] = []
        for index in span.indices {
            bytes.append(span[index])
        }
        try perform(.write, path) { state in
            state.write(Array(bytes.prefix(bytes.count / 2)), to: descriptor)
        } _: { state throws(DiskError) in
            _ = try state.node(of: descriptor, .write, path)
            state.write(bytes, to: descriptor)
        }
    }

    private func flush(_ file: borrowing OpenFile) throws(DiskError) {
        let (descriptor, path) = (file.descriptor, file.path)
        try perform(.flush, path) { state in
            if let node = state.descriptors[descriptor]?.node {
                state.tree.spoil(node)
            }
        } _: { (state) throws(DiskError) in
            state.tree.flushBytes(of: try state.node(of: descriptor, .flush, path))
        }
    }

    private func flushAll(_ folder: borrowing OpenFile) throws(DiskError) {
        try perform(.flushAll, folder.path) { state in
            for node in state.tree.nodes.keys {
                state.tree.spoil(node)
            }
        } _: { (state) in
            state.tree.flushAll()
        }
    }

    private func flushFolder(_ path: Path) throws(DiskError) {
        try perform(.flushFolder, path) { (state) throws(DiskError) in
            state.tree.flushNames(in: try state.folder(path, .flushFolder))
        }
    }

    private func lock(_ file: borrowing OpenFile) throws(DiskError) {
        let (descriptor, path) = (file.descriptor, file.path)
        try perform(.lock, path) { (state) throws(DiskError) in
            let node = try state.node(of: descriptor, .lock, path)
            if let holder = state.tree[node].lockHolder, holder != descriptor {
                throw DiskError(.lock, EWOULDBLOCK, path)
            }
            state.tree[node].lockHolder = descriptor
        }
    }

    // MARK: - Names

    private func rename(
        _ operation: DiskError.Operation, _ from: Path, _ to: Path
    ) throws(DiskError) {
        try perform(operation, from) { (state) throws(DiskError) in
            try state.rename(operation, from, to)
        }
    }

    private func makeFolder(_ path: Path, _ mode: UInt32) throws(DiskError) {
        try perform(.makeFolder, path) { (state) throws(DiskError) in
            let place = try state.tree.place(path, .makeFolder)
            guard state.tree.node(at: place) == nil else {
                throw DiskError(.makeFolder, EEXIST, path)
            }
            _ = state.tree.make(.folder, at: place, mode: mode)
        }
    }

    private func list(_ path: Path, _ limit: Int) throws(DiskError) -> [FileName] {
        try perform(.list, path) { (state) throws(DiskError) in
            Array(state.tree.children(of: try state.folder(path, .list)).prefix(limit))
        }
    }

    private func status(_ path: Path) throws(DiskError) -> FileStatus {
        try perform(.status, path) { (state) throws(DiskError) in
            state.tree.status(of: try state.tree.find(path, .status))
        }
    }

    private func statusOfOpen(_ file: borrowing OpenFile) throws(DiskError) -> FileStatus {
        let (descriptor, path) = (file.descriptor, file.path)
        return try perform(.status, path) { (state) throws(DiskError) in
            state.tree.status(of: try state.node(of: descriptor, .status, path))
        }
    }

    private func removeFile(_ path: Path) throws(DiskError) {
        try perform(.removeFile, path) { (state) throws(DiskError) in
            let node = try state.tree.find(path, .removeFile)
            guard state.tree[node].kind != .folder else {
                throw DiskError(.removeFile, EISDIR, path)
            }
            state.tree.move(node, to: nil)
        }
    }

    private func removeFolder(_ path: Path) throws(DiskError) {
        try perform(.removeFolder, path) { (state) throws(DiskError) in
            let node = try state.folder(path, .removeFolder)
            guard state.tree.children(of: node).isEmpty else {
                throw DiskError(.removeFolder, ENOTEMPTY, path)
            }
            state.tree.move(node, to: nil)
        }
    }
}

extension ForgetfulDisk.State {
    func node(
        of descriptor: Int32, _ operation: DiskError.Operation, _ path: Path
    ) throws(DiskError) -> Int {
        guard let node = descriptors[descriptor]?.node else {
            throw DiskError(operation, EBADF, path)
        }
        return node
    }

    func folder(_ path: Path, _ operation: DiskError.Operation) throws(DiskError) -> Int {
        let node = try tree.find(path, operation)
        guard tree[node].kind == .folder else { throw DiskError(operation, ENOTDIR, path) }
        return node
    }

    mutating func open(_ path: Path, _ opening: Disk.Opening) throws(DiskError) -> Int32 {
        let node: Int
        switch opening {
        case .folder:
            node = try folder(path, .open)
        case .reading:
            node = try tree.find(path, .open)
        case .creating(let mode):
            let place = try tree.place(path, .open)
            guard tree.node(at: place) == nil else { throw DiskError(.open, EEXIST, path) }
            node = tree.make(.file, at: place, mode: mode)
        case .appending(let mode):
            let place = try tree.place(path, .open)
            node = tree.node(at: place) ?? tree.make(.file, at: place, mode: mode)
            guard tree[node].kind != .folder else { throw DiskError(.open, EISDIR, path) }
        }
        guard tree[node].kind != .link else { throw DiskError(.open, ELOOP, path) }
        nextDescriptor += 1
        let isAppending = if case .appending = opening { true } else { false }
        descriptors[nextDescriptor] = .init(node: node, offset: isAppending ? nil : 0)
        return nextDescriptor
    }

    mutating func close(_ descriptor: Int32) {
        if let node = descriptors.removeValue(forKey: descriptor)?.node,
            tree[node].lockHolder == descriptor
        {
            tree[node].lockHolder = nil
        }
    }

    mutating func write(_ bytes: [UInt8], to descriptor: Int32) {
        guard let open = descriptors[descriptor] else { return }
        tree.write(bytes, to: open.node, at: open.offset ?? tree[open.node].bytes.count)
        descriptors[descriptor]?.offset = open.offset.map { $0 + bytes.count }
    }

    mutating func rename(
        _ operation: DiskError.Operation, _ from: Path, _ to: Path
    ) throws(DiskError) {
        let old = try tree.place(from, operation)
        let new = try tree.place(to, operation)
        guard let node = tree.node(at: old) else { throw DiskError(operation, ENOENT, from) }
        let replaced = tree.node(at: new)
        guard operation == .rename || replaced == nil else {
            throw DiskError(operation, EEXIST, from)
        }
        if let number = refusal(toMove: node, from: old, to: new, replacing: replaced) {
            throw DiskError(operation, number, from)
        }
        if replaced != node {
            tree.move(node, to: new)
        }
    }

    /// The number of the error with which Linux would refuse a rename, if it would.
    private func refusal(
        toMove node: Int, from old: ForgetfulTree.Place, to new: ForgetfulTree.Place,
        replacing replaced: Int?
    ) -> Int32? {
        let isFolder = tree[node].kind == .folder
        if isFolder, tree.isInside(new, node) {
            return EINVAL
        }
        guard let replaced, replaced != node else { return nil }
        if tree.isInside(old, replaced) {
            return ENOTEMPTY
        }
        switch (isFolder, tree[replaced].kind == .folder) {
        case (false, true): return EISDIR
        case (true, false): return ENOTDIR
        case (true, true): return tree.children(of: replaced).isEmpty ? nil : ENOTEMPTY
        case (false, false): return nil
        }
    }
}
