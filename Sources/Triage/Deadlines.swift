import Model

/// A time to act before, and why then.
struct Deadline: Sendable {
    let moment: Moment?
    let reason: MustActReason?
}

extension Notification {
    var deadlines: [Deadline] {
        [
            Deadline(
                moment: senderAssessment?.mustActBefore?.value,
                reason: senderAssessment?.mustActReason?.value),
            Deadline(moment: health?.dischargeAt?.value, reason: .discharge),
            Deadline(moment: education?.homeTimeToday?.value, reason: .homeTime),
        ].filter { $0.moment != nil }
    }
}
