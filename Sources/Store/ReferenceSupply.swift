package import Model
import Synchronization
import Threads

/// Numbers for referrals, reserved in blocks, so that a referral has its reference before it is
/// committed. A number that was reserved and not used is left out for ever (invariant 6).
final class ReferenceSupply: Sendable {
    /// Numbers reserved by one write.
    static let block: Int64 = 1000

    private let state = Mutex<[String: ClosedRange<Int64>]>([:])

    func take(_ name: String) -> Int64? {
        state.withLock { left in
            guard let range = left[name] else { return nil }
            left[name] =
                range.lowerBound < range.upperBound
                ? range.lowerBound + 1...range.upperBound : nil
            return range.lowerBound
        }
    }

    /// Puts a block in store; the rest of a block that came first is left out.
    func add(_ range: ClosedRange<Int64>, to name: String) {
        state.withLock { $0[name] = range }
    }
}

extension Ledger {
    /// A referral's reference, never given before. It may wait for one write in a thousand.
    package func nextReferral(at time: Timestamp) throws(LedgerFailure) -> Reference {
        let (year, month, _) = time.day.parts
        let name = "\(Reference.Kind.referral.rawValue)-\(year)-\(month)"
        if let number = references.take(name) {
            return Reference(.referral, year: year, month: month, number: Int(number))
        }
        let first = try wait { answer in
            self.write(
                urgent: true, { try $0.next(name, reserving: ReferenceSupply.block) },
                then: answer)
        }
        references.add(first + 1...first + ReferenceSupply.block - 1, to: name)
        return Reference(.referral, year: year, month: month, number: Int(first))
    }

    /// Waits on this thread for an act's answer; never on one of Swift's cooperative threads.
    package func wait<Value: Sendable>(
        _ act: (@escaping Answer<Value>) -> Void
    ) throws(LedgerFailure) -> Value {
        let box = Mailbox<Result<Value, LedgerFailure>>()
        act { box.post($0) }
        guard let result = box.take() else { throw .closed }
        return try result.get()
    }
}
