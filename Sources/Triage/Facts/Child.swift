import Model

/// A child of the message: one that it lists, or one that it implies.
struct Child: Sendable {
    /// Months by which a date that was only estimated may be wrong.
    static let estimateMonths = 6
    /// The age from which nobody is one. Source: Children Act 1989, section 105.
    static let adultYears = 18

    /// The subject's place, from 0; nil for a child that the message implies and does not list.
    let subject: Int?
    /// Expected, and not known to be born.
    let isUnborn: Bool
    /// The last day on which it can have been born; nil where nothing is known of that.
    let latestBirth: Day?
    /// Where the message speaks of it.
    let place: String
    /// Who it is in the register, where that is known.
    var person: Person.ID?

    /// Whether it may be younger than this. A child of unknown age may be.
    func mayBeUnder(months: Int, on today: Day) -> Bool {
        guard let latestBirth else { return true }
        return latestBirth.adding(months: months) > today
    }

    /// The children of a message. One that lists none is about one unnamed child; a pregnant adult
    /// stands for an unborn child of its own, unless one is listed.
    static func all(
        in notification: Notification, on today: Day, known persons: [Int: Person.ID] = [:]
    ) -> [Child] {
        // By index and inlined, here and in the finders: a subject is large, and an element that
        // is handed on is a copy.
        let subjects = notification.subjects
        var children = subjects.indices.map { index in
            Child(
                subject: index, isUnborn: subjects[index].isUnborn,
                latestBirth: subjects[index].latestBirth(on: today),
                place: "subjects[\(index + 1)]", person: persons[index])
        }
        let pregnant = notification.adults.firstIndex { $0.isPregnant == true }
        if let pregnant, !children.contains(where: \.isUnborn) {
            children.append(
                Child(
                    subject: nil, isUnborn: true, latestBirth: nil,
                    place: "adults[\(pregnant + 1)]/pregnant"))
        }
        guard children.isEmpty else { return children }
        return [Child(subject: nil, isUnborn: false, latestBirth: nil, place: "subjects")]
    }
}

extension Notification.Subject {
    /// Said to be, or known by an expected date only. A date of birth that cannot be read is still
    /// one of a child that was born.
    @inline(__always)
    var isUnborn: Bool {
        if legalStatus?.value == .unborn { return true }
        return dateOfBirth == nil && age == nil
            && (expectedDeliveryDate != nil || motherLocalRef != nil)
    }

    /// The last day on which the child can have been born, by the least precise reading.
    @inline(__always)
    func latestBirth(on today: Day) -> Day? {
        let leeway = datePrecision?.value == .estimated ? Child.estimateMonths : 0
        if let date = dateOfBirth?.value {
            return date.latest(to: datePrecision?.value).adding(months: leeway)
        }
        guard let age = age?.value else { return nil }
        return today.adding(months: -12 * age + leeway)
    }
}

extension Notification.Adult {
    /// Nil where it is not known. A pregnancy that has weeks or a due date is one.
    var isPregnant: Bool? {
        if pregnant?.value == .yes || expectedDeliveryDate?.value != nil { return true }
        if let weeks = weeksGestation?.value, weeks > 0 { return true }
        return pregnant.flatMap(\.truth)
    }
}

extension PartialDate {
    /// The last day that it can mean when its finer parts are not to be relied on.
    fileprivate func latest(to precision: DatePrecision?) -> Day {
        switch precision {
        case .year: (PartialDate(year: year) ?? self).latest
        case .month: (PartialDate(year: year, month: month) ?? self).latest
        case .day, .estimated, nil: latest
        }
    }
}
