import Access
import Formats
import Linkage
package import Model
import Store
import Synchronization
import Triage

/// What we would make of a message, for a partner's engineer or a form that is being filled in: it
/// advises, keeps nothing and refuses nothing for what it says.
package struct Advice: Sendable {
    /// What comes of asking for it.
    package enum Answer: Sendable {
        case advice(Advice)
        /// Not now.
        case refused(DoorAnswer.Refusal)
    }

    /// Why it would be rejected; nil where it would be taken.
    package var fault: Fault?
    package var warnings: [Warning] = []
    /// What it would be decided as, as if nothing had come before; nil where it was not asked for, or
    /// where the message would be rejected.
    package var preview: Preview?

    package struct Preview: Sendable {
        package var verdict: Verdict
        /// This partner's own accepted messages about the same children.
        package var earlierNotices: Int
    }
}

extension Pipeline {
    /// Reads a message as if it had come, and says what is wrong in it.
    package func validate(_ message: Delivery) async -> Advice.Answer {
        await advise(message) { _, _ throws(LedgerFailure) in nil }
    }

    /// Reads and decides a message as if it had come and nothing were known: history only raises.
    package func preview(_ message: Delivery) async -> Advice.Answer {
        await advise(message) { stages, notification throws(LedgerFailure) in
            Advice.Preview(
                verdict: stages.decider.decide(
                    notification, history: .read(Chronology()), persons: [:],
                    receivedAt: message.receivedAt),
                earlierNotices: try self.ledger.notices(
                    by: message.partner, about: self.children(of: notification, message, stages)))
        }
    }

    private func advise(
        _ message: Delivery,
        _ preview:
            @escaping @Sendable (Stages, Notification) throws(LedgerFailure) -> Advice.Preview?
    ) async -> Advice.Answer {
        guard advising.enter() else { return .refused(.busy) }
        defer { advising.leave() }
        let found = await withCheckedContinuation { continuation in
            look(forAdvice: true) { () throws(LedgerFailure) in
                let stages = self.current
                let reading: Reading
                do throws(Fault) {
                    reading = try stages.read(message)
                } catch {
                    return Advice(fault: error)
                }
                return Advice(
                    warnings: reading.warnings, preview: try preview(stages, reading.notification))
            } then: {
                continuation.resume(returning: $0)
            }
        }
        return switch found {
        case .success(let advice): .advice(advice)
        case .failure(let failure): .refused(DoorAnswer.Refusal(failure))
        }
    }

    /// Children of the message who are in the register for certain. A trial asks nothing of it.
    private func children(
        of notification: Notification, _ message: Delivery, _ stages: Stages
    ) throws(LedgerFailure) -> Set<Person.ID> {
        guard !message.isTest else { return [] }
        let question = Question(
            partner: message.partner, messageId: "", incident: nil,
            keys: stages.linker.keys(for: notification))
        let links = stages.linker.link(
            notification, among: try ledger.snapshot(question).candidates)
        return Set(links.subjects.values)
    }
}

/// How many may do something at one time.
final class Bound: Sendable {
    private let limit: Int
    private let count = Atomic<Int>(0)

    init(_ limit: Int) {
        self.limit = limit
    }

    /// False where too many do it already.
    func enter() -> Bool {
        if count.add(1, ordering: .relaxed).newValue <= limit { return true }
        leave()
        return false
    }

    func leave() {
        count.subtract(1, ordering: .relaxed)
    }
}
