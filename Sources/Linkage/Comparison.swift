import Model

/// One person of a notification held beside one of the register, field by field.
struct Comparison {
    private let given: Bool
    /// Whether both given names are known and neither is the beginning of the other.
    private let isOtherGiven: Bool
    private let family: Bool
    private let birth: Agreement
    private let nhs: Agreement
    private let pupil: Agreement
    private let place: Bool
    private let telephone: Bool

    private enum Agreement { case agrees, differs, notTold }

    /// Whether only a person may say that it is this one.
    private let isProtected: Bool

    init(_ mentioned: Person.Record, _ person: Person) {
        let known = person.record
        isProtected = known.isProtected
        let names = Comparison.names(of: mentioned)
        let others = Comparison.names(of: known)
        given = !names.given.isDisjoint(with: others.given)
        isOtherGiven =
            !names.given.isEmpty && !others.given.isEmpty
            && !names.given.contains { one in others.given.contains { one.isRelated(to: $0) } }
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
        guard var finding = found(person) else { return nil }
        if isProtected { finding.confidence = nil }
        return finding
    }

    private func found(_ person: Person.ID) -> Finding? {
        if nhs == .agrees || pupil == .agrees {
            let name = nhs == .agrees ? "NHS number" : "pupil number"
            // The number of a twin, a sibling or the mother on a child's record: another given name
            // speaks against it, and so does no name where no date of birth agrees.
            let isRelatives = isOtherGiven || !given && birth != .agrees
            return Finding(
                person: person, confidence: isRelatives ? nil : .certain(by: name), rank: 0,
                contests: isRelatives && birth == .agrees)
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

    /// Letters that a short form of a name shares with the whole at least.
    static let shortFormLetters = 3

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

extension FoldedText {
    /// Whether the two are one name, or one is a short form by its beginning.
    fileprivate func isRelated(to other: FoldedText) -> Bool {
        let (short, long) = text.utf8.count < other.text.utf8.count ? (self, other) : (other, self)
        return short == long
            || short.text.utf8.count >= Comparison.shortFormLetters
                && long.text.hasPrefix(short.text)
    }
}
