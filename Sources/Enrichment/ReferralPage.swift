import Model
import Pages

/// The printed pages of a referral, for somebody who has one minute.
///
/// Order: who and by when; why this band; what was sent, the child's own words first; what
/// happened before; family; what is missing and what to ask; consent; where it came from; and last,
/// in small print, every field of the message.
struct ReferralPage {
    let document: ReferralDocument

    var html: HTML {
        let band = document.verdict.band
        return """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(document.reference.text)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <header>
            <p class="band band-\(band.number)">Suggested: \(band.label)</p>
            <h1>\(each: document.children, { "<span>\($0.name) · \($0.age)</span> " })\
            \(each: document.childrenNamedBefore, named(before:))</h1>
            <p>\(document.reference.text)\(document.number > 1 ? ".\(document.number)" : "") ·
            due <strong>\(document.verdict.due.at.text)</strong> (\(document.verdict.due.why))</p>
            \(routing)
            \(notices)
            </header>
            <main>
            \(each: document.verdict.groups, why)
            \(sent)
            \(each: document.earlier, { EarlierMessagePart(message: $0).html })
            \(chronology)
            \(family)
            \(missing)
            \(consent)
            \(provenance)
            <section class="fields">
            <h2>Every other field of the message</h2>
            \(FieldWords(of: document.notification).html)</section>
            </main>
            <footer>Official-sensitive: destroy when done. The band is a suggestion until a named
            person decides.</footer>
            </body>
            </html>

            """
    }

    private var moreNotices: [HTML] {
        var notices: [HTML] = []
        if let newer = document.earlier.first?.provenance.receivedAt,
            newer > document.provenance.receivedAt
        {
            notices.append(
                """
                <p class="notice">This message arrived before one that was decided already: that \
                one, below, is newer.</p>
                """)
        }
        if let other = document.apartFrom {
            notices.append(
                """
                <p class="notice">Belongs with \(other.text), which could not be read back and \
                stands beside this one. Read that one too.</p>
                """)
        }
        if !document.attempts.isEmpty {
            notices.append(
                """
                <p class="notice">Sent before in a form that could not be read, under this \
                message's id: \(document.attempts.map(\.text).joined(separator: ", ")).</p>
                """)
        }
        if document.history.read, !document.history.whole {
            notices.append(
                """
                <p class="notice">It is not certain who every child is, so history may be missing: \
                see Family.</p>
                """)
        }
        return notices
    }

    private func named(before child: ReferralDocument.Child) -> HTML {
        "<span>\(child.name) · \(child.age) (in an earlier message)</span> "
    }

    /// What changes everything, before the reasons.
    private var notices: HTML {
        var notices: [HTML] = []
        if !document.history.read {
            notices.append(
                "<p class=\"notice\">History unavailable: it could not be read. This is not the same as none.</p>"
            )
        }
        switch document.attaches {
        case .new: break
        case .version:
            notices.append(
                """
                <p class="notice">The sender sent another version of a message. What was sent before \
                stands below.</p>
                """)
        case .incident:
            notices.append(
                """
                <p class="notice">Another message about the same incident. What was sent before \
                stands below.</p>
                """)
        case .addendum:
            notices.append(
                "<p class=\"notice\">Decided again: no message is new, what is known is.</p>")
        }
        notices += moreNotices
        if let former = document.formerBand {
            notices.append("<p class=\"notice\">Band before: \(former.label).</p>")
        }
        if document.notification.consent?.doNotContactParentsBeforeHub?.value == .yes {
            notices.append(
                "<p class=\"notice\">The sender asks: do not contact the parents before the hub has.</p>"
            )
        }
        return "\(each: notices + askedBySender, { $0 })"
    }

    /// What the sender asks to be minded before anybody acts.
    private var askedBySender: [HTML] {
        let notification = document.notification
        let assessment = notification.senderAssessment
        let until = assessment?.mustActBefore?.written.trimmed ?? ""
        let because = assessment?.mustActReason.map { " (\($0.written))" } ?? ""
        let hidden = notification.header.handling?.doNotDiscloseTo ?? []
        let contact = [
            notification.consent?.safeContactTelephone, notification.consent?.safeContactWhen,
        ].compactMap { $0 }.filter { !$0.trimmed.isEmpty }
        let sender = [
            notification.header.sender?.contactName, notification.header.sender?.telephone,
        ].compactMap { $0 }.filter { !$0.trimmed.isEmpty }
        let asked: [(String, [String])] = [
            ("Act before", until.isEmpty ? [] : [until + because]),
            ("Do not disclose to", hidden.map(notification.nameOfPerson)),
            ("Safe contact with the family", contact), ("The sender", sender),
        ]
        return asked.filter { !$0.1.isEmpty }.map { title, texts in
            "<p class=\"notice\">\(title): \(texts.joined(separator: ", "))</p>"
        }
    }

