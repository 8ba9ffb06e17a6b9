package import Model

/// What became of a referral before the message that is decided now.
package struct Former: Sendable {
    /// The referral's band as it stands: a floor, and itself never raised.
    package var band: Band?
    /// By the subject's place in this message, the band that the child had. Nil where that cannot be
    /// told: the referral's band is every child's floor then.
    package var children: [Int: Band]?
    /// Where a person lowered the band.
    package var lowering: Lowering?

    package static let none = Former()

    package init(
        band: Band? = nil, children: [Int: Band]? = nil, lowering: Lowering? = nil
    ) {
        self.band = band
        self.children = children
        self.lowering = lowering
    }

    /// The least urgent band that a child may have.
    func floor(of child: Child) -> Band? {
        guard let children else { return band }
        return child.subject.flatMap { children[$0] }
    }
}

/// A person's lowering of a band, with what that person saw. It pins the reasons that they saw: the
/// machine raises again only for something that they did not see.
package struct Lowering: Sendable {
    package var band: Band
    package var by: String
    package var at: Timestamp
    package var why: String
    /// By the subject's place in this message, the facts that stood before the person; under
    /// ``unnamed`` those of a child that no message listed. A child that they did not see is not in it.
    package var seen: [Int: [Verdict.Fact]]
    /// What the messages said that stood before the person: see ``said(by:)``.
    package var said: Set<String>

    package init(
        band: Band, by: String, at: Timestamp, why: String, seen: [Int: [Verdict.Fact]],
        said: Set<String>
    ) {
        self.band = band
        self.by = by
        self.at = at
        self.why = why
        self.seen = seen
        self.said = said
    }

    /// What a message says that no rule needs to read for it to matter: codes, accounts, records. A
    /// message that says something else is one that the person did not see.
    package static func said(by notification: Notification) -> Set<String> {
        var said: Set<String> = []
        for category in notification.incident?.categories ?? [] { said.insert(category.written) }
        for concern in notification.concerns {
            if let code = concern.code { said.insert(code.written) }
            if let text = concern.text { said.insert("text: " + text) }
        }
        for text in [
            notification.narrative, notification.incident?.reported,
            notification.incident?.witnessed, notification.professionalOpinion,
        ] {
            if let text = text?.trimmed, !text.isEmpty { said.insert("account: " + text) }
        }
        for record in notification.kindRecords { said.insert("record: " + record) }
        for factor in notification.indicatedFactors { said.insert("factor: " + factor.written) }
        return said
    }

    /// The place of a child that a message implies and does not list.
    package static let unnamed = -1

    /// What was seen of one child; nil where it was not there.
    func seen(of child: Child) -> SeenFacts? {
        seen[child.subject ?? Self.unnamed].map(SeenFacts.init)
    }
}

extension Facts {
    /// What the start band rests on.
    static let ofStart = ["mappedLevel", "unmappedContent"].compactMap(slot(of:))
}

/// The facts that a person saw, by slot.
struct SeenFacts {
    private var counts: [Int?]

    init(_ facts: [Verdict.Fact]) {
        counts = [Int?](repeating: nil, count: Facts.all.count)
        for fact in facts {
            guard let slot = Facts.slot(of: fact.name) else { continue }
            switch fact.value {
            case .yes: counts[slot] = 1
            case .number(let number): counts[slot] = number
            case .no, .unknown: break
            }
        }
    }

    /// Whether all that made a rule fire stood before the person: each fact, and of a count as many.
    func covers(_ rule: Rule, _ facts: FactVector) -> Bool {
        rule.tests.allSatisfy { isSeen($0.fact, facts) }
    }

    /// Whether nothing that the start band rests on is more than stood before the person.
    func coversStart(_ facts: FactVector) -> Bool {
        Facts.ofStart.allSatisfy { isSeen($0, facts) }
    }

    private func isSeen(_ fact: Int, _ facts: FactVector) -> Bool {
        switch facts.answer(fact) {
        case .yes: counts[fact] != nil
        case .number(let count), .atLeast(let count): count <= counts[fact] ?? 0
        case .no, .unknown: true
        }
    }
}
