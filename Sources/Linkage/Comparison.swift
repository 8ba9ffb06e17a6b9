import Model

/// One person of a notification held beside one of the register, field by field.
struct Comparison {
    private let given: Bool
    private let family: Bool
    private let birth: Agreement
    private let nhs: Agreement
    private let pupil: Agreement
    private let place: Bool
    private let telephone: Bool

    private enum Agreement { case agrees, differs, notTold }

    init(_ mentioned: Person.Record, _ person: Person) {
        let known = person.record
        let names = Comparison.names(of: mentioned)
        let others = Comparison.names(of: known)
        given = !names.given.isDisjoint(with: others.given)
        family = !names.family.isDisjoint(with: others.family)
        birth = Comparison.compare(mentioned.dateOfBirth?.day, known.dateOfBirth?.day)
        nhs = Comparison.compare(mentioned.nhsNumber, known.nhsNumber)
        pupil = Comparison.compare(mentioned.pupilNumber, known.pupilNumber)
        let postcodes = Set(mentioned.addresses.compactMap(\.postcode))
        place = known.addresses.contains { $0.postcode.map(postcodes.contains) ?? false }
        let numbers = Set(mentioned.telephones.compactMap(BlockingKey.telephone))
        telephone = known.telephones.contains {
            BlockingKey.telephone($0).map(numbers.contains) ?? false
        }
    }

    /// Nil where nothing speaks for this person.
    func finding(for person: Person.ID) -> Finding? {
        if nhs == .agrees || pupil == .agrees {
            let name = nhs == .agrees ? "NHS number" : "pupil number"
            // The number of a sibling or of the mother on a child's record: name and date of birth
            // both speak against it.
            let isRelatives = !given && birth != .agrees
            return Finding(
                person: person, confidence: isRelatives ? nil : .certain(by: name), rank: 0)
        }
        guard given, family, birth == .agrees else {
            return given && (family || birth == .agrees) && nhs != .differs && place
                ? Finding(person: person, confidence: nil, rank: 2) : nil
        }
        guard nhs != .differs, pupil != .differs, place || telephone else {
            return Finding(person: person, confidence: nil, rank: 1)
        }
        let by = place ? "name, date of birth and postcode" : "name, date of birth and telephone"
        return Finding(person: person, confidence: .likely(by: by), rank: 0)
    }

    private static func compare<Value: Equatable>(_ one: Value?, _ other: Value?) -> Agreement {
        guard let one, let other else { return .notTold }
        return one == other ? .agrees : .differs
    }

    private static func names(
        of record: Person.Record
    ) -> (given: Set<FoldedText>, family: Set<FoldedText>) {
        var given: Set<FoldedText> = []
        var family: Set<FoldedText> = []
        for name in record.names {
            given.insert(FoldedText(name.given))
            family.insert(FoldedText(name.family))
        }
        given.remove(FoldedText(""))
        family.remove(FoldedText(""))
        return (given, family)
    }
}
