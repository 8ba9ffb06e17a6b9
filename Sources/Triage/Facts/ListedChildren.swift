import Model

/// What a child's facts ask of the others of the message, looked up once.
struct ListedChildren: Sendable {
    /// A mother of an unborn child, by her place among those who are listed.
    enum Mother: Sendable, Equatable {
        case adult(Int)
        case child(Int)
    }

    /// Whether a child is said to be missing.
    private(set) var hasMissing = false
    /// Whether there is a child that is not known to be anywhere else than missing.
    private(set) var mayHaveMissing = false
    /// Whether a child is in hospital.
    private(set) var hasPatient = false
    /// The children that are told to expect a child themselves: an unborn one, or the record of the
    /// pregnancy, names them.
    private(set) var mothers: Set<Int> = []
    /// Whether the record of the pregnancy names a child that is unborn.
    private(set) var isPregnancyOfUnborn = false
    private var hasUnborn = false
    private let pregnantAdults: [Int]
    /// By unborn child, where one is named.
    private var namedMothers: [Int: Mother] = [:]
    /// The first two girls: one of them is beside any child.
    private var girls: [Int] = []

    init(of notification: Notification, _ named: NamedChildren) {
        let subjects = notification.subjects
        let adults = notification.adults
        pregnantAdults = adults.indices.filter { adults[$0].isPregnant == true }
        var unborn: [Int] = []
        for index in subjects.indices {
            let whereNow = subjects[index].whereNow
            if whereNow?.value == .missing { hasMissing = true }
            if whereNow?.value == .inHospital { hasPatient = true }
            if !(whereNow?.isElsewhere ?? false) { mayHaveMissing = true }
            if girls.count < 2, subjects[index].sex?.value == .female { girls.append(index) }
            if subjects[index].isUnborn { unborn.append(index) }
        }
        hasUnborn = !unborn.isEmpty
        if let subject = named[notification.pregnancy?.aboutLocalRef] {
            isPregnancyOfUnborn = subjects[subject].isUnborn
            if !isPregnancyOfUnborn { mothers.insert(subject) }
        }
        findMothers(of: unborn, in: notification, named)
    }

    private mutating func findMothers(
        of unborn: [Int], in notification: Notification, _ named: NamedChildren
    ) {
        guard !unborn.isEmpty else { return }
        let (subjects, adults) = (notification.subjects, notification.adults)
        let namedAdults = NamedChildren(adults.indices.lazy.map { adults[$0].localRef })
        for index in unborn {
            let reference = subjects[index].motherLocalRef
            if let mother = namedAdults[reference] {
                namedMothers[index] = .adult(mother)
            } else if let mother = named[reference], !subjects[mother].isUnborn {
                namedMothers[index] = .child(mother)
                mothers.insert(mother)
            }
        }
    }

    /// Whether a child is expected, listed or not.
    var expectsChild: Bool { hasUnborn || !pregnantAdults.isEmpty }

    /// Who may expect an unborn child: who is named as its mother, else every pregnant adult.
    func mothers(of child: Child) -> [Mother] {
        guard child.isUnborn else { return [] }
        if let mother = child.subject.flatMap({ namedMothers[$0] }) { return [mother] }
        return pregnantAdults.map { .adult($0) }
    }

    /// A girl who is listed beside a child.
    func girl(beside child: Child) -> Int? { girls.first { $0 != child.subject } }
}

extension Stated<Whereabouts> {
    /// Whether it is known that a child is anywhere else than missing.
    var isElsewhere: Bool {
        switch value {
        case .missing, .notKnown, .atLarge, nil: false
        case .home, .atAddress, .inCustody, .inHospital, .inCare, .withRelative, .safePlace,
            .school, .deceased:
            true
        }
    }
}
