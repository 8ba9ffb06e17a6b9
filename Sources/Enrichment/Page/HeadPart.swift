import Model
import Pages

/// Who and by when: band, due time, the children with their own bands, who has it, and the sender.
struct HeadPart {
    let document: ReferralDocument

    /// Children that are named at the top; the others stand under Family.
    static let limit = 6

    var html: HTML {
        let verdict = document.verdict
        return """
            <header>
            <p class="top">\(BandTag(band: verdict.band, label: label(verdict.band)).html) \
            <span class="due">suggested, due <strong>\(verdict.due.at.inWords)</strong> \
            (\(verdict.due.why))</span></p>
            <h1>\(each: children.prefix(Self.limit), child)\
            \(each: document.childrenNamedBefore, named(before:))\(more)</h1>
            <dl class="facts">
            \(each: facts, { "<div><dt>\($0.0)</dt> <dd>\($0.1)</dd></div>\n" })</dl>
            </header>
            """
    }

    private func label(_ band: Band) -> String { document.label(of: band) }

    /// The most urgent first, so that none of them is among those that are left out.
    private var children: [(child: ReferralDocument.Child, band: Band)] {
        let bands = document.verdict.children.map(\.band)
        let all = document.children.enumerated().map { index, child in
            (child: child, band: index < bands.count ? bands[index] : document.verdict.band)
        }
        // A message that takes another back names nobody: the children are those of that one.
        let isOfOthers = document.isAboutAnother && !document.childrenNamedBefore.isEmpty
        return all.filter { $0.child.subject != nil || !isOfOthers }
            .sorted { $0.band.number < $1.band.number }
    }

    private func child(_ line: (child: ReferralDocument.Child, band: Band)) -> HTML {
        let born = line.child.born.map { ", born \(PartialDate(reading: $0)?.inWords ?? $0)" } ?? ""
        let tag = BandTag(band: line.band, label: label(line.band)).html
        return """
            <span>\(line.child.name) · \(line.child.age)\(born) \
            \(document.children.count > 1 ? tag : .empty)</span> 
            """
    }

    private func named(before line: (child: ReferralDocument.Child, band: Band)) -> HTML {
        let tag = BandTag(band: line.band, label: label(line.band)).html
        return "<span>\(line.child.name) · \(line.child.age) (in an earlier message) \(tag)</span> "
    }

    private var more: HTML {
        let rest = document.children.count - Self.limit
        guard rest > 0 else { return .empty }
        return "<span>and \(rest) more, none of them more urgent: see Family</span>"
    }

    private var facts: [(String, HTML)] {
        let number = document.number > 1 ? ".\(document.number)" : ""
        let reference = document.reference.text + number
        return [
            ("Reference", "<strong>\(reference)</strong>"), ("Leads", lead),
            ("Acts too", others(.action)),
            ("Has a copy to read", others(.information)), ("From", HTML(escaping: sender)),
            ("About", HTML(escaping: about)), ("Look again", HTML(escaping: again)),
        ].filter { $0.1 != .empty }
    }

    private var lead: HTML {
        guard let part = document.routing.first(where: { $0.purpose == .lead }) else {
            return .empty
        }
        return "<strong>\(part.route)</strong> (\(part.why))"
    }

    /// The other routes that are for one purpose, each with its reason.
    private func others(_ purpose: Referral.Entry.Purpose) -> HTML {
        let parts = document.routing.filter { $0.purpose == purpose }.map { part in
            "\(part.route)\(part.content == .stub ? ", without names" : "") (\(part.why))"
        }
        return HTML(escaping: parts.joined(separator: ", "))
    }

    /// Who sent it, and the number at which they can be asked.
    private var sender: String {
        let sender = document.notification.header.sender
        let texts = [
            document.provenance.partnerName, sender?.contactName, sender?.role, sender?.telephone,
        ].compactMap { $0 }.filter { !$0.trimmed.isEmpty }
        let received = "received \(document.provenance.receivedAt.inWords)"
        return (texts + [received]).joined(separator: ", ")
    }

    private var about: String {
        let notification = document.notification
        let codes =
            notification.concerns.compactMap { $0.code?.inWords }
            + (notification.incident?.categories.map(\.inWords) ?? [])
        return codes.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .joined(separator: ", ")
    }

    private var again: String {
        guard let time = document.verdict.lookAgainAt else { return "" }
        return "while nobody has decided, the clock alone may change this at \(time.inWords)"
    }
}
