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
    /// Adults of the message, by their places, who are not of the household that the register knows.
    package private(set) var newAdults: Set<Int> = []
    /// How many households lived at an address of a child before, and are not counted.
    package private(set) var earlierTenants = 0

    package init(
        _ notification: Notification, _ links: [Link], among candidates: Candidates, on today: Day,
        communal test: CommunalTest
    ) {
        persons = Set(links.compactMap(\.person))
        let register = Register(candidates, test, today)
        addProtected(links, register)
        var homes: [Stay] = []
        for link in links {
            guard case .subject(let index) = link.mention else { continue }
            homes += notification.subjects[index].addresses.compactMap { Stay($0, on: today) }
            guard let person = link.person.flatMap({ register.persons[$0] }) else { continue }
            homes += person.record.addresses.compactMap { Stay($0, on: today) }
            add(person.household, register)
        }
        for stay in homes where !register.isCommunal(stay.residence) {
            addNeighbours(at: stay, register)
        }
        isProtected =
            isProtected
            || persons.contains { register.persons[$0]?.record.isProtected ?? false }
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
    private mutating func addProtected(_ links: [Link], _ register: Register) {
        for link in links {
            guard case .possible(let persons) = link.answer,
                let found = persons.first(where: {
                    register.persons[$0]?.record.isProtected ?? false
                })
            else { continue }
            self.persons.insert(found)
            isProtected = true
        }
    }

    private mutating func add(_ household: Household.ID, _ register: Register) {
        if register.isCommunal(household) {
            communal.insert(household)
        } else {
            households.insert(household)
        }
    }

    private mutating func addNeighbours(at stay: Stay, _ register: Register) {
        for household in register.all where !households.contains(household.id) {
            let there = household.members.flatMap(\.record.addresses).filter {
                stay.residence.isSamePlace(as: $0)
            }
            guard !there.isEmpty else { continue }
            if there.contains(where: { stay.overlaps($0, on: register.today) }) {
                add(household.id, register)
            } else {
                earlierTenants += 1
            }
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

/// The candidates, looked up by person and by place.
private struct Register {
    let all: [Household]
    let persons: [Person.ID: Person]
    let today: Day
    private let test: FamilyCircle.CommunalTest

    init(_ candidates: Candidates, _ test: FamilyCircle.CommunalTest, _ today: Day) {
        all = candidates.households
        persons = Dictionary(
            candidates.households.flatMap(\.members).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        self.test = test
        self.today = today
    }

    func isCommunal(_ household: Household.ID) -> Bool {
        let members = all.first { $0.id == household }?.members ?? []
        return members.contains { person in
            person.record.addresses.contains { $0.kind != .previous && isCommunal($0) }
        }
    }

    func isCommunal(_ residence: Person.Residence) -> Bool {
        if test.isListed(residence) { return true }
        let there = all.map { household in
            household.members.filter { person in
                person.record.addresses.contains {
                    $0.isSamePlace(as: residence) && Stay($0, on: today) != nil
                }
            }
        }.filter { !$0.isEmpty }
        guard there.reduce(0, { $0 + $1.count }) > test.limit else { return false }
        let names = Set(
            there.joined().compactMap { $0.record.names.first?.family }.map(FoldedText.init))
        return there.count > 1 || names.count > FamilyCircle.familyNames
    }
}

/// Where a child lives, and since when as far as that is known.
private struct Stay {
    let residence: Person.Residence
    private let from: Day

    /// Nil for a place where nobody lives any more. Of a stay whose beginning is not known, only that
    /// it is now counts.
    init?(_ residence: Person.Residence, on today: Day) {
        guard residence.kind != .previous, residence.kind != .incident, residence.kind != .found,
            residence.kind != .school, residence.to.map({ $0.latest >= today }) ?? true,
            residence.from.map({ $0.earliest <= today }) ?? true
        else { return nil }
        self.residence = residence
        from = residence.from?.earliest ?? today
    }

    init?(_ address: Notification.Address, on today: Day) {
        self.init(Person.Residence(address), on: today)
    }

    /// Whether somebody's stay at the same place was at the same time, as far as that is known. An
    /// address of before, with no end told, is not known to have been.
    func overlaps(_ other: Person.Residence, on today: Day) -> Bool {
        if other.kind == .previous, other.to == nil { return false }
        return (other.to.map { $0.latest >= from } ?? true)
            && (other.from.map { $0.earliest <= today } ?? true)
    }
}

extension Person.Residence {
    /// The same property, or the same line of the same postcode.
    func isSamePlace(as other: Person.Residence) -> Bool {
        if let uprn, let otherUPRN = other.uprn { return uprn == otherUPRN }
        guard let key = BlockingKey.address(line: line, postcode: postcode) else { return false }
        return key == BlockingKey.address(line: other.line, postcode: other.postcode)
    }

    init(_ address: Notification.Address) {
        self.init()
        line = address.lines.joined(separator: ", ")
        town = address.town ?? ""
        postcode = address.postcode?.value
        uprn = address.uprn
        kind = address.kind?.value
        from = address.from?.value
        to = address.to?.value
        isConfidential = address.confidential?.value == .yes
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
