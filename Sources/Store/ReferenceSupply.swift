package import Model
import Synchronization
import Threads

/// Numbers for referrals, reserved in blocks, so that a referral has its reference before it is
/// committed. A number that was reserved and not used is left out for ever (invariant 6).
final class ReferenceSupply: Sendable {
    /// Numbers reserved by one write.
    static let block: Int64 = 1000

    private let state = Mutex<[String: ClosedRange<Int64>]>([:])

    /// The next number of a name.
    ///
    /// - Parameter reserve: Gives the first number of a new block. While it waits for its write,
    ///   so do others who need a number of it.
    func take<Failure: Error>(
        _ name: String, reserve: () throws(Failure) -> Int64
    ) throws(Failure) -> Int64 {
        try state.withLock { left throws(Failure) in
            let range: ClosedRange<Int64>
            if let known = left[name] {
                range = known
            } else {
                let first = try reserve()
                range = first...first + Self.block - 1
            }
            left[name] =
                range.lowerBound < range.upperBound
                ? range.lowerBound + 1...range.upperBound : nil
            return range.lowerBound
        }
    }
}

extension Ledger {
    /// A referral's reference, never given before. It may wait for one write in a thousand.
    package func nextReferral(at time: Timestamp) throws(LedgerFailure) -> Reference {
        let (year, month, _) = time.day.parts
        let name = "\(Reference.Kind.referral.rawValue)-\(year)-\(month)"
        let number = try references.take(name) { () throws(LedgerFailure) in
            try wait { answer in
                self.write(
                    in: .urgent, { try $0.next(name, reserving: ReferenceSupply.block) },
                    then: answer)
            }
        }
        return Reference(.referral, year: year, month: month, number: Int(number))
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
