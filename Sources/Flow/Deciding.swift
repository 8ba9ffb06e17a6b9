import Access
package import Enrichment
package import Formats
import Linkage
package import Logging
package import Model
import Spelling
package import Store
import Triage

/// A decision ready to be committed and, after that, to be forwarded.
package struct Decision: Sendable {
    package let decided: Decided
    package let document: ReferralDocument
    package let entries: [Referral.Entry]
}

/// Links, decides and enriches messages against a ledger.
package struct Deciding: Sendable {
    private let ledger: Ledger
    private let clock: Clock
    private let logger: Logger

    package init(ledger: Ledger, clock: Clock, logger: Logger) {
        self.ledger = ledger
        self.clock = clock
        self.logger = logger
    }

    /// Decides one message against what is known at this moment.
    package func decide(
        _ delivery: Delivery, _ reading: Reading, by stages: Stages
    ) throws(LedgerFailure) -> Decision {
        let notification = reading.notification
        let question = Question(
            partner: delivery.partner, messageId: notification.header.messageId,
            incident: notification.incidentReference,
            keys: stages.linker.keys(for: notification))
        let known = try knowledge(question)
        let links = stages.linker.link(notification, among: known.snapshot.candidates)
        let home = known.snapshot.home(of: links)
        let history = known.isRead ? try history(of: links, in: home) : .unavailable
        let earlier = known.snapshot.earlier
        let verdict = stages.decider.decide(
            notification, history: history, persons: links.subjects,
            receivedAt: delivery.receivedAt, former: earlier?.band,
            standingDue: earlier?.standingDue, attachedTo: earlier?.reference)
        let reference =
            if let earlier { earlier.reference } else { try ledger.nextReferral(at: clock.now()) }
        let material = Enricher.Material(
            delivery: delivery,
            partnerName: stages.partners[delivery.partner]?.name ?? delivery.partner.text,
            notification: notification, warnings: reading.warnings, links: links,
            history: history, verdict: verdict, reference: reference,
            number: (earlier?.numbers ?? 0) + 1,
            attaches: earlier.map { $0.isSameMessage ? .version : .incident } ?? .new,
            formerBand: earlier?.band, earlier: try messages(before: earlier), now: clock.now())
        let (document, entries) = stages.enricher.enrich(material)
        let decided = Self.decided(
            material, question, known.snapshot.read, home.map(Decided.Home.existing) ?? .new,
            by: stages.partners[delivery.partner]?.kind, document, entries)
        return Decision(decided: decided, document: document, entries: entries)
    }

    /// What the referral's messages before this one said; nil where that cannot be read.
    private func messages(
        before earlier: EarlierReferral?
    ) throws(LedgerFailure) -> [EarlierMessage]? {
        guard let earlier else { return [] }
        do {
            if let bytes = try ledger.document(earlier.reference, number: earlier.numbers),
                let document = ReferralDocument(json: bytes)
            {
                return document.messages
            }
        } catch .unreadable {
            // As where there is none: told below.
        }
        logger.error(
            "earlier-messages.unavailable", metadata: ["referral": "\(earlier.reference.text)"])
        return nil
    }

    /// All that the decision changes in the ledger.
    private static func decided(
        _ material: Enricher.Material, _ question: Question, _ read: ReadSet,
        _ household: Decided.Home, by kind: Partner.Kind?, _ document: ReferralDocument,
        _ entries: [Referral.Entry]
    ) -> Decided {
        let verdict = material.verdict
        let notification = material.notification
        return Decided(
            delivery: material.delivery.id, deliveryReference: material.delivery.reference,
            partner: question.partner, messageId: question.messageId,
            incident: question.incident, read: read, referral: material.reference,
            isNew: material.attaches == .new, number: material.number, household: household,
            persons: drafts(MentionedPerson.all(in: notification), material.links),
            contacts: notification.contacts(of: material.delivery, by: kind),
            band: verdict.band, level: verdict.level, due: verdict.due.at,
            policy: verdict.policy, entries: entries, document: document.json,
            warnings: WarningTexts(material.warnings).json)
    }

    /// What the ledger knows; where the register cannot be read the referral goes out at once, and
    /// says so.
    private func knowledge(
        _ question: Question
    ) throws(LedgerFailure) -> (snapshot: Snapshot, isRead: Bool) {
        do {
            return (try ledger.snapshot(question), true)
        } catch .unreadable(let what) {
            logger.error("history.unavailable", metadata: ["reason": "\(what)"])
            var alone = question
            alone.keys = []
            return (try ledger.snapshot(alone), false)
        }
    }

    private func history(
        of links: [Link], in home: Household.ID?
    ) throws(LedgerFailure) -> History {
        let persons = Set(links.compactMap(\.person))
        do {
            return .read(
                try ledger.chronology(
                    persons: persons, households: Set([home].compactMap { $0 })))
        } catch .unreadable(let what) {
            logger.error("history.unavailable", metadata: ["reason": "\(what)"])
            return .unavailable
        }
    }

    /// Persons that can be told apart in every version of the message; others are not registered.
    private static func drafts(
        _ mentioned: [MentionedPerson], _ links: [Link]
    ) -> [Decided.PersonDraft] {
        zip(mentioned, links).compactMap { person, link in
            guard let identity = person.identity else { return nil }
            return Decided.PersonDraft(
                mention: person.mention, identity: identity, linked: link.person,
                record: person.record, belongsToHousehold: person.belongsToHousehold)
        }
    }
}

extension Snapshot {
    /// The household that the message is about, where the register has it: that of the first
    /// person linked, children before adults, else the one known family at their address.
    fileprivate func home(of links: [Link]) -> Household.ID? {
        let homes = Dictionary(
            candidates.households.flatMap { household in
                household.members.map { ($0.id, household.id) }
            }, uniquingKeysWith: { first, _ in first })
        for link in links {
            if let home = link.person.flatMap({ homes[$0] }) { return home }
        }
        for link in links {
            if case .new(let household?) = link.answer { return household }
        }
        return nil
    }
}

extension [Link] {
    /// The register's person of each child, by the child's place in the message.
    fileprivate var subjects: [Int: Person.ID] {
        reduce(into: [:]) { found, link in
            if case .subject(let index) = link.mention { found[index] = link.person }
        }
    }
}

extension MentionedPerson {
    /// What tells this person from the others of the message; nil where nothing does.
    fileprivate var identity: String? {
        let names = record.names.map {
            FoldedText($0.given).text + "/" + FoldedText($0.family).text
        }
        let parts =
            names
            + [
                record.dateOfBirth?.text, record.expectedDeliveryDate?.text,
                record.nhsNumber?.text, record.pupilNumber?.text,
            ].compactMap { $0 }
        guard parts.contains(where: { $0 != "/" }) else { return nil }
        return (["\(record.role.rawValue)"] + parts).joined(separator: "|")
    }
}
