import Model

/// What came of a contact or a case, in words.
enum OutcomeWords {
    /// Reasons of a closure. Source: children in need census of 2026, reason for closure.
    static let closures = [
        "RC1": "adopted", "RC2": "died", "RC3": "child arrangements order",
        "RC4": "special guardianship order", "RC5": "transferred to another authority",
        "RC6": "transferred to adult social care", "RC7": "no longer in need, or another reason",
        "RC8": "closed after assessment, no further action",
        "RC9": "closed after assessment, handed to early help",
    ]
    /// Short names that case systems write.
    private static let short = [
        "NFA": "no further action", "IA": "information and advice", "EH": "early help",
        "CIN": "child in need",
    ]

    /// A code that nobody has words for is shown as it is.
    static func text(_ code: String) -> String {
        if let words = closures[code] ?? short[code] { return words }
        guard let outcome = ReferralOutcome(rawValue: code) else { return code }
        return switch outcome {
        case .noFurtherAction: "no further action"
        case .informationAndAdvice: "information and advice"
        case .earlyHelpReferral: "early help referral"
        case .stepDownToEarlyHelp: "stepped down to early help"
        case .assessmentRequired: "assessment"
        case .strategyDiscussionOrSection47: "strategy discussion or section 47 enquiry"
        case .other: "other"
        }
    }
}
