/// What is known to have happened before, to a child and in its household.
package struct Chronology: Hashable, Sendable {
    /// Newest first.
    package var contacts: [Contact]
    /// Plans, enquiries and open cases.
    package var involvements: [Involvement]

    package init(contacts: [Contact] = [], involvements: [Involvement] = []) {
        self.contacts = contacts
        self.involvements = involvements
    }

    /// One contact: somebody told us something about a child.
    package struct Contact: Hashable, Sendable {
        package var person: Person.ID?
        package var household: Household.ID?
        /// When it happened, else when it was received.
        package var occurred: Timestamp
        package var received: Timestamp
        /// The census code of the source (`6` police, `2A` schools, …).
        package var source: String
        /// What it was about.
        package var reasons: [ConcernCode]
        /// Two contacts with one incident key are one incident: the partner and its reference.
        package var incident: String
        /// Whether it counts as an incident of concern.
        package var isConcern: Bool
        /// The outcome's code, where it is known.
        package var outcome: String?
        package var referral: Reference?

        package init(
            person: Person.ID?, household: Household.ID?, occurred: Timestamp,
            received: Timestamp, source: String, reasons: [ConcernCode], incident: String,
            isConcern: Bool, outcome: String? = nil, referral: Reference? = nil
        ) {
            self.person = person
            self.household = household
            self.occurred = occurred
            self.received = received
            self.source = source
            self.reasons = reasons
            self.incident = incident
            self.isConcern = isConcern
            self.outcome = outcome
            self.referral = referral
        }
    }

    /// A plan, an enquiry, an order or an open case, from when to when.
    package struct Involvement: Hashable, Sendable {
        package enum Kind: String, Code {
            case openCase, childProtectionPlan, lookedAfter, section47, strategyDiscussion
            case careProceedings, childInNeed, earlyHelp
        }

        package var person: Person.ID
        package var kind: Kind
        package var from: PartialDate
        package var to: PartialDate?
        package var team: String?

        package init(
            person: Person.ID, kind: Kind, from: PartialDate, to: PartialDate? = nil,
            team: String? = nil
        ) {
            self.person = person
            self.kind = kind
            self.from = from
            self.to = to
            self.team = team
        }
    }
}

/// The history as far as it could be looked up. Not looked up is never the same as none.
package enum History: Hashable, Sendable {
    case read(Chronology)
    /// What is known, while it is not known who every child is: there may be more.
    case partly(Chronology)
    case unavailable

    package var chronology: Chronology? {
        switch self {
        case .read(let chronology), .partly(let chronology): chronology
        case .unavailable: nil
        }
    }

    /// Whether nothing can be missing in it.
    package var isWhole: Bool {
        if case .read = self { true } else { false }
    }
}
