import Threads

/// How many senders wait for an answer. Work that can wait gives way to them, but never for long: under
/// a load that does not end, each patient thread carries a message whenever its patience is at an end.
final class Senders: @unchecked Sendable {
    private let patience: Duration
    private let lock = Lock()
    // Only touched while `lock` is held.
    private var waiting = 0

    init(patience: Duration = .milliseconds(20)) {
        self.patience = patience
    }

    func enter() {
        lock.held { waiting += 1 }
    }

    func leave() {
        lock.held {
            waiting -= 1
            if waiting == 0 { lock.wakeAll() }
        }
    }

    /// Returns when nobody waits, or when the patience is at its end.
    func giveWay() {
        lock.held {
            guard waiting > 0 else { return }
            _ = lock.wait(atMost: patience)
        }
    }
}
