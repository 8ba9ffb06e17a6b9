import Model

/// The history, each contact with its day in London and its incident as a number.
///
/// Invariant 2: incidents are counted, not messages. Contacts of one incident count once, and a
/// contact is dated by when it happened but never later than when it was received.
struct Past: Sendable {
    struct Event: Sendable {
        let contact: Chronology.Contact
        let day: Day
        let incident: Int
    }

    let events: [Event]
    private let incidentCount: Int
    /// Each household once; a contact at a communal address has none.
    private let households: [Household.ID]

    init(_ chronology: Chronology) {
        var numbers: [String: Int] = [:]
        var households: [Household.ID] = []
        events = chronology.contacts.map { contact in
            let number = numbers[contact.incident] ?? numbers.count
            numbers[contact.incident] = number
            if let household = contact.household, !households.contains(household) {
                households.append(household)
            }
            let moment = min(contact.occurred, contact.received)
            return Event(contact: contact, day: LondonTime(moment).day, incident: number)
        }
        incidentCount = numbers.count
        self.households = households
    }

    /// Distinct incidents of one child with its household, the largest such number.
    ///
    /// The history holds what happened to the children of the message and in their households.
    /// Contacts of two families are not added up, a child takes its own from an earlier home with
    /// it, and those without a household count for their own child alone.
    func count(of persons: [Person.ID], where counts: (Event) -> Bool) -> Int {
        let events = events.filter(counts)
        guard !events.isEmpty else { return 0 }
        let persons: [Person.ID?] = persons.isEmpty ? [nil] : persons
        let households: [Household.ID?] = households.isEmpty ? [nil] : households
        var most = 0
        for person in persons {
            for household in households {
                most = max(most, count(events, of: person, in: household))
            }
        }
        return most
    }

    private func count(
        _ events: [Event], of person: Person.ID?, in household: Household.ID?
    ) -> Int {
        var seen = [Bool](repeating: false, count: incidentCount)
        var count = 0
        for event in events where !seen[event.incident] {
            let isTheirs = household != nil && event.contact.household == household
            let isOwn = person != nil && event.contact.person == person
            guard isTheirs || isOwn else { continue }
            seen[event.incident] = true
            count += 1
        }
        return count
    }
}
