import Model

extension Notification {
    /// Whether there is anything by which a person could be found: a child or an adult of whom anything
    /// is told, an address, a telephone number, a reference. Without any, nobody can be helped by the
    /// message; in doubt somebody is there.
    var identifiesSomebody: Bool {
        subjects.contains(where: \.isSomebody) || adults.contains(where: \.isSomebody)
            || incident?.location.map { !$0.isEmpty } ?? false
            || isGiven(incident?.policeReference)
            || header.references.contains { isGiven($0.value) }
            || isKnownElsewhere || isGiven(consent?.safeContactTelephone) || senderIsSomebody
    }

    /// Who writes for themselves or as a neighbour can be asked; an organisation's own number makes no
    /// person of a message about nobody.
    private var senderIsSomebody: Bool {
        switch header.messageType.value {
        case .selfReferral, .publicContact, .anonymous:
            isGiven(header.sender?.telephone) || isGiven(header.sender?.email)
                || isGiven(header.sender?.contactName)
        default: false
        }
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
            || isGiven(voice?.words) || isGiven(school?.name) || isGiven(school?.urn)
            || isGiven(school?.laestab) || isGiven(generalPractice?.name)
            || isGiven(generalPractice?.odsCode) || isGiven(demeanour) || !injuries.isEmpty
    }
}

extension Notification.Adult {
    fileprivate var isSomebody: Bool {
        !(name?.isEmpty ?? true) || aliases.contains { !$0.isEmpty }
            || identifiers.contains { isGiven($0.value) } || addresses.contains { !$0.isEmpty }
            || telephones.contains { isGiven($0) } || isGiven(dateOfBirth?.written)
            || isGiven(age?.written) || isGiven(relationshipToChild) || isGiven(role?.written)
    }
}

private func isGiven(_ text: String?) -> Bool {
    guard let text else { return false }
    return !text.trimmed.isEmpty
}
