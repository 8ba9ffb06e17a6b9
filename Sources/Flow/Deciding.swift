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
    /// The files of an entry, by how much it may tell. They are made by the thread that decides, so
    /// that those of a message that is not urgent are made at low priority.
    package let files: [Referral.Entry.Content: [EntryFile]]

    init(_ decided: Decided, _ document: ReferralDocument, original: [UInt8]) {
        self.decided = decided
        self.document = document
        files = Set(decided.entries.map(\.content)).reduce(into: [:]) { files, content in
            files[content] = document.files(
                for: content, json: decided.document, original: original)
        }
    }
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
            partner: delivery.partner, messageId: Self.messageId(of: notification, in: delivery),
            incident: notification.incidentReference,
            // A trial asks nothing of the register, whose people are real.
            keys: delivery.isTest ? [] : stages.linker.keys(for: notification))
        let known = try knowledge(question, stages.hooks)
        let links = stages.linker.link(notification, among: known.snapshot.candidates)
        let home = known.snapshot.home(of: links)
        let history = try history(of: links, in: home, known, isTest: delivery.isTest)
        let joining = joining(notification, links, home, known.snapshot.earlier)
        let earlier = joining.earlier
        let ask = Self.asking(notification, history, links, joining, at: delivery.receivedAt)
        let verdict = ask(stages.decider)
        let reference =
            if let joined = joining.joined { joined.reference } else {
                try ledger.nextReferral(at: clock.now())
            }
        let attempts = try attempts(before: delivery, at: notification, known.snapshot)
        let material = Enricher.Material(
            delivery: delivery,
            partnerName: stages.partners[delivery.partner]?.name ?? delivery.partner.text,
            notification: notification, warnings: reading.warnings + joining.warnings,
            links: links, history: history, verdict: verdict, reference: reference,
            number: (joining.joined?.numbers ?? 0) + 1, attaches: joining.attaches,
            formerBand: earlier?.band, earlier: joining.document, apartFrom: joining.apartFrom,
            attempts: attempts.map(\.reference), now: clock.now())
        stages.hooks.decided(material, ask)
        let (document, entries) = stages.enricher.enrich(material)
        let decided = Self.decided(
            material, question, known.snapshot.read, attempts,
            home.map(Decided.Home.existing) ?? .new,
            by: stages.partners[delivery.partner]?.kind, document, entries)
        return Decision(decided, document, original: delivery.bytes)
    }

    /// What the decider is asked of one message.
    private static func asking(
        _ notification: Notification, _ history: History, _ links: [Link], _ joining: Joining,
        at time: Timestamp
    ) -> StageHooks.Asking {
        let former = Former(band: joining.earlier?.band)
        let standingDue = joining.earlier?.standingDue
        let attachedTo = joining.joined?.reference
        return { decider in
            decider.decide(
                notification, history: history, persons: links.subjects, receivedAt: time,
                former: former, standingDue: standingDue, attachedTo: attachedTo)
        }
    }

    /// The sender's own id; a message without one is like no other but itself.
    private static func messageId(
        of notification: Notification, in delivery: Delivery
    ) -> String {
        let id = notification.header.messageId
        return id.trimmed.isEmpty ? "without an id: \(delivery.digest)" : id
    }

    /// Attempts at a message that came before it, of which it takes the place: those about its people.
    /// One about others under the same id stays open, whoever's mistake the id was.
    private func attempts(
        before delivery: Delivery, at notification: Notification, _ snapshot: Snapshot
    ) throws(LedgerFailure) -> [Attempt] {
        var found: [Attempt] = []
        for attempt in snapshot.attempts where attempt.delivery < delivery.id {
            guard let rejected = try? ledger.delivery(attempt.delivery) else { continue }
            if RejectedText(rejected.bytes).isAbout(notification) { found.append(attempt) }
        }
        return found
    }

    /// Which of the referrals of its id or its incident a message belongs to.
    private func joining(
        _ notification: Notification, _ links: [Link], _ home: Household.ID?,
        _ earlier: [EarlierReferral]
    ) -> Joining {
        let mentions = Set(
            MentionedPerson.all(in: notification).compactMap(\.identity).map(ledger.mentionKey))
        let persons = Set(links.compactMap(\.person))
        let found = earlier.first {
            $0.isAbout(mentions: mentions, persons: persons, home: home)
        }
        guard let found else {
            return Joining(isIDReused: earlier.contains(where: \.isSameMessage))
        }
        return Joining(found, document(of: found))
    }

    /// The newest document of a referral; nil where it cannot be read.
    private func document(of earlier: EarlierReferral) -> ReferralDocument? {
        let bytes = try? ledger.document(earlier.reference, number: earlier.numbers)
        guard let bytes, let document = ReferralDocument(json: bytes) else {
            logger.error(
                "earlier-messages.unavailable",
                metadata: ["referral": "\(earlier.reference.text)"])
            return nil
        }
        return document
    }

    /// All that the decision changes in the ledger.
    private static func decided(
        _ material: Enricher.Material, _ question: Question, _ read: ReadSet,
        _ attempts: [Attempt], _ household: Decided.Home, by kind: Partner.Kind?,
        _ document: ReferralDocument,
        _ entries: [Referral.Entry]
    ) -> Decided {
        let verdict = material.verdict
        let notification = material.notification
        let isTest = material.delivery.isTest
        return Decided(
            delivery: material.delivery.id, deliveryReference: material.delivery.reference,
            partner: question.partner, messageId: question.messageId,
            incident: question.incident, read: read, referral: material.reference,
            isNew: material.attaches == .new, number: material.number, household: household,
            persons: isTest
                ? [] : drafts(MentionedPerson.all(in: notification), material.links),
            contacts: isTest ? [] : notification.contacts(of: material.delivery, by: kind),
            band: verdict.band, level: verdict.level, due: verdict.due.at,
            policy: verdict.policy, entries: entries, document: document.json,
            warnings: WarningTexts(material.warnings).json,
            attempts: attempts.map(\.delivery),
            discloses: notification.senderMayKnow && entries.allSatisfy { $0.content == .full })
    }

    /// What the ledger knows; where the register cannot be read the referral goes out at once, and
    /// says so.
    private func knowledge(
        _ question: Question, _ hooks: StageHooks
    ) throws(LedgerFailure) -> (snapshot: Snapshot, isRead: Bool) {
        do throws(LedgerFailure) {
            guard hooks.isRegisterReadable() else { throw LedgerFailure.unreadable("register") }
            return (try ledger.snapshot(question), true)
        } catch .unreadable(let what) {
            logger.error("history.unavailable", metadata: ["reason": "\(what)"])
            var alone = question
            alone.keys = []
            return (try ledger.snapshot(alone), false)
        }
    }

    private func history(
        of links: [Link], in home: Household.ID?, _ known: (snapshot: Snapshot, isRead: Bool),
        isTest: Bool
    ) throws(LedgerFailure) -> History {
        guard known.isRead else { return .unavailable }
        guard !isTest else { return .read(Chronology()) }
        let persons = Set(links.compactMap(\.person))
        do {
            let chronology = try ledger.chronology(
                persons: persons, households: Set([home].compactMap { $0 }))
            return known.snapshot.isWhole(for: links) ? .read(chronology) : .partly(chronology)
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

/// How a message came to its referral.
private struct Joining {
    /// The referral that was found for it, whose band and due time stand.
    var earlier: EarlierReferral?
    /// The newest document of that referral.
    var document: ReferralDocument?
    var warnings: [Warning] = []

    /// The referral that it becomes a part of. One whose messages cannot be read is left as it
    /// stands, since a new entry would take the place of what it cannot tell.
    var joined: EarlierReferral? { document == nil ? nil : earlier }
    var apartFrom: Reference? { document == nil ? earlier?.reference : nil }
    var attaches: ReferralDocument.Attaches {
        joined.map { $0.isSameMessage ? .version : .incident } ?? .new
    }

    init(_ earlier: EarlierReferral, _ document: ReferralDocument?) {
        self.earlier = earlier
        self.document = document
    }

    /// - Parameter isIDReused: Its id came before, in a message about other people.
    init(isIDReused: Bool) {
        guard isIDReused else { return }
        warnings = [
            Warning(.messageIDReused, expected: "a message id that no message about others had")
        ]
    }
}

extension EarlierReferral {
    /// Whether a message is about the same people: somebody named in both, somebody of the register
    /// in both, or the same household. A message or a referral that names nobody has nothing to
    /// tell it apart by.
    fileprivate func isAbout(
        mentions: Set<Int64>, persons: Set<Person.ID>, home: Household.ID?
    ) -> Bool {
        mentions.isEmpty || self.mentions.isEmpty || !self.mentions.isDisjoint(with: mentions)
            || !self.persons.isDisjoint(with: persons)
            || (home != nil && home == household)
    }
}

extension Snapshot {
    /// Whether it is known of every child who it is, so that nothing of its history can be missing.
    fileprivate func isWhole(for links: [Link]) -> Bool {
        let children = links.filter {
            if case .subject = $0.mention { true } else { false }
        }
        let isSomebodySearched = links.contains(where: \.isSettled)
        return !candidates.isCapped && isSomebodySearched && children.allSatisfy(\.isSettled)
    }

    /// The household that the message is about, where the register has it: that of the first
    /// person linked, children before adults, else the one known family at their address.
    fileprivate func home(of links: [Link]) -> Household.ID? {
        for person in links.compactMap(\.person) {
            let home = candidates.households.first { household in
                household.members.contains { $0.id == person }
            }
            if let home { return home.id }
        }
        return links.lazy.compactMap(\.answer.family).first
    }
}

extension Link.Answer {
    /// The family that somebody belongs to who is not in the register, where it is known.
    fileprivate var family: Household.ID? {
        switch self {
        case .new(let household), .unsearched(let household): household
        case .linked, .possible: nil
        }
    }
}

extension [Link] {
    /// The register's person of each child, by the child's place in the message.
    var subjects: [Int: Person.ID] {
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

extension Notification {
    /// Whether it is safe to tell the sender who has the message and what was decided. Of an allegation
    /// the sender may be the employer; of what the public writes nobody knows who reads the answer.
    fileprivate var senderMayKnow: Bool {
        guard header.handling?.intelligenceOnly?.value != .yes else { return false }
        switch header.messageType.value {
        case .allegationAgainstStaff, .prevent, .selfReferral, .publicContact, .anonymous, nil:
            return false
        default: return true
        }
    }
}
