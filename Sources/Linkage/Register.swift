import Model

/// The candidates, looked up by person and by place.
struct Register {
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
                    $0.isSamePlace(as: residence) && $0.isHome(on: today)
                }
            }
        }.filter { !$0.isEmpty }
        guard there.reduce(0, { $0 + $1.count }) > test.limit else { return false }
        let names = Set(
            there.joined().compactMap { $0.record.names.first?.family }.map(FoldedText.init))
        return there.count > 1 || names.count > FamilyCircle.familyNames
    }
}

extension Person.Record {
    /// Whether it, or where the person lives, is to be kept from others.
    func isHidden(on today: Day) -> Bool {
        isProtected || addresses.contains { $0.isConfidential && $0.isHome(on: today) }
    }
}
