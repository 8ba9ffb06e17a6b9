/// Messages between threads, in lanes: lane 0 is always taken first, each lane in order.
///
/// Posting never blocks; taking blocks until there is something or the mailbox is closed. How much
/// may wait is the poster's affair: the bound on unfinished deliveries is kept at the doors.
package final class Mailbox<Message: Sendable>: Sendable {
    private let lock = Lock()
    private let state: State

    // Only touched while `lock` is held.
    private final class State: @unchecked Sendable {
        var lanes: [Lane]
        var isClosed = false

        init(lanes: Int) {
            self.lanes = Array(repeating: Lane(), count: lanes)
        }
    }

    /// A queue that gives from its front without moving what is behind.
    private struct Lane {
        var messages: [Message?] = []
        var front = 0

        var count: Int { messages.count - front }

        mutating func take() -> Message? {
            guard front < messages.count else { return nil }
            let message = messages[front]
            messages[front] = nil
            front += 1
            if front > 1024, front * 2 > messages.count {
                messages.removeFirst(front)
                front = 0
            }
            return message
        }
    }

    package init(lanes: Int = 1) {
        state = State(lanes: lanes)
    }

    /// False when the mailbox is closed, and the message was not taken.
    @discardableResult
    package func post(_ message: Message, lane: Int = 0) -> Bool {
        lock.held {
            guard !state.isClosed else { return false }
            state.lanes[lane].messages.append(message)
            lock.signal()
            return true
        }
    }

    /// The next message; nil when the mailbox is closed and empty.
    package func take() -> Message? {
        take(upTo: 1).first
    }

    /// How messages of the last lane, for which nobody waits, are taken.
    package struct Company: Sendable {
        /// How long the first of them waits for others, so that they are taken together.
        package let patience: Duration
        /// So many wait for no more.
        package let enough: Int
        /// How many of them are taken beside messages of other lanes.
        package let share: Int

        package init(patience: Duration, enough: Int, share: Int) {
            self.patience = patience
            self.enough = enough
            self.share = share
        }
    }

    /// What waits, at most `limit` messages; empty only when the mailbox is closed and empty.
    package func take(upTo limit: Int, in company: Company? = nil) -> [Message] {
        lock.held {
            while state.lanes.allSatisfy({ $0.count == 0 }) {
                guard !state.isClosed else { return [] }
                lock.wait()
            }
            if let company { gather(company) }
            var taken: [Message] = []
            for lane in state.lanes.indices {
                var limit = limit
                if let company, lane == state.lanes.count - 1, !taken.isEmpty {
                    limit = min(limit, taken.count + company.share)
                }
                while taken.count < limit, let message = state.lanes[lane].take() {
                    taken.append(message)
                }
            }
            return taken
        }
    }

    /// Waits while there is only the last lane's, and not enough of it. Only while held.
    private func gather(_ company: Company) {
        let until = ContinuousClock.now + company.patience
        while !state.isClosed, state.lanes.dropLast().allSatisfy({ $0.count == 0 }),
            let patient = state.lanes.last, patient.count < company.enough,
            case let left = until - ContinuousClock.now, left > .zero
        {
            _ = lock.wait(atMost: left)
        }
    }

    /// How many wait.
    package var count: Int {
        lock.held { state.lanes.reduce(0) { $0 + $1.count } }
    }

    /// Takes nothing more, and gives back what waits instead of handing it to the readers.
    package func discard() -> [Message] {
        lock.held {
            state.isClosed = true
            var waiting: [Message] = []
            for lane in state.lanes.indices {
                while let message = state.lanes[lane].take() { waiting.append(message) }
            }
            lock.wakeAll()
            return waiting
        }
    }

    /// Takes nothing more. What waits is still given out.
    package func close() {
        lock.held {
            state.isClosed = true
            lock.wakeAll()
        }
    }
}
