import Synchronization

/// What happened on several threads, in order.
final class Order: Sendable {
    private let kept = Mutex<[String]>([])

    var notes: [String] { kept.withLock { $0 } }

    func note(_ text: String) {
        kept.withLock { $0.append(text) }
    }
}
