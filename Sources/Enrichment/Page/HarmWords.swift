import Model
import Spelling

/// The harm itself, as it was told, each thing in a line: injuries, what the children told,
/// concerns, how and where the children are, and what the sender makes of it and has done.
struct HarmWords {
    typealias Line = (title: String, text: String)

    let notification: Notification

    /// Those that tell nothing are left out.
    var lines: [Line] {
        let lines =
            [("Taken back because", notification.withdrawal?.reason)]
            + notification.subjects.flatMap(harm(of:)) + concerns + incident + records
            + notification.subjects.flatMap(state(of:)) + places + sender
        return lines.compactMap { title, text in
            guard let text = text?.trimmed, !text.isEmpty else { return nil }
            return (title, text)
        }
    }

    private typealias Told = (title: String, text: String?)

    /// Some texts in one, nil where there is none.
    private func joined(_ texts: [String?], _ separator: String = "; ") -> String? {
        let told = texts.compactMap { $0?.trimmed }.filter { !$0.isEmpty }
        return told.isEmpty ? nil : told.joined(separator: separator)
    }

    // MARK: - Children

    /// Whose it is, where there are several children.
    private func title(_ title: String, _ subject: Notification.Subject) -> String {
        notification.subjects.count > 1 ? "\(title), \(subject.shortName)" : title
    }

    private func harm(of subject: Notification.Subject) -> [Told] {
        let years = subject.partnerYearsOlder.map { "with somebody \($0.told) years older" }
        let harm =
            YesWords(of: subject.harm).words
            + [
                subject.pregnant.told("pregnant"), subject.sexuallyActive.told("sexually active"),
                years,
            ].compactMap { $0 }
        let own = subject.selfHarm
        let selfHarm =
            YesWords(of: own).words
            + [own?.somebodyWithChild.told("", "nobody is with the child")].compactMap { $0 }
        let when = selfHarm.isEmpty ? nil : own?.occurredAt.map(\.told)
        return subject.injuries.map { (title("Injury", subject), $0.account) } + [
            (title("Harm", subject), joined(harm)),
            (title("Self-harm", subject), joined(selfHarm + [when])),
        ]
    }

    /// How the child is, and where the child was found; where each is now stands with the family.
    private func state(of subject: Notification.Subject) -> [Told] {
        let found = subject.addresses.filter { $0.kind?.value == .found }.map(\.onOneLine)
        return [
            (title("Demeanour", subject), subject.demeanour),
            (title("Found at", subject), joined(found)),
        ]
    }

    // MARK: - What is told of all

    /// Concerns with a text of their own each in a line, the others together.
    private var concerns: [Told] {
        let told = notification.concerns.map { concern in
            (code: code(of: concern), text: concern.text?.trimmed ?? "")
        }
        let bare = told.filter(\.text.isEmpty).map(\.code)
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return told.filter { !$0.text.isEmpty }.map { ("Concern", "\($0.code): \($0.text)") }
            + [(bare.count > 1 ? "Concerns" : "Concern", joined(bare, ", "))]
    }

    /// `physical abuse (Mia, seen)`.
    private func code(of concern: Notification.Concern) -> String {
        let whom = notification.subjects.count > 1 ? concern.aboutLocalRef : nil
        let brackets = joined(
            [
                whom.map(notification.nameOfPerson), concern.evidenceType.map(\.told),
                concern.source.map { "from \($0)" },
            ], ", ")
        let code = concern.code.map(\.told) ?? "without a code"
        return code + (brackets.map { " (\($0))" } ?? "")
    }

    private var incident: [Told] {
        let incident = notification.incident
        let missing = incident?.missing
        let exploitation = incident?.exploitation
        return [
            ("In this incident", joined(YesWords(of: incident?.thisIncident).words, ", ")),
            ("At any time", joined(YesWords(of: incident?.ever).words, ", ")),
            (
                "Missing",
                joined(
                    [
                        missing?.whereFound.map { "found: \($0)" },
                        missing?.withWhom.map { "with \($0)" },
                    ] + YesWords(of: missing).words)
            ),
            (
                "Exploitation",
                joined(
                    [exploitation?.kind] + YesWords(of: exploitation).words
                        + (exploitation?.indicators ?? []).map(\.codeInWords))
            ),
        ]
    }

    /// What one kind of message tells and the others do not.
    private var records: [Told] {
        let (health, online) = (notification.health, notification.onlineHarm)
        let (danger, cutting) = (
            notification.publicProtection, notification.femaleGenitalMutilation
        )
        let crises = notification.adults.map { adult in
            ("Crisis, \(adult.displayName)", joined(YesWords(of: adult.crisis).words))
        }
        return [
            ("Came with", health?.presentingComplaint),
            (
                "In health care",
                joined(
                    YesWords(of: health).words + [
                        health?.explanationConsistent.told("", "the explanation does not fit")
                    ])
            ),
            ("The child's state", online?.childsState),
            ("Online", joined([online?.platform] + YesWords(of: online).words)),
            (
                "Contact with children",
                joined([danger?.contactText] + YesWords(of: danger).words)
            ),
            (
                "Cutting",
                joined([
                    cutting?.status.map(\.told),
                    cutting?.travelDate.map { "travel \($0.told)" }, cutting?.travelPlace,
                ])
            ), ("Neglect", joined(YesWords(of: notification.neglect).words)),
            ("Pregnancy", joined(pregnancy)), ("Radicalisation", notification.prevent?.reason),
            ("Schooling", notification.education?.reason),
        ] + crises
    }

    /// That it is booked, and by whom, is no harm.
    private var pregnancy: [String] {
        var pregnancy = notification.pregnancy
        pregnancy?.booked = nil
        pregnancy?.partnerKnown = nil
        return YesWords(of: pregnancy).words
    }

    private var places: [Told] {
        let homelessness = notification.homelessness
        return [
            (
                "Tonight",
                joined(
                    [homelessness?.whereTonight] + YesWords(of: homelessness).words
                        + [homelessness?.reason])
            )
        ]
    }

    // MARK: - The sender

    private var sender: [Told] {
        let actions = notification.actionsTaken.map { action in
            joined(
                [
                    action.kind.map(\.told), action.aboutLocalRef.map(notification.nameOfPerson),
                    action.at.map(\.told), action.by.map { "by \($0)" }, action.text,
                ], ", ")
        }
        return [
            ("Why the sender holds it so", notification.senderAssessment?.rationale),
            ("Done already", joined(actions)),
        ]
    }
}
