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

    /// What the referral and its children had before, as the subjects of a message know them.
    func former(of notification: Notification) -> Former {
        guard let earlier else { return .none }
        guard let document else { return Former(band: earlier.band) }
        let seen = ChildrenBefore(document, change: earlier.change)
        let names = MentionedPerson.all(in: notification).map(\.identity)
        var former = Former(band: earlier.band, children: [:])
        for index in notification.subjects.indices {
            guard let name = names[index], let band = seen.bands[name] else { continue }
            former.children?[index] = band
        }
        // A child without anything to tell it by may be any of those before.
        for index in notification.subjects.indices where names[index] == nil {
            former.children?[index] = earlier.band
        }
        guard let change = earlier.change, !change.band.isMoreUrgent(than: seen.band) else {
            return former
        }
        former.lowering = Lowering(
            band: change.band, by: change.by, at: change.at, why: change.why,
            seen: seen.facts(of: names, in: notification), said: seen.said)
        return former
    }
}

/// The children of a referral's messages, by what tells each from the others.
private struct ChildrenBefore {
    /// The band of each; of those that a person saw who lowered the band, no more urgent than that.
    private(set) var bands: [String: Band] = [:]
    /// The most urgent band that stood before the person.
    private(set) var band = Band.advice
    private(set) var said: Set<String> = []
    private var facts: [String: [Verdict.Fact]] = [:]
    /// Of a child that no message listed.
    private var factsOfUnnamed: [Verdict.Fact]?

    init(_ document: ReferralDocument, change: BandChange?) {
        for message in document.messages {
            let names = MentionedPerson.all(in: message.notification).map(\.identity)
            let isSeen = change.map { message.number <= $0.number } ?? false
            for child in message.verdict.children {
                let name = child.subject.flatMap { names[$0] }
                if let name {
                    var band = child.band
                    if isSeen, let change, band.isMoreUrgent(than: change.band) {
                        band = change.band
                    }
                    bands[name] = band.orMoreUrgent(bands[name])
                }
                guard isSeen else { continue }
                band = band.orMoreUrgent(child.band)
                if let name {
                    facts[name, default: []] += child.facts
                } else {
                    factsOfUnnamed = (factsOfUnnamed ?? []) + child.facts
                }
            }
            if isSeen { said.formUnion(Lowering.said(by: message.notification)) }
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
        }
        guard let found else {
            return Joining(isIDReused: earlier.contains(where: \.isSameMessage))
        }
        return Joining(found, document(of: found))
    }

    /// The newest document of a referral; nil where it cannot be read.
    func document(of earlier: EarlierReferral) -> ReferralDocument? {
        let bytes = try? ledger.document(earlier.reference, number: earlier.numbers)
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
