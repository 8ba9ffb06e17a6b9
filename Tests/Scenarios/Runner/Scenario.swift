import Model

/// Rows of the register, messages as a partner sends them, and what is expected of the last one.
struct Scenario: Sendable {
    enum Kind: String, Code {
        /// A rule fires.
        case fires
        /// It does not, by one value.
        case misses
        /// Several rules fire together.
        case combines
        /// A story of its own.
        case scenario
        /// It is held beside another file.
        case pair
    }

    /// What must hold of this one's bands beside another's.
    enum Relation: String, Code {
        case notLower = "not-lower"
        case same, higher, differs
    }

    /// The file's name, without its ending.
    let name: String
    let file: String
    let title: String
    /// Rules that it is about.
    let rules: [String]
    let kind: Kind
    /// The scenario from which it differs in one value, and the line that says so.
    let twin: Named?
    let than: Named?
    let relation: Relation?
    let steps: [Step]
    let expectation: Expectation

    /// A scenario that another one names.
    struct Named: Sendable {
        let name: String
        let line: Int
    }

    struct Step: Sendable {
        let line: Int
        let act: Act
    }

    enum Act: Sendable {
        case rows(Rows)
        case message(Message)
        case time(Timestamp)
        case history(isReadable: Bool)
        case lowered(Lowered)
    }

    struct Message: Sendable {
        let sender: Sender
        let at: Timestamp
        let bytes: [UInt8]

        var spelling: Delivery.Spelling {
            let first = bytes.first { !Self.space.contains($0) }
            return first == UInt8(ascii: "<") ? .xml : .json
        }

        private static let space = Array(" \t\r\n".utf8)
    }

    /// A named person lowers the band of the referral of the message before.
    struct Lowered: Sendable {
        let band: Band
        let by: String
        let at: Timestamp
        let why: String
    }

    var messages: [Message] {
        steps.compactMap { if case .message(let message) = $0.act { message } else { nil } }
    }

    /// The first time that it names: its clock starts there.
    var start: Timestamp? {
        steps.lazy.compactMap(\.act.time).first
    }
}

extension Scenario.Act {
    var time: Timestamp? {
        switch self {
        case .message(let message): message.at
        case .time(let time): time
        case .lowered(let lowered): lowered.at
        case .rows, .history: nil
        }
    }
}
