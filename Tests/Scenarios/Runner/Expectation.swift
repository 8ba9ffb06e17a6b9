import Model

/// What is expected of the referral of a scenario's last message, as it stands at the end.
struct Expectation: Sendable {
    var band = Band.immediate
    /// By the order of the message's subjects.
    var children: [Band]?
    var level: Int?
    var due: Timestamp?
    /// The leading route, and all routes of the newest entries with that one first.
    var lead: String?
    var routes: [String]?
    /// Routes that get a copy for information, or a stub without a person's data.
    var information: [String]?
    var stubs: [String]?
    var flags: [String] = []
    var noFlags: [String] = []
    /// Among the reasons, and not among them.
    var rules: [String] = []
    var noRules: [String] = []
    var state: Delivery.State?
    var fault: Fault.Code?
    /// Whether it did not become a part of the referral of an earlier message.
    var isNew: Bool?
    /// The newest number of the referral's entries.
    var entries: Int?
    var isHistoryRead: Bool?
    /// On the lead's page; in no file but those of the restricted route; in a question.
    var says: [String] = []
    var hides: [String] = []
    var asks: [String] = []

    /// The keys of a file, in the order in which they are told to people.
    enum Key: String, Code {
        case band, children, level, rules, not, due, lead, routes, information, stubs, flags
        case noflags, state, fault, referral, entries, history, says, hides, asks

        static let listed = allCases.map(\.rawValue).joined(separator: ", ")

        var mayBeRepeated: Bool { self == .says || self == .hides || self == .asks }
    }

    /// Takes the value of a key.
    ///
    /// - Returns: What is expected of the value, where it is none.
    mutating func take(_ text: String, of key: Key) -> String? {
        let words = text.split(separator: " ").map(String.init)
        switch key {
        case .band: return Self.set(&band, Band(rawValue: text), "B1 to B6")
        case .children:
            let bands = words.compactMap(Band.init(rawValue:))
            return Self.set(&children, bands.count == words.count ? bands : nil, "bands")
        case .level:
            return Self.set(&level, Int(text).flatMap { (1...4).contains($0) ? $0 : nil }, "1 to 4")
        case .due: return Self.set(&due, Timestamp(reading: text), Moment.expectation)
        case .lead: return Self.set(&lead, words.count == 1 ? text : nil, "one route")
        case .routes: routes = words
        case .information: information = words
        case .stubs: stubs = words
        case .flags: flags = words
        case .noflags: noFlags = words
        case .rules: rules = words
        case .not: noRules = words
        case .state:
            return Self.set(
                &state, Delivery.State(rawValue: text), "accepted, rejected or duplicate")
        case .fault: return Self.set(&fault, Fault.Code(rawValue: text), "a code of a fault")
        case .referral:
            return Self.set(&isNew, ["new": true, "same": false][text], "new or same")
        case .entries: return Self.set(&entries, Int(text), "a whole number")
        case .history:
            return Self.set(
                &isHistoryRead, ["read": true, "unavailable": false][text], "read or unavailable")
        case .says: says.append(text)
        case .hides: hides.append(text)
        case .asks: asks.append(text)
        }
        return nil
    }

    private static func set<Value>(
        _ place: inout Value, _ value: Value?, _ expected: String
    ) -> String? {
        guard let value else { return expected }
        place = value
        return nil
    }

    private static func set<Value>(
        _ place: inout Value?, _ value: Value?, _ expected: String
    ) -> String? {
        guard let value else { return expected }
        place = value
        return nil
    }
}
