import Model

/// What the history of a family comes to: incidents counted, and said in sentences.
///
/// Incidents are counted and not messages; a copy is none. Windows begin as those of the rules do:
/// so many days, or months by the calendar, before the day of receipt in London.
struct Pattern {
    /// One incident of concern, of all the contacts that tell of it.
    struct Incident: Equatable {
        let key: String
        /// When it happened, but never later than it was told.
        var day: Day
        var themes: Set<ConcernCode>
        var persons: Set<Person.ID>
        var households: Set<Household.ID>
    }

    /// The children's persons in the register.
    let children: Set<Person.ID>
    let today: Day
    /// What this message is about.
    let themes: Set<ConcernCode>
    /// Whether nothing can be missing in the history.
    let isWhole: Bool
    /// What was known before this message, the newest first.
    let contacts: [Chronology.Contact]
    let involvements: [Chronology.Involvement]
    let incidents: [Incident]
    private let households: [Household.ID]

    init(
        _ chronology: Chronology, without referral: Reference, children: Set<Person.ID>,
        today: Day, themes: Set<ConcernCode>, isWhole: Bool
    ) {
        // What the referral has already is of this incident.
        contacts = chronology.contacts.filter { $0.referral != referral }
        involvements = chronology.involvements
        incidents = Self.incidents(of: contacts)
        households = Set(incidents.flatMap(\.households)).sorted()
        self.children = children
        self.today = today
        self.themes = themes
        self.isWhole = isWhole
    }

    private static func incidents(of contacts: [Chronology.Contact]) -> [Incident] {
        var places: [String: Int] = [:]
        var incidents: [Incident] = []
        for contact in contacts where contact.isConcern && !contact.isCopy {
            if places[contact.incident] == nil {
                places[contact.incident] = incidents.count
                incidents.append(
                    Incident(
                        key: contact.incident, day: contact.day, themes: [], persons: [],
                        households: []))
            }
            guard let place = places[contact.incident] else { continue }
            incidents[place].day = min(incidents[place].day, contact.day)
            incidents[place].themes.formUnion(contact.reasons.compactMap(\.theme))
            if let person = contact.person { incidents[place].persons.insert(person) }
            if let home = contact.household { incidents[place].households.insert(home) }
        }
        return incidents.sorted { ($0.day, $0.key) > ($1.day, $1.key) }
    }

    /// The first day of the days and of the months that are looked back on.
    var start90Days: Day { today + -90 }
    var start12Months: Day { today.adding(months: -12) }

    /// Those of one child.
    func incidents(of person: Person.ID, since start: Day? = nil) -> [Incident] {
        within(start).filter { $0.persons.contains(person) }
    }

    /// Those of the children with their family, the newest first. Those of two families are not
    /// added up: of several households the one with the most is told.
    func ofFamily(since start: Day? = nil) -> [Incident] {
        let recent = within(start)
        let own = recent.filter { !$0.persons.isDisjoint(with: children) }
        return households.reduce(own) { most, home in
            let theirs = recent.filter { incident in
                incident.households.contains(home)
                    || !incident.persons.isDisjoint(with: children)
            }
            return theirs.count > most.count ? theirs : most
        }
    }

    private func within(_ start: Day?) -> [Incident] {
        guard let start else { return incidents }
        return incidents.filter { $0.day >= start }
    }
}

extension Chronology.Contact {
    /// The day in London on which it happened, but never later than it was told.
    var day: Day { LondonTime(min(occurred, received)).day }
}

extension Notification {
    /// What the message is about, by its codes and the kind of its records.
    var themes: Set<ConcernCode> {
        let coded =
            concerns.compactMap { $0.code?.value }
            + (incident?.categories.compactMap(\.value) ?? [])
        var themes = Set(coded.compactMap(\.theme))
        let type = header.messageType.value
        if incident?.dash != nil || type == .policeDomesticAbuse || type == .operationEncompass {
            themes.insert(.domesticAbuse)
        }
        if incident?.missing != nil { themes.insert(.missingIncident) }
        if incident?.exploitation != nil { themes.insert(.exploitation) }
        return themes
    }
}