    /// The argument for children who share it.
    private func why(_ children: [Verdict.Child]) -> HTML {
        guard let child = children.first else { return "" }
        let names = children.map { child in
            document.children.first { $0.subject == child.subject.map { $0 + 1 } }?.name
                ?? "child not named"
        }
        return """
            <section>
            <h2>Why \(child.band.label): \(names.joined(separator: "; "))</h2>
            <table>
            <thead><tr><th scope="col">Rule</th><th scope="col">Found</th>\
            <th scope="col">Where</th><th scope="col">Effect</th></tr></thead>
            <tbody>
            \(each: child.reasons, { row(of: $0, in: child) })</tbody>
            </table>
            \(each: child.changes, line(of:))</section>
            """
    }

    private func row(of reason: Verdict.Reason, in child: Verdict.Child) -> HTML {
        """
        <tr><th scope="row">\(reason.rule)</th><td>\(reason.text)</td>\
        <td>\(places(of: reason, in: child))</td>\
        <td>\(reason.effect.rawValue) \(reason.band.label)</td></tr>

        """
    }

    private func line(of change: Verdict.Change) -> HTML {
        "<p>Would be \(change.band.label) if \(change.condition) (\(change.rule)).</p>\n"
    }

    private func places(of reason: Verdict.Reason, in child: Verdict.Child) -> String {
        let places = child.evidence.filter { reason.facts.contains($0.name) }.flatMap(\.places)
        return places.isEmpty ? "whole message" : places.joined(separator: "; ")
    }

    private var sent: HTML {
        """
        <section>
        <h2>What was sent, word for word</h2>
        \(SentWords(notification: document.notification).html)</section>
        """
    }

    private var chronology: HTML {
        guard document.history.read else { return "" }
        let contacts = Self.onceEach(document.history.contacts)
        let none: HTML = "<p>No prior contacts found.</p>"
        return """
            <section>
            <h2>What happened before</h2>
            <p>\(document.history.incidents90Days) incidents of concern in 90 days and \
            \(document.history.incidents12Months) in 12 months, this one included. Searched \
            \(document.history.searchedAt.text).</p>
            \(contacts.isEmpty ? none : table(of: contacts))
            </section>
            """
    }

    /// Contacts about several children of one incident are one line to read.
    private static func onceEach(
        _ contacts: [ReferralDocument.Contact]
    ) -> [(contact: ReferralDocument.Contact, count: Int)] {
        contacts.reduce(into: []) { lines, contact in
            let place = lines.firstIndex {
                $0.0.date == contact.date && $0.0.source == contact.source
                    && $0.0.about == contact.about && $0.0.outcome == contact.outcome
            }
            if let place { lines[place].1 += 1 } else { lines.append((contact, 1)) }
        }
    }

    /// Lines of the chronology that are printed; the others are in the file beside the page.
    static let printedContacts = 20

    private func table(
        of contacts: [(contact: ReferralDocument.Contact, count: Int)]
    ) -> HTML {
        let rest = contacts.count - Self.printedContacts
        let more: HTML = "<p>And \(rest) more in referral.json.</p>"
        return """
            <table>
            <thead><tr><th scope="col">Date</th><th scope="col">From</th>\
            <th scope="col">About</th><th scope="col">Outcome</th>\
            <th scope="col">Children</th></tr></thead>
            <tbody>
            \(each: contacts.prefix(Self.printedContacts), row(of:))</tbody>
            </table>
            \(rest > 0 ? more : .empty)
            """
    }

    private func row(of line: (contact: ReferralDocument.Contact, count: Int)) -> HTML {
        """
        <tr><td>\(line.contact.date)</td><td>\(line.contact.source)</td>\
        <td>\(line.contact.about)</td><td>\(line.contact.outcome)</td>\
        <td>\(line.count)</td></tr>

        """
    }

    private var family: HTML {
        """
        <section>
        <h2>Family</h2>
        <ul>
        \(each: document.children, line(of:))\(each: document.adults, line(of:))</ul>
        </section>
        """
    }

    private func line(of child: ReferralDocument.Child) -> HTML {
        let home = child.home ?? "not given"
        return "<li>\(child.name), \(child.age): \(child.link). Home: \(home).</li>\n"
    }

    private func line(of adult: ReferralDocument.Adult) -> HTML {
        let flags = adult.flags.isEmpty ? "" : " Flags: \(adult.flags.joined(separator: ", "))."
        return """
            <li>\(adult.name), \(adult.role), \(adult.age ?? "age not given"): \(adult.link). \
            Whereabouts: \(adult.whereabouts ?? "not given").\(flags)</li>

            """
    }

