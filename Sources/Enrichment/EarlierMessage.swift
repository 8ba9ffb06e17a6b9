package import Model
package import Spelling

/// A message that the referral had before the one that an entry is about: another version of it, or
/// another message of the incident.
///
/// A new entry takes the earlier one's place in the queue, so it carries what that one said: no child
/// and no reason goes out of sight because a later message came.
package struct EarlierMessage: Sendable, Equatable, Spelled {
    /// The number of the entry that was about it.
    package var number = 1
    package var attaches = ReferralDocument.Attaches.new
    /// Of the facts only those that made rules fire.
    package var verdict = Verdict()
    package var children: [ReferralDocument.Child] = []
    package var adults: [ReferralDocument.Adult] = []
    package var provenance = ReferralDocument.Provenance()
    package var notification = Notification()
    /// Whether its long texts were left out, since there are too many to carry; its own entry and
    /// the ledger have them.
    package var isShortened = false

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("number", &number)
        speller.leaf("attaches", &attaches)
        speller.record("verdict", &verdict)
        speller.records("children", each: "child", &children)
        speller.records("adults", each: "adult", &adults)
        speller.record("provenance", &provenance)
        speller.record("notification", &notification)
        speller.leaf("shortened", &isShortened)
    }
}

extension EarlierMessage {
    /// Bytes of earlier messages, as sent, that are carried whole; beyond it the oldest lose their
    /// long texts.
    static let wholeBytes = 2_097_152
    /// Messages that are carried; beyond it the oldest go, where they show nothing that others do
    /// not.
    static let countLimit = 50

    init(_ document: ReferralDocument) {
        number = document.number
        attaches = document.attaches
        verdict = document.verdict
        for index in verdict.children.indices {
            verdict.children[index].facts = verdict.children[index].telling
            verdict.children[index].gaps = []
            verdict.children[index].changes = []
        }
        children = document.children
        adults = document.adults
        provenance = document.provenance
        notification = document.notification
    }

    fileprivate mutating func shorten() {
        isShortened = true
        notification.narrative = nil
        notification.professionalOpinion = nil
        notification.incident?.reported = nil
        notification.incident?.witnessed = nil
        notification.attachments = []
        notification.extensions = []
    }

    /// Whether a later message shows all its children, and one as urgent remains.
    fileprivate func isShown(by others: some Sequence<EarlierMessage>) -> Bool {
        let shown = Set(others.flatMap(\.children).map(\.identity))
        return children.allSatisfy { shown.contains($0.identity) }
            && others.contains { !verdict.band.isMoreUrgent(than: $0.verdict.band) }
    }
}

extension ReferralDocument {
    /// This message and those before it, the newest first, as the next message's document has them.
    package var messages: [EarlierMessage] { [EarlierMessage(self)] + earlier }

    /// Children of earlier messages that this one does not name, with their bands of then.
    var childrenNamedBefore: [(child: Child, band: Band)] {
        var known = Set(children.map(\.identity))
        return earlier.flatMap { message in
            let bands = message.verdict.children.map(\.band)
            return message.children.enumerated().map { index, child in
                (child: child, band: index < bands.count ? bands[index] : message.verdict.band)
            }
        }.filter { known.insert($0.child.identity).inserted }
    }

    /// Whether the message takes back or corrects another.
    var isAboutAnother: Bool {
        notification.withdrawal != nil
            || notification.header.messageType.value?.isAboutAnother ?? false
    }
}

extension [EarlierMessage] {
    /// As many as are carried, and no more of each than is.
    var carried: [EarlierMessage] {
        var carried = self
        while carried.count > EarlierMessage.countLimit,
            let last = carried.indices.last(where: { index in
                carried[index].isShown(by: carried[..<index] + carried[(index + 1)...])
            })
        {
            carried.remove(at: last)
        }
        var bytes = 0
        for index in carried.indices {
            bytes += carried[index].provenance.sizeBytes
            if bytes > EarlierMessage.wholeBytes { carried[index].shorten() }
        }
        return carried
    }
}

extension ReferralDocument.Child {
    /// What tells a child from another for a reader.
    fileprivate var identity: String { "\(name)|\(born ?? "")" }
}
