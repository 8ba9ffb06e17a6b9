import Synchronization

/// Idle contexts that are ready for use; each is taken out by one thread and given back.
final class Pool<Context: Sendable>: Sendable {
    /// More threads than that make contexts of their own and drop them.
    private static var limit: Int { 64 }

    private let idle = Mutex<[Context]>([])

    /// Takes a context out, if one is idle.
    func take() -> Context? {
        idle.withLock { $0.popLast() }
    }

    /// Gives a context back.
    func give(_ context: Context) {
        idle.withLock { idle in
            if idle.count < Self.limit {
                idle.append(context)
            }
        }
    }
}
