import Model

/// What the register has of the children of a random message, and which of them it knows.
struct RandomPast {
    /// How much of it could be read.
    enum Reach: Sendable { case whole, part, none }

    private(set) var reach = Reach.whole
    private(set) var chronology = Chronology()
    /// By the subject's place, the child's id there.
    private(set) var persons: [Int: Person.ID] = [:]
    private var receivedAt = Timestamp(milliseconds: 0)
    private var incidents = 0

    var history: History {
        switch reach {
        case .whole: .read(chronology)
        case .part: .partly(chronology)
        case .none: .unavailable
        }
    }

    init() {}

    init(
        of notification: Notification, at receivedAt: Timestamp, isCalm: Bool, _ dice: inout Dice
    ) {
        self.receivedAt = receivedAt
        let percent = dice.number(1...100)
        reach = percent <= (isCalm ? 97 : 80) ? .whole : percent <= 90 ? .part : .none
        for index in notification.subjects.indices where reach == .whole || dice.chance(50) {
            persons[index] = Person.ID(index + 1)
        }
        if isCalm { addNear(&dice) } else { addMuch(notification, &dice) }
    }

    /// As much as keeps just below what a rule asks for.
    private mutating func addNear(_ dice: inout Dice) {
        let person = persons.values.min()
        switch dice.number(0...7) {
        case 0: addIncidents(2, within: 80, of: person, [.bullying], &dice)
        case 1: addIncidents(3, within: 350, of: person, [.absence], &dice)
        case 2: addWeeks(5, of: person)
        case 3: addIncidents(2, within: 85, of: person, [.missingIncident], &dice)
        case 4: addIncidents(5, within: 1500, from: 370, of: person, [.exclusion], &dice)
        case 5:
            guard let person else { break }
            involve(person, .section47, from: 300, to: 250)
        default: break
        }
    }

    private mutating func addMuch(_ notification: Notification, _ dice: inout Dice) {
        let person = persons.values.min()
        let told = notification.concerns.compactMap { $0.code?.value }
        if dice.chance(50) {
            for _ in 0..<dice.number(1...4) {
                addIncidents(
                    1, within: dice.pick([28, 80, 350, 900]), of: dice.pick([person, nil]),
                    dice.pick([told, [], Array(Self.reasons.shuffled(by: &dice).prefix(2))]), &dice)
            }
        }
        if dice.chance(12) { addWeeks(dice.number(5...8), of: person) }
        if dice.chance(15) { addIncidents(3, within: 85, of: person, [.repeatedMissing], &dice) }
        if dice.chance(15) {
            addIncidents(dice.number(5...7), within: 1900, from: 370, of: person, told, &dice)
        }
        if dice.chance(20) {
            addIncidents(1, within: 300, of: person, told, &dice)
            end(dice.pick(["noFurtherAction", "RC8", "RC9", "stepDownToEarlyHelp", "RC1"]))
        }
        if dice.chance(15) { addVisits(dice.number(1...3), of: person) }
        if dice.chance(10) { addCopy(of: person) }
        for person in persons.values.sorted() where dice.chance(50) { involve(person, &dice) }
    }

    private static let reasons: [ConcernCode] = [
        .neglect, .domesticAbuse, .exploitation, .criminalExploitation, .missingIncident,
        .sexualAbuse, .physicalAbuse, .absence, .minorOffence, .selfHarm, .youngCarer, .other,
    ]

    /// It is not known any more who every child is.
    mutating func forgetPart() {
        if reach == .whole { reach = .part }
    }

    // MARK: - Contacts

    /// One contact of a new incident, so many days ago.
    mutating func add(
        daysAgo: Int, of person: Person.ID?, _ reasons: [ConcernCode], source: String = "6",
        _ change: (inout Chronology.Contact) -> Void = { _ in }
    ) {
        incidents += 1
        let time = receivedAt - .days(daysAgo)
        var contact = Chronology.Contact(
            person: person, household: 1, occurred: time, received: time, source: source,
            reasons: reasons, incident: "incident \(incidents)", isConcern: true,
            sender: "sender \(source)")
        change(&contact)
        chronology.contacts.insert(contact, at: 0)
    }

    private mutating func addIncidents(
        _ count: Int, within days: Int, from first: Int = 1, of person: Person.ID?,
        _ reasons: [ConcernCode], _ dice: inout Dice
    ) {
        for _ in 0..<count {
            let source = dice.pick(["6", "6", "2A", "3F", "3E", "5A"])
            let isOwn = dice.chance(5)
            let indicators = dice.chance(15) ? 2 : 0
            add(daysAgo: dice.number(first...days), of: person, reasons, source: source) {
                $0.indicators = indicators
                if isOwn { $0.incident = "INC-1" }
            }
        }
    }

    /// A tag of neglect in each of so many weeks.
    private mutating func addWeeks(_ count: Int, of person: Person.ID?) {
        for week in 1...count {
            // Further apart than rules of the incidents alone would count.
            add(daysAgo: 7 * week + 100, of: person, [.neglect]) { $0.isConcern = false }
        }
    }

    private mutating func addVisits(_ count: Int, of person: Person.ID?) {
        for visit in 1...count {
            add(daysAgo: 9 * visit, of: person, [], source: "3E") {
                $0.kind = .childProtectionInformationSharing
                $0.isConcern = false
            }
        }
    }

    private mutating func addCopy(of person: Person.ID?) {
        add(daysAgo: 3, of: person, [.domesticAbuse]) { $0.kind = .operationEncompass }
        add(daysAgo: 2, of: person, [.domesticAbuse], source: "2A") { $0.isCopy = true }
    }

    private mutating func end(_ outcome: String) {
        guard !chronology.contacts.isEmpty else { return }
        chronology.contacts[0].outcome = outcome
        chronology.contacts[0].closed = PartialDate((receivedAt - .days(100)).day)
    }

    // MARK: - Involvements

    mutating func involve(
        _ person: Person.ID, _ kind: Chronology.Involvement.Kind, from: Int, to: Int? = nil,
        closure: String? = nil
    ) {
        let day = { [receivedAt] (ago: Int) in PartialDate((receivedAt - .days(ago)).day) }
        chronology.involvements.append(
            Chronology.Involvement(
                person: person, kind: kind, from: day(from), to: to.map(day), closure: closure))
    }

    private mutating func involve(_ person: Person.ID, _ dice: inout Dice) {
        switch dice.number(0...5) {
        case 0, 5:
            involve(person, .section47, from: 500, to: 450)
            involve(person, .section47, from: 100, to: dice.pick([60, nil]))
        case 1, 2:
            let kind = dice.pick([.childProtectionPlan, .lookedAfter] as [Kind])
            involve(person, kind, from: 800, to: dice.pick([30, 200, 500, nil, nil]))
        case 3:
            involve(person, .openCase, from: 300, to: 90, closure: dice.pick(["RC8", "RC1"]))
        default: involve(person, dice.pick(Kind.allCases), from: 90, to: dice.pick([nil, 10]))
        }
    }

    private typealias Kind = Chronology.Involvement.Kind
}

extension [ConcernCode] {
    fileprivate func shuffled(by dice: inout Dice) -> [ConcernCode] {
        dice.pick(count, of: self)
    }
}
