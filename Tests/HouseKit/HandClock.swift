package import Flow
package import Model
import Synchronization

/// A clock that stands still until a test moves it.
package final class HandClock: Sendable {
    private let time: Mutex<Timestamp>

    /// A Monday morning, within opening hours.
    package static let morning = Timestamp(year: 2026, month: 11, day: 23, hour: 10)

    package init(_ start: Timestamp = HandClock.morning) {
        time = Mutex(start)
    }

    package var now: Timestamp { time.withLock { $0 } }

    package func advance(by span: Duration) {
        time.withLock { $0 = $0 + span }
    }

    /// The clock as the house takes it.
    package var clock: Clock { Clock { self.now } }
}
