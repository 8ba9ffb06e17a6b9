import Model
import Store

/// A row that can be read from one line of a file.
protocol ImportRow: Sendable {
    init(_ fields: inout ImportFields) throws(RowMistake)
}

extension ImportedPerson: ImportRow {
    init(_ fields: inout ImportFields) throws(RowMistake) {
        let id = try fields.needed("person_id", fields.id("person_id"))
        let household = try fields.needed("household_id", fields.id("household_id"))
        let other = try fields.id("identity_of")
        guard other != id else {
            throw RowMistake(reason: "identity_of: the same id as person_id")
        }
        self.init(
            sourceID: id, householdID: household, record: try Person.Record(id, &fields),
            otherID: other)
    }
}

extension Person.Record {
    fileprivate init(_ id: String, _ fields: inout ImportFields) throws(RowMistake) {
        self.init()
        role = try fields.needed("role", fields.value(Person.Role.self, "role"))
        sourceID = id
        sex = try fields.value(Sex.self, "sex")
        try readBirth(fields)
        names = try Person.Name.all(fields)
        nhsNumber = try fields.valueIfRight(NHSNumber.self, "nhs_number")
        pupilNumber = try fields.valueIfRight(UniquePupilNumber.self, "upn")
        telephones = try fields.list("telephone")
        isProtected = try fields.flag("protected")
        let home = try Person.Residence("address", "town", "postcode", &fields)
        let former = try Person.Residence("previous_address", nil, "previous_postcode", &fields)
        addresses = [home, former].compactMap { $0 }
    }

    private mutating func readBirth(_ fields: ImportFields) throws(RowMistake) {
        dateOfBirth = try fields.pastDate("dob")
        expectedDeliveryDate = try fields.date("edd", ahead: Self.pregnancyDays)
        guard let birth = dateOfBirth, let expected = expectedDeliveryDate else { return }
        guard birth.earliest - expected.latest <= Self.daysOverdue else {
            throw RowMistake(reason: "dob: more than \(Self.daysOverdue) days after edd")
        }
        guard expected.earliest - birth.latest <= Self.pregnancyDays else {
            throw RowMistake(reason: "dob: more than \(Self.pregnancyDays) days before edd")
        }
    }

    /// Days that a pregnancy lasts at most, and days of them after the expected date.
    private static let pregnancyDays = Ledger.daysBeforeBirth
    private static let daysOverdue = 42
}

extension Person.Name {
    fileprivate static func all(_ fields: ImportFields) throws(RowMistake) -> [Person.Name] {
        let given = try fields.text("given_name") ?? ""
        let middle = try fields.text("middle_name") ?? ""
        let family = try fields.text("surname") ?? ""
        var names = [Person.Name(given: given, middle: middle, family: family)]
        if let knownAs = try fields.text("known_as") {
            names.append(Person.Name(given: knownAs, family: family, kind: .alias))
        }
        if let former = try fields.text("former_surname") {
            names.append(Person.Name(given: given, middle: middle, family: former, kind: .former))
        }
        return names.filter { !$0.given.isEmpty || !$0.family.isEmpty }
    }
}

extension Person.Residence {
    /// Nil where neither a street nor a postcode is told.
    fileprivate init?(
        _ line: String, _ town: String?, _ postcode: String, _ fields: inout ImportFields
    ) throws(RowMistake) {
        self.init()
        let street = try fields.text(line)
        let code = try fields.text(postcode)
        guard street != nil || code != nil else { return nil }
        self.line = street ?? ""
        if let town { self.town = try fields.text(town) ?? "" }
        self.postcode = try fields.valueIfRight(Postcode.self, postcode)
    }
}

extension ImportedAddress: ImportRow {
    /// Where somebody lives. A school or the place of an incident joins nobody to anybody.
    private static let kinds: [AddressKind] = [.home, .temporary, .previous, .other]

    init(_ fields: inout ImportFields) throws(RowMistake) {
        let person = try fields.needed("person_id", fields.id("person_id"))
        let place = try Person.Residence("address", "town", "postcode", &fields)
        guard var residence = place else {
            throw RowMistake(reason: "address or postcode: one of them is needed")
        }
        let kind = try fields.value(AddressKind.self, "kind") ?? .home
        guard Self.kinds.contains(kind) else {
            throw RowMistake(
                reason: "kind: expected one of: "
                    + Self.kinds.map(\.rawValue).joined(separator: ", "))
        }
        residence.kind = kind
        residence.uprn = try fields.valueIfRight(UPRN.self, "uprn")?.text
        residence.from = try fields.value(PartialDate.self, "from")
        residence.to = try fields.end("to", of: residence.from)
        residence.isConfidential = try fields.flag("confidential")
        self.init(personID: person, residence: residence)
    }
}

