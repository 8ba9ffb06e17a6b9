package import Model

/// Everything that one message changes, ready to be committed.
package struct Decided: Sendable {
    package var delivery: Delivery.ID
    package var deliveryReference: Reference
    package var partner: Partner.ID
    package var messageId: String
    /// The partner's own reference of the incident.
    package var incident: String?
    /// What it was decided on; the commit is refused if any of it has moved.
    package var read: ReadSet
    package var referral: Reference
    package var isNew: Bool
    /// The entry number that this makes: 1 for a new referral.
    package var number: Int
    package var household: Home
    package var persons: [PersonDraft]
    package var contacts: [ContactDraft]
    package var band: Band
    package var level: Int
    package var due: Timestamp
    /// The policy's digest.
    package var policy: String
    package var entries: [Referral.Entry]
    /// `referral.json`: what staff read, with the verdict and its facts.
    package var document: [UInt8]
    /// The warnings of the receipt, as JSON.
    package var warnings: String
    /// Attempts at the message that could not be read, of which this one takes the place.
    package var attempts: [Delivery.ID]
    /// Whether it is safe to tell the sender who has it and what was decided.
    package var discloses: Bool
    /// Whether it is an old message that was decided again: nothing but the verdict is new.
    package var isAgain: Bool
    /// When it is to be decided again, and why then.
    package var lookAgain: (at: Timestamp, why: LookReason)?

    /// The household that the message is about.
    package enum Home: Sendable, Equatable {
        case existing(Household.ID)
        case new
    }

    /// A person named in the message.
    package struct PersonDraft: Sendable {
        package var mention: Link.Mention
        /// What tells this mention from the others in every version of the message.
        package var identity: String
        /// The person in the register, or nothing where one is to be made.
        package var linked: Person.ID?
        package var record: Person.Record
        package var belongsToHousehold: Bool

        package init(
            mention: Link.Mention, identity: String, linked: Person.ID?, record: Person.Record,
            belongsToHousehold: Bool
        ) {
            self.mention = mention
            self.identity = identity
            self.linked = linked
            self.record = record
            self.belongsToHousehold = belongsToHousehold
        }
    }

    /// A contact about one child of the message; without a child, about the household.
    package struct ContactDraft: Sendable {
        package var subject: Int?
        package var occurred: Timestamp
        package var received: Timestamp
        package var source: String
        package var reasons: [ConcernCode]
        package var isConcern: Bool
        package var kind: MessageType?
        /// How many indicators of exploitation it tells of.
        package var indicators: Int
        /// Whether it repeats another report.
        package var isCopy: Bool
        /// Which agency sent it.
        package var sender: String?

        package init(
            subject: Int?, occurred: Timestamp, received: Timestamp, source: String,
            reasons: [ConcernCode], isConcern: Bool, kind: MessageType? = nil,
            indicators: Int = 0, isCopy: Bool = false, sender: String? = nil
        ) {
            self.subject = subject
            self.occurred = occurred
            self.received = received
            self.source = source
            self.reasons = reasons
            self.isConcern = isConcern
            self.kind = kind
            self.indicators = indicators
            self.isCopy = isCopy
            self.sender = sender
        }
    }

    package init(
        delivery: Delivery.ID, deliveryReference: Reference, partner: Partner.ID,
        messageId: String, incident: String?, read: ReadSet, referral: Reference, isNew: Bool,
        number: Int, household: Home, persons: [PersonDraft], contacts: [ContactDraft],
        band: Band, level: Int, due: Timestamp, policy: String, entries: [Referral.Entry],
        document: [UInt8], warnings: String, attempts: [Delivery.ID] = [],
        discloses: Bool = false, isAgain: Bool = false,
        lookAgain: (at: Timestamp, why: LookReason)? = nil
    ) {
        self.delivery = delivery
        self.deliveryReference = deliveryReference
        self.partner = partner
        self.messageId = messageId
        self.incident = incident
        self.read = read
        self.referral = referral
        self.isNew = isNew
        self.number = number
        self.household = household
        self.persons = persons
        self.contacts = contacts
        self.band = band
        self.level = level
        self.due = due
        self.policy = policy
        self.entries = entries
        self.document = document
        self.warnings = warnings
        self.attempts = attempts
        self.discloses = discloses
        self.isAgain = isAgain
        self.lookAgain = lookAgain
    }
}

/// How a commit ended.
package enum Committed: Sendable, Equatable {
    /// Everything is durable; these entries are to be forwarded.
    case done([Int64])
    /// Something that was read has changed since: link and decide again.
    case moved
    /// The delivery had reached its end already.
    case alreadyEnded
}
