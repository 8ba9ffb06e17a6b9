import Model

// What a type of message is for, and what is missing where it comes without that.

extension Checking {
    mutating func checkNeeds(of notification: Notification) {
        guard let type = notification.header.messageType.value,
            let need = Need.of(type), !need.isMet(notification)
        else { return }
        warn(
            .missing, at: place(need.path.map { ($0, nil, "") }),
            expected: "what a message of this type is to tell (see its example)")
    }
}

/// The record that a type of message is to bring.
private struct Need {
    let path: [StaticString]
    let isMet: (Notification) -> Bool

    private init(_ path: StaticString..., isMet: @escaping (Notification) -> Bool) {
        self.path = path
        self.isMet = isMet
    }

    static func of(_ type: MessageType) -> Need? {
        switch type {
        case .policeDomesticAbuse: Need("incident", "dash") { $0.incident?.dash != nil }
        case .policeAdult: Need("adults") { !$0.adults.isEmpty }
        case .operationEncompass: Need("incident") { $0.incident != nil }
        case .missingFromHome, .missingFromCare:
            Need("incident", "missing") { $0.incident?.missing != nil }
        case .exploitationScreen:
            Need("incident", "exploitation") { $0.incident?.exploitation != nil }
        case .nationalReferralMechanismCopy:
            Need("nationalReferral") { $0.nationalReferral != nil }
        case .femaleGenitalMutilationReport:
            Need("femaleGenitalMutilation") { $0.femaleGenitalMutilation != nil }
        case .childProtectionInformationSharing:
            Need("unscheduledCare") { $0.unscheduledCare != nil }
        case .healthConcern: Need("health") { $0.health != nil }
        case .maternityUnborn: Need("pregnancy") { $0.pregnancy != nil }
        case .schoolConcern, .electiveHomeEducation, .childMissingEducation:
            Need("education") { $0.education != nil }
        case .homeless16To17: Need("homelessness") { $0.homelessness != nil }
        case .privateFostering: Need("privateFostering") { $0.privateFostering != nil }
        case .onlineHarm: Need("onlineHarm") { $0.onlineHarm != nil }
        case .probation: Need("publicProtection") { $0.publicProtection != nil }
        case .allegationAgainstStaff: Need("allegation") { $0.allegation != nil }
        case .prevent: Need("prevent") { $0.prevent != nil }
        case .withdrawal, .correction: Need("withdrawal") { $0.withdrawal != nil }
        case .policeChild, .generalReferral, .selfReferral, .publicContact, .anonymous: nil
        }
    }
}
