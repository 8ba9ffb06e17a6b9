import Synchronization
import Threads

/// Holds the threads that come to it while it is shut.
package final class Turnstile: Sendable {
    private let lock = Lock()
    private let isShut: Atomic<Bool>
    private let held = Atomic(0)

    package init(isShut: Bool = false) {
        self.isShut = Atomic(isShut)
    }

    /// How many it has held, in all.
    package var count: Int { held.load(ordering: .sequentiallyConsistent) }

    package func shut() { isShut.store(true, ordering: .sequentiallyConsistent) }

    package func open() {
        isShut.store(false, ordering: .sequentiallyConsistent)
        lock.held { lock.wakeAll() }
    }

    package func pass() {
        guard isShut.load(ordering: .sequentiallyConsistent) else { return }
        held.add(1, ordering: .sequentiallyConsistent)
        lock.held {
            while isShut.load(ordering: .sequentiallyConsistent) {
                _ = lock.wait(atMost: .milliseconds(50))
            }
        }
    }
}
