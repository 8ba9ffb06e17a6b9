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
        let agency: Agency
    }

    let events: [Event]
    private let incidentCount: Int
    /// Each household once; a contact at a communal address has none.
    private let households: [Household.ID]
    /// Where among the events those of each person are.
    private let ownEvents: [Person.ID: [Int]]
    private let involvements: [Person.ID: [Chronology.Involvement]]

    init(_ chronology: Chronology) {
        var numbers: [String: Int] = [:]
        var households: [Household.ID] = []
        var ownEvents: [Person.ID: [Int]] = [:]
        events = chronology.contacts.enumerated().map { index, contact in
            let number = numbers[contact.incident] ?? numbers.count
            numbers[contact.incident] = number
            if let household = contact.household, !households.contains(household) {
                households.append(household)
            }
            if let person = contact.person { ownEvents[person, default: []].append(index) }
            let moment = min(contact.occurred, contact.received)
            return Event(
                contact: contact, day: LondonTime(moment).day, incident: number,
                agency: Agency(source: contact.source, sender: contact.sender))
        }
        incidentCount = numbers.count
        self.households = households
        self.ownEvents = ownEvents
        involvements = Dictionary(grouping: chronology.involvements, by: \.person)
    }

    /// The contacts about one child itself.
    func events(of child: Child) -> [Event] {
        guard let person = child.person else { return [] }
        return ownEvents[person, default: []].map { events[$0] }
    }

    /// The plans, enquiries and cases of one child itself.
    func involvements(of child: Child) -> [Chronology.Involvement] {
        child.person.flatMap { involvements[$0] } ?? []
    }

    /// Distinct incidents of one child with its household, the largest such number.
    func count(of persons: [Person.ID], where counts: (Event) -> Bool) -> Int {
        most(of: persons, among: events.filter(counts)) { countOfIncidents($0) }
    }

    /// Distinct incidents among events of this history.
    func countOfIncidents(_ events: some Sequence<Event>) -> Int {
        var seen = [Bool](repeating: false, count: incidentCount)
        var count = 0
        for event in events where !seen[event.incident] {
            seen[event.incident] = true
            count += 1
        }
        return count
    }

    /// What is measured of the events of one child with its household, the largest such number.
    ///
    /// The history holds what happened to the children of the message and in their households.
    /// Contacts of two families are not added up, a child takes its own from an earlier home with
    /// it, and those without a household count for their own child alone.
    func most(
        of persons: [Person.ID], among events: [Event],
        _ measure: (LazyFilterSequence<[Event]>) -> Int
    ) -> Int {
        guard !events.isEmpty else { return measure(events.lazy.filter { _ in true }) }
        let persons: [Person.ID?] = persons.isEmpty ? [nil] : persons
        let households: [Household.ID?] = households.isEmpty ? [nil] : households
        var most = 0
        for person in persons {
            for household in households {
                let theirs = events.lazy.filter { event in
                    let isTheirs = household != nil && event.contact.household == household
                    let isOwn = person != nil && event.contact.person == person
                    return isTheirs || isOwn
                }
                most = max(most, measure(theirs))
            }
        }
        return most
    }
}

extension Chronology.Contact {
    /// Whether it counts as an incident: not a copy of another report, nor a notice of access.
    var isIncident: Bool {
        isConcern && !isCopy && kind != .childProtectionInformationSharing
    }

    /// Whether whoever told of it knew it by itself.
    var isOwnKnowledge: Bool { !isCopy && kind != .operationEncompass }
}
