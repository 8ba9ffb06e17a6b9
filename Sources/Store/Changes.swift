package import Model

/// What a snapshot read, and how far the ledger had come: the versions that a commit carries.
package struct ReadSet: Sendable, Equatable {
    /// The number of the last audit entry that the snapshot could see.
    package var stamp: Int64
    /// Hashes of the blocking keys, the message key and the incident key that were looked up.
    package var keys: Set<Int64>
    package var households: Set<Household.ID>

    package init(stamp: Int64, keys: Set<Int64>, households: Set<Household.ID>) {
        self.stamp = stamp
        self.keys = keys
        self.households = households
    }
}

/// When each blocking key and household last changed, as far back as any snapshot can reach.
///
/// Every change goes through the one writer, so what it remembers here is the version of each. What
/// it has forgotten counts as changed: a commit is then refused and decided again, never wrong.
struct Changes {
    /// Keys remembered at most; beyond it everything is forgotten at once.
    static let keyLimit = 200_000

    private var keys: [Int64: Int64] = [:]
    private var households: [Household.ID: Int64] = [:]
    /// Snapshots older than this cannot be judged.
    private var floor: Int64 = 0
    private var latest: Int64 = 0

    mutating func note(
        keys: some Sequence<Int64>, households: some Sequence<Household.ID>, at stamp: Int64
    ) {
        if self.keys.count + self.households.count > Self.keyLimit { forget(before: latest) }
        for key in keys { self.keys[key] = stamp }
        for household in households { self.households[household] = stamp }
        latest = max(latest, stamp)
    }

    /// Snapshots that saw less than this number of the log are refused from now on.
    mutating func forget(before number: Int64) {
        keys.removeAll(keepingCapacity: true)
        households.removeAll(keepingCapacity: true)
        floor = number
        latest = number
    }

    func isCurrent(_ read: ReadSet) -> Bool {
        guard read.stamp >= floor else { return false }
        return read.keys.allSatisfy { keys[$0, default: 0] <= read.stamp }
            && read.households.allSatisfy { households[$0, default: 0] <= read.stamp }
    }
}
