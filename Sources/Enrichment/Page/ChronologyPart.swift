import Model
import Pages

/// What happened before: the pattern in sentences, the counts, the plans, then contact by contact.
struct ChronologyPart {
    let document: ReferralDocument

    /// Lines of contacts, and of plans and cases, on the first two pages.
    static let contactLimit = 8
    static let involvementLimit = 6

    private var history: ReferralDocument.HistoryPart { document.history }

    var html: HTML {
        guard history.read else {
            return """
                <section>
                <h2>What happened before</h2>
                <p>Not known: the history could not be read. This is not the same as none.</p>
                </section>

                """
        }
        return """
            <section>
            <h2>What happened before</h2>
            <div class="opening">
            \(pattern)
            <div class="beside">
            \(counts)
            \(TimelineDrawing(document: document).html)</div>
            </div>
            \(involvements)
            \(contacts)
            </section>

            """
    }

    /// What does not stand above.
    var rest: HTML {
        let lines = lines.dropFirst(Self.contactLimit)
        let more = history.involvements.dropFirst(Self.involvementLimit)
        guard !lines.isEmpty || !more.isEmpty else { return .empty }
        let plans: HTML = "<ul>\(each: more, item(of:))</ul>"
        return """
            <div><h3>More of what happened before</h3>
            \(more.isEmpty ? .empty : plans)\(lines.isEmpty ? .empty : table(of: Array(lines)))</div>

            """
    }

    private var pattern: HTML {
        guard !history.pattern.isEmpty else { return .empty }
        return "<p class=\"pattern\">\(history.pattern.joined(separator: " "))</p>"
    }

    // MARK: - Counts

    private var counts: HTML {
        guard !history.counts.isEmpty else { return .empty }
        return """
            <table class="counts">
            <caption>Incidents of concern with this one, searched \
            \(history.searchedAt.inWords)</caption>
            <thead><tr><th scope="col">Of</th><th scope="col">90 days</th>\
            <th scope="col">12 months</th><th scope="col">Ever</th></tr></thead>
            <tbody>
            \(each: countLines, row(of:))</tbody>
            </table>
            """
    }

    /// Children whose counts are the same stand in one line.
    private var countLines: [(whom: [String], count: ReferralDocument.Count)] {
        history.counts.reduce(into: []) { lines, count in
            let whom =
                count.scope == .household
                ? "the family" : ChildNames.of(count.subject, in: document)
            let place = lines.firstIndex { $0.count.isSame(as: count) }
            if let place { lines[place].whom.append(whom) } else { lines.append(([whom], count)) }
        }
    }

    private func row(of line: (whom: [String], count: ReferralDocument.Count)) -> HTML {
        let numbers = [
            line.count.incidents90Days, line.count.incidents12Months, line.count.incidentsEver,
        ]
        return """
            <tr><th scope="row">\(line.whom.listed)</th>\
            \(each: numbers, { "<td>\($0.map(String.init) ?? "not known")</td>" })</tr>

            """
    }

    // MARK: - Plans and cases

    private var involvements: HTML {
        let told = history.involvements.prefix(Self.involvementLimit)
        let rest = history.involvements.count - told.count
        let more: HTML = "<li>\(rest) more in part three</li>"
        guard !told.isEmpty else {
            return history.whole
                ? "<p>No plan, enquiry or case is known.</p>"
                : "<p>No plan, enquiry or case was found.</p>"
        }
        return "<ul class=\"plans\">\(each: told, item(of:))\(rest > 0 ? more : .empty)</ul>"
    }

    private func item(of involvement: ReferralDocument.Involvement) -> HTML {
        let whom = ChildNames.of(involvement.subject, in: document)
        let text = InvolvementWords(involvement: involvement).text
        let open: HTML = "<strong>Open:</strong> "
        return "<li>\(involvement.isOpen ? open : .empty)\(text) (\(whom))</li>\n"
    }

    // MARK: - Contacts

    private var contacts: HTML {
        let lines = lines
        guard !lines.isEmpty else {
            return history.whole
                ? "<p>No prior contacts found.</p>"
                : "<p>No prior contacts found for those who are known.</p>"
        }
        let rest = lines.count - Self.contactLimit
        let more: HTML = "<p>And \(rest) more in part three.</p>"
        return """
            \(table(of: Array(lines.prefix(Self.contactLimit))))\
            \(rest > 0 ? more : .empty)
            """
    }

    private typealias Line = (contact: ReferralDocument.Contact, count: Int)

    /// Contacts about several children of one incident are one line to read.
    private var lines: [Line] {
        history.contacts.reduce(into: []) { lines, contact in
            let place = lines.firstIndex { $0.contact.isToldLike(contact) }
            if let place { lines[place].count += 1 } else { lines.append((contact, 1)) }
        }
    }

    private func table(of lines: [Line]) -> HTML {
        """
        <table class="contacts">
        <thead><tr><th scope="col">Date</th><th scope="col">From</th>\
        <th scope="col">About</th><th scope="col">Outcome</th>\
        <th scope="col">Whom</th></tr></thead>
        <tbody>
        \(each: lines, row(of:))</tbody>
        </table>

        """
    }

    private func row(of line: Line) -> HTML {
        let contact = line.contact
        let date = PartialDate(reading: contact.date)?.inWords ?? contact.date
        let closed = contact.closed.map { PartialDate(reading: $0)?.inWords ?? $0 }
        let outcome =
            OutcomeWords.text(contact.outcome) + (closed.map { ", closed \($0)" } ?? "")
            + (contact.referral.map { " (\($0.text))" } ?? "")
        let about = contact.about.split(separator: ",").map { String($0).trimmed.codeInWords }
            .joined(separator: ", ")
        let whom = contact.scope == Verdict.Scope.child.rawValue ? "child" : "household"
        return """
            <tr><th scope="row">\(date)</th><td>\(contact.source)</td>\
            <td>\(contact.isCopy ? "copy of another report: " : "")\(about)</td>\
            <td>\(outcome)</td><td>\(whom)\(line.count > 1 ? " (\(line.count))" : "")</td></tr>

            """
    }
}

extension ReferralDocument.Count {
    fileprivate func isSame(as other: Self) -> Bool {
        scope == other.scope && incidents90Days == other.incidents90Days
            && incidents12Months == other.incidents12Months && incidentsEver == other.incidentsEver
    }
}

extension ReferralDocument.Contact {
    fileprivate func isToldLike(_ other: Self) -> Bool {
        date == other.date && source == other.source && about == other.about
            && outcome == other.outcome && isCopy == other.isCopy && closed == other.closed
            && scope == other.scope && referral == other.referral
    }
}
