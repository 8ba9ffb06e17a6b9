import Model

@testable import Linkage

/// Somebody of a register or a message, at an address from when to when, as tests write them.
struct Dweller {
    let given: String
    var family = "Quill"
    var born = "2016-01-31"
    var line = "Flat 4, 21 Victoria Row"
    var uprn: String?
    var from: String?
    var to: String?
    var kind = AddressKind.home

    init(
        _ given: String, family: String = "Quill", born: String = "2016-01-31",
        line: String = "Flat 4, 21 Victoria Row", uprn: String? = nil, from: String? = nil,
        to: String? = nil, kind: AddressKind = .home
    ) {
        self.given = given
        self.family = family
        self.born = born
        self.line = line
        self.uprn = uprn
        self.from = from
        self.to = to
        self.kind = kind
    }

    private var known: Known {
        Known(given: given, family: family, born: born, postcode: "TS18 5AA", line: line)
    }

    func person(_ id: Person.ID, in household: Household.ID = 0) -> Person {
        var person = known.person(id, in: household)
        person.record.sourceID = "case-system:\(id)"
        person.record.addresses[0].uprn = uprn
        person.record.addresses[0].kind = kind
        person.record.addresses[0].from = from.flatMap(PartialDate.init(reading:))
        person.record.addresses[0].to = to.flatMap(PartialDate.init(reading:))
        return person
    }

    var subject: Notification.Subject {
        var subject = known.subject
        subject.addresses = subject.addresses.map(dated)
        return subject
    }

    func adult(_ role: String) -> Notification.Adult { known.adult(role) }

    private func dated(_ address: Notification.Address) -> Notification.Address {
        var address = address
        address.uprn = uprn
        address.kind = Stated(written: kind.rawValue)
        address.from = from.map { Stated(written: $0) }
        address.to = to.map { Stated(written: $0) }
        return address
    }
}

/// A message, its links as a test has them, and the circle of them in a register.
struct Family {
    static let today = Day(year: 2026, month: 11, day: 24)

    let circle: FamilyCircle

    /// - Parameters:
    ///   - register: The persons of each household; these are counted from 1.
    ///   - families: The household that a child belongs to who is not in the register.
    init(
        _ subjects: [Notification.Subject], _ register: [[Person]],
        adults: [Notification.Adult] = [], linked: [Link.Mention: Person.ID] = [:],
        possible: [Link.Mention: [Person.ID]] = [:], families: [Int: Household.ID] = [:],
        isListed: Bool = false
    ) {
        let notification = notification(subjects, adults)
        let mentions =
            subjects.indices.map(Link.Mention.subject) + adults.indices.map(Link.Mention.adult)
        let links = mentions.map { mention in
            var family: Household.ID?
            if case .subject(let index) = mention { family = families[index] }
            let answer: Link.Answer =
                if let person = linked[mention] {
                    .linked(person, confidence: .certain(by: "NHS number"))
                } else if let persons = possible[mention] {
                    .possible(persons)
                } else {
                    .new(household: family)
                }
            return Link(mention: mention, answer: answer)
        }
        let households = register.enumerated().map { index, members in
            let id = Household.ID(index + 1)
            return Household(
                id: id,
                members: members.map { Person(id: $0.id, household: id, record: $0.record) })
        }
        circle = FamilyCircle(
            notification, links, among: Candidates(households: households), on: Self.today,
            communal: FamilyCircle.CommunalTest(limit: 12, isListed: { _ in isListed }))
    }

    func members(
        _ relatives: [Chronology.Relative] = [], declared: [Person] = [],
        apart: [Person.ID: Set<Person.ID>] = [:]
    ) -> [FamilyMember] {
        circle.members(Chronology(relatives: relatives), declared: declared, apart: apart)
    }
}
