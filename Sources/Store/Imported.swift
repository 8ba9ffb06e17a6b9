package import Model
package import Spelling

// Rows of a register's extract. Ids are those of the source; they are kept as keyed hashes. Each is
// spelled, since an import beside a running daemon sends its rows to it.

/// A person as a register's extract gives one.
package struct ImportedPerson: Spelled, Sendable {
    package var sourceID = ""
    package var householdID = ""
    package var record = Person.Record()
    /// The same child's other identity: the two are protected, and never joined.
    package var otherID: String?

    package init() {}

    package init(
        sourceID: String, householdID: String, record: Person.Record, otherID: String? = nil
    ) {
        self.sourceID = sourceID
        self.householdID = householdID
        self.record = record
        self.otherID = otherID
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("sourceID", &sourceID)
        speller.leaf("householdID", &householdID)
        speller.record("record", &record)
        speller.leaf("otherID", &otherID)
    }
}

/// Where a person lives or lived.
package struct ImportedAddress: Spelled, Sendable {
    package var personID = ""
    package var residence = Person.Residence()

    package init() {}

    package init(personID: String, residence: Person.Residence) {
        self.personID = personID
        self.residence = residence
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("personID", &personID)
        speller.record("residence", &residence)
    }
}

/// Two persons who belong together: the first is the `kind` of the second.
package struct ImportedRelationship: Spelled, Sendable {
    package var sourceID = ""
    package var fromID = ""
    package var toID = ""
    package var kind: RelationshipKind?
    package var from: PartialDate?
    package var to: PartialDate?

    package init() {}

    package init(
        sourceID: String, fromID: String, toID: String, kind: RelationshipKind?,
        from: PartialDate? = nil, to: PartialDate? = nil
    ) {
        self.sourceID = sourceID
        self.fromID = fromID
        self.toID = toID
        self.kind = kind
        self.from = from
        self.to = to
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("sourceID", &sourceID)
        speller.leaf("fromID", &fromID)
        speller.leaf("toID", &toID)
        speller.leaf("kind", &kind)
        speller.leaf("from", &from)
        speller.leaf("to", &to)
    }
}

/// A contact as a register's extract gives one.
package struct ImportedContact: Spelled, Sendable {
    package var sourceID = ""
    package var personID: String?
    package var householdID: String?
    package var occurred = Timestamp(milliseconds: 0)
    package var received = Timestamp(milliseconds: 0)
    package var source = ""
    package var reasons: [ConcernCode] = []
    package var reference: String?
    package var outcome: String?
    package var kind: MessageType?
    package var indicators = 0
    package var isCopy = false
    package var sender: String?
    package var closed: PartialDate?

    package init() {}

    package init(
        sourceID: String, personID: String?, householdID: String?, occurred: Timestamp,
        received: Timestamp, source: String, reasons: [ConcernCode], reference: String?,
        outcome: String?, kind: MessageType? = nil, indicators: Int = 0, isCopy: Bool = false,
        sender: String? = nil, closed: PartialDate? = nil
    ) {
        self.sourceID = sourceID
        self.personID = personID
        self.householdID = householdID
        self.occurred = occurred
        self.received = received
        self.source = source
        self.reasons = reasons
        self.reference = reference
        self.outcome = outcome
        self.kind = kind
        self.indicators = indicators
        self.isCopy = isCopy
        self.sender = sender
        self.closed = closed
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("sourceID", &sourceID)
        speller.leaf("personID", &personID)
        speller.leaf("householdID", &householdID)
        speller.leaf("occurred", &occurred)
        speller.leaf("received", &received)
        speller.leaf("source", &source)
        speller.leaves("reasons", each: "reason", &reasons)
        speller.leaf("reference", &reference)
        speller.leaf("outcome", &outcome)
        speller.leaf("kind", &kind)
        speller.leaf("indicators", &indicators)
        speller.leaf("isCopy", &isCopy)
        speller.leaf("sender", &sender)
        speller.leaf("closed", &closed)
    }

    /// A contact at level 1 by every reason that it names is no incident of concern; one without a
    /// reason is, since nothing says that it was low. A copy and a look at the record are none.
    var isConcern: Bool {
        guard !isCopy, kind != .operationEncompass, kind != .childProtectionInformationSharing
        else { return false }
        return reasons.isEmpty || reasons.contains { ($0.level ?? 4) > 1 }
    }
}

/// A plan, an enquiry, an order or an open case as a register's extract gives one.
package struct ImportedInvolvement: Spelled, Sendable {
    package var sourceID = ""
    package var personID = ""
    package var kind = Chronology.Involvement.Kind.openCase
    package var from: PartialDate?
    package var to: PartialDate?
    package var team: String?
    package var holder: String?
    package var closure: String?

    package init() {}

    package init(
        sourceID: String, personID: String, kind: Chronology.Involvement.Kind, from: PartialDate,
        to: PartialDate? = nil, team: String? = nil, holder: String? = nil,
        closure: String? = nil
    ) {
        self.sourceID = sourceID
        self.personID = personID
        self.kind = kind
        self.from = from
        self.to = to
        self.team = team
        self.holder = holder
        self.closure = closure
    }

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("sourceID", &sourceID)
        speller.leaf("personID", &personID)
        speller.leaf("kind", &kind)
        speller.leaf("from", &from)
        speller.leaf("to", &to)
        speller.leaf("team", &team)
        speller.leaf("holder", &holder)
        speller.leaf("closure", &closure)
    }
}
