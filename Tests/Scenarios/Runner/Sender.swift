import Flow
import Formats
import HouseKit
import Model

/// Who sends a message, as a scenario names it.
enum Sender: String, Code {
    case police, health, school, housing, council, probation, `public`

    private var kind: Partner.Kind {
        switch self {
        case .police: .police
        case .health: .health
        case .school: .education
        case .housing: .housing
        case .council, .probation, .public: .other
        }
    }

    /// The partner, whose organisation has these codes.
    func partner(codes: [String]) throws -> Partner {
        guard let id = Partner.ID(rawValue) else { throw Missing(what: rawValue) }
        return Partner(
            id: id, name: "The scenario's \(rawValue)", kind: kind, organisationCodes: codes)
    }
}

extension Scenario {
    /// A partner for each sender, whose codes are those that its messages give.
    func partners(read catalogue: Catalogue) throws -> [Sender: Partner] {
        var codes: [Sender: [String]] = [:]
        for message in messages {
            let reading = try? catalogue.read(message.bytes, spelled: message.spelling)
            let code = reading?.notification.header.sender?.code?.trimmed
            codes[message.sender, default: []] += [code].compactMap { $0 }
        }
        var partners: [Sender: Partner] = [:]
        for sender in Sender.allCases {
            partners[sender] = try sender.partner(codes: codes[sender] ?? [])
        }
        return partners
    }
}
