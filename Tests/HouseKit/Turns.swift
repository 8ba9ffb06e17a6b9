import Synchronization

/// Numbers from 1, each given once.
package final class Turns: Sendable {
    private let last = Atomic(0)

    package init() {}

    package func next() -> Int { last.add(1, ordering: .sequentiallyConsistent).newValue }
}