    private var missing: HTML {
        let nothingToAsk: HTML = "<p>No question is open that would raise the band.</p>"
        return """
            <section>
            <h2>What is missing, and what to ask first</h2>
            \(document.questions.isEmpty ? nothingToAsk : .empty)
            <ol>
            \(each: document.questions, { "<li>\($0)</li>\n" })</ol>
            \(unclear)</section>
            """
    }

    private func line(of warning: ReferralDocument.WarningPart) -> HTML {
        let place = warning.path ?? "the message"
        return "<li>\(place): expected \(warning.expected).</li>\n"
    }

    /// Warnings of one code that are printed; the others are in the file beside the page.
    static let printedWarnings = 3

    /// What is not as it should be in the message. Dates, codes and numbers that cannot be read are used
    /// for nothing; the rest is used as it is.
    private var unclear: HTML {
        guard !document.warnings.isEmpty else { return .empty }
        var counts: [String: Int] = [:]
        let printed = document.warnings.filter { warning in
            counts[warning.code, default: 0] += 1
            return counts[warning.code, default: 0] <= Self.printedWarnings
        }
        let rest = document.warnings.count - printed.count
        let more: HTML = "<p>And \(rest) more in referral.json.</p>"
        return """
            <p>Not clear in the message, and kept as it was written:</p>
            <ul>
            \(each: printed, line(of:))</ul>
            \(rest > 0 ? more : .empty)
            """
    }

    private var consent: HTML {
        let consent = document.notification.consent
        let rows: [(String, String?)] = [
            ("Family told", consent?.familyInformed?.written),
            ("Agreement to a service", consent?.agreementToService?.written),
            ("Why not asked", consent?.reasonNotSought?.written ?? consent?.reasonNotSoughtText),
            ("The child's views", consent?.childsViews),
        ]
        return """
            <section>
            <h2>Consent</h2>
            <dl>
            \(each: rows, { "<dt>\($0.0)</dt><dd>\($0.1 ?? "not stated")</dd>\n" })</dl>
            </section>
            """
    }

    private var provenance: HTML {
        let part = document.provenance
        return """
            <section>
            <h2>Where it came from</h2>
            <p>\(part.partnerName), message \(part.messageId), received \(part.receivedAt.text) as \
            \(part.delivery.text). Original: original.\(part.spelling), \(part.sizeBytes) bytes, \
            SHA-256 \(part.sha256). Policy \(document.verdict.policy).</p>
            </section>
            """
    }

    static let style: HTML = """
        @page { size: A4; margin: 14mm }
        body { font: 11pt/1.45 "Atkinson Hyperlegible", Inter, "DejaVu Sans", Arial, sans-serif;
          color: #10161c; background: #fff; max-width: 50rem; margin: 1rem auto; padding: 0 1rem }
        h1 { font-size: 1.5rem; line-height: 1.25; margin: .4rem 0 }
        h1 span { display: block }
        h2 { font-size: 1.15rem; margin: 1.2rem 0 .3rem; border-bottom: 1px solid #c5ccd3 }
        h3 { font-size: 1rem; margin: .6rem 0 .1rem }
        p, ul, ol, dl { margin: .3rem 0 }
        .band { display: inline-block; font-weight: 700; font-size: 1.2rem; padding: .2rem .6rem;
          border: 2px solid #10161c }
        .band-1 { background: #7a0c12; color: #fff }
        .band-2 { background: #d9560b }
        .band-3 { background: #f5b83d }
        .band-4 { background: #a9cdec; color: #0f385c }
        .band-5 { background: #dbe6ee; color: #0f385c }
        .notice { border: 1px solid #7a4a00; background: #fff6cc; padding: .2rem .5rem }
        table { border-collapse: collapse; width: 100% }
        th, td { text-align: left; vertical-align: top; padding: .2rem .5rem .2rem 0;
          border-bottom: 1px solid #c5ccd3; overflow-wrap: anywhere }
        th { white-space: nowrap }
        blockquote { margin: .4rem 0; padding-left: .8rem; border-left: 4px solid #10161c }
        .words { white-space: pre-line; max-width: 75ch }
        dt { font-weight: 700; float: left; clear: left; margin-right: .5rem }
        section { break-inside: avoid-page }
        .fields { break-inside: auto; font-size: .9rem }
        .fields div { margin: .4rem 0 }
        .fields h3, .fields dl, .fields dt, .fields dd { display: inline; float: none; margin: 0 }
        .fields h3::after { content: ": " }
        .fields dt { font-weight: 400; color: #4a5560 }
        .fields dt::after { content: " " }
        .fields dd { font-weight: 600 }
        .fields dd::after { content: "; "; font-weight: 400 }
        footer { margin-top: 1.5rem; font-size: .9rem; color: #4a5560 }
        """
}
