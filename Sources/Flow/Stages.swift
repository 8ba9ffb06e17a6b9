package import Access
package import Enrichment
package import Formats
package import Linkage
package import Model
package import Triage

/// The stages and what they go by: partners, policy, routes. One immutable value, taken once by
/// each delivery and swapped as a whole on a reload.
package struct Stages: Sendable {
    package var partners: PartnerList
    package var catalogue: Catalogue
    package var linker: Linker
    package var decider: Decider
    package var enricher: Enricher
    package var hooks = StageHooks()

    package init(
        partners: PartnerList, catalogue: Catalogue, linker: Linker, decider: Decider,
        enricher: Enricher
    ) {
        self.partners = partners
        self.catalogue = catalogue
        self.linker = linker
        self.decider = decider
        self.enricher = enricher
    }

    /// Admits and reads one delivery.
    package func read(_ delivery: Delivery) throws(Fault) -> Reading {
        hooks.beforeRead(delivery)
        guard delivery.isWhole else {
            throw Fault(
                .tooLarge,
                expected:
                    "at most \(MessageLimit.bytes) bytes, with the attachments that are inside")
        }
        guard let partner = partners[delivery.partner] else {
            throw Fault(.notAllowed, expected: "a partner of this hub")
        }
        var reading = try catalogue.read(delivery.bytes, spelled: delivery.spelling)
        reading.warnings += try Gate.check(
            reading.notification, from: partner, spelled: delivery.spelling)
        return reading
    }

    /// The lane in which a message waits: the urgent one where it would be Immediate or Same day
    /// by itself, before anything is known of the history.
    func lane(of reading: Reading, of delivery: Delivery) -> Delivery.Lane {
        let verdict = decider.decide(
            reading.notification, history: .unavailable, persons: [:],
            receivedAt: delivery.receivedAt)
        return verdict.band.isMoreUrgent(than: .within24Hours) ? .urgent : .normal
    }
}

/// What a test does between the stages: brings a thread down, holds two at a barrier, makes the
/// register such as cannot be read, or hears what was decided.
package struct StageHooks: Sendable {
    /// Asks a decider what one message was asked of the policy that is in force.
    package typealias Asking = @Sendable (Decider) -> Verdict

    package var beforeRead: @Sendable (Delivery) -> Void
    package var beforeCommit: @Sendable (Delivery) -> Void
    /// Whether the register can be read at all.
    package var isRegisterReadable: @Sendable () -> Bool
    /// Told of what the referral is made of, and given the question, so that another policy can
    /// be asked the same.
    package var decided: @Sendable (Enricher.Material, @escaping Asking) -> Void

    package init(
        beforeRead: @escaping @Sendable (Delivery) -> Void = { _ in },
        beforeCommit: @escaping @Sendable (Delivery) -> Void = { _ in },
        isRegisterReadable: @escaping @Sendable () -> Bool = { true },
        decided: @escaping @Sendable (Enricher.Material, @escaping Asking) -> Void = { _, _ in }
    ) {
        self.beforeRead = beforeRead
        self.beforeCommit = beforeCommit
        self.isRegisterReadable = isRegisterReadable
        self.decided = decided
    }
}

/// How large a message may be.
package enum MessageLimit {
    /// Bytes of one message, attachments apart.
    package static let bytes = 2_097_152
    /// Bytes that are kept of a message over the limit.
    package static let keptBytes = 65_536
}
