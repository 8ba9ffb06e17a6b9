import Model

// What one field cannot tell by itself: identifiers by their scheme, and what is missing.

extension Checking {
    mutating func checkPersons(of notification: Notification) {
        for (index, subject) in notification.subjects.enumerated() {
            for (number, identifier) in subject.identifiers.enumerated() {
                check(
                    identifier,
                    at: place([
                        ("subjects", index, "subject"), ("identifiers", number, "identifier"),
                        ("value", nil, ""),
                    ]))
            }
            if subject.dateOfBirth != nil, subject.expectedDeliveryDate != nil {
                warn(
                    .contradiction, at: place([("subjects", index, "subject")]),
                    expected: "a date of birth or an expected delivery date, not both")
            }
            if subject.expectedDeliveryDate == nil, subject.hasNoVoice {
                warn(
                    .missingVoice,
                    at: place([("subjects", index, "subject"), ("voice", nil, "")]),
                    expected: "what the child said, or in spokenTo why nobody asked")
            }
        }
        for (index, adult) in notification.adults.enumerated() {
            for (number, identifier) in adult.identifiers.enumerated() {
                check(
                    identifier,
                    at: place([
                        ("adults", index, "adult"), ("identifiers", number, "identifier"),
                        ("value", nil, ""),
                    ]))
            }
        }
    }

    mutating func checkWhole(_ notification: Notification) {
        if notification.header.sentAt?.isBlank ?? true {
            warn(
                .missing, at: place([("header", nil, ""), ("sentAt", nil, "")]),
                expected: "when the message was sent")
        }
        if notification.subjects.isEmpty {
            warn(
                .missing, at: place([("subjects", nil, "")]),
                expected: "every child of the household, the unborn included")
        }
        let consent = notification.consent
        let isStated = [
            consent?.familyInformed?.written, consent?.reasonNotSought?.written,
            consent?.reasonNotSoughtText,
        ].contains { !($0 ?? "").trimmed.isEmpty }
        if !isStated {
            warn(
                .missingConsent, at: place([("consent", nil, "")]),
                expected: "whether the family was told, or why not")
        }
    }

    private mutating func check(_ identifier: Notification.Identifier, at place: String) {
        guard !identifier.value.trimmed.isEmpty else { return }
        switch identifier.scheme?.value {
        case .nhsNumber where NHSNumber(reading: identifier.value) == nil:
            warn(NHSNumber.warning, at: place, expected: NHSNumber.expectation)
        case .upn where UniquePupilNumber(reading: identifier.value) == nil:
            warn(UniquePupilNumber.warning, at: place, expected: UniquePupilNumber.expectation)
        default:
            break
        }
    }
}

extension Notification.Subject {
    /// Nothing of what the child said, and no answer to whether it was asked.
    fileprivate var hasNoVoice: Bool {
        (voice?.words ?? "").trimmed.isEmpty && (spokenTo?.isBlank ?? true)
    }
}
