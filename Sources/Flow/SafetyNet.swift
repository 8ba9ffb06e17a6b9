import Access
import Enrichment
package import Logging
package import Model
import Spelling
import Store
import Triage

/// Makes every rejection visible in the queue: one item for each partner and fault, listing every
/// message; superseded at most every ten minutes, at once where danger is named anew.
package struct SafetyNet: Sendable {
    /// How long an item stands before one with more messages takes its place.
    package static let interval: Duration = .minutes(10)
    /// How long one that is Immediate already stands before one with more danger takes its place.
    package static let dangerInterval: Duration = .seconds(10)
    /// Messages that one item lists; the count tells of all.
    static let listLimit = 500
    /// Bytes of originals that go with one item.
    static let originalBytes = 2_097_152

    let pipeline: Pipeline
    let logger: Logger

    package init(pipeline: Pipeline, logger: Logger) {
        self.pipeline = pipeline
        self.logger = logger
    }

    /// Looks at all open rejections, and makes the items that are due.
    package func pass() {
        do {
            for group in try pipeline.ledger.unreadGroups() where isDue(group) {
                tryMake(group)
            }
        } catch {
            logger.error("safety-net.waits", metadata: ["reason": "\(error)"])
        }
    }

    /// What fails for one group holds up no other.
    private func tryMake(_ group: UnreadGroup) {
        do {
            try make(group)
        } catch {
            logger.error(
                "safety-net.waits",
                metadata: ["partner": "\(group.partner)", "reason": "\(error)"])
        }
    }

    private func isDue(_ group: UnreadGroup) -> Bool {
        guard let item = group.item else { return true }
        guard group.newest > group.listed ?? 0 else { return false }
        let stood = pipeline.clock.now() - item.lastMade
        // A clock that was put back holds up nothing.
        if stood >= Self.interval || stood < .zero { return true }
        return group.namesDangerAnew && (item.band != .immediate || stood >= Self.dangerInterval)
    }

    private func make(_ group: UnreadGroup) throws(LedgerFailure) {
        let now = pipeline.clock.now()
        let stages = pipeline.current
        let band: Band = group.namesDanger ? .immediate : .within24Hours
        let reference =
            if let item = group.item { item.reference } else {
                try pipeline.ledger.nextReferral(at: now)
            }
        let atLeast = group.item.map { band.orMoreUrgent($0.band) } ?? band
        let due = stages.decider.policy.dueTimes.due(atLeast, receivedAt: now)
        let routes = stages.enricher.routes.unread(
            isTest: group.isTest, outOfHours: due.outOfHours)
        let entries = routes.enumerated().map { place, route in
            Referral.Entry(
                reference: reference, number: (group.item?.numbers ?? 0) + 1, route: route,
                band: atLeast,
                // More of the same never puts off when somebody must look.
                dueAt: group.item?.standingDue.map { min($0, due.at) } ?? due.at,
                purpose: place == 0 ? .lead : .action)
        }
        let document = try document(group, entries[0], stages)
        pipeline.ledger.commitItem(
            group: group, reference: reference, isNew: group.item == nil, entries: entries,
            document: document.json, policy: stages.decider.policy.digest
        ) { [pipeline, logger] result in
            switch result {
            case .success(let ids): pipeline.forwarder.forward(stored: ids, band: atLeast)
            case .failure(let failure):
                logger.error("safety-net.waits", metadata: ["reason": "\(failure)"])
            }
        }
    }

    private func document(
        _ group: UnreadGroup, _ entry: Referral.Entry, _ stages: Stages
    ) throws(LedgerFailure) -> UnreadDocument {
        var document = UnreadDocument()
        document.reference = entry.reference
        document.number = entry.number
        document.band = entry.band
        let label = stages.enricher.labels[entry.band]
        document.label = label == entry.band.label ? nil : label
        document.dueAt = entry.dueAt
        document.partner = group.partner.text
        document.partnerName = stages.partners[group.partner]?.name ?? group.partner.text
        document.code = group.code
        let code = Fault.Code(rawValue: group.code)
        document.title = code?.title ?? "Reading it brought the program down"
        document.remedy = code?.remedy ?? "nothing; the administrator looks into it"
        document.openCount = group.open
        document.messages = try messages(of: group)
        return document
    }

    private func messages(
        of group: UnreadGroup
    ) throws(LedgerFailure) -> [UnreadDocument.Message] {
        var messages: [UnreadDocument.Message]
        if group.code == UnreadGroup.quarantined {
            messages = try pipeline.ledger.quarantined(group.partner)
                .filter { $0.isTest == group.isTest }.map(UnreadDocument.Message.init)
        } else {
            let filter = RejectionFilter(
                partner: group.partner, code: group.code, isDangerFirst: true,
                limit: Self.listLimit)
            messages = try pipeline.ledger.rejections(filter)
                .filter { $0.isTest == group.isTest }.map(UnreadDocument.Message.init)
        }
        var bytes = 0
        for index in messages.indices.prefix(Forwarder.originalLimit) {
            bytes += min(messages[index].sizeBytes, MessageLimit.bytes)
            guard index == 0 || bytes <= Self.originalBytes else { break }
            messages[index].file = messages[index].delivery.text + ".txt"
        }
        return messages
    }

    /// Closes items whose messages have all been accepted since.
    package func close(_ takeAway: (Referral.Entry) -> Void) {
        do {
            let entries = try pipeline.ledger.itemsWithNothingOpen()
            guard !entries.isEmpty else { return }
            for record in entries { takeAway(record.entry) }
            pipeline.ledger.noteClosed(entries.map(\.id)) { _ in }
        } catch {
            logger.error("safety-net.waits", metadata: ["reason": "\(error)"])
        }
    }
}

extension UnreadDocument.Message {
    fileprivate init(_ rejection: Rejection) {
        self.init()
        delivery = rejection.reference
        receivedAt = rejection.receivedAt
        door = rejection.door.rawValue
        sizeBytes = rejection.size
        namesDanger = rejection.namesDanger
    }

    fileprivate init(_ record: DeliveryRecord) {
        self.init()
        delivery = record.reference
        receivedAt = record.receivedAt
        door = record.door.rawValue
        sizeBytes = record.size
        namesDanger = true
    }
}
