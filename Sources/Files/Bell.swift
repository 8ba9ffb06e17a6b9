import CLinux
import Glibc
import Synchronization

/// Wakes a thread that waits for a descriptor.
final class Bell: Sendable {
    enum Call: Int, Sendable {
        case none, rescan, stop
    }

    /// Readable while a call is waiting.
    let descriptor: Int32
    private let loudest = Mutex(Call.none)

    init() throws(DiskError) {
        var descriptor: Int32 = -1
        let number = unsafe gatehouse_make_event(&descriptor)
        guard number == 0 else { throw DiskError(.watch, number, "bell") }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Calls; a stop outlasts every other call.
    func ring(_ call: Call) {
        loudest.withLock { $0 = $0.rawValue > call.rawValue ? $0 : call }
        var one: UInt64 = 1
        // It can fail only when the count is near its limit, and then the thread is awake already.
        _ = unsafe write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Takes the waiting call away, if there is one.
    func answer() -> Call {
        var count: UInt64 = 0
        // It fails when nothing was rung, which the call below says as well.
        _ = unsafe read(descriptor, &count, MemoryLayout<UInt64>.size)
        return loudest.withLock { call in
            defer { call = call == .stop ? .stop : .none }
            return call
        }
    }
}
