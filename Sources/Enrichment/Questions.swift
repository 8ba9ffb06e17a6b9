import Model

/// What to ask the sender, the most telling first: what rules ask for, then what is not known, by
/// the band that an answer would give.
struct Questions {
    private let all: [String]

    init(of verdict: Verdict, _ notification: Notification) {
        let children = verdict.children
        let asks = children.sorted { $0.band.number < $1.band.number }.flatMap(\.asks)
        let open = children.flatMap { child -> [Open] in
            let bands = Self.bands(of: child)
            return child.gaps.enumerated().compactMap { place, gap in
                Self.isAnswered(gap, of: child, in: notification)
                    ? nil : Open(question: gap.question, band: bands[place], place: place)
            }
        }.sorted { ($0.band, $0.place, $0.question) < ($1.band, $1.place, $1.question) }
        all = (asks + open.map(\.question)).reduce(into: []) { told, question in
            if !told.contains(question) { told.append(question) }
        }
    }

    func first(_ limit: Int) -> [String] { Array(all.prefix(limit)) }

    private struct Open {
        let question: String
        /// The number of the most urgent band that an answer would give.
        let band: Int
        /// Its place among the child's gaps.
        let place: Int
    }

    /// The number of the most urgent band that each gap's answer would give. A child's gaps stand
    /// in that order, so none gives less than one after it; a gap of which nothing is told, as it
    /// alone would not be enough, is among its neighbours.
    private static func bands(of child: Verdict.Child) -> [Int] {
        var least = Band.advice.number + 1
        return child.gaps.reversed().map { gap in
            let bands = child.changes.filter { gap.rules.contains($0.rule) }.map(\.band.number)
            least = min(least, bands.min() ?? least)
            return least
        }.reversed()
    }

    /// Facts that the child's own words answer: whoever reads them sees what was told.
    private static let told: Set = ["disclosedPhysicalAbuse", "disclosedSexualAbuse"]

    /// Whether the answer stands in the message for who reads it, though no rule can read it there.
    private static func isAnswered(
        _ gap: Verdict.Gap, of child: Verdict.Child, in notification: Notification
    ) -> Bool {
        guard told.contains(gap.fact), let subject = child.subject,
            notification.subjects.indices.contains(subject)
        else { return false }
        return !(notification.subjects[subject].voice?.words?.trimmed ?? "").isEmpty
    }
}
