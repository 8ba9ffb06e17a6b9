import Model

/// Who tells of a child, so far as two that tell of the same thing are two sources.
///
/// Rule: by the groups of the census's list of sources. Every code of the public, of health and of
/// the council is one of its own; schools are one, and so is each other group. Two health services
/// of one code are told apart by name.
struct Agency: Hashable, Sendable {
    private let name: String

    init(source: String, sender: String?) {
        switch source.first {
        case "2": name = "2"
        case "3": name = sender.map { "3 \($0)" } ?? source
        default: name = source
        }
    }
}

extension Scene {
    /// Who sends this message. The register's contacts name their sender, so that one which is there
    /// already is found again, whatever code it gave itself.
    func agency(among events: [Past.Event]) -> Agency {
        let source = notification.censusSource
        let known = events.first { event in
            guard let sender else { return event.contact.source == source }
            return event.contact.sender == sender
        }
        return known?.agency ?? Agency(source: source, sender: sender)
    }
}

extension Notification {
    /// The census's code of the source: as the sender gives it, else by what it sends.
    fileprivate var censusSource: String {
        if let given = header.sender?.referralSource?.value { return given.code }
        switch header.messageType.value {
        case .policeChild, .policeDomesticAbuse, .policeAdult, .operationEncompass,
            .missingFromHome, .missingFromCare:
            return "6"
        case .healthConcern, .maternityUnborn, .childProtectionInformationSharing: return "3F"
        case .schoolConcern, .electiveHomeEducation, .childMissingEducation: return "2A"
        case .homeless16To17: return "4"
        case .probation: return "7"
        case .selfReferral: return "1C"
        case .publicContact: return "1D"
        case .anonymous: return "9"
        default: break
        }
        switch header.sender?.scheme?.value {
        case .homeOfficeForce: return "6"
        case .ods: return "3F"
        case .urn: return "2A"
        case .localAuthority: return "5A"
        case .other, nil: return "10"
        }
    }
}
