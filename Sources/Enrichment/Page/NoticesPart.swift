import Model
import Pages

/// What changes everything, each in a line, what may harm a child first.
struct NoticesPart {
    let document: ReferralDocument

    var html: HTML {
        let notices = takenBack + history + flags + asked + state
        guard !notices.isEmpty else { return .empty }
        return """
            <section>
            <h2>What changes everything</h2>
            <ul class="notices">
            \(each: notices, line(of:))</ul>
            </section>

            """
    }

    private typealias Notice = (title: String, text: String)

    private func line(of notice: Notice) -> HTML {
        let text = notice.text.isEmpty ? "" : ": \(notice.text)"
        return "<li><strong>\(notice.title)</strong>\(text)</li>\n"
    }

    /// That the sender takes an earlier message back or corrects it, which lowers nothing.
    private var takenBack: [Notice] {
        guard document.isAboutAnother else { return [] }
        let notification = document.notification
        let isCorrection = notification.header.messageType.value == .correction
        let reason = notification.withdrawal?.reason?.trimmed ?? ""
        let because = reason.isEmpty ? "no reason is given" : reason.cut(to: 200) ?? reason
        let end = ".!?…".contains(because.last ?? " ") ? "" : "."
        return [
            (
                isCorrection ? "Corrected by the sender" : "Withdrawn by the sender",
                "\(because)\(end) Nothing is deleted; the band stands until a person decides"
            )
        ]
    }

    private var history: [Notice] {
        if !document.history.read {
            return [("History unavailable", "it could not be read. This is not the same as none")]
        }
        guard !document.history.whole else { return [] }
        return [
            (
                "History may be missing",
                "it is not certain who every child is: see Family"
            )
        ]
    }

    /// The flags in words, with the children's names where they are not of all.
    private var flags: [Notice] {
        let children = document.verdict.children
        let names = ChildNames(document)
        let notices: [Notice] = FlagWords.words(of: document.flags + document.verdict.flags).map {
            words in
            let places = children.indices.filter { children[$0].flags.contains(words.flag) }
            let whom = places.isEmpty ? nil : names.some(places)
            guard words.flag == FlagWords.senderAlone else {
                return (words.title + (whom.map { " (\($0))" } ?? ""), words.detail)
            }
            let band = document.label(of: .immediate)
            return ("\(band) \(words.title)" + (whom.map { ", for \($0)" } ?? ""), words.detail)
        }
        return notices + protections + openCases
    }

    private var protections: [Notice] {
        document.notification.subjects.compactMap { subject in
            if subject.harm?.policeProtection?.value == .yes
                || subject.legalStatus?.value == .policeProtection
            {
                return (
                    "Police protection", "\(subject.shortName); it ends 72 hours after it began"
                )
            }
            guard subject.legalStatus?.value == .emergencyProtectionOrder else { return nil }
            return ("Emergency protection order", subject.shortName)
        }
    }

    private var openCases: [Notice] {
        let open = document.history.involvements.filter(\.isOpen)
        let cases = open.reduce(into: [(text: String, whom: [String])]()) { cases, one in
            let whom = ChildNames.of(one.subject, in: document)
            let text = InvolvementWords(involvement: one).text
            if let place = cases.firstIndex(where: { $0.text == text }) {
                if !cases[place].whom.contains(whom) { cases[place].whom.append(whom) }
            } else {
                cases.append((text, [whom]))
            }
        }
        return cases.prefix(Self.caseLimit).map {
            ("Open now", "\($0.text): \($0.whom.listed)")
        }
    }

    /// Open cases that are told at the top; all stand in the chronology.
    static let caseLimit = 4

    /// What the sender asks to be minded before anybody acts.
    private var asked: [Notice] {
        let notification = document.notification
        let assessment = notification.senderAssessment
        let before = assessment?.mustActBefore
        let until = before?.inWords.trimmed ?? ""
        let isOver = before?.value?.instant.map { $0 <= document.provenance.receivedAt } ?? false
        let because = assessment?.mustActReason.map { " (\($0.inWords))" } ?? ""
        let hidden = (notification.header.handling?.doNotDiscloseTo ?? [])
            .map(notification.nameOfPerson).joined(separator: ", ")
        let contact = [
            notification.consent?.safeContactTelephone, notification.consent?.safeContactWhen,
        ].compactMap { $0 }.filter { !$0.trimmed.isEmpty }.joined(separator: ", ")
        let isHubFirst = notification.consent?.doNotContactParentsBeforeHub?.value == .yes
        let notices: [Notice] = [
            ("Act before", until.isEmpty ? "" : until + because + (isOver ? ": that is over" : "")),
            ("Do not disclose to", hidden),
            (
                "Do not contact the parents",
                isHubFirst ? "before the hub has: the sender asks it" : ""
            ), ("Safe contact with the family", contact),
        ]
        return notices.filter { !$0.text.isEmpty }
    }

    /// How the message stands to others of the referral.
    private var state: [Notice] {
        var notices: [Notice] = []
        switch document.attaches {
        case .new: break
        case .addendum:
            notices.append(("Decided again", "no message is new; what is known is"))
        case .version:
            notices.append(
                ("Another version", "the sender sent this before: see what was sent then, below"))
        case .incident:
            notices.append(
                (
                    "Another message about the same incident",
                    "what was sent before stands below"
                ))
        }
        if let newer = document.earlier.first?.provenance.receivedAt,
            newer > document.provenance.receivedAt
        {
            notices.append(
                (
                    "This message arrived before one that was decided already",
                    "that one, below, is newer"
                ))
        }
        if let former = document.formerBand {
            notices.append(("Band before", document.label(of: former)))
        }
        if let other = document.apartFrom {
            notices.append(
                (
                    "Belongs with \(other.text)",
                    "it could not be read back and stands beside this one: read that one too"
                ))
        }
        if !document.attempts.isEmpty {
            notices.append(
                (
                    "Sent before in a form that could not be read",
                    document.attempts.map(\.text).joined(separator: ", ")
                ))
        }
        return notices
    }
}

/// A plan, an enquiry or a case in a line.
struct InvolvementWords {
    let involvement: ReferralDocument.Involvement

    /// `Child protection plan since 2 Feb 2026, Safeguarding Team 2, A. Shah`.
    var text: String {
        let from = PartialDate(reading: involvement.from)?.inWords ?? involvement.from
        let to = involvement.to.map { PartialDate(reading: $0)?.inWords ?? $0 }
        let when = to.map { "\(from) to \($0)" } ?? "since \(from)"
        let closure = involvement.closure.map { "closed as: \(OutcomeWords.text($0))" }
        return
            (["\(involvement.kind.inWords) \(when)"]
            + [involvement.team, involvement.holder, closure].compactMap { $0 }
            .filter { !$0.trimmed.isEmpty }).joined(separator: ", ")
    }
}
