import Enrichment
import Formats
import Logging
import Model
import Store
import Triage

/// Decides referrals again when something other than a message may change them: the history can be
/// read again, the register's extract told more, another policy is in force, a person changed a band,
/// or the clock reached a moment that counts.
///
/// It only raises and adds: where the verdict gives no more than stands in the queue, nothing goes out.
package final class LookingAgain: Sendable {
    /// Referrals of one pass.
    package static let passLimit = 50

    private let pipeline: Pipeline
    private let deciding: Deciding
    private let ledger: Ledger
    private let clock: Clock
    private let logger: Logger

    package init(pipeline: Pipeline) {
        self.pipeline = pipeline
        ledger = pipeline.ledger
        clock = pipeline.clock
        logger = pipeline.logger
        deciding = Deciding(ledger: ledger, clock: clock, logger: logger)
    }

    /// Looks at referrals whose time has come. It blocks its thread until they are decided.
    ///
    /// - Returns: How many were looked at; as many as ``passLimit`` where there may be more.
    @discardableResult
    package func pass() -> Int {
        do {
            let due = try ledger.toLookAgain(at: clock.now(), limit: Self.passLimit)
            for look in due { attempt(look) }
            return due.count
        } catch {
            logger.error("referral.not-decided-again", metadata: ["reason": "\(error)"])
            return 0
        }
    }

    /// What fails for one referral holds up no other: it is put off.
    private func attempt(_ look: LookAgain) {
        do {
            try decide(look)
        } catch {
            logger.error(
                "referral.not-decided-again",
                metadata: ["referral": "\(look.referral.text)", "reason": "\(error)"])
            try? note(look, next: clock.now() + Deciding.historyPause)
        }
    }

    private func decide(_ look: LookAgain) throws {
        guard let standing = try ledger.standing(look.referral),
            let document = deciding.document(of: standing.earlier)
        else { return try note(look, next: nil) }
        var next: Timestamp?
        for id in standing.deliveries {
            guard let found = try decision(on: id, look, standing, document) else { continue }
            guard found.decision.raises(document, found.joining) else {
                if let at = found.decision.decided.lookAgain?.at { next = min(next ?? at, at) }
                continue
            }
            try commit(found.decision, look)
            // It stays noted: other messages of the referral are looked at beside the new entry.
            return
        }
        try note(look, next: next)
    }

    /// Nil where the message cannot be read any more.
    private func decision(
        on id: Delivery.ID, _ look: LookAgain, _ standing: StandingReferral,
        _ document: ReferralDocument
    ) throws -> (decision: Decision, joining: Joining)? {
        guard let delivery = try? ledger.delivery(id) else { return nil }
        let stages = pipeline.current
        guard let reading = try? stages.read(delivery) else { return nil }
        let known = try deciding.look(delivery, reading, by: stages)
        var joining = Joining(
            standing.earlier, document, seen: deciding.seenDocument(of: standing.earlier))
        joining.due = standing.due
        let decision = try deciding.conclude(
            known, joining, look.referral, again: look.why, by: stages)
        return (decision, joining)
    }

    private func commit(_ decision: Decision, _ look: LookAgain) throws {
        let isUrgent = decision.decided.band.isMoreUrgent(than: .within24Hours)
        let committed = try ledger.wait {
            ledger.commit(decision.decided, urgent: isUrgent, then: $0)
        }
        // Moved: the family or the referral changed meanwhile; it stays noted, and is looked at anew.
        guard case .done(let entries) = committed else { return }
        logger.notice(
            "referral.decided-again",
            metadata: [
                "referral": "\(look.referral.text)", "why": "\(look.why.rawValue)",
                "band": "\(decision.decided.band.rawValue)",
            ])
        pipeline.forwarder.forward(decision, entries: entries)
    }

    private func note(_ look: LookAgain, next: Timestamp?) throws {
        try ledger.wait { ledger.noteLooked(look, next: next, then: $0) }
    }
}

extension Decision {
    /// Whether it gives more than stands: a more urgent band of the referral or of a child than they
    /// have, a person's lowering counted, an earlier due time, a route that had none, or a history
    /// where there was none.
    fileprivate func raises(_ standing: ReferralDocument, _ joining: Joining) -> Bool {
        let verdict = document.verdict
        let former = joining.former(of: document.notification)
        if let band = former.band, verdict.band.isMoreUrgent(than: band) { return true }
        let isChildRaised = verdict.children.contains { child in
            guard let subject = child.subject, let before = former.children?[subject] else {
                return false
            }
            return child.band.isMoreUrgent(than: before)
        }
        if isChildRaised { return true }
        let before = standing.messages.first {
            $0.provenance.delivery == document.provenance.delivery
        }
        if verdict.historyRead, !(before?.verdict.historyRead ?? true) { return true }
        if let given = joining.earlier?.change?.band,
            given.isMoreUrgent(than: standing.verdict.band),
            verdict.band.isMoreUrgent(than: standing.verdict.band)
        {
            return true
        }
        // What a person lowered stands where it was read, until something raises it.
        guard joining.earlier?.change == nil else { return false }
        return verdict.due.at < standing.verdict.due.at
            || !Set(document.routes).isSubset(of: standing.routes)
    }
}
