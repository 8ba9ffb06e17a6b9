package import Model

extension FamilyCircle {
    /// Who else belongs to the children's households, so that staff have them by name.
    ///
    /// - Parameters:
    ///   - relatives: Persons declared to belong to somebody of the circle; some of them may be
    ///     of its households as well.
    ///   - apart: Of persons with another identity, the persons who are the same one. Nobody is ever
    ///     told of beside another identity.
    package func members(
        _ chronology: Chronology, declared relatives: [Person],
        apart: [Person.ID: Set<Person.ID>]
    ) -> [FamilyMember] {
        var seen = persons.union(alternatives)
        var shown = persons
        var members: [FamilyMember] = []
        var told = persons.compactMap { register.persons[$0]?.record }
        // Whom only messages tell of come last: each of them may have made one person anew.
        let everybody = ofFamilies + relatives
        let known = everybody.filter { $0.record.sourceID != nil }
        let made = everybody.filter { $0.record.sourceID == nil }
        for person in known + made where seen.insert(person.id).inserted {
            let mayBe = unlinked.filter { $0.mayBe(person) }.map(\.mention)
            if person.record.sourceID == nil {
                guard mayBe.isEmpty, !told.contains(where: person.record.mayBe) else { continue }
            }
            guard shown.isDisjoint(with: apart[person.id, default: []]) else { continue }
            shown.insert(person.id)
            told.append(person.record)
            members.append(
                FamilyMember(
                    person: person, grounds: grounds(of: person, chronology), mayBe: mayBe,
                    isHidden: person.record.isHidden(on: register.today)))
        }
        return members
    }

    /// The persons of the register of whom ``members(_:declared:apart:)`` may tell, and those of the
    /// circle.
    package func everybody(with relatives: Set<Person.ID>) -> Set<Person.ID> {
        persons.union(relatives).union(ofFamilies.map(\.id))
    }

    private var ofFamilies: [Person] {
        register.all.filter { families.contains($0.id) }.flatMap(\.members)
    }

    private func grounds(
        of person: Person, _ chronology: Chronology
    ) -> [FamilyMember.Ground] {
        var grounds = chronology.relatives.filter { relative in
            relative.person == person.id && persons.contains(relative.to)
                || relative.to == person.id && persons.contains(relative.person)
        }.map(FamilyMember.Ground.declared)
        let address = address(of: person)
        let household = register.all.first { $0.id == person.household }?.members ?? []
        if families.contains(person.household) {
            let named = household.first { persons.contains($0.id) }
            // Who lives there oneself needs no other of one's household for it.
            let neighbour =
                address == nil ? household.first { self.address(of: $0) != nil } : nil
            if let with = named ?? neighbour { grounds.append(.household(with: with.id)) }
        }
        return grounds + [address].compactMap { $0 }
    }

    /// Where somebody lives with children of the notification, or lived at the same time; best where
    /// it is known since when.
    private func address(of person: Person) -> FamilyMember.Ground? {
        let shared = person.record.addresses.compactMap { residence -> FamilyMember.Ground? in
            let children = homes.filter { home in
                home.residence.isSamePlace(as: residence)
                    && home.overlaps(residence, on: register.today)
            }.map(\.mention)
            guard !children.isEmpty else { return nil }
            let once = children.reduce(into: [Link.Mention]()) {
                if !$0.contains($1) { $0.append($1) }
            }
            return .address(of: once, from: residence.from, to: residence.to)
        }
        let dated = shared.first {
            if case .address(_, let from, _) = $0 { from != nil } else { false }
        }
        return dated ?? shared.first
    }
}

/// Somebody whom a notification names and nobody of the register is linked to.
struct Unlinked {
    let mention: Link.Mention
    private let record: Person.Record
    private let possible: [Person.ID]

    static func all(in notification: Notification, _ links: [Link]) -> [Unlinked] {
        MentionedPerson.all(in: notification).compactMap { mentioned in
            let link = links.first { $0.mention == mentioned.mention }
            if link?.person != nil { return nil }
            var possible: [Person.ID] = []
            if case .possible(let persons) = link?.answer { possible = persons }
            return Unlinked(
                mention: mentioned.mention, record: mentioned.record, possible: possible)
        }
    }

    /// Whether the two may be one, by the linker or by their names.
    func mayBe(_ person: Person) -> Bool {
        possible.contains(person.id) || record.mayBe(person.record)
    }
}

extension Person.Record {
    /// Whether a name agrees, while no date of birth speaks against it.
    fileprivate func mayBe(_ other: Self) -> Bool {
        if let born = dateOfBirth?.day, let birth = other.dateOfBirth?.day, born != birth {
            return false
        }
        return names.contains { name in other.names.contains(where: name.agrees(with:)) }
    }
}

extension Person.Name {
    fileprivate func agrees(with other: Person.Name) -> Bool {
        !given.trimmed.isEmpty && FoldedText(given) == FoldedText(other.given)
            && FoldedText(family) == FoldedText(other.family)
    }
}
