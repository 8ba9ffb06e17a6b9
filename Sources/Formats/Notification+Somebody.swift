import Model

extension Notification {
    /// Whether there is anything by which a person could be found: a child, an adult, an address,
    /// a telephone number or a reference. Without any, nobody can be helped by the message.
    var identifiesSomebody: Bool {
        subjects.contains(where: \.isSomebody) || adults.contains(where: \.isSomebody)
            || incident?.location.map { !$0.isEmpty } ?? false
            || isGiven(incident?.policeReference)
            || header.references.contains { isGiven($0.value) }
            || isKnownElsewhere
    }

    /// An earlier message, or a referral to somebody else, is given by its number.
    private var isKnownElsewhere: Bool {
        isGiven(withdrawal?.of) || isGiven(nationalReferral?.reference)
            || isGiven(prevent?.channelReference)
    }
}

extension Notification.Subject {
    fileprivate var isSomebody: Bool {
        !(name?.isEmpty ?? true) || aliases.contains { !$0.isEmpty }
            || identifiers.contains { isGiven($0.value) } || addresses.contains { !$0.isEmpty }
            || telephones.contains { isGiven($0) } || isGiven(dateOfBirth?.written)
            || isGiven(expectedDeliveryDate?.written) || isGiven(age?.written)
    }
}

extension Notification.Adult {
    fileprivate var isSomebody: Bool {
        !(name?.isEmpty ?? true) || aliases.contains { !$0.isEmpty }
            || identifiers.contains { isGiven($0.value) } || addresses.contains { !$0.isEmpty }
            || telephones.contains { isGiven($0) } || isGiven(dateOfBirth?.written)
    }
}

private func isGiven(_ text: String?) -> Bool {
    guard let text else { return false }
    return !text.trimmed.isEmpty
}
