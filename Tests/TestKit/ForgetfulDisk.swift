package import Files
import Glibc
import Synchronization

/// A disk in memory that forgets, at a crash, all that was not flushed; and that fails when told.
///
/// It is stricter than any real one: each unflushed content and each unflushed name may be kept or
/// lost on its own, in any order. A flush of a file says nothing of its name, a flush of a folder
/// nothing of the contents of its files. A rename is one step. After a failed flush the content
/// can never become durable, though later flushes answer with success, as on Linux.
package final class ForgetfulDisk: Sendable {
    /// What a crash leaves of that which was not flushed.
    package enum Crash: Sendable {
        /// Nothing.
        case forgettingAll
        /// Of each content and each name all, none or a part, as this seed decides.
        case keepingSome(seed: UInt64)
    }

    struct Descriptor {
        let node: Int
        var offset: Int?
    }

    struct State {
        var tree = ForgetfulTree()
        var descriptors: [Int32: Descriptor] = [:]
        var nextDescriptor: Int32 = 100
        var counts: [DiskError.Operation: Int] = [:]
        var failures: [DiskError.Operation: [Int: Int32]] = [:]
        var operationsLeft = Int.max
        var space = Disk.Space(freeBytes: 1 << 30, freeFiles: 1 << 20)
    }

    let state = Mutex(State())

    package init() {}

    // MARK: - Telling it what to do

    /// Forgets what was not flushed, closes all files, and works again.
    package func crash(_ crash: Crash = .forgettingAll) {
        state.withLock { state in
            state.descriptors = [:]
            state.operationsLeft = .max
            state.failures = [:]
            switch crash {
            case .forgettingAll:
                state.tree.crash { ($0.durableBytes, $0.stays.first) }
            case .keepingSome(let seed):
                var random = SeededRandom(seed: seed)
                state.tree.crash { node in
                    (Self.remains(of: node, &random), node.stays.randomElement(using: &random))
                }
            }
        }
    }

    /// Lets the process die and the machine go on: files are closed, nothing is forgotten.
    package func restart() {
        state.withLock { state in
            state.descriptors = [:]
            state.operationsLeft = .max
            state.failures = [:]
            state.tree.unlockAll()
        }
    }

    /// What may be left of a file's content: the old, the new, or a part of the new with zeros.
    private static func remains(
        of node: ForgetfulTree.Node, _ random: inout SeededRandom
    ) -> [UInt8] {
        guard node.bytes != node.durableBytes, !node.isSpoiled else { return node.durableBytes }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return node.durableBytes
        case 1: return node.bytes
        case 2:
            return Array(node.bytes.prefix(Int.random(in: 0...node.bytes.count, using: &random)))
        default:
            let kept = Int.random(in: 0...node.bytes.count, using: &random)
            return node.bytes.prefix(kept) + Array(repeating: 0, count: node.bytes.count - kept)
        }
    }

    /// Lets so many operations succeed; after them each fails without effect until the crash.
    package func stop(after operations: Int) {
        state.withLock { $0.operationsLeft = operations }
    }

    /// Makes the n-th operation of a kind from now on (1 is the next) fail with an error number.
    ///
    /// A write that fails has written half of its bytes; a failed flush spoils the content.
    package func fail(_ operation: DiskError.Operation, at number: Int = 1, with error: Int32) {
        state.withLock { state in
            let count = state.counts[operation, default: 0]
            state.failures[operation, default: [:]][count + number] = error
        }
    }

    /// How often an operation was asked for.
    package func count(_ operation: DiskError.Operation) -> Int {
        state.withLock { $0.counts[operation, default: 0] }
    }

    /// How many operations were asked for.
    package var operations: Int {
        state.withLock { $0.counts.values.reduce(0, +) }
    }

    package func set(_ space: Disk.Space) {
        state.withLock { $0.space = space }
    }

    /// Puts an object there that no operation of ``Disk`` makes: a link, a pipe, a device.
    package func place(
        _ kind: FileStatus.Kind, at path: Path, links: Int = 1
    ) throws(DiskError) {
        try state.withLock { (state) throws(DiskError) in
            let place = try state.tree.place(path, .open)
            let node = state.tree.make(kind, at: place, mode: 0o644)
            state.tree[node].links = links
        }
    }

    // MARK: - Being asked

    /// Counts an operation, and does it unless it is to fail.
    func perform<Result>(
        _ operation: DiskError.Operation, _ path: Path,
        failing: (inout State) -> Void = { _ in },
        _ body: (inout State) throws(DiskError) -> Result
    ) throws(DiskError) -> Result {
        try state.withLock { (state) throws(DiskError) in
            let count = state.counts[operation, default: 0] + 1
            state.counts[operation] = count
            guard state.operationsLeft > 0 else { throw DiskError(operation, EIO, path) }
            state.operationsLeft -= 1
            state.tree.advance()
            if let number = state.failures[operation]?[count] {
                failing(&state)
                throw DiskError(operation, number, path)
            }
            return try body(&state)
        }
    }
}
