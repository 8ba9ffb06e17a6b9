import Model
import Testing

@testable import Enrichment

/// What a duty worker must not miss on the front pages, and what must not stand in the way.
@Suite struct FrontPagesTests {
    /// A message that takes back the specimen's.
    private static func takenBack(
        _ type: MessageType = .withdrawal, _ reason: String? = "Sent in error"
    ) -> String {
        PageSpecimen.page { document in
            var earlier = EarlierMessage(PageSpecimen.document())
            earlier.verdict.children[1].band = .within72Hours
            earlier.provenance.receivedAt = PageSpecimen.received
            document.earlier = [earlier]
            document.notification = Notification()
            document.notification.header.messageType = Stated(written: type.rawValue)
            document.notification.withdrawal = Notification.Withdrawal()
            document.notification.withdrawal?.reason = reason
            var child = ReferralDocument.Child()
            child.name = "Child not named in the message"
            document.children = [child]
            document.verdict.children = [document.verdict.children[0]]
            document.verdict.children[0].subject = nil
            document.verdict.children[0].reasons = [
                PageSpecimen.reason("former", .immediate, .raised)
            ]
        }
    }

    // MARK: - Taken back

    @Test(arguments: [
        (MessageType.withdrawal, "Withdrawn by the sender"),
        (.correction, "Corrected by the sender"),
    ])
    func `what takes a message back is called that, and lowers nothing`(
        type: MessageType, title: String
    ) {
        let notices = Self.takenBack(type).between("<ul class=\"notices\">", "</ul>")
        #expect(
            notices.hasPrefix(
                "\n<li><strong>\(title)</strong>: Sent in error. Nothing is deleted; the band "
                    + "stands until a person decides</li>"))
    }

    @Test func `a withdrawal without a reason says so`() {
        #expect(Self.takenBack(.withdrawal, nil).contains("no reason is given. Nothing is deleted"))
        #expect(!PageSpecimen.page().contains("Nothing is deleted"))
    }

    @Test func `a message that names no child shows those of the one before, bands and reasons`() {
        let page = Self.takenBack()
        let head = page.between("<h1>", "</h1>")
        #expect(!head.contains("not named"))
        #expect(head.contains("Kestrel, Mia · 9 (in an earlier message) <span class=\"band band-1"))
        #expect(head.contains("Kestrel, Leo · 6 (in an earlier message) <span class=\"band band-4"))
        let why = page.between("<table class=\"why\">", "</table>")
        #expect(why.contains("<th scope=\"row\">F06</th><td>Text of F06.</td>"))
        #expect(why.contains("this incident, strangulation, sent Mon 23 Nov 2026, 23:40"))
        #expect(why.contains("raised to Immediate by an earlier message"))
        #expect(!why.contains("Text of base."))
    }

    // MARK: - Why

    @Test(arguments: [(true, false), (false, true)])
    func `that nothing puts it lower is left out where a rule raised`(
        isRaised: Bool, isTold: Bool
    ) {
        let why = PageSpecimen.page { document in
            for index in [0, 1] {
                document.verdict.children[index].reasons[0].rule = "default"
                if !isRaised { document.verdict.children[index].reasons.removeLast() }
            }
        }.between("<table class=\"why\">", "</table>")
        #expect(why.contains("Text of base.") == isTold)
    }

    @Test func `where only one child was raised, the other's start is told`() {
        let page = PageSpecimen.page { document in
            for index in [0, 1] { document.verdict.children[index].reasons[0].rule = "default" }
            document.verdict.children[1].reasons.removeLast()
        }
        #expect(page.contains("Text of base."))
    }

    @Test func `to ask where the child is never stands among what is only true as well`() {
        let page = PageSpecimen.page { document in
            document.verdict.children[0].reasons += [
                PageSpecimen.reason("T01", .immediate, .agreed),
                PageSpecimen.reason("C01", .within24Hours, .agreed),
            ]
        }
        #expect(page.between("<table class=\"why\">", "</table>").contains("Text of T01."))
        let agreed = page.between("Also true", "</p>")
        #expect(agreed.contains("Text of C01") && !agreed.contains("T01"))
    }

    @Test(
        arguments: [
            ("2017-05-03", nil, "is under"), ("2017-05", nil, "may be under"),
            (nil, nil, "may be under"), (nil, 9, "is under"),
        ] as [(String?, Int?, String)])
    func `a child may be under an age only where the age is not known`(
        born: String?, age: Int?, words: String
    ) {
        let page = PageSpecimen.page { document in
            document.notification.subjects[0].dateOfBirth = born.map(Stated.init(written:))
            document.notification.subjects[0].age = age.map { Stated(written: String($0)) }
            document.verdict.children[0].reasons[1].text = "A child who may be under 12 is alone."
        }
        #expect(page.contains("<td>A child who \(words) 12 is alone.</td>"))
    }

    @Test func `an unborn child leaves the age of a child open`() {
        let page = PageSpecimen.page { document in
            document.notification.subjects[0].dateOfBirth = nil
            document.notification.subjects[0].expectedDeliveryDate = Stated(written: "2027-03")
            document.verdict.children[0].reasons[1].text = "A child may be under 12 months."
        }
        #expect(page.contains("A child may be under 12 months."))
    }

    // MARK: - What changes everything

    @Test func `what rests on the sender's word alone says for whom`() {
        let page = PageSpecimen.page { document in
            document.labels = BandLabels([.immediate: "Red"]).parts
            document.verdict.children[1].flags = ["senderUrgencyOnly"]
        }
        #expect(page.contains("<strong>Red by the sender&#39;s word alone, for Leo</strong>"))
    }

    // MARK: - What is missing

    @Test func `that no question is open does not stand where something would raise the band`() {
        let none = "No question is open that would raise the band."
        let page = PageSpecimen.page { document in
            document.verdict.children[1].changes = [
                Verdict.Change(band: .immediate, rule: "F01", condition: "it were so")
            ]
        }
        #expect(page.contains("Would be <b>Immediate</b> if") && !page.contains(none))
        #expect(PageSpecimen.page().contains(none))
    }

    @Test func `what only the sender can mend stands in part three`() {
        let page = PageSpecimen.page { document in
            document.warnings = [
                ("field.missing", "/notification/header/sentAt", "a time"),
                ("value.bad", "/header/sender/code", "a sender"),
                ("child.voice-missing", "/notification/subjects/subject[1]/voice", "the voice"),
                ("date.bad", "/notification/subjects/subject[1]/dateOfBirth", "a birthday"),
                ("reference.unknown", "/notification/header/handling/doNotDiscloseTo", "a person"),
            ].map { code, path, expected in
                var warning = ReferralDocument.WarningPart()
                (warning.code, warning.path, warning.expected) = (code, path, expected)
                return warning
            }
        }
        let read = page.between("Ask first", "<section class=\"everything\">")
        let rest = page.between("<section class=\"everything\">", "</html>")
        for text in ["a birthday", "a person"] { #expect(read.contains("expected \(text).")) }
        for text in ["a time", "a sender", "the voice"] {
            #expect(!read.contains("expected \(text).") && rest.contains("expected \(text)."))
        }
        #expect(!PageSpecimen.page().contains("For the sender"))
    }
}
