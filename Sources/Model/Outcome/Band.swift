/// How urgent: a suggestion that orders the queue until a person decides.
///
/// Shape: `B1` (Immediate) to `B6` (Advice).
package enum Band: String, Code {
    case immediate = "B1"
    case sameDay = "B2"
    case within24Hours = "B3"
    case within72Hours = "B4"
    case earlyHelp = "B5"
    case advice = "B6"

    /// 1 for the most urgent to 6.
    package var number: Int {
        switch self {
        case .immediate: 1
        case .sameDay: 2
        case .within24Hours: 3
        case .within72Hours: 4
        case .earlyHelp: 5
        case .advice: 6
        }
    }

    /// The words that staff use, unless a deployment labels its bands otherwise.
    package var label: String {
        switch self {
        case .immediate: "Immediate"
        case .sameDay: "Same day"
        case .within24Hours: "24 hours"
        case .within72Hours: "72 hours"
        case .earlyHelp: "Early help"
        case .advice: "Advice"
        }
    }

    package func isMoreUrgent(than other: Band) -> Bool { number < other.number }

    /// The more urgent of two: the only way in which bands are ever combined.
    package func orMoreUrgent(_ other: Band?) -> Band {
        guard let other, other.isMoreUrgent(than: self) else { return self }
        return other
    }

    /// The next more urgent band; Immediate stays Immediate.
    package var raisedByOne: Band {
        Band.allCases.first { $0.number == number - 1 } ?? self
    }
}
