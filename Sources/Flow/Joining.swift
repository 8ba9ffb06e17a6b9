import Enrichment
import Linkage
import Logging
import Model
import Spelling
import Store
import Triage

/// How a message came to its referral.
struct Joining {
    /// The referral that was found for it, whose band and due time stand.
    var earlier: EarlierReferral?
    /// The newest document of that referral.
    var document: ReferralDocument?
    /// The document that a person saw who gave the referral another band.
    var seen: ReferralDocument?
    var warnings: [Warning] = []
    /// The referral's due time, where an old message of it is decided again.
    var due: Timestamp?

    /// The referral that it becomes a part of. One whose messages cannot be read is left as it
    /// stands, since a new entry would take the place of what it cannot tell.
    var joined: EarlierReferral? { document == nil ? nil : earlier }
    var apartFrom: Reference? { document == nil ? earlier?.reference : nil }
    var attaches: ReferralDocument.Attaches {
        joined.map { $0.isSameMessage ? .version : .incident } ?? .new
    }

    init(
        _ earlier: EarlierReferral, _ document: ReferralDocument?, seen: ReferralDocument? = nil
    ) {
        self.earlier = earlier
        self.document = document
        self.seen = seen
    }

    /// - Parameter isIDReused: Its id came before, in a message about other people.
    init(isIDReused: Bool) {
        guard isIDReused else { return }
        warnings = [
            Warning(.messageIDReused, expected: "a message id that no message about others had")
        ]
    }

    /// What the referral and its children had before, as the subjects of a message know them.
    func former(of notification: Notification) -> Former {
        guard let earlier else { return .none }
        guard let document else { return Former(band: earlier.band) }
        let before = ChildrenBefore(document, change: earlier.change)
        let names = MentionedPerson.all(in: notification).map(\.identity)
        var former = Former(band: earlier.band, children: [:])
        for index in notification.subjects.indices {
            guard let name = names[index], let band = before.bands[name] else { continue }
            former.children?[index] = band
        }
        // A child without anything to tell it by may be any of those before.
        for index in notification.subjects.indices where names[index] == nil {
            former.children?[index] = earlier.band
        }
        guard let change = earlier.change, let document = seen else { return former }
        let seen = ChildrenSeen(document)
        guard !change.band.isMoreUrgent(than: seen.band) else { return former }
        former.lowering = Lowering(
            band: change.band, by: change.by, at: change.at, why: change.why,
            seen: seen.facts(of: names, in: notification), said: seen.said)
        return former
    }
}

/// The bands of a referral's children, by what tells each from the others; of those that a person saw
/// who lowered the band, no more urgent than that.
private struct ChildrenBefore {
    private(set) var bands: [String: Band] = [:]

    init(_ document: ReferralDocument, change: BandChange?) {
        for message in document.messages {
            let names = MentionedPerson.all(in: message.notification).map(\.identity)
            for child in message.verdict.children {
                guard let name = child.subject.flatMap({ names[$0] }) else { continue }
                var band = child.band
                if let change, message.number <= change.number,
                    band.isMoreUrgent(than: change.band)
                {
                    band = change.band
                }
                bands[name] = band.orMoreUrgent(bands[name])
            }
        }
    }
}

/// What stood before a person who gave a referral another band.
private struct ChildrenSeen {
    /// The most urgent band.
    private(set) var band = Band.advice
    private(set) var said: Set<String> = []
    private var facts: [String: [Verdict.Fact]] = [:]
    /// Of a child that no message listed.
    private var factsOfUnnamed: [Verdict.Fact]?

    init(_ document: ReferralDocument) {
        for message in document.messages {
            // Of the newest message all facts are kept; of those before it what made rules fire.
            let verdict =
                message.number == document.number ? document.verdict : message.verdict
            let names = MentionedPerson.all(in: message.notification).map(\.identity)
            said.formUnion(Lowering.said(by: message.notification))
            for child in verdict.children {
                band = band.orMoreUrgent(child.band)
                if let name = child.subject.flatMap({ names[$0] }) {
                    facts[name, default: []] += child.facts
                } else {
                    factsOfUnnamed = (factsOfUnnamed ?? []) + child.facts
                }
            }
        }
    }

    /// What the person saw, by the subjects of another message.
    func facts(of names: [String?], in notification: Notification) -> [Int: [Verdict.Fact]] {
        var found: [Int: [Verdict.Fact]] = [:]
        for index in notification.subjects.indices {
            found[index] = names[index].flatMap { facts[$0] }
        }
        found[Lowering.unnamed] = factsOfUnnamed
        return found
    }
}

extension Deciding {
    /// Which of the referrals of its id or its incident a message belongs to.
    func joining(_ known: Case) -> Joining {
        let mentions = Set(
            MentionedPerson.all(in: known.notification).compactMap(\.identity)
                .map(ledger.mentionKey))
        let persons = Set(known.links.compactMap(\.person))
        let earlier = known.snapshot.earlier
        let found = earlier.first {
            $0.isAbout(
                mentions: mentions, persons: persons, home: known.home,
                from: known.delivery.partner)
                && ($0.isSameMessage || mayBe($0, of: known))
        }
        guard let found else {
            return Joining(isIDReused: earlier.contains(where: \.isSameMessage))
        }
        return Joining(found, document(of: found), seen: seenDocument(of: found))
    }

    /// Days between two events that one reference may still mean as one.
    static let incidentDays = 7

    /// Whether a message that has the reference of a referral's incident is of that incident: the days do
    /// not lie far apart, since some systems give one reference to everything; and what another partner
    /// wants restricted does not take the hub's entry away.
    private func mayBe(_ earlier: EarlierReferral, of known: Case) -> Bool {
        let notification = known.notification
        if earlier.partner != known.delivery.partner, notification.isRestrictedByItself {
            return false
        }
        guard let before = earlier.occurred else { return true }
        let day = notification.occurred(receivedAt: known.delivery.receivedAt).day
        return abs(day - before.day) <= Self.incidentDays
    }

    /// The document that a person saw who gave a referral another band; nil where nobody did, or it
    /// cannot be read: nothing counts as seen then.
    func seenDocument(of earlier: EarlierReferral) -> ReferralDocument? {
        earlier.change.flatMap { document(of: earlier, number: $0.number) }
    }

    /// The newest document of a referral; nil where it cannot be read.
    func document(of earlier: EarlierReferral) -> ReferralDocument? {
        document(of: earlier, number: earlier.numbers)
    }

    private func document(of earlier: EarlierReferral, number: Int) -> ReferralDocument? {
        let bytes = try? ledger.document(earlier.reference, number: number)
        guard let bytes, let document = ReferralDocument(json: bytes) else {
            logger.error(
                "earlier-messages.unavailable",
                metadata: ["referral": "\(earlier.reference.text)"])
            return nil
        }
        return document
    }
}

extension EarlierReferral {
    /// Whether a message is about the same people: somebody named in both, somebody of the register
    /// in both, or the same household. A message or a referral that names nobody has nothing to
    /// tell it apart by, where it is the same partner's.
    fileprivate func isAbout(
        mentions: Set<Int64>, persons: Set<Person.ID>, home: Household.ID?, from partner: Partner.ID
    ) -> Bool {
        let isNameless = mentions.isEmpty || self.mentions.isEmpty
        return isNameless && partner == self.partner
            || !self.mentions.isDisjoint(with: mentions) || !self.persons.isDisjoint(with: persons)
            || (home != nil && home == household)
    }
}

extension MentionedPerson {
    /// What tells this person from the others of the message; nil where nothing does.
    var identity: String? {
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
