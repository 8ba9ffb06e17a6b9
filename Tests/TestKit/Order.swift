import Synchronization

/// What happened on several threads, in order.
package final class Order: Sendable {
    private let kept = Mutex<[String]>([])

    package init() {}

    package var notes: [String] { kept.withLock { $0 } }

    package func note(_ text: String) {
        kept.withLock { $0.append(text) }
    }
}
