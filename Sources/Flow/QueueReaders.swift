import Files
package import Logging
package import Model
package import Queue
package import Store
import Synchronization

/// Watches what the readers of the queue do: which entries were collected, and who has them.
package final class QueueReaders: Sendable {
    /// How long an acknowledged entry lies in `cur/` before it is removed.
    package static let keptAfterAcknowledgement: Duration = .days(7)
    /// Folders removed in one pass.
    static let removalLimit = 500

    private let ledger: Ledger
    private let queue: QueueDirectory
    private let logger: Logger
    private let clock: Clock
    /// Folders in `cur/` that were recorded, so that each is looked up once; by route. What a
    /// reader claimed before its forwarding was noted is none of them.
    private let recorded = Mutex<[Referral.Route: Set<String>]>([:])
    /// Answers about which the log was told, so that each is told once.
    private let told = Mutex<Set<FileName>>([])

    package init(ledger: Ledger, queue: QueueDirectory, logger: Logger, clock: Clock) {
        self.ledger = ledger
        self.queue = queue
        self.logger = logger
        self.clock = clock
    }

    /// Records answers in `acks/`, then entries that were moved to `cur/`.
    package func pass(_ routes: [Referral.Route]) {
        attempt { try recordAcknowledgements() }
        for route in routes { attempt { try recordCollected(of: route) } }
    }

    /// What fails in one place holds up no other.
    private func attempt(_ look: () throws -> Void) {
        do {
            try look()
        } catch {
            logger.error("queue.not-watched", metadata: ["reason": "\(error)"])
        }
    }

    private func recordCollected(of route: Referral.Route) throws {
        let names = try queue.collectedNames(of: route)
        let known = recorded.withLock { $0[route, default: []] }
        var waiting: Set<String> = []
        for name in names.subtracting(known) {
            if let record = try ledger.openEntry(route: route, folder: name) {
                guard record.state == .forwarded else { continue }
                ledger.noteCollected(record.id) { _ in }
                // Looked up again, so that it is known to have been noted.
                waiting.insert(name)
            } else if try ledger.isDecided(route: route, folder: name) {
                waiting.insert(name)
            }
        }
        recorded.withLock { [waiting] in $0[route] = names.subtracting(waiting) }
    }

    private func recordAcknowledgements() throws {
        let names = try queue.acknowledgementNames()
        told.withLock { $0.formIntersection(names) }
        for name in names {
            let answer: Acknowledgement?
            do {
                answer = try queue.acknowledgement(name)
            } catch {
                // A link, a folder or too large: it holds up no other answer.
                tellOnce("queue.answer-not-read", about: name, "reason", "\(error.name)")
                continue
            }
            // Half written, or not an answer: it stays where it is and is looked at again.
            guard let answer else { continue }
            attempt { try record(answer, in: name) }
        }
    }

    private func record(_ answer: Acknowledgement, in name: FileName) throws {
        guard let record = try entry(for: answer) else {
            tellOnce("queue.answer-unknown", about: name, "referral", answer.reference.text)
            return
        }
        // A quick reader: what is not noted as forwarded yet cannot be acknowledged yet.
        guard record.state != .decided else { return }
        // What was decided on an entry is not lost because a later message took its place meanwhile:
        // whoever answered has to read that one, so the file stays and the log tells of it.
        guard record.state != .superseded else {
            tellOnce("queue.answer-superseded", about: name, "referral", answer.reference.text)
            return
        }
        // The file is removed only when what it says is durable.
        if let outcome = answer.outcome, outcome.value == nil {
            try keepForMending(record, answer, in: name)
            return
        }
        if let band = answer.band {
            guard try recordBand(band.value, of: record, answer, in: name) else { return }
        }
        guard let outcome = answer.outcome else {
            _ = try ledger.wait { ledger.noteAcknowledged(record.id, by: answer.by, then: $0) }
            try queue.removeAcknowledgement(name)
            return
        }
        guard let outcome = outcome.value else { return }
        let isNoted = try ledger.wait {
            ledger.noteOutcome(record.id, outcome, by: answer.by, then: $0)
        }
        // Superseded since it was looked up: told at the next look.
        guard isNoted else { return }
        try queue.removeAcknowledgement(name)
    }

    /// Somebody has it, and what they decided is not lost: the file stays to be mended.
    private func keepForMending(
        _ record: EntryRecord, _ answer: Acknowledgement, in name: FileName
    ) throws {
        if record.state == .forwarded || record.state == .collected {
            _ = try ledger.wait { ledger.noteAcknowledged(record.id, by: answer.by, then: $0) }
        }
        tellOnce("queue.outcome-unknown", about: name, "referral", answer.reference.text)
    }

    /// Notes a band that a person gives. One without a reason, or that is none, is not taken: the file
    /// stays to be mended, and the person has the entry all the same.
    ///
    /// - Returns: Whether it is durable.
    private func recordBand(
        _ band: Band?, of record: EntryRecord, _ answer: Acknowledgement, in name: FileName
    ) throws -> Bool {
        // Who has read no more than that there is a referral, or a copy for information, decides nothing.
        let mayDecide = record.entry.content == .full && record.entry.purpose != .information
        guard let band, let reason = answer.reason, mayDecide else {
            _ = try ledger.wait { ledger.noteAcknowledged(record.id, by: answer.by, then: $0) }
            tellOnce("queue.band-unknown", about: name, "referral", answer.reference.text)
            return false
        }
        let change = BandChange(
            band: band, by: answer.by, why: reason, at: clock.now(), number: record.entry.number)
        return try ledger.wait { ledger.noteBand(change, of: record.id, then: $0) }
    }

    private func tellOnce(
        _ event: Logger.Message, about name: FileName, _ key: String, _ value: String
    ) {
        let isNew = told.withLock { $0.insert(name).inserted }
        if isNew { logger.warning(event, metadata: [key: "\(value)"]) }
    }

    /// The entry that an answer names. It is the one that was read, never a newer one.
    private func entry(for answer: Acknowledgement) throws(LedgerFailure) -> EntryRecord? {
        try ledger.entries(of: answer.reference).first {
            $0.entry.route.name == answer.route && $0.entry.number == answer.number
        }
    }

    /// Removes folders whose entries were acknowledged long enough ago. What is not in the ledger
    /// as acknowledged is never removed.
    package func prune() {
        do {
            let entries = try ledger.entriesToRemove(
                acknowledgedBefore: clock.now() - Self.keptAfterAcknowledgement,
                limit: Self.removalLimit)
            for record in entries {
                attempt {
                    for place in [QueueDirectory.Location.cur, .new] {
                        try queue.remove(record.entry, from: place)
                    }
                    ledger.noteRemoved(record.id) { _ in }
                }
            }
        } catch {
            logger.error("queue.not-pruned", metadata: ["reason": "\(error)"])
        }
    }
}
