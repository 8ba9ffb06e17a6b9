import Model

extension Notification.Injury {
    /// `fracture of the thigh`: what it is, and where.
    var inWords: String {
        guard let site = site?.trimmed, !site.isEmpty else { return kindInWords }
        // A site that does not stand after an article is told as it was written.
        let first = site.prefix { !$0.isWhitespace && $0 != "," }.lowercased()
        let isPlain = site.first?.isLowercase ?? false
        return isPlain && !Self.unplain.contains(first)
            ? "\(kindInWords) of the \(site)" : "\(kindInWords): \(site)"
    }

    private static let unplain: Set = [
        "the", "a", "an", "both", "all", "several", "various", "multiple", "his", "her", "their",
        "on", "in", "at", "to", "of", "behind", "under", "above", "below", "around", "between",
        "near", "across", "not", "unknown", "one", "two", "three",
    ]

    private var kindInWords: String {
        switch kind?.value {
        case .bleedNoseOrMouth: "bleeding from nose or mouth"
        case .other: "injury"
        default: kind.map(\.told) ?? "injury"
        }
    }

    /// All that is told of it: what the sender makes of it before the longer explanation, which may
    /// be cut.
    var account: String {
        let fits = explanationConsistent.map { answer in
            Optional(answer).told("the explanation fits", "the explanation does not fit")
                ?? "not known whether the explanation fits"
        }
        let cause = explanation?.trimmed ?? ""
        let told: [String?] = [
            size?.trimmed, overBone.told("over bone", "not over bone"),
            lifeThreatening.told("a threat to life"),
            suspectedNonAccidental.told(
                "suspected not to be an accident", "not suspected by the sender"),
            fits, needsTreatment.told("needs treatment", "needs no treatment"),
            cause.isEmpty ? "no explanation told" : "explained as “\(cause)”",
            occurredAt.map(\.told), seenBy.map { "seen by \($0.trimmed)" },
        ]
        return ([inWords] + told.compactMap { $0 }.filter { !$0.isEmpty })
            .joined(separator: "; ")
    }
}
