import Model

extension ReferralDocument {
    /// The text of a rule, as it is true of these children.
    func text(of reason: Verdict.Reason) -> String {
        ReasonWords.text(of: reason, for: verdict, notification)
    }
}

extension EarlierMessage {
    /// The text of a rule, as it is true of the children of the message.
    func text(of reason: Verdict.Reason) -> String {
        ReasonWords.text(of: reason, for: verdict, notification)
    }
}

/// Rules take a child of no known age for as young as they ask: their texts say that one may be.
enum ReasonWords {
    static func text(
        of reason: Verdict.Reason, for verdict: Verdict, _ notification: Notification
    ) -> String {
        guard isEveryAgeKnown(verdict, notification) else { return reason.text }
        return reason.text.replacing("may be under", with: "is under")
    }

    private static func isEveryAgeKnown(
        _ verdict: Verdict, _ notification: Notification
    ) -> Bool {
        let subjects = notification.subjects
        return !subjects.isEmpty && subjects.allSatisfy(\.isAgeKnown)
            && verdict.children.allSatisfy { $0.subject.map(subjects.indices.contains) ?? false }
    }
}

extension Notification.Subject {
    /// Told to the day, or in years where no date is told.
    fileprivate var isAgeKnown: Bool {
        guard let dateOfBirth else { return age?.value != nil && expectedDeliveryDate == nil }
        return dateOfBirth.value?.day != nil
            && (datePrecision == nil || datePrecision?.value == .day)
    }
}