extension ImportedRelationship: ImportRow {
    init(_ fields: inout ImportFields) throws(RowMistake) {
        let id = try fields.needed("relationship_id", fields.id("relationship_id"))
        let one = try fields.needed("from_person_id", fields.id("from_person_id"))
        let other = try fields.needed("to_person_id", fields.id("to_person_id"))
        guard one != other else {
            throw RowMistake(reason: "to_person_id: the same id as from_person_id")
        }
        let from = try fields.pastDate("from")
        self.init(
            sourceID: id, fromID: one, toID: other,
            kind: try fields.value(RelationshipKind.self, "kind"), from: from,
            to: try fields.end("to", of: from))
    }
}

extension ImportedContact: ImportRow {
    /// Indicators that one contact can tell of.
    private static let indicatorLimit = 100

    init(_ fields: inout ImportFields) throws(RowMistake) {
        let id = try fields.needed("contact_id", fields.id("contact_id"))
        let person = try fields.id("person_id")
        let household = try fields.id("household_id")
        guard person != nil || household != nil else {
            throw RowMistake(reason: "person_id or household_id: one of them is needed")
        }
        let occurred = try fields.needed("occurred", fields.pastMoment("occurred"))
        let received = try fields.pastMoment("received") ?? occurred
        guard !occurred.isAfter(received) else {
            throw RowMistake(reason: "occurred: after received")
        }
        let source = try fields.value(CensusCode<ReferralSource>.self, "source")
        self.init(
            sourceID: id, personID: person, householdID: household,
            occurred: fields.timestamp(occurred), received: fields.timestamp(received),
            source: source?.code ?? "10", reasons: try Self.reasons(fields),
            reference: try fields.text("reference"), outcome: try Self.outcome(fields),
            kind: try fields.value(MessageType.self, "kind"),
            indicators: try Self.indicators(fields), isCopy: try fields.flag("copy"),
            sender: try fields.text("sender"),
            closed: try Self.closed(fields, after: received))
    }

    private static func reasons(_ fields: ImportFields) throws(RowMistake) -> [ConcernCode] {
        var reasons: [ConcernCode] = []
        for code in try fields.list("reason") {
            guard let reason = ConcernCode(reading: code) else {
                throw RowMistake(reason: "reason: a code of the list of concerns is expected")
            }
            reasons.append(reason)
        }
        return reasons
    }

    private static func outcome(_ fields: ImportFields) throws(RowMistake) -> String? {
        guard let text = try fields.text("outcome") else { return nil }
        if let outcome = ReferralOutcome(reading: text) { return outcome.rawValue }
        guard let closure = CensusCode<ClosureReason>(reading: text) else {
            throw RowMistake(reason: "outcome: expected one of: \(Import.Kind.outcomes)")
        }
        return closure.code
    }

    private static func indicators(_ fields: ImportFields) throws(RowMistake) -> Int {
        guard let text = try fields.text("indicators") else { return 0 }
        guard let number = Int(reading: text), number <= indicatorLimit else {
            throw RowMistake(
                reason: "indicators: expected a whole number from 0 to \(indicatorLimit)")
        }
        return number
    }

    private static func closed(
        _ fields: ImportFields, after received: Moment
    ) throws(RowMistake) -> PartialDate? {
        let closed = try fields.pastDate("closed")
        if let closed, closed.latest < received.date.earliest {
            throw RowMistake(reason: "closed: before received")
        }
        return closed
    }
}

extension Moment {
    /// Whether it is certainly later; of a date alone no time of day is known.
    fileprivate func isAfter(_ other: Moment) -> Bool {
        if let instant, let other = other.instant { return instant > other }
        return date.earliest > other.date.latest
    }
}

extension ImportedInvolvement: ImportRow {
    init(_ fields: inout ImportFields) throws(RowMistake) {
        let id = try fields.needed("involvement_id", fields.id("involvement_id"))
        let person = try fields.needed("person_id", fields.id("person_id"))
        let kind = try fields.needed(
            "kind", fields.value(Chronology.Involvement.Kind.self, "kind"))
        let from = try fields.needed("from", fields.pastDate("from"))
        self.init(
            sourceID: id, personID: person, kind: kind, from: from,
            to: try fields.end("to", of: from), team: try fields.text("team"),
            holder: try fields.text("holder"),
            closure: try Self.closure(fields))
    }

    private static func closure(_ fields: ImportFields) throws(RowMistake) -> String? {
        guard let text = try fields.text("closure") else { return nil }
        guard let closure = CensusCode<ClosureReason>(reading: text) else {
            throw RowMistake(reason: "closure: expected RC1 to RC9")
        }
        return closure.code
    }
}
