package import Model

/// A person named in a notification, as far as the linker reads them.
package struct MentionedPerson: Sendable {
    package let mention: Link.Mention
    /// What was told, in the register's words; what could not be read is left out.
    package let record: Person.Record
    /// Whether the person lives with the child as far as the message says.
    package let belongsToHousehold: Bool

    /// Everybody whom a notification names, subjects first.
    package static func all(in notification: Notification) -> [MentionedPerson] {
        let subjects = notification.subjects.enumerated().map { index, subject in
            MentionedPerson(
                mention: .subject(index), record: record(of: subject), belongsToHousehold: true)
        }
        let adults = notification.adults.enumerated().map { index, adult in
            MentionedPerson(
                mention: .adult(index), record: record(of: adult),
                belongsToHousehold: adult.role?.value?.livesWithChild ?? false)
        }
        return subjects + adults
    }

    private static func record(of subject: Notification.Subject) -> Person.Record {
        var record = Person.Record()
        let isUnborn = subject.expectedDeliveryDate != nil && subject.dateOfBirth == nil
        record.role = isUnborn ? .unborn : .child
        record.fill(
            names: [subject.name].compactMap { $0 } + subject.aliases,
            identifiers: subject.identifiers, addresses: subject.addresses,
            telephones: subject.telephones)
        record.sex = subject.sex?.value
        record.dateOfBirth = subject.dateOfBirth?.value
        record.expectedDeliveryDate = subject.expectedDeliveryDate?.value
        return record
    }

    private static func record(of adult: Notification.Adult) -> Person.Record {
        var record = Person.Record()
        record.role =
            switch adult.role?.value {
            case .mother: .mother
            case .father: .father
            case .grandparent: .grandparent
            default: .adult
            }
        record.fill(
            names: [adult.name].compactMap { $0 } + adult.aliases,
            identifiers: adult.identifiers, addresses: adult.addresses,
            telephones: adult.telephones)
        record.sex = adult.sex?.value
        record.dateOfBirth = adult.dateOfBirth?.value
        return record
    }
}

extension Person.Record {
    fileprivate mutating func fill(
        names: [Notification.PersonName], identifiers: [Notification.Identifier],
        addresses: [Notification.Address], telephones: [String]
    ) {
        for name in names where !name.isEmpty {
            let kind = name.kind?.value ?? .current
            self.names.append(
                Person.Name(
                    given: name.given ?? "", middle: name.middle ?? "", family: name.family ?? "",
                    kind: kind))
            if let knownAs = name.knownAs, !knownAs.trimmed.isEmpty {
                self.names.append(
                    Person.Name(given: knownAs, family: name.family ?? "", kind: .alias))
            }
        }
        for identifier in identifiers {
            switch identifier.scheme?.value {
            case .nhsNumber: nhsNumber = nhsNumber ?? NHSNumber(reading: identifier.value)
            case .upn: pupilNumber = pupilNumber ?? UniquePupilNumber(reading: identifier.value)
            default: break
            }
        }
        for address in addresses where !address.isEmpty {
            self.addresses.append(Person.Residence(address))
        }
        self.telephones = telephones
    }
}

extension AdultRole {
    /// Whether this role by itself says that somebody is of the child's household.
    fileprivate var livesWithChild: Bool {
        switch self {
        case .mother, .father, .partner, .carer, .householdMember: true
        case .exPartner, .grandparent, .relative, .professional, .unknownMale, .unknownFemale,
            .other:
            false
        }
    }
}
