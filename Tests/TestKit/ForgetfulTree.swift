import Files
import Glibc

/// The names and contents of a ``ForgetfulDisk``: what a program sees, and what would be left
/// after a power cut.
struct ForgetfulTree {
    /// A name in a folder.
    struct Place: Hashable {
        let folder: Int
        let name: FileName
    }

    /// Where an object was from a step on; nowhere when it had been removed.
    struct Stay {
        let step: Int
        let place: Place?
    }

    /// A file, a folder or another object.
    struct Node {
        let kind: FileStatus.Kind
        var mode: UInt32
        var bytes: [UInt8] = []
        var durableBytes: [UInt8] = []
        /// The first is durable, the last is what a program sees; a crash leaves any of them.
        var stays: [Stay]
        /// A flush of it has failed: the kernel has dropped what it held and says so only once.
        var isSpoiled = false
        var modified: Int
        var links = 1
        var lockHolder: Int32?
    }

    static let root = 0

    private(set) var nodes: [Int: Node]
    private var names: [Place: Int] = [:]
    private(set) var step = 0
    private var nextNode = 1

    init() {
        nodes = [Self.root: Node(kind: .folder, mode: 0o755, stays: [], modified: 0)]
    }

    subscript(node: Int) -> Node {
        get { nodes[node] ?? Node(kind: .device, mode: 0, stays: [], modified: 0) }
        set { nodes[node] = newValue }
    }

    // MARK: - Finding

    func children(of folder: Int) -> [FileName] {
        names.keys.filter { $0.folder == folder }.map(\.name)
    }

    /// The place a path means; its last part need not exist.
    func place(_ path: Path, _ operation: DiskError.Operation) throws(DiskError) -> Place {
        var parts = path.bytes.split(separator: UInt8(ascii: "/")).compactMap {
            FileName(Array($0))
        }
        guard let last = parts.popLast() else { throw DiskError(operation, EBUSY, path) }
        var folder = Self.root
        for part in parts {
            guard let next = names[Place(folder: folder, name: part)] else {
                throw DiskError(operation, ENOENT, path)
            }
            guard self[next].kind == .folder else { throw DiskError(operation, ENOTDIR, path) }
            folder = next
        }
        return Place(folder: folder, name: last)
    }

    func node(at place: Place) -> Int? {
        names[place]
    }

    func find(_ path: Path, _ operation: DiskError.Operation) throws(DiskError) -> Int {
        if path == "/" {
            return Self.root
        }
        guard let node = names[try place(path, operation)] else {
            throw DiskError(operation, ENOENT, path)
        }
        return node
    }

    func status(of node: Int) -> FileStatus {
        let found = self[node]
        return FileStatus(
            kind: found.kind, sizeBytes: Int64(found.bytes.count), links: found.links,
            modifiedNanoseconds: Int64(found.modified), mode: found.mode,
            identity: FileStatus.Identity(device: 1, inode: UInt64(node)))
    }

    /// Whether a node is a folder or lies in one, at any depth.
    func isInside(_ place: Place, _ folder: Int) -> Bool {
        var current: Int? = place.folder
        while let here = current {
            if here == folder {
                return true
            }
            current = self[here].stays.last?.place?.folder
        }
        return false
    }

    // MARK: - Changing what a program sees

    mutating func advance() {
        step += 1
    }

    mutating func make(_ kind: FileStatus.Kind, at place: Place, mode: UInt32) -> Int {
        let node = nextNode
        nextNode += 1
        nodes[node] = Node(
            kind: kind, mode: mode, stays: [Stay(step: 0, place: nil)], modified: step)
        move(node, to: place)
        return node
    }

    mutating func move(_ node: Int, to place: Place?) {
        if let former = self[node].stays.last?.place {
            names[former] = nil
        }
        if let place {
            if let replaced = names[place] {
                self[replaced].stays.append(Stay(step: step, place: nil))
            }
            names[place] = node
        }
        self[node].stays.append(Stay(step: step, place: place))
    }

    mutating func write(_ bytes: [UInt8], to node: Int, at offset: Int) {
        self[node].bytes.replaceSubrange(
            offset..<min(offset + bytes.count, self[node].bytes.count), with: bytes)
        self[node].modified = step
    }

    mutating func unlockAll() {
        for node in nodes.keys {
            self[node].lockHolder = nil
        }
    }

    // MARK: - Making it durable

    mutating func flushBytes(of node: Int) {
        guard !self[node].isSpoiled else { return }
        self[node].durableBytes = self[node].bytes
    }

    /// A flush has failed: what was not durable will never be.
    mutating func spoil(_ node: Int) {
        self[node].isSpoiled = self[node].isSpoiled || self[node].bytes != self[node].durableBytes
    }

    mutating func flushNames(in folder: Int) {
        for (node, found) in nodes where found.stays.contains(where: { $0.place?.folder == folder })
        {
            flushName(of: node)
        }
    }

    mutating func flushAll() {
        for node in nodes.keys {
            flushBytes(of: node)
            flushName(of: node)
        }
    }

    private mutating func flushName(of node: Int) {
        self[node].stays = self[node].stays.suffix(1)
    }

    // MARK: - Forgetting

    /// Leaves what a power cut would: of each object its bytes and one of its places, as chosen.
    mutating func crash(_ choose: (Node) -> (bytes: [UInt8], stay: Stay?)) {
        unlockAll()
        var chosen: [(node: Int, stay: Stay)] = []
        for node in nodes.keys.sorted() where node != Self.root {
            let choice = choose(self[node])
            self[node].bytes = choice.bytes
            self[node].durableBytes = choice.bytes
            if let stay = choice.stay {
                chosen.append((node, stay))
            }
        }
        settle(chosen)
        removeUnreachable()
    }

    /// Gives each name to the last that took it. A replacement is one step: the file that was
    /// replaced is back wherever the one that replaced it has not come to stay.
    private mutating func settle(_ chosen: [(node: Int, stay: Stay)]) {
        names = [:]
        let newestFirst = chosen.sorted { ($0.stay.step, $0.node) > ($1.stay.step, $1.node) }
        var places: [Int: Place] = [:]
        for (node, stay) in newestFirst {
            guard let place = stay.place, names[place] == nil else { continue }
            names[place] = node
            places[node] = place
        }
        for (node, stay) in newestFirst where stay.place == nil {
            guard let former = self[node].stays.last(where: { $0.step < stay.step })?.place,
                wasReplaced(node, at: former, in: stay.step), names[former] == nil
            else { continue }
            names[former] = node
            places[node] = former
        }
        for (node, _) in chosen {
            self[node].stays = [Stay(step: 0, place: places[node])]
        }
    }

    private func wasReplaced(_ node: Int, at place: Place, in step: Int) -> Bool {
        nodes.contains { other, found in
            other != node && found.stays.contains { $0.step == step && $0.place == place }
        }
    }

    private mutating func removeUnreachable() {
        var reachable: Set<Int> = [Self.root]
        var waiting = [Self.root]
        while let folder = waiting.popLast() {
            for (place, node) in names where place.folder == folder {
                reachable.insert(node)
                waiting.append(node)
            }
        }
        nodes = nodes.filter { reachable.contains($0.key) }
        names = names.filter { reachable.contains($0.value) }
    }
}
