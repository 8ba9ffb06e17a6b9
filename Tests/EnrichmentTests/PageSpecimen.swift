import Model
import Pages

@testable import Enrichment

/// A referral of two children of one family, put together by hand.
enum PageSpecimen {
    static let received = Timestamp(year: 2026, month: 11, day: 23, hour: 23, minute: 40)

    static func document(_ change: (inout ReferralDocument) -> Void = { _ in }) -> ReferralDocument
    {
        var document = ReferralDocument()
        document.reference = Reference(.referral, year: 2026, month: 11, number: 123)
        document.notification.subjects = [
            subject("Mia", "2017-05-03"), subject("Leo", "2020-01-09"),
        ]
        document.notification.narrative = "The account."
        document.children = [child(1, "Kestrel, Mia", "9"), child(2, "Kestrel, Leo", "6")]
        document.verdict = verdict
        document.history.read = true
        document.history.whole = true
        document.provenance.receivedAt = received
        document.provenance.partnerName = "Hatch Police"
        change(&document)
        return document
    }

    static func page(_ change: (inout ReferralDocument) -> Void = { _ in }) -> String {
        ReferralPage(document: document(change)).html.text
    }

    private static func subject(_ given: String, _ born: String) -> Notification.Subject {
        var subject = Notification.Subject()
        subject.name = Notification.PersonName()
        subject.name?.given = given
        subject.name?.family = "Kestrel"
        subject.dateOfBirth = Stated(written: born)
        return subject
    }

    private static func child(
        _ subject: Int, _ name: String, _ age: String
    ) -> ReferralDocument.Child {
        var child = ReferralDocument.Child()
        child.subject = subject
        child.name = name
        child.age = age
        child.link = "same person: certain (NHS number)"
        return child
    }

    static func reason(
        _ rule: String, _ band: Band, _ effect: Verdict.Effect, _ facts: [String] = []
    ) -> Verdict.Reason {
        Verdict.Reason(
            rule: rule, scope: .household, band: band, text: "Text of \(rule).", facts: facts,
            effect: effect)
    }

    /// Both children with F06, whose fact stands at one place, and each with its own start.
    private static var verdict: Verdict {
        let fact = Verdict.Fact(
            name: "strangulation", value: .yes, places: ["incident/thisIncident/strangulation"])
        let children = [0, 1].map { subject in
            Verdict.Child(
                subject: subject, band: .immediate, level: 4,
                reasons: [
                    reason("base", .within24Hours, .start),
                    reason("F06", .immediate, .raised, ["strangulation"]),
                ], gaps: [], changes: [], facts: [fact])
        }
        return Verdict(
            band: .immediate, level: 4,
            due: Verdict.Due(at: received + .minutes(15), why: "15 minutes after receipt"),
            children: children, policy: "9f9f", decidedAt: received, historyRead: true)
    }

    static func contact(_ date: String, _ about: String) -> ReferralDocument.Contact {
        var contact = ReferralDocument.Contact()
        contact.date = date
        contact.source = "Police"
        contact.about = about
        contact.outcome = "noFurtherAction"
        contact.scope = "child"
        return contact
    }
}

extension String {
    /// How often a text stands in this one.
    func count(of text: String) -> Int { ranges(of: text).count }

    /// What stands between two texts; empty where either is missing.
    func between(_ start: String, _ end: String) -> String {
        guard let from = firstRange(of: start),
            let to = self[from.upperBound...].firstRange(of: end)
        else { return "" }
        return String(self[from.upperBound..<to.lowerBound])
    }
}
