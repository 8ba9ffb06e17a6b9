import Model

/// One message with everything that its facts are found in, made ready once.
///
/// It is a class so that some fifty finders share one message instead of copying it.
final class Scene: Sendable {
    let notification: Notification
    /// Nil where the history could not be read.
    let chronology: Chronology?
    /// Whether nothing can be missing in the history.
    let isHistoryWhole: Bool
    /// The children that are linked to the register, each once.
    let linked: [Person.ID]
    let receivedAt: Timestamp
    /// When it is decided: receipt, or later where it is decided again.
    let now: Timestamp
    let thresholds: Thresholds
    /// Nil where a test has none: nothing is known to be out of hours then.
    let calendar: WorkingDays?
    /// The adults, by their places, whom the register does not know in the child's household although
    /// it knows the household.
    let newAdults: Set<Int>
    /// The agency that sends, as contacts of the register name it; nil where that is not known.
    let sender: String?
    /// The day of receipt in London.
    let today: Day
    let children: [Child]
    let listed: ListedChildren
    let coded: [Coded]
    private let named: NamedChildren
    /// The subject that each action is about; nil where it is about nobody in particular.
    private let actionSubjects: [Int?]
    let past: Past?
    let own: OwnIncident
    /// Whether the incident is recent enough that its hazards still stand. One whose date was not told, or cannot
    /// be read, is: unknown is not safe.
    let isRecent: Bool
    /// The most earlier events of domestic abuse that history, sender or a flag knows of.
    let earlierDomesticAbuse: Finding.Answer
    /// The level that domestic abuse stands for in this message.
    let levelOfAbuse: Int
    let content: Content
    /// Whether the message repeats another report.
    var isCopy: Bool { copies(past) }
    /// Whether the message is about violence at home or tells of violence, so that a question about
    /// it which was left out is worth putting.
    let tellsOfViolence: Bool

    init(
        _ notification: Notification, history: History, persons: [Int: Person.ID],
        receivedAt: Timestamp, attachedTo: Reference?, under conditions: Conditions = Conditions()
    ) {
        self.notification = notification
        thresholds = conditions.thresholds
        calendar = conditions.calendar
        newAdults = conditions.newAdults
        sender = conditions.sender
        now = max(receivedAt, conditions.now ?? receivedAt)
        chronology = history.chronology
        isHistoryWhole = history.isWhole
        linked = Array(Set(persons.values))
        self.receivedAt = receivedAt
        today = LondonTime(receivedAt).day
        children = Child.all(in: notification, on: today, known: persons)
        named = NamedChildren(of: notification)
        listed = ListedChildren(of: notification, named)
        coded = Coded.all(in: notification, named)
        actionSubjects = notification.actionsTaken.map { [named] in named[$0.aboutLocalRef] }
        past = history.chronology.map { Past($0) }
        own = OwnIncident(
            attachedTo: attachedTo,
            incident: conditions.incident ?? notification.incident?.policeReference?.trimmed)
        let incident = notification.incident
        let age = incident?.latestDay.map { [today] in today - $0 }
        isRecent = age.map { [thresholds] in $0 <= thresholds[.recentDays] } ?? true
        earlierDomesticAbuse = notification.earlierDomesticAbuse(
            past, of: linked, own, isWhole: history.isWhole)
        levelOfAbuse =
            incident?.dash?.level(after: earlierDomesticAbuse, thresholds)
            ?? (notification.header.messageType.value == .operationEncompass ? 2 : 3)
        content = Content(
            of: notification, coded, levelOfAbuse: levelOfAbuse, on: today, thresholds,
            isInNeed: history.chronology?.showsNeed(on: today) ?? false)
        tellsOfViolence =
            incident?.thisIncident != nil || incident?.dash != nil
            || coded.contains { $0.code?.isDomesticAbuse ?? false }
    }

    var violence: Notification.Violence? { notification.incident?.thisIncident }

    /// Whether an action that was taken is about a child, or about nobody in particular.
    func isAction(_ index: Int, about child: Child) -> Bool {
        actionSubjects[index] == nil || actionSubjects[index] == child.subject
    }

    /// Whether a record is about a child, or about nobody in particular.
    func isRecord(of reference: String?, about child: Child) -> Bool {
        let subject = named[reference]
        return subject == nil || subject == child.subject
    }

    /// Whether nothing can be missing in a child's own history: of one that is listed, it is known
    /// who it is, or that it is new.
    func isHistoryWhole(of child: Child) -> Bool {
        isHistoryWhole && (child.person != nil || child.subject != nil)
    }

    /// Where a code is given that concerns one child: about it, or about nobody in particular.
    func places(of code: ConcernCode, for child: Child) -> [String] {
        coded.compactMap { $0.code == code && $0.isAbout(child) ? $0.place : nil }
    }
}

