import Synchronization
import Threads

/// Two threads of our own that share out work; a house has more of its own beside them.
enum Crew {
    static let count = 2

    /// Gives what `work` makes of each, in their order.
    static func map<Item: Sendable, Made: Sendable>(
        _ items: [Item], _ work: @escaping @Sendable (Item) -> Made
    ) -> [Made] {
        let next = Atomic(0)
        let made = Mutex<[Int: Made]>([:])
        let threads = (0..<count).map { number in
            OwnThread("crew-\(number)") {
                while true {
                    let index = next.add(1, ordering: .relaxed).oldValue
                    guard index < items.count else { return }
                    let result = work(items[index])
                    made.withLock { $0[index] = result }
                }
            }
        }
        for thread in threads { thread.join() }
        return made.withLock { made in items.indices.compactMap { made[$0] } }
    }
}
