import Model

/// So that a test writes what a partner wrote.
extension Stated: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self.init(written: value) }
}

/// A police notice of one child, walking and nine years old, and what a test changes in it.
func notice(_ change: (inout Notification) -> Void = { _ in }) -> Notification {
    var notice = Notification()
    notice.header.messageId = "m"
    notice.header.messageType = "POLICE_PPN_CHILD"
    notice.subjects = [child("c1")]
    change(&notice)
    return notice
}

/// A child that walks and is nine years old on the day of ``received``.
func child(
    _ localRef: String, _ change: (inout Notification.Subject) -> Void = { _ in }
) -> Notification.Subject {
    var child = Notification.Subject()
    child.localRef = localRef
    child.dateOfBirth = "2017-05-03"
    child.mobility = "walking"
    change(&child)
    return child
}

func adult(_ change: (inout Notification.Adult) -> Void) -> Notification.Adult {
    var adult = Notification.Adult()
    change(&adult)
    return adult
}

func wound(
    _ change: (inout Notification.Injury) -> Void = { _ in }
) -> Notification.Injury {
    var injury = Notification.Injury()
    injury.kind = "bruise"
    change(&injury)
    return injury
}

func concern(_ code: Stated<ConcernCode>, about: String? = nil) -> Notification.Concern {
    var concern = Notification.Concern()
    concern.code = code
    concern.aboutLocalRef = about
    return concern
}

/// One bruise over bone, well explained, suspected by nobody.
let minorBruise = wound {
    $0.overBone = "yes"
    $0.explanationConsistent = "yes"
    $0.suspectedNonAccidental = "no"
    $0.needsTreatment = "no"
}

/// Monday, ten o'clock in London.
let received = Timestamp(year: 2026, month: 11, day: 23, hour: 10)

extension Notification {
    var what: Incident {
        get { incident ?? Incident() }
        set { incident = newValue }
    }

    var now: Violence {
        get { what.thisIncident ?? Violence() }
        set { what.thisIncident = newValue }
    }

    var ever: EverFacts {
        get { what.ever ?? EverFacts() }
        set { what.ever = newValue }
    }

    var form: DASH {
        get { what.dash ?? DASH() }
        set { what.dash = newValue }
    }

    var before: PreviousIncidents {
        get { what.previousIncidents ?? PreviousIncidents() }
        set { what.previousIncidents = newValue }
    }

    var view: SenderAssessment {
        get { senderAssessment ?? SenderAssessment() }
        set { senderAssessment = newValue }
    }

    var agreed: Consent {
        get { consent ?? Consent() }
        set { consent = newValue }
    }

    mutating func act(_ kind: Stated<ActionKind>, about: String? = nil) {
        var action = Action()
        action.kind = kind
        action.aboutLocalRef = about
        actionsTaken.append(action)
    }
}

extension Notification.Subject {
    var hurt: Notification.Harm {
        get { harm ?? Notification.Harm() }
        set { harm = newValue }
    }
}

/// A contact of the register, so many days before ``received``.
func contact(
    _ incident: String, daysAgo: Int, person: Person.ID? = 1, household: Household.ID? = 1,
    reasons: [ConcernCode] = [.neglect], isConcern: Bool = true, referral: Reference? = nil,
    _ change: (inout Chronology.Contact) -> Void = { _ in }
) -> Chronology.Contact {
    let time = received - .days(daysAgo)
    var contact = Chronology.Contact(
        person: person, household: household, occurred: time, received: time, source: "6",
        reasons: reasons, incident: incident, isConcern: isConcern, referral: referral)
    change(&contact)
    return contact
}

/// Something that the register has of person 1: a plan, an enquiry, a case.
func involvement(
    _ kind: Chronology.Involvement.Kind, from: String = "2020-01-01", to: String? = nil,
    closure: String? = nil, person: Person.ID = 1
) -> Chronology.Involvement {
    Chronology.Involvement(
        person: person, kind: kind, from: PartialDate(reading: from) ?? PartialDate(received.day),
        to: to.flatMap(PartialDate.init(reading:)), closure: closure)
}

func known(
    _ contacts: Chronology.Contact..., involvements: [Chronology.Involvement] = []
) -> History {
    .read(Chronology(contacts: contacts, involvements: involvements))
}