/// What a message is decided by, besides what it says and what came before.
struct Conditions: Sendable {
    var thresholds = Thresholds.standard
    var calendar: WorkingDays?
    /// When it is decided again; nil for the first time.
    var now: Timestamp?
    var newAdults: Set<Int> = []
    /// The message's incident, as the contacts of the history name theirs.
    var incident: String?
    /// The agency that sends, as contacts of the register name it.
    var sender: String?
}

/// What tells contacts of this message's incident from those of others.
struct OwnIncident: Sendable {
    /// The referral that the message belongs to already.
    private let referral: Reference?
    /// The incident as the history names it.
    private let incident: String?

    init(attachedTo referral: Reference?, incident: String?) {
        self.referral = referral
        self.incident = incident
    }

    func includes(_ contact: Chronology.Contact) -> Bool {
        if let referral, contact.referral == referral { return true }
        return incident != nil && contact.incident == incident
    }
}

/// A code that the message gives for a concern or for the incident.
struct Coded: Sendable {
    private enum Source: Sendable { case category, concern }

    /// Nil where no code was given, or none that is in the list.
    let code: ConcernCode?
    /// The subject that it is about; nil where it is about nobody in particular.
    let subject: Int?
    /// Whether it only repeats another report.
    let isDerived: Bool
    private let source: Source
    private let index: Int

    var place: String {
        switch source {
        case .category: "incident/categories[\(index + 1)]"
        case .concern: "concerns[\(index + 1)]/code"
        }
    }

    func isAbout(_ child: Child) -> Bool { subject == nil || subject == child.subject }

    static func all(in notification: Notification, _ named: NamedChildren) -> [Coded] {
        var all: [Coded] = []
        let categories = notification.incident?.categories ?? []
        for (index, category) in categories.enumerated() {
            all.append(
                Coded(
                    code: category.value, subject: nil, isDerived: false, source: .category,
                    index: index))
        }
        for (index, concern) in notification.concerns.enumerated() {
            let text = concern.text?.trimmed ?? ""
            guard concern.code != nil || !text.isEmpty else { continue }
            let subject = named[concern.aboutLocalRef]
            all.append(
                Coded(
                    code: concern.code?.value, subject: subject,
                    isDerived: !(concern.derivedFrom?.trimmed ?? "").isEmpty, source: .concern,
                    index: index))
        }
        return all
    }
}

/// The children by the local references that name them, each looked up once: references are the
/// sender's, and comparing many long ones with each other would be an attack.
struct NamedChildren {
    /// By the bytes of the reference; nil where it names several.
    private var subjects: [[UInt8]: Int?] = [:]

    init(of notification: Notification) {
        let subjects = notification.subjects
        self.init(subjects.indices.lazy.map { subjects[$0].localRef })
    }

    /// - Parameter references: Those of any list of persons, in its order.
    init(_ references: some Sequence<String?>) {
        for (index, reference) in references.enumerated() {
            guard let reference else { continue }
            let known = subjects.updateValue(index, forKey: Array(reference.utf8))
            if known != nil { subjects.updateValue(nil, forKey: Array(reference.utf8)) }
        }
    }

    /// The one child that a local reference names. One that names none or several of the children is
    /// about all of them, never about fewer: nil.
    subscript(reference: String?) -> Int? {
        reference.flatMap { subjects[Array($0.utf8)] ?? nil }
    }
}

extension ConcernCode {
    /// Whether the code says that the event was one of domestic abuse.
    var isDomesticAbuse: Bool {
        switch self {
        case .domesticAbuse, .verbalArgument, .honourBasedAbuse: true
        default: false
        }
    }
}

extension Notification.Incident {
    /// The last day on which it can have happened; nil where that was not told, or cannot be read.
    var latestDay: Day? {
        let stated = [occurredFrom, occurredTo].compactMap { $0 }
        let days = stated.compactMap { $0.value?.latestDay }
        guard !days.isEmpty, days.count == stated.count else { return nil }
        return days.max()
    }
}

extension Moment {
    /// The last day in London that it can mean.
    var latestDay: Day { instant.map { LondonTime($0).day } ?? date.latest }

    /// The first day in London that it can mean.
    var earliestDay: Day { instant.map { LondonTime($0).day } ?? date.earliest }
    /// The last moment that it can mean.
    var latestInstant: Timestamp {
        instant ?? LondonTime(day: date.latest + 1, secondOfDay: 0).timestamp
    }

    /// The first moment that it can mean.
    var earliestInstant: Timestamp {
        instant ?? LondonTime(day: date.earliest, secondOfDay: 0).timestamp
    }
}
