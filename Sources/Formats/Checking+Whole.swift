import Model

// What one field cannot tell by itself: identifiers by their scheme, and what is missing.

extension Checking {
    mutating func checkPersons(of notification: Notification) {
        for index in notification.subjects.indices {
            check(notification.subjects[index], index)
        }
        for index in notification.adults.indices {
            let adult = notification.adults[index]
            check(adult.identifiers, of: ("adults", index, "adult"))
            check(adult.addresses, of: ("adults", index, "adult"))
        }
        for index in notification.relationships.indices {
            let relationship = notification.relationships[index]
            let record: FieldStep = ("relationships", index, "relationship")
            checkReference(relationship.from, at: [record, ("from", nil, "")])
            checkReference(relationship.to, at: [record, ("to", nil, "")])
        }
    }

    private mutating func check(_ subject: Notification.Subject, _ index: Int) {
        let record: FieldStep = ("subjects", index, "subject")
        check(subject.identifiers, of: record)
        check(subject.addresses, of: record)
        check(
            subject.school?.urn, SchoolURN.self,
            at: [record, ("school", nil, ""), ("urn", nil, "")])
        check(
            subject.school?.laestab, LAESTAB.self,
            at: [record, ("school", nil, ""), ("laestab", nil, "")])
        check(
            subject.generalPractice?.odsCode, ODSCode.self,
            at: [record, ("generalPractice", nil, ""), ("odsCode", nil, "")])
        if subject.canBeAsked, subject.lacksVoice, !isFromOutside {
            warn(
                .missingVoice, at: place([record, ("voice", nil, "")]),
                expected: "what the child said, or in spokenTo why nobody asked")
        }
    }

    mutating func checkHeader(_ header: Notification.Header) {
        if header.messageId.trimmed.isEmpty {
            warn(
                .missing, at: place([("header", nil, ""), ("messageId", nil, "")]),
                expected: "your own number for this message")
        }
        if header.messageType.isBlank {
            warn(
                .missing, at: place([("header", nil, ""), ("messageType", nil, "")]),
                expected: "the kind of message (see the code list messageType)")
        }
        if header.sentAt?.isBlank ?? true {
            warn(
                .missing, at: place([("header", nil, ""), ("sentAt", nil, "")]),
                expected: "when the message was sent")
        }
        if let version = header.codeListVersion?.trimmed, !version.isEmpty,
            version != CodeLists.version
        {
            warn(
                .unknownCode, at: place([("header", nil, ""), ("codeListVersion", nil, "")]),
                expected: "the version of the code lists: \(CodeLists.version)")
        }
        checkSender(header.sender)
    }

    mutating func checkWhole(_ notification: Notification) {
        if notification.subjects.isEmpty, !takesBack {
            warn(
                .missing, at: place([("subjects", nil, "")]),
                expected: "every child of the household, the unborn included")
        }
        let consent = notification.consent
        let isStated = [
            consent?.familyInformed?.written, consent?.reasonNotSought?.written,
            consent?.reasonNotSoughtText,
        ].contains { !($0 ?? "").trimmed.isEmpty }
        let asksForSilence = consent?.doNotContactParentsBeforeHub?.value == .yes
        if !isStated, !asksForSilence, !isFromOutside, !takesBack {
            warn(
                .missingConsent, at: place([("consent", nil, "")]),
                expected: "whether the family was told, or why not")
        }
        check(
            notification.unscheduledCare?.odsCode, ODSCode.self,
            at: [("unscheduledCare", nil, ""), ("odsCode", nil, "")])
    }

    private mutating func checkSender(_ sender: Notification.Sender?) {
        let steps: [FieldStep] = [("header", nil, ""), ("sender", nil, ""), ("code", nil, "")]
        switch sender?.scheme?.value {
        case .ods: check(sender?.code, ODSCode.self, at: steps)
        case .urn: check(sender?.code, SchoolURN.self, at: steps)
        case .homeOfficeForce: check(sender?.code, ForceCode.self, at: steps)
        case .localAuthority: check(sender?.code, AuthorityCode.self, at: steps)
        case .other, nil: break
        }
    }

    private mutating func check(
        _ identifiers: [Notification.Identifier], of record: FieldStep
    ) {
        for (index, identifier) in identifiers.enumerated() {
            let steps = [record, ("identifiers", index, "identifier"), ("value", nil, "")]
            switch identifier.scheme?.value {
            case .nhsNumber: check(identifier.value, NHSNumber.self, at: steps)
            case .upn: check(identifier.value, UniquePupilNumber.self, at: steps)
            case .pncId: check(identifier.value, PNCID.self, at: steps)
            case .croNumber: check(identifier.value, CRONumber.self, at: steps)
            case .laChildId, .caseNumber, .other, nil: break
            }
        }
    }

    private mutating func check(_ addresses: [Notification.Address], of record: FieldStep) {
        for (index, address) in addresses.enumerated() {
            let steps = [record, ("addresses", index, "address")]
            check(address.uprn, UPRN.self, at: steps + [("uprn", nil, "")])
            checkOrder(
                address.from?.value?.earliest, address.to?.value?.latest,
                at: steps + [("to", nil, "")])
        }
    }

    /// Warns where a text that is to be a value of a kind is none; nothing where there is no text.
    private mutating func check<Value: Readable>(
        _ text: String?, _ kind: Value.Type, at steps: [FieldStep]
    ) {
        guard let text, !text.trimmed.isEmpty, Value(reading: text) == nil else { return }
        warn(Value.warning, at: place(steps), expected: Value.expectation)
    }

    private mutating func checkReference(_ reference: String, at steps: [FieldStep]) {
        guard !knows(reference) else { return }
        warn(.unknownPerson, at: place(steps), expected: Self.knownPerson)
    }
}

extension Notification.Subject {
    /// Nothing of what the child said, though it was asked or nobody tells why it was not.
    fileprivate var lacksVoice: Bool {
        guard (voice?.words ?? "").trimmed.isEmpty else { return false }
        return spokenTo?.value == nil || spokenTo?.value == .yes
    }

    /// Neither unborn, nor dead, nor missing now.
    fileprivate var canBeAsked: Bool {
        expectedDeliveryDate == nil && harm?.childDead?.value != .yes
            && whereNow?.value != .deceased && whereNow?.value != .missing
    }
}
