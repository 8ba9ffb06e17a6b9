import Model

/// The candidates, looked up by person and by place. Each address is folded once: many at one place
/// would be compared with each other otherwise, which a message of many would make slow.
struct Register {
    let all: [Household]
    let persons: [Person.ID: Person]
    let today: Day
    private let test: FamilyCircle.CommunalTest
    /// Who lives at a place by the extract.
    private let residents: [Place: Residents]
    private let communal: Set<Household.ID>

    /// Those who live at one place.
    private struct Residents {
        var count = 0
        var households: Set<Household.ID> = []
        var names: Set<FoldedText> = []

        mutating func add(_ person: Person) {
            count += 1
            households.insert(person.household)
            if let name = person.record.names.first?.family { names.insert(FoldedText(name)) }
        }
    }

    /// Addresses of one person that are looked at.
    static let addressLimit = 50

    init(_ candidates: Candidates, _ test: FamilyCircle.CommunalTest, _ today: Day) {
        all = candidates.households
        let members = candidates.households.flatMap(\.members)
        persons = Dictionary(
            members.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.today = today
        self.test = test
        var residents: [Place: Residents] = [:]
        // Whom messages alone have told of makes no address a communal one: a sender would make a
        // family's history invisible by it.
        for person in members where person.record.sourceID != nil {
            let homes = person.record.addresses.prefix(Self.addressLimit)
                .filter { $0.isHome(on: today) }
            for place in Set(homes.flatMap(Place.all)) {
                residents[place, default: Residents()].add(person)
            }
        }
        self.residents = residents
        communal = Set(
            candidates.households.filter { household in
                household.members.contains { person in
                    person.record.addresses.prefix(Self.addressLimit).contains {
                        $0.kind != .previous && Self.isCommunal($0, residents, test)
                    }
                }
            }.map(\.id))
    }

    func isCommunal(_ household: Household.ID) -> Bool { communal.contains(household) }

    func isCommunal(_ residence: Person.Residence) -> Bool {
        Self.isCommunal(residence, residents, test)
    }

    private static func isCommunal(
        _ residence: Person.Residence, _ residents: [Place: Residents],
        _ test: FamilyCircle.CommunalTest
    ) -> Bool {
        if test.isListed(residence) { return true }
        return Place.all(of: residence).contains { place in
            guard let there = residents[place], there.count > test.limit else { return false }
            return there.households.count > 1 || there.names.count > FamilyCircle.familyNames
        }
    }
}

/// A place by one of its names: its property number, or its line and postcode.
private struct Place: Hashable {
    private let text: String

    static func all(of residence: Person.Residence) -> [Place] {
        [
            residence.uprn.map { "uprn " + $0 },
            BlockingKey.address(line: residence.line, postcode: residence.postcode)?.text,
        ].compactMap { $0 }.map(Place.init)
    }
}

extension Person.Record {
    /// Whether it, or where the person lives, is to be kept from others.
    func isHidden(on today: Day) -> Bool {
        isProtected || addresses.contains { $0.isConfidential && $0.isHome(on: today) }
    }
}
