import Model

@testable import Linkage

/// Persons of a register, and what a message says of one, as tests write them.
struct Known {
    var given = "Mia"
    var family = "Reed"
    var born: String? = "2017-05-03"
    var nhs: String?
    var upn: String?
    var postcode: String? = "TS25 2HB"
    var line = "7 Pebble Close"
    var telephone: String?

    /// Three numbers whose check digits are right.
    static let numbers = ["9434765919", "9990000018", "9990000026"]

    func person(_ id: Person.ID, in household: Household.ID = 1) -> Person {
        var record = Person.Record()
        record.names = [.init(given: given, family: family)]
        record.dateOfBirth = born.flatMap(PartialDate.init(reading:))
        record.nhsNumber = nhs.flatMap(NHSNumber.init(reading:))
        record.pupilNumber = upn.flatMap(UniquePupilNumber.init(reading:))
        record.telephones = [telephone].compactMap { $0 }
        var home = Person.Residence()
        home.line = line
        home.postcode = postcode.flatMap(Postcode.init(reading:))
        record.addresses = [home]
        return Person(id: id, household: household, record: record)
    }

    var subject: Notification.Subject {
        var subject = Notification.Subject()
        subject.name = name
        subject.dateOfBirth = born.map { Stated(written: $0) }
        subject.identifiers = identifiers
        subject.addresses = addresses
        subject.telephones = [telephone].compactMap { $0 }
        return subject
    }

    func adult(_ role: String) -> Notification.Adult {
        var adult = Notification.Adult()
        adult.role = Stated(written: role)
        adult.name = name
        adult.dateOfBirth = born.map { Stated(written: $0) }
        adult.identifiers = identifiers
        adult.addresses = addresses
        return adult
    }

    private var name: Notification.PersonName {
        var name = Notification.PersonName()
        name.given = given
        name.family = family
        return name
    }

    private var identifiers: [Notification.Identifier] {
        [("nhsNumber", nhs), ("upn", upn)].compactMap { scheme, value in
            value.map {
                var identifier = Notification.Identifier()
                identifier.scheme = Stated(written: scheme)
                identifier.value = $0
                return identifier
            }
        }
    }

    private var addresses: [Notification.Address] {
        var address = Notification.Address()
        address.lines = [line]
        address.postcode = postcode.map { Stated(written: $0) }
        return [address]
    }
}

/// A notification about these children and adults.
func notification(
    _ subjects: [Notification.Subject], _ adults: [Notification.Adult] = []
) -> Notification {
    var notification = Notification()
    notification.subjects = subjects
    notification.adults = adults
    return notification
}

/// The answers to a notification's mentions, by one household or several.
func answers(_ notification: Notification, _ households: [Household]) -> [Link.Answer] {
    Linker().link(notification, among: Candidates(households: households)).map(\.answer)
}

func answer(_ mentioned: Known, among persons: [Person]) -> Link.Answer? {
    answers(notification([mentioned.subject]), [Household(id: 1, members: persons)]).first
}

extension Link.Answer {
    var person: Person.ID? {
        if case .linked(let person, _) = self { person } else { nil }
    }

    var possible: [Person.ID] {
        if case .possible(let persons) = self { persons } else { [] }
    }
}
