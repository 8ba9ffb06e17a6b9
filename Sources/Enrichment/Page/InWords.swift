import Model

// What the codes and values of the model are called on a page for staff.

extension Notification.PersonName {
    /// `Kestrel, Jude`: surname first, as staff file it; a single name stands alone.
    var inWords: String {
        let given = [given, middle].compactMap { $0?.trimmed }.filter { !$0.isEmpty }
            .joined(separator: " ")
        let family = family?.trimmed ?? ""
        let known = knownAs?.trimmed ?? ""
        let name = [family, given].filter { !$0.isEmpty }.joined(separator: ", ")
        guard !known.isEmpty else { return name }
        return name.isEmpty ? known : "\(name) (known as \(known))"
    }
}

extension Notification.Subject {
    var displayName: String {
        if let name, !name.isEmpty { return name.inWords }
        return expectedDeliveryDate == nil ? "Name not given" : "Unborn baby"
    }

    /// `9`, `4 months`, `3 weeks`, `unborn, due 2027-03`; never more precise than was told.
    func ageInWords(on day: Day) -> String {
        if let due = expectedDeliveryDate, dateOfBirth == nil {
            return "unborn, due \(due.written)"
        }
        guard let born = dateOfBirth?.value else {
            guard let age else { return "age not given" }
            return "\(age.written), as told"
        }
        return born.ageInWords(on: day)
    }
}

extension PartialDate {
    /// The age of somebody who was born then.
    func ageInWords(on day: Day) -> String {
        guard let birthday = self.day else { return "born \(text)" }
        let days = day - birthday
        if days < 0 { return "date of birth is in the future" }
        if days < 12 * 7 { return days < 14 ? "\(days) days" : "\(days / 7) weeks" }
        let (year, month, date) = day.parts
        let (bornYear, bornMonth, bornDate) = birthday.parts
        let months = (year - bornYear) * 12 + month - bornMonth - (date < bornDate ? 1 : 0)
        return months < 24 ? "\(months) months" : "\(months / 12)"
    }
}

extension Notification.Adult {
    var displayName: String {
        if let name, !name.isEmpty { return name.inWords }
        return "Name not given"
    }
}

extension Notification {
    /// The name of the person whom a local reference names; the text itself where it names nobody.
    func nameOfPerson(_ reference: String) -> String {
        subjects.first { $0.localRef == reference }?.displayName
            ?? adults.first { $0.localRef == reference }?.displayName ?? reference
    }
}

extension Notification.Address {
    var onOneLine: String {
        (lines + [town, postcode?.written].compactMap { $0 })
            .map(\.trimmed).filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension Link {
    /// How surely, in words; a bare number would be taken for more than it is.
    var inWords: String {
        switch answer {
        case .linked(_, .certain(let by)): "same person: certain (\(by))"
        case .linked(_, .likely(let by)): "same person: likely (\(by))"
        case .possible(let persons):
            persons.count == 1
                ? "possibly known: check one person"
                : "possibly known: check \(persons.count) persons"
        case .new(let household):
            household == nil ? "not found in the register" : "known family, person not found before"
        case .unsearched(let household):
            household == nil
                ? "not searched: too little is told" : "known family; too little is told to search"
        }
    }
}
