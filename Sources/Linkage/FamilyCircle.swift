package import Model

/// Whose history counts for a notification: the children it names, and who belongs to their
/// households by the register.
///
/// A household is those who live at one address at one time, or who are declared to belong together.
/// An earlier tenant is nobody's family, and neither are those who live at a communal address: a
/// children's home, a refuge, a ward. There each child has its own history alone.
package struct FamilyCircle: Sendable {
    /// What makes an address communal: that it is listed, or that more than so many persons live there
    /// who are not one family.
    package struct CommunalTest: Sendable {
        let limit: Int
        let isListed: @Sendable (Person.Residence) -> Bool

        package init(limit: Int, isListed: @escaping @Sendable (Person.Residence) -> Bool) {
            self.limit = limit
            self.isListed = isListed
        }
    }

    /// Family names at one address beyond which those who live there are not one family.
    static let familyNames = 3

    /// Persons whose own contacts count.
    package private(set) var persons: Set<Person.ID>
    /// Households whose contacts count.
    package private(set) var households: Set<Household.ID> = []
    /// Households of a communal address: what is known of them is not the child's.
    package private(set) var communal: Set<Household.ID> = []
    /// Whether somebody in it has a protected record.
    package private(set) var isProtected = false
    /// The register's person of each child, by the child's place in the message: who is linked, or whose
    /// protected record counts.
    package private(set) var children: [Int: Person.ID] = [:]
    /// Children who are not born, by their places: they are known by a mother of whom it is known who
    /// she is.
    package private(set) var unborn: Set<Int> = []
    /// Homes of the children whose neighbours are looked for.
    static let homeLimit = 40

    /// Adults of the message, by their places, who are not of the household that the register knows.
    package private(set) var newAdults: Set<Int> = []
    /// How many households lived at an address of a child before, and are not counted.
    package private(set) var earlierTenants = 0

    /// Households whose members are told of: those that count, and that of somebody linked with whom
    /// a child belongs who is not in the register.
    private(set) var families: Set<Household.ID> = []
    /// Protected records that a child may be as well as the one that counts for it.
    private(set) var alternatives: Set<Person.ID> = []
    /// Where the children live, communal addresses left out.
    private(set) var homes: [Stay] = []
    /// Whom the notification names and nobody is linked to.
    private(set) var unlinked: [Unlinked] = []
    let register: Register

    package init(
        _ notification: Notification, _ links: [Link], among candidates: Candidates, on today: Day,
        communal test: CommunalTest
    ) {
        persons = Set(links.compactMap(\.person))
        register = Register(candidates, test, today)
        addProtected(links)
        for link in links {
            guard case .subject(let index) = link.mention else { continue }
            children[index] = link.person ?? children[index]
            if notification.subjects[index].isExpected, notification.isMotherKnown(of: index, links)
            {
                unborn.insert(index)
            }
            homes += notification.subjects[index].addresses.compactMap {
                Stay(Person.Residence($0), of: link.mention, on: today)
            }
            guard let person = children[index].flatMap({ register.persons[$0] }) else { continue }
            homes += person.record.addresses.compactMap { Stay($0, of: link.mention, on: today) }
            add(person.household)
        }
        homes = Array(homes.filter { !register.isCommunal($0.residence) }.prefix(Self.homeLimit))
        for stay in homes { addNeighbours(at: stay) }
        families = households.union(familiesOfNew(links))
        unlinked = Unlinked.all(in: notification, links)
        isProtected =
            isProtected
            || persons.contains { register.persons[$0]?.record.isHidden(on: today) ?? false }
            || register.all.contains { household in
                households.contains(household.id)
                    && household.members.contains { $0.record.isProtected }
            }
        guard !households.isEmpty else { return }
        for link in links {
            guard case .adult(let index) = link.mention else { continue }
            let home = link.person.flatMap { register.persons[$0]?.household }
            if home.map({ !households.contains($0) }) ?? true { newAdults.insert(index) }
        }
    }

    /// A protected record counts for deciding, though nobody is linked to it without a person's look;
    /// of several that a child may be, the likeliest alone: two identities of one child are never
    /// brought together.
    private mutating func addProtected(_ links: [Link]) {
        for link in links {
            guard case .possible(let persons) = link.answer else { continue }
            let hidden = persons.filter { register.persons[$0]?.record.isProtected ?? false }
            guard let found = hidden.first else { continue }
            self.persons.insert(found)
            alternatives.formUnion(hidden.dropFirst())
            if case .subject(let index) = link.mention { children[index] = found }
            isProtected = true
        }
    }

    private mutating func add(_ household: Household.ID) {
        if register.isCommunal(household) {
            communal.insert(household)
        } else {
            households.insert(household)
        }
    }

    private mutating func addNeighbours(at stay: Stay) {
        for household in register.all where !households.contains(household.id) {
            let there = household.members.flatMap(\.record.addresses).filter {
                stay.residence.isSamePlace(as: $0)
            }
            guard !there.isEmpty else { continue }
            if there.contains(where: { stay.overlaps($0, on: register.today) }) {
                add(household.id)
            } else {
                earlierTenants += 1
            }
        }
    }

    /// The family that a child who is not in the register belongs to, where somebody of it is linked:
    /// of those who live at the address alone it is for the time to say whether they are family.
    private func familiesOfNew(_ links: [Link]) -> Set<Household.ID> {
        let linked = Set(persons.compactMap { register.persons[$0]?.household })
        return links.reduce(into: []) { found, link in
            guard case .subject = link.mention, let family = link.answer.family,
                linked.contains(family), !register.isCommunal(family)
            else { return }
            found.insert(family)
        }
    }

    // MARK: - What is read with it

    /// Persons who are declared to belong to one of the children, and whose contacts count as well.
    package func relatives(in chronology: Chronology) -> Set<Person.ID> {
        var found: Set<Person.ID> = []
        for relative in chronology.relatives where relative.kind?.makesHousehold ?? false {
            if persons.contains(relative.to) { found.insert(relative.person) }
            if persons.contains(relative.person) { found.insert(relative.to) }
        }
        return found.subtracting(persons)
    }

    /// The chronology with every contact of the circle in one household, and without a household
    /// where the address is a communal one.
    package func gathered(
        _ chronology: Chronology, with relatives: Set<Person.ID>
    ) -> Chronology {
        guard let home = households.min() else { return withoutCommunal(chronology) }
        var gathered = withoutCommunal(chronology)
        for index in gathered.contacts.indices {
            let contact = gathered.contacts[index]
            let isOfHousehold = contact.household.map(households.contains) ?? false
            let isOfRelative = contact.person.map(relatives.contains) ?? false
            if isOfHousehold || isOfRelative { gathered.contacts[index].household = home }
        }
        return gathered
    }

    private func withoutCommunal(_ chronology: Chronology) -> Chronology {
        var kept = chronology
        for index in kept.contacts.indices
        where kept.contacts[index].household.map(communal.contains) ?? false {
            kept.contacts[index].household = nil
        }
        return kept
    }
}

extension Notification.Subject {
    /// Known by an expected date or a mother only.
    fileprivate var isExpected: Bool {
        dateOfBirth == nil && (expectedDeliveryDate != nil || motherLocalRef != nil)
    }
}

extension Notification {
    /// Whether it is known who the mother of a child is, or that nobody knows her.
    fileprivate func isMotherKnown(of subject: Int, _ links: [Link]) -> Bool {
        let named = subjects[subject].motherLocalRef
        let mothers = adults.indices.filter { index in
            named.map { adults[index].localRef == $0 }
                ?? (adults[index].role?.value == .mother || adults[index].pregnant?.value == .yes)
        }
        guard mothers.count == 1 else { return false }
        return links.contains { $0.mention == .adult(mothers[0]) && $0.isSettled }
    }
}

extension RelationshipKind {
    /// Whether those who are so related are one household wherever they live.
    fileprivate var makesHousehold: Bool {
        switch self {
        case .mother, .father, .parent, .stepParent, .partner, .sibling, .twin, .carer: true
        case .exPartner, .grandparent, .relative, .fosterCarer, .friend, .other: false
        }
    }
}
