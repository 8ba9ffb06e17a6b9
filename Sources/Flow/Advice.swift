import Access
import Formats
import Linkage
package import Model
package import Store
import Triage

/// What we would make of a message, for a partner's engineer or a form that is being filled in: it
/// advises, keeps nothing and never refuses.
package struct Advice: Sendable {
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
    package func validate(_ message: Delivery) async -> Result<Advice, LedgerFailure> {
        await advise(message) { _, _ throws(LedgerFailure) in nil }
    }

    /// Reads and decides a message as if it had come and nothing were known: history only raises.
    package func preview(_ message: Delivery) async -> Result<Advice, LedgerFailure> {
        await advise(message) { stages, notification throws(LedgerFailure) in
            Advice.Preview(
                verdict: stages.decider.decide(
                    notification, history: .read(Chronology()), persons: [:],
                    receivedAt: message.receivedAt, former: nil),
                earlierNotices: try self.ledger.notices(
                    by: message.partner, about: self.children(of: notification, message, stages)))
        }
    }

    private func advise(
        _ message: Delivery,
        _ preview:
            @escaping @Sendable (Stages, Notification) throws(LedgerFailure) -> Advice.Preview?
    ) async -> Result<Advice, LedgerFailure> {
        await withCheckedContinuation { continuation in
            look { () throws(LedgerFailure) in
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
