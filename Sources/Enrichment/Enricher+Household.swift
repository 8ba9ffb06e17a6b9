import Model

extension Enricher {
    /// Who else belongs to the children's households: children first, those with a plan or a case
    /// before the others.
    func household(of material: Material) -> [ReferralDocument.Member] {
        let today = LondonTime(material.delivery.receivedAt).day
        let words = GroundWords(material, today)
        let involvements = material.history.chronology?.involvements ?? []
        let told = material.members.map { member in
            var part = ReferralDocument.Member()
            part.name = member.person.record.displayName
            part.age = member.person.record.ageInWords(on: today)
            part.role = member.person.record.roleInWords(on: today)
            part.why = words.text(of: member)
            part.known = self.involvements(
                involvements.filter { $0.person == member.person.id }, on: today)
            return (part: part, rank: rank(of: part, member.person.record, on: today))
        }
        return told.enumerated().sorted {
            ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
        }.map(\.element.part)
    }

    private func rank(
        of part: ReferralDocument.Member, _ record: Person.Record, on today: Day
    ) -> Int {
        (record.isChild(on: today) ? 0 : 2) + (part.known.contains(where: \.isOpen) ? 0 : 1)
    }
}

/// Why somebody of the register is family, in words.
private struct GroundWords {
    private let notification: Notification
    private let today: Day
    /// What those are called with whom somebody belongs.
    private var names: [Person.ID: String] = [:]

    init(_ material: Enricher.Material, _ today: Day) {
        notification = material.notification
        self.today = today
        for member in material.members {
            names[member.person.id] = member.person.record.displayName
        }
        for link in material.links {
            guard let person = link.person else { continue }
            names[person] = name(of: link.mention)
        }
    }

    func text(of member: FamilyMember) -> String {
        let mayBe = member.mayBe.map { "may be \(name(of: $0)) of the message: look" }
        return (member.grounds.map { text(of: $0, for: member.person) } + mayBe)
            .joined(separator: "; ")
    }

    private func name(of mention: Link.Mention) -> String {
        switch mention {
        case .subject(let index): notification.subjects[index].shortName
        case .adult(let index): notification.adults[index].displayName
        }
    }

    /// Who has no link in the message is a child whose protected record counts.
    private func name(of person: Person.ID) -> String { names[person] ?? "a child of the message" }

    private func text(of ground: FamilyMember.Ground, for person: Person) -> String {
        switch ground {
        case .declared(let relative): text(of: relative, for: person)
        case .household(let other): "one household in the register with \(name(of: other))"
        case .address(let mentions, let from, let to):
            "same address as \(mentions.map(name(of:)).listed)" + text(from: from, to: to)
        }
    }

    private func text(from: PartialDate?, to: PartialDate?) -> String {
        switch (from, to) {
        case (nil, nil): ""
        case (let from?, nil): " (there since \(from.inWords))"
        case (nil, let to?): " (there until \(to.inWords))"
        case (let from?, let to?): " (there from \(from.inWords) to \(to.inWords))"
        }
    }

    private func text(of relative: Chronology.Relative, for person: Person) -> String {
        let isFirst = relative.person == person.id
        let other = name(of: isFirst ? relative.to : relative.person)
        let kind = relative.kind
        let word = isFirst ? kind?.word(for: person.record.sex) : kind?.converse(person.record.sex)
        let until = relative.ended.map { ", until \($0.inWords)" } ?? ""
        return "declared: \(word ?? "related to") \(other)\(until)"
    }
}

extension RelationshipKind {
    /// What a person is to the other: `sister of`.
    fileprivate func word(for sex: Sex?) -> String {
        switch (self, sex) {
        case (.sibling, .female): "sister of"
        case (.sibling, .male): "brother of"
        case (.other, _): "related to"
        default: "\(inWords) of"
        }
    }

    /// What the other is to a person who is this to it.
    fileprivate func converse(_ sex: Sex?) -> String {
        switch self {
        case .mother, .father, .parent: "child of"
        case .stepParent: "step child of"
        case .grandparent: "grandchild of"
        case .carer: "in the care of"
        case .fosterCarer: "fostered by"
        case .partner, .exPartner, .sibling, .twin, .relative, .friend, .other: word(for: sex)
        }
    }
}

extension Person.Record {
    /// `Quill, Perdita (known as Dita)`.
    fileprivate var displayName: String {
        guard let first = names.first(where: { $0.kind == .current }) ?? names.first else {
            return role == .unborn ? "Unborn baby" : "Name not known"
        }
        var name = Notification.PersonName()
        (name.given, name.middle, name.family) = (first.given, first.middle, first.family)
        name.knownAs = names.first { $0.kind == .alias && $0.given != first.given }?.given
        return name.inWords
    }

    fileprivate func ageInWords(on today: Day) -> String {
        if let dateOfBirth { return dateOfBirth.ageInWords(on: today) }
        guard role == .unborn || expectedDeliveryDate != nil else { return "age not known" }
        return "unborn" + (expectedDeliveryDate.map { ", due \($0.inWords)" } ?? "")
    }

    /// Months after which somebody is no child.
    private static let monthsOfChildhood = 18 * 12

    /// By the date of birth where it is known, else by what the register calls the person.
    fileprivate func isChild(on today: Day) -> Bool {
        guard let born = dateOfBirth?.latest else { return role == .child || role == .unborn }
        return today < born.adding(months: Self.monthsOfChildhood)
    }

    fileprivate func roleInWords(on today: Day) -> String {
        role == .child && !isChild(on: today) ? "grown child" : role.inWords
    }
}
