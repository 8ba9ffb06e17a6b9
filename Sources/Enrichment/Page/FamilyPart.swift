import Model
import Pages

/// Who is in the family: how sure the link to the register is, where they are, what is known.
struct FamilyPart {
    let document: ReferralDocument

    /// Children, and adults, on the first two pages.
    static let limit = 5
    /// Others of the household there.
    static let memberLimit = 8

    private var children: [HTML] {
        let bands = document.verdict.children.map(\.band)
        return document.children.enumerated().map { index, child in
            line(of: child, band: index < bands.count ? bands[index] : document.verdict.band)
        }
    }

    private var adults: [HTML] {
        document.adults.enumerated().map { index, adult in
            let adults = document.notification.adults
            return line(of: adult, told: adults.indices.contains(index) ? adults[index] : nil)
        }
    }

    var html: HTML {
        let (children, adults) = (children, adults)
        let rest = max(0, children.count - Self.limit) + max(0, adults.count - Self.limit)
        let more: HTML = "<li>\(rest) more in part three</li>\n"
        let nobody: HTML = "<li>No adult is named in the message.</li>\n"
        return """
            <section>
            <h2>Family</h2>
            <ul class="family">
            \(each: children.prefix(Self.limit), { $0 })\(each: adults.prefix(Self.limit), { $0 })\
            \(adults.isEmpty ? nobody : .empty)\(rest > 0 ? more : .empty)</ul>
            \(household)</section>

            """
    }

    /// Whom the message does not name.
    private var household: HTML {
        let members = document.household
        guard !members.isEmpty else { return .empty }
        let rest = members.count - Self.memberLimit
        let more: HTML = "<li>\(rest) more in part three</li>\n"
        return """
            <p>Also of the household, by the register:</p>
            <ul class="family">
            \(each: members.prefix(Self.memberLimit), line(of:))\(rest > 0 ? more : .empty)</ul>

            """
    }

    /// Those who do not stand above.
    var rest: HTML {
        let lines =
            children.dropFirst(Self.limit) + adults.dropFirst(Self.limit)
            + document.household.dropFirst(Self.memberLimit).map(line(of:))
        guard !lines.isEmpty else { return .empty }
        return "<div><h3>More of the family</h3>\n<ul>\(each: lines, { $0 })</ul></div>\n"
    }

    private func line(of child: ReferralDocument.Child, band: Band) -> HTML {
        let subjects = document.notification.subjects
        let subject = child.subject.flatMap { number in
            subjects.indices.contains(number - 1) ? subjects[number - 1] : nil
        }
        let status = subject?.legalStatus.flatMap {
            $0.value == LegalStatus.none ? nil : $0.value?.inWords ?? $0.written
        }
        let known =
            [status.map { "told as \($0)" }].compactMap { $0 }
            + openKinds(of: child.subject).map { "known: \($0)" }
        // Of fewer children the bands stand at the top.
        let isTold = document.children.count > HeadPart.limit
        let fields: [(String, String?)] = [
            ("Home", child.home ?? "not given"), ("Now", subject?.whereNow?.inWords),
            ("School", subject?.school?.name),
            ("Suggested", isTold ? document.label(of: band) : nil),
            ("Status", known.isEmpty ? nil : known.joined(separator: ", ")),
        ]
        return """
            <li><strong>\(child.name), \(child.age)</strong>: \(child.link). \(text(of: fields))</li>

            """
    }

    /// Plans and cases of a child that are open, each kind once.
    private func openKinds(of subject: Int?) -> [String] {
        guard let subject else { return [] }
        return document.history.involvements.filter { $0.isOpen && $0.subject == subject }
            .map { $0.kind.inWords.lowercased() }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func line(
        of adult: ReferralDocument.Adult, told: Notification.Adult?
    ) -> HTML {
        var marks: [String] = []
        if told?.newToHousehold?.value == .yes {
            marks.append("new in the home")
        } else if adult.isNewInHome {
            marks.append("not of the household that the register knows")
        }
        if told?.livesWithChild?.value == .yes { marks.append("lives with a child") }
        if told?.suspected?.value == .yes { marks.append("suspected") }
        if told?.pregnant?.value == .yes { marks.append("pregnant") }
        let role = told?.role?.inWords ?? adult.role
        let flags = told?.offenderFlags.map(\.inWords) ?? adult.flags
        let fields: [(String, String?)] = [
            ("Whereabouts", told?.whereabouts?.inWords ?? adult.whereabouts ?? "not given"),
            (
                "Flags",
                flags.isEmpty ? nil : flags.joined(separator: ", ")
            ), ("Bail", told?.bailConditions),
        ]
        let marked: HTML = "<strong>\(marks.joined(separator: ", ").capitalised).</strong> "
        return """
            <li><strong>\(adult.name), \(role)</strong>, \
            \(adult.age ?? "age not given"): \(adult.link). \
            \(marks.isEmpty ? .empty : marked)\(text(of: fields))</li>

            """
    }

    private func line(of member: ReferralDocument.Member) -> HTML {
        let told = member.known.prefix(Self.knownLimit)
        let rest = member.known.count - told.count
        let more: HTML = " And \(rest) more."
        return """
            <li><strong>\(member.name), \(member.age)</strong>, \(member.role): \(member.why).\
            \(each: told, words(of:))\(rest > 0 ? more : .empty)</li>

            """
    }

    /// Plans and cases that are told of one person of the household, what is open first.
    static let knownLimit = 4

    private func words(of involvement: ReferralDocument.Involvement) -> HTML {
        let open: HTML = "<strong>Open:</strong> "
        let text = InvolvementWords(involvement: involvement).text
        return " \(involvement.isOpen ? open : .empty)\(text)."
    }

    private func text(of fields: [(String, String?)]) -> String {
        fields.compactMap { name, text in
            text.map { "\(name): \($0)" + ($0.hasSuffix(".") ? "" : ".") }
        }.joined(separator: " ")
    }
}
