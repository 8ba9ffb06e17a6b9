/// What is known to have happened before, to a child and in its household.
package struct Chronology: Hashable, Sendable {
    /// Newest first.
    package var contacts: [Contact]
    /// Plans, enquiries and open cases.
    package var involvements: [Involvement]
    /// Who belongs together by a declared link.
    package var relatives: [Relative]
    /// Whether these are all contacts: of very many only the newest are looked at.
    package var isWhole: Bool

    package init(
        contacts: [Contact] = [], involvements: [Involvement] = [], relatives: [Relative] = [],
        isWhole: Bool = true
    ) {
        self.isWhole = isWhole
        self.contacts = contacts
        self.involvements = involvements
        self.relatives = relatives
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
        /// A code of ``ReferralOutcome``, or the census's code of a closure, where it is known.
        package var outcome: String?
        package var referral: Reference?
        /// The message that made it, where it was a message of a known kind.
        package var kind: MessageType?
        /// How many indicators of exploitation it told of.
        package var indicators: Int
        /// A repeat of another report: no incident of its own, and no second source.
        package var isCopy: Bool
        /// The agency as the register or the partner list has it, for telling agencies apart.
        package var sender: String?
        /// When what came of it was closed.
        package var closed: PartialDate?

        package init(
            person: Person.ID?, household: Household.ID?, occurred: Timestamp,
            received: Timestamp, source: String, reasons: [ConcernCode], incident: String,
            isConcern: Bool, outcome: String? = nil, referral: Reference? = nil,
            kind: MessageType? = nil, indicators: Int = 0, isCopy: Bool = false,
            sender: String? = nil, closed: PartialDate? = nil
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
            self.kind = kind
            self.indicators = indicators
            self.isCopy = isCopy
            self.sender = sender
            self.closed = closed
        }
    }

    /// A plan, an enquiry, an assessment, an order or an open case, from when to when.
    package struct Involvement: Hashable, Sendable {
        package enum Kind: String, Code {
            case openCase, childProtectionPlan, lookedAfter, section47, strategyDiscussion
            case careProceedings, childInNeed, earlyHelp, assessment
        }

        package var person: Person.ID
        package var kind: Kind
        package var from: PartialDate
        package var to: PartialDate?
        package var team: String?
        /// Who holds the case; for staff.
        package var holder: String?
        /// The census's code of the reason for which it was closed.
        package var closure: String?

        package init(
            person: Person.ID, kind: Kind, from: PartialDate, to: PartialDate? = nil,
            team: String? = nil, holder: String? = nil, closure: String? = nil
        ) {
            self.person = person
            self.kind = kind
            self.from = from
            self.to = to
            self.team = team
            self.holder = holder
            self.closure = closure
        }
    }

    /// Two persons of the register who belong together: `person` is the `kind` of `to`.
    package struct Relative: Hashable, Sendable {
        package var person: Person.ID
        package var to: Person.ID
        package var kind: RelationshipKind?
        /// From when to when, where it is known.
        package var began: PartialDate?
        package var ended: PartialDate?

        package init(
            person: Person.ID, to: Person.ID, kind: RelationshipKind?, began: PartialDate? = nil,
            ended: PartialDate? = nil
        ) {
            self.person = person
            self.to = to
            self.kind = kind
            self.began = began
            self.ended = ended
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
