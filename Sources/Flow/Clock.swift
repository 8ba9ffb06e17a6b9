package import Model
import Glibc

/// What time it is, by the wall and by a clock that never goes back.
package struct Clock: Sendable {
    /// The moment, in UTC.
    package var now: @Sendable () -> Timestamp

    package init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    /// The system's clock.
    package static let system = Clock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(
            milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// A clock that shows `start` now and goes on from there: for demonstrations only.
    package static func starting(at start: Timestamp) -> Clock {
        let origin = ContinuousClock.now
        return Clock { start + (ContinuousClock.now - origin) }
    }
}
