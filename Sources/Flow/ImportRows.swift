import Model
import Store

/// Lines of `persons.csv`: the columns of `Tests/Benchmarks/generate_population.py`.
struct PersonRow: ImportColumns {
    private let names: [String: Int]

    private static let columns = [
        "person_id", "household_id", "role", "nhs_number", "given_name", "middle_name", "surname",
        "known_as", "former_surname", "sex", "dob", "edd", "address", "town", "postcode",
        "previous_address", "previous_postcode",
    ]

    init(_ reader: borrowing CSVReader) throws {
        var names: [String: Int] = [:]
        for column in Self.columns { names[column] = try reader.column(column) }
        self.names = names
    }

    func row(_ fields: [String]) throws -> ImportedPerson {
        func field(_ name: String) throws -> String {
            guard let index = names[name], index < fields.count else {
                throw RowMistake(reason: "\(name): the line has too few fields")
            }
            return fields[index].trimmed
        }
        let id = try field("person_id")
        let household = try field("household_id")
        guard !id.isEmpty else { throw RowMistake(reason: "person_id: is needed") }
        guard !household.isEmpty else { throw RowMistake(reason: "household_id: is needed") }
        var record = Person.Record()
        guard let role = Person.Role(rawValue: try field("role")) else {
            throw RowMistake(reason: "role: \(Person.Role.expectation)")
        }
        record.role = role
        record.sourceID = id
        record.nhsNumber = try Self.optional(NHSNumber.self, try field("nhs_number"), "nhs_number")
        record.sex = Sex(reading: try field("sex"))
        record.dateOfBirth = try Self.optional(PartialDate.self, try field("dob"), "dob")
        record.expectedDeliveryDate = try Self.optional(PartialDate.self, try field("edd"), "edd")
        record.names = Self.names(
            given: try field("given_name"), middle: try field("middle_name"),
            family: try field("surname"), knownAs: try field("known_as"),
            former: try field("former_surname"))
        record.addresses = [
            Self.residence(try field("address"), try field("town"), try field("postcode")),
            Self.residence(try field("previous_address"), "", try field("previous_postcode")),
        ].compactMap { $0 }
        return ImportedPerson(sourceID: id, householdID: household, record: record)
    }

    private static func optional<Value: Readable>(
        _ type: Value.Type, _ text: String, _ column: String
    ) throws -> Value? {
        guard !text.isEmpty else { return nil }
        guard let value = Value(reading: text) else {
            throw RowMistake(reason: "\(column): expected \(Value.expectation)")
        }
        return value
    }

    private static func names(
        given: String, middle: String, family: String, knownAs: String, former: String
    ) -> [Person.Name] {
        var names = [Person.Name(given: given, middle: middle, family: family)]
        if !knownAs.isEmpty {
            names.append(Person.Name(given: knownAs, family: family, kind: .alias))
        }
        if !former.isEmpty {
            names.append(Person.Name(given: given, middle: middle, family: former, kind: .former))
        }
        return names.filter { !$0.given.isEmpty || !$0.family.isEmpty }
    }

    private static func residence(
        _ line: String, _ town: String, _ postcode: String
    ) -> Person.Residence? {
        guard !line.isEmpty || !postcode.isEmpty else { return nil }
        var residence = Person.Residence()
        residence.line = line
        residence.town = town
        residence.postcode = Postcode(reading: postcode)
        return residence
    }
}

/// Lines of `contacts.csv`.
///
/// Columns: `contact_id`, `person_id`, `household_id` (one of the two may be empty), `occurred` and
/// `received` (a date, or a time with offset), `source` (census code), `reason` (codes joined by
/// `;`), `reference`, `outcome`.
struct ContactRow: ImportColumns {
    private let names: [String: Int]

    private static let columns = [
        "contact_id", "person_id", "household_id", "occurred", "received", "source", "reason",
        "reference", "outcome",
    ]

    init(_ reader: borrowing CSVReader) throws {
        var names: [String: Int] = [:]
        for column in Self.columns { names[column] = try reader.column(column) }
        self.names = names
    }

    func row(_ fields: [String]) throws -> ImportedContact {
        func field(_ name: String) throws -> String? {
            guard let index = names[name], index < fields.count else {
                throw RowMistake(reason: "\(name): the line has too few fields")
            }
            let text = fields[index].trimmed
            return text.isEmpty ? nil : text
        }
        guard let id = try field("contact_id") else {
            throw RowMistake(reason: "contact_id: is needed")
        }
        let person = try field("person_id")
        let household = try field("household_id")
        guard person != nil || household != nil else {
            throw RowMistake(reason: "person_id or household_id: one of them is needed")
        }
        guard let occurred = try Self.time(field("occurred")) else {
            throw RowMistake(reason: "occurred: expected \(Moment.expectation)")
        }
        return ImportedContact(
            sourceID: id, personID: person, householdID: household, occurred: occurred,
            received: try Self.time(field("received")) ?? occurred,
            source: try field("source") ?? "10", reasons: try Self.reasons(field("reason")),
            reference: try field("reference"), outcome: try field("outcome"))
    }

    /// Of a date alone, noon: it falls on that day by any clock of the country.
    private static func time(_ text: String?) throws -> Timestamp? {
        guard let text else { return nil }
        guard let moment = Moment(reading: text) else {
            throw RowMistake(reason: "a time: expected \(Moment.expectation)")
        }
        if let instant = moment.instant { return instant }
        guard let day = moment.date.day else {
            throw RowMistake(reason: "a time: expected a whole date")
        }
        return Timestamp(milliseconds: (Int64(day.number) * 24 + 12) * 3_600_000)
    }

    private static func reasons(_ text: String?) throws -> [ConcernCode] {
        try (text ?? "").split(separator: ";").map { code in
            guard let reason = ConcernCode(reading: String(code)) else {
                throw RowMistake(reason: "reason: a code of the list of concerns is expected")
            }
            return reason
        }
    }
}
