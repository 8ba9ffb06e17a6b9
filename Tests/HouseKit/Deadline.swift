import Glibc

/// Waits for what other threads do, without a guess of how long that takes.
package enum Deadline {
    /// After this long a test fails, so that nothing hangs.
    package static let limit = Duration.seconds(60)

    /// Looks again and again until it is so.
    package static func wait(
        for what: String, _ isSo: () throws -> Bool
    ) throws {
        let end = ContinuousClock.now + limit
        while try !isSo() {
            guard ContinuousClock.now < end else { throw TimedOut(what: what) }
            usleep(2_000)
        }
    }

    /// Looks again and again until it is so; it blocks no thread.
    package static func rest(for what: String, _ isSo: () throws -> Bool) async throws {
        let end = ContinuousClock.now + limit
        while true {
            if try isSo() { return }
            guard ContinuousClock.now < end else { throw TimedOut(what: what) }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Asks again and again until it is so; it blocks no thread.
    package static func rest(asking what: String, _ isSo: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + limit
        while true {
            let isDone = try await isSo()
            if isDone { return }
            guard ContinuousClock.now < end else { throw TimedOut(what: what) }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

/// That something did not come to pass in time.
package struct TimedOut: Error, CustomStringConvertible {
    package let what: String
    package var description: String { "waited \(Deadline.limit) in vain for \(what)" }
}
