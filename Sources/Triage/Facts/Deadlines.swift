import Model

/// A time by which somebody must have acted for a child.
struct Deadline: Sendable {
    let moment: Moment
    /// Whether it was said why; a reason that cannot be read is one.
    let isReasoned: Bool
    /// Whether it is the time at which a child goes home from school.
    let isHomeTime: Bool
    let place: String

}

extension Notification {
    /// Every time to act before that can be read, and the places of those that cannot.
    var deadlines: (known: [Deadline], unreadable: [String]) {
        var known: [Deadline] = []
        var unreadable: [String] = []
        func add(
            _ stated: Stated<Moment>?, at place: String, isReasoned: Bool, isHomeTime: Bool
        ) {
            guard let stated, !stated.isBlank else { return }
            guard let moment = stated.value else {
                unreadable.append(place)
                return
            }
            known.append(
                Deadline(
                    moment: moment, isReasoned: isReasoned, isHomeTime: isHomeTime, place: place))
        }
        let reason = senderAssessment?.mustActReason
        add(
            senderAssessment?.mustActBefore, at: "senderAssessment/mustActBefore",
            isReasoned: reason.map { !$0.isBlank } ?? false,
            isHomeTime: reason?.value == .homeTime)
        add(
            health?.dischargeAt, at: "health/dischargeAt", isReasoned: true, isHomeTime: false)
        add(
            education?.homeTimeToday, at: "education/homeTimeToday", isReasoned: true,
            isHomeTime: true)
        return (known, unreadable)
    }

    /// The earliest time to act before, for due times: the sender's own, a discharge or home time.
    var mustActBefore: Moment? {
        deadlines.known.map(\.moment).min { $0.earliestInstant < $1.earliestInstant }
    }
}
