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
    let ledger: Ledger
    let clock: Clock
    let logger: Logger

    package init(ledger: Ledger, clock: Clock, logger: Logger) {
        self.ledger = ledger
        self.clock = clock
        self.logger = logger
    }

    /// Decides one message against what is known at this moment.
    package func decide(
        _ delivery: Delivery, _ reading: Reading, by stages: Stages
    ) throws(LedgerFailure) -> Decision {
        let known = try look(delivery, reading, by: stages)
        let earlier = joining(known)
        let reference =
            if let joined = earlier.joined { joined.reference } else {
                try ledger.nextReferral(at: clock.now())
            }
        let attempts = try attempts(before: delivery, at: known.notification, known.snapshot)
        return try conclude(known, earlier, reference, attempts: attempts, by: stages)
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

    // MARK: - What is known

    /// A message beside what the ledger knows that bears on it.
    struct Case: Sendable {
        let delivery: Delivery
        let reading: Reading
        let question: Question
        let snapshot: Snapshot
        let links: [Link]
        let circle: FamilyCircle
        let home: Household.ID?
        let history: History
        /// Who else belongs to the children's households.
        let members: [FamilyMember]

        var notification: Notification { reading.notification }

        /// The open cases of the household, each with the children of the message whose case it is.
        var openCases: [OpenCase] {
            let today = delivery.receivedAt.day
            let current = (history.chronology?.involvements ?? []).filter { involvement in
                involvement.kind.isOpenCase && involvement.isCurrent(on: today)
            }
            return current.map { involvement in
                OpenCase(
                    team: involvement.team, holder: involvement.holder, authority: nil,
                    children: Set(
                        circle.children.filter { $0.value == involvement.person }.map(\.key)))
            }
        }
    }

    func look(
        _ delivery: Delivery, _ reading: Reading, by stages: Stages
    ) throws(LedgerFailure) -> Case {
        let notification = reading.notification
        let question = Question(
            partner: delivery.partner, messageId: Self.messageId(of: notification, in: delivery),
            // A trial belongs to no incident: what is tried out is not what happened.
            incident: delivery.isTest ? nil : notification.incidentReference,
            earlierIds: notification.earlierMessageIds,
            // A trial asks nothing of the register, whose people are real.
            keys: delivery.isTest ? [] : stages.linker.keys(for: notification))
        let (snapshot, isRead) = try knowledge(question, stages.hooks)
        let links = stages.linker.link(notification, among: snapshot.candidates)
        let settings = stages.decider.policy.settings
        let circle = FamilyCircle(
            notification, links, among: snapshot.candidates, on: delivery.receivedAt.day,
            communal: FamilyCircle.CommunalTest(
                limit: settings.thresholds[.communalPersons], isListed: settings.isCommunal))
        let home = snapshot.home(of: links, in: circle, notification)
        let history: History =
            if !isRead {
                .unavailable
            } else if delivery.isTest {
                .read(Chronology())
            } else {
                try self.history(links, circle, home, snapshot)
            }
        return Case(
            delivery: delivery, reading: reading, question: question, snapshot: snapshot,
            links: links, circle: circle, home: home, history: history,
            members: try history.chronology.map { chronology throws(LedgerFailure) in
                try members(circle, chronology)
            } ?? [])
    }

    /// What the ledger knows; where the register cannot be read the referral goes out at once, and
    /// says so.
    private func knowledge(
        _ question: Question, _ hooks: StageHooks
    ) throws(LedgerFailure) -> (snapshot: Snapshot, isRead: Bool) {
        do throws(LedgerFailure) {
            guard hooks.isRegisterReadable() else { throw .unreadable("the register") }
            return (try ledger.snapshot(question), true)
        } catch .unreadable(let what) {
            logger.error("history.unavailable", metadata: ["reason": "\(what)"])
            var alone = question
            alone.keys = []
            return (try ledger.snapshot(alone), false)
        }
    }

    private func history(
        _ links: [Link], _ circle: FamilyCircle, _ home: Household.ID?, _ snapshot: Snapshot
    ) throws(LedgerFailure) -> History {
        let households = circle.households.union([home].compactMap { $0 })
        do {
            var chronology = try ledger.chronology(
                persons: circle.persons, households: households)
            let relatives = circle.relatives(in: chronology)
            if !relatives.isEmpty {
                chronology = try ledger.chronology(
                    persons: circle.persons.union(relatives), households: households)
            }
            chronology = circle.gathered(chronology, with: relatives)
            return chronology.isWhole && snapshot.isWhole(for: links, circle)
                ? .read(chronology) : .partly(chronology)
        } catch .unreadable(let what) {
            logger.error("history.unavailable", metadata: ["reason": "\(what)"])
            return .unavailable
        }
    }

    /// Who else is family by the register. No rule asks for it, so what cannot be opened takes nothing
    /// from the history; and those of the household are told of without the relatives elsewhere.
    private func members(
        _ circle: FamilyCircle, _ chronology: Chronology
    ) throws(LedgerFailure) -> [FamilyMember] {
        let ids = circle.relatives(in: chronology)
        let relatives = try ifReadable { () throws(LedgerFailure) in try ledger.persons(ids) } ?? []
        let apart = try ifReadable { () throws(LedgerFailure) in
            try ledger.otherIdentities(of: circle.everybody(with: ids))
        }
        // Unless it is known whom to keep apart, nobody is told of.
        return apart.map { circle.members(chronology, declared: relatives, apart: $0) } ?? []
    }

    private func ifReadable<Value>(
        _ read: () throws(LedgerFailure) -> Value
    ) throws(LedgerFailure) -> Value? {
        do {
            return try read()
        } catch .unreadable(let what) {
            logger.error("family.unavailable", metadata: ["reason": "\(what)"])
            return nil
        }
    }

    // MARK: - Deciding

    /// Decides, enriches, and says what changes in the ledger.
    ///
    /// - Parameter again: Where it is an old message, why it is decided again.
    func conclude(
        _ known: Case, _ earlier: Joining, _ reference: Reference, attempts: [Attempt] = [],
        again: LookReason? = nil, by stages: Stages
    ) throws(LedgerFailure) -> Decision {
        let delivery = known.delivery
        let now = clock.now()
        let kind = stages.partners[delivery.partner]?.kind
        let ask = asking(known, earlier, from: kind?.censusSource, again: again, now: now)
        let (verdict, marks) = ask(stages.decider)
        let material = Enricher.Material(
            delivery: delivery,
            partnerName: stages.partners[delivery.partner]?.name ?? delivery.partner.text,
            notification: known.notification,
            warnings: known.reading.warnings + earlier.warnings, links: known.links,
            history: known.history, verdict: verdict, reference: reference,
            number: (earlier.joined?.numbers ?? 0) + 1,
            attaches: again == nil ? earlier.attaches : .addendum,
            formerBand: earlier.earlier?.band, earlier: earlier.document,
            apartFrom: earlier.apartFrom, attempts: attempts.map(\.reference),
            openCases: known.openCases, members: known.members,
            isProtected: known.circle.isProtected || known.members.contains(where: \.isHidden),
            isCommunal: !known.circle.communal.isEmpty, newAdults: known.circle.newAdults,
            earlierTenants: known.circle.earlierTenants, now: now)
        stages.hooks.decided(material) { ask($0).verdict }
        let (document, entries) = stages.enricher.enrich(material)
        let decided = Self.decided(
            material, known, marks, attempts, again, by: kind, document, entries)
        return Decision(decided, document, original: delivery.bytes)
    }

    /// What a decider is asked of one message.
    private func asking(
        _ known: Case, _ earlier: Joining, from source: String?, again: LookReason?,
        now: Timestamp
    ) -> @Sendable (Decider) -> (verdict: Verdict, marks: Marks) {
        let incident = known.question.incident.map { String(ledger.incidentKey($0)) }
        let former = earlier.former(of: known.notification)
        let standingDue = again == nil ? earlier.earlier?.standingDue : earlier.due
        let attachedTo = earlier.joined?.reference
        return { decider in
            decider.decideAndMark(
                known.notification, history: known.history, persons: known.circle.children,
                newAdults: known.circle.newAdults, incident: incident,
                sender: known.delivery.partner.text, source: source,
                receivedAt: known.delivery.receivedAt,
                former: former, standingDue: standingDue, attachedTo: attachedTo,
                now: again.map { _ in now })
        }
    }

    /// After how long a history that could not be read is looked for again.
    static let historyPause = Duration.seconds(30)

    /// All that the decision changes in the ledger.
    private static func decided(
        _ material: Enricher.Material, _ known: Case, _ marks: Marks, _ attempts: [Attempt],
        _ again: LookReason?, by kind: Partner.Kind?, _ document: ReferralDocument,
        _ entries: [Referral.Entry]
    ) -> Decided {
        let verdict = material.verdict
        let notification = material.notification
        let isTest = material.delivery.isTest
        // While the register cannot be read, nobody knows who is in it already: who the message is
        // about is noted once it can, with the addendum.
        let isRegistered =
            !isTest && verdict.historyRead
            && (again == nil || !material.wasRegistered)
        let next: (Timestamp, LookReason)? =
            verdict.historyRead
            ? verdict.lookAgainAt.map { ($0, .clock) } : (material.now + historyPause, .history)
        return Decided(
            delivery: material.delivery.id, deliveryReference: material.delivery.reference,
            partner: known.question.partner, messageId: known.question.messageId,
            incident: known.question.incident, read: known.snapshot.read,
            referral: material.reference, isNew: material.attaches == .new,
            number: material.number,
            household: known.home.map(Decided.Home.existing) ?? .new,
            persons: isRegistered
                ? drafts(MentionedPerson.all(in: notification), material.links) : [],
            contacts: isRegistered
                ? notification.contacts(of: material.delivery, by: kind, marks) : [],
            band: verdict.band, level: verdict.level, due: verdict.due.at,
            policy: verdict.policy, entries: entries, document: document.json,
            warnings: WarningTexts(material.warnings).json,
            attempts: attempts.map(\.delivery),
            discloses: notification.senderMayKnow && entries.allSatisfy { $0.content == .full },
            isAgain: again != nil, lookAgain: isTest ? nil : next)
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
    /// Whether it is known of every child who it is, so that nothing of its history can be missing.
    fileprivate func isWhole(for links: [Link], _ circle: FamilyCircle) -> Bool {
        let isSomebodySearched = links.contains(where: \.isSettled) || !circle.children.isEmpty
        let isEverybodyKnown = links.allSatisfy { link in
            guard case .subject(let index) = link.mention else { return true }
            return link.isSettled || circle.children[index] != nil
                || circle.unborn.contains(index)
        }
        return !candidates.isCapped && isSomebodySearched && isEverybodyKnown
    }

    /// The household that the message is about, where the register has it: that of the first
    /// person linked, children before adults, else the one known family at their address.
    ///
    /// Whoever lived there before is no family of theirs, and those of a communal address are none.
    fileprivate func home(
        of links: [Link], in circle: FamilyCircle, _ notification: Notification
    ) -> Household.ID? {
        let family = zip(MentionedPerson.all(in: notification), links)
            .filter(\.0.belongsToHousehold).map(\.1)
        for person in family.compactMap(\.person) {
            let home = candidates.households.first { household in
                household.members.contains { $0.id == person }
            }
            if let home, !circle.communal.contains(home.id) { return home.id }
        }
        return family.lazy.compactMap(\.answer.family).first { circle.households.contains($0) }
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

extension Chronology.Involvement.Kind {
    /// Whether somebody of the authority works with the child while it lasts.
    fileprivate var isOpenCase: Bool {
        switch self {
        case .openCase, .childProtectionPlan, .lookedAfter, .section47, .careProceedings,
            .childInNeed, .assessment:
            true
        case .strategyDiscussion, .earlyHelp: false
        }
    }
}

extension Enricher.Material {
    /// Whether the register could be read when this message was decided before.
    fileprivate var wasRegistered: Bool {
        let before = earlier?.messages.first { $0.provenance.delivery == delivery.reference }
        return before?.verdict.historyRead ?? true
    }
}
