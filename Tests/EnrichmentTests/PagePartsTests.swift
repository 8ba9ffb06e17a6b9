import Model
import Pages
import Testing

@testable import Enrichment

/// Each part of the referral's page.
@Suite struct PagePartsTests {
    // MARK: - Order, who and by when

    @Test func `the parts stand in the order in which they are needed`() {
        let page = PageSpecimen.page { $0.flags = ["protectedRecord"] }
        let headings = page.matches(of: /<h2>([^<]*)<\/h2>/).map { String($0.output.1) }
        #expect(
            headings == [
                "What changes everything", "Why Immediate", "What was sent",
                "What happened before", "Family", "Ask first, and what is missing", "Consent",
                "Where it came from", "Everything that was sent",
            ])
        #expect(page.count(of: "<h1>") == 1)
        #expect(page.contains("<title>GR-2611-000123</title>"))
        #expect(!page.contains("<script"))
        #expect(!page.contains(" style="))
    }

    @Test func `the top tells band, due time by the clock in London, reference and sender`() {
        let page = PageSpecimen.page { document in
            document.verdict.due.at = Timestamp(year: 2026, month: 7, day: 1, hour: 22, minute: 55)
            document.number = 2
            document.notification.header.sender = Notification.Sender()
            document.notification.header.sender?.contactName = "PC Ward"
            document.notification.header.sender?.telephone = "01632 960412"
            document.verdict.lookAgainAt = PageSpecimen.received
        }
        let head = page.between("<header>", "</header>")
        #expect(head.contains("</svg> Immediate</span>"))
        #expect(head.contains("<strong>Wed 1 Jul 2026, 23:55</strong> (15 minutes after receipt)"))
        #expect(head.contains("<strong>GR-2611-000123.2</strong>"))
        #expect(
            head.contains("Hatch Police, PC Ward, 01632 960412, received Mon 23 Nov 2026, 23:40"))
        #expect(head.contains("may change this at Mon 23 Nov 2026, 23:40"))
    }

    @Test func `who leads is told first, and what each of the others is to do`() {
        let head = PageSpecimen.page { document in
            document.lead = "restricted"
            document.routing = [
                ("restricted", .lead, .full, "address marked confidential"),
                ("hub/stockton", .action, .stub, "home: Stockton-on-Tees"),
                ("open-case", .information, .full, "open case: Team 2"),
            ].map { (route, purpose, content, why) in
                var part = ReferralDocument.RoutePart()
                (part.route, part.purpose, part.content, part.why) = (route, purpose, content, why)
                return part
            }
        }.between("<header>", "</header>")
        #expect(head.contains("<strong>restricted</strong> (address marked confidential)"))
        #expect(head.contains("<dt>Acts too</dt> <dd>hub/stockton, without names (home: Stockton"))
        #expect(head.contains("<dt>Has a copy to read</dt> <dd>open-case (open case: Team 2)</dd>"))
    }

    @Test func `every child has its own band at the top, the most urgent first`() {
        let head = PageSpecimen.page { document in
            document.verdict.children[0].band = .within72Hours
        }.between("<h1>", "</h1>")
        let lines = head.split(separator: "<span>")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("Kestrel, Leo · 6") && lines[0].contains("Immediate"))
        #expect(lines[1].hasPrefix("Kestrel, Mia · 9") && lines[1].contains("72 hours"))
    }

    @Test func `bands are called what the policy calls them, everywhere`() {
        let page = PageSpecimen.page { document in
            document.labels = BandLabels([.immediate: "Red", .within24Hours: "Amber"]).parts
            document.formerBand = .within24Hours
            document.verdict.children[0].changes = [
                Verdict.Change(band: .immediate, rule: "F01", condition: "it were so")
            ]
        }
        #expect(!page.contains("Immediate"))
        #expect(!page.contains("24 hours"))
        for text in [
            "<h2>Why Red</h2>", "raised to Red", "starts at Amber", "Would be <b>Red</b> if",
            "<strong>Band before</strong>: Amber",
        ] { #expect(page.contains(text), "\(text)") }
    }

    @Test(arguments: Band.allCases) func `a band is a word with a shape`(band: Band) {
        let tag = BandTag(band: band, label: "Word").html.text
        #expect(tag.contains("aria-hidden=\"true\""))
        #expect(tag.contains("</svg> Word</span>"))
    }

    // MARK: - What changes everything

    @Test(arguments: FlagWords.all.map(\.flag))
    func `every flag of a child is told in words, with whose it is`(flag: String) throws {
        let words = try #require(FlagWords.all.first { $0.flag == flag })
        let title =
            flag == FlagWords.senderAlone
            ? "Immediate \(words.title.escaped)" : words.title.escaped
        let whom = flag == FlagWords.senderAlone ? ", for Leo" : " (Leo)"
        let page = PageSpecimen.page { $0.verdict.children[1].flags = [flag] }
        #expect(
            page.contains("<li><strong>\(title)\(whom)</strong>: \(words.detail.escaped)</li>"))
        let both = PageSpecimen.page { document in
            for index in [0, 1] { document.verdict.children[index].flags = [flag] }
        }
        #expect(both.contains("<li><strong>\(title)</strong>"))
    }

    @Test func `there are words for every flag that rules and stages give`() {
        let flags = [
            "doNotTellFamily", "tellAllocatedWorker", "askWhySeen", "ladoWithinOneWorkingDay",
            "prematureClosure", "patternNeverAssessed", "thematicReview", "senderUrgencyOnly",
            "paediatricOpinion", "stillMissing", "protectedAddress", "protectedRecord",
            "communalAddress", "addressKnown",
        ]
        #expect(Set(flags) == Set(FlagWords.all.map(\.flag)))
        #expect(FlagWords.all.allSatisfy { !$0.title.isEmpty && !$0.detail.isEmpty })
    }

    @Test func `a flag that nobody has words for is shown as it is, after the others`() {
        let words = FlagWords.words(of: ["tellTheMoon", "stillMissing"])
        #expect(words.map(\.title) == ["Ask whether the child is still missing", "tellTheMoon"])
        #expect(
            PageSpecimen.page { $0.flags = ["tellTheMoon"] }.contains(
                "<strong>tellTheMoon</strong>"))
    }

    @Test func `what the sender asks to be minded stands at the top`() {
        let notices = PageSpecimen.page { document in
            var adult = Notification.Adult()
            adult.localRef = "a2"
            adult.name = Notification.PersonName()
            adult.name?.family = "Marsh"
            document.notification.adults = [adult]
            document.notification.header.handling = Notification.Handling()
            document.notification.header.handling?.doNotDiscloseTo = ["a2"]
            document.notification.senderAssessment = Notification.SenderAssessment()
            document.notification.senderAssessment?.mustActBefore =
                Stated(written: "2026-11-24T07:30:00Z")
            document.notification.senderAssessment?.mustActReason = Stated(written: "homeTime")
            document.notification.consent = Notification.Consent()
            document.notification.consent?.doNotContactParentsBeforeHub = Stated(written: "yes")
            document.notification.consent?.safeContactTelephone = "07700 900123"
        }.between("<ul class=\"notices\">", "</ul>")
        for text in [
            "Act before</strong>: Tue 24 Nov 2026, 07:30 (home time)</li>",
            "Do not disclose to</strong>: Marsh", "Do not contact the parents</strong>: before",
            "Safe contact with the family</strong>: 07700 900123",
        ] { #expect(notices.contains(text), "\(text)") }
    }

    @Test func `a time to act before that has come is said to be over`() {
        let page = PageSpecimen.page { document in
            document.notification.senderAssessment = Notification.SenderAssessment()
            document.notification.senderAssessment?.mustActBefore =
                Stated(written: "2026-11-23T23:40:00Z")
        }
        #expect(page.contains("Act before</strong>: Mon 23 Nov 2026, 23:40: that is over</li>"))
    }

    @Test func `police protection and open cases stand at the top`() {
        let notices = PageSpecimen.page { document in
            document.notification.subjects[1].harm = Notification.Harm()
            document.notification.subjects[1].harm?.policeProtection = Stated(written: "yes")
            document.history.involvements = [1, 2, nil].map { subject in
                var open = ReferralDocument.Involvement()
                open.kind = .childProtectionPlan
                open.subject = subject
                open.isOpen = true
                open.from = "2026-02-03"
                open.team = "Team 2"
                open.holder = "A. Shah"
                return open
            }
        }.between("<ul class=\"notices\">", "</ul>")
        #expect(notices.contains("Police protection</strong>: Leo"))
        #expect(
            notices.contains(
                "Open now</strong>: Child protection plan since 3 Feb 2026, Team 2, A. Shah: Mia, "
                    + "Leo, family"))
    }

    @Test func `nothing to mind has no place`() {
        #expect(!PageSpecimen.page().contains("What changes everything"))
    }

    @Test func `a history that is partly known says so`() {
        let page = PageSpecimen.page { $0.history.whole = false }
        #expect(page.contains("<strong>History may be missing</strong>"))
        #expect(page.contains("No prior contacts found for those who are known."))
        #expect(PageSpecimen.page().contains("<p>No prior contacts found.</p>"))
    }

    // MARK: - Why

    @Test func `an argument that children share is told once`() {
        let page = PageSpecimen.page()
        #expect(page.count(of: "Text of F06.") == 1)
        #expect(page.count(of: "Text of base.") == 1)
        #expect(page.contains("<td>this incident, strangulation</td><td>raised to Immediate</td>"))
    }

    @Test func `a rule that fired for one child says for whom`() {
        let page = PageSpecimen.page { document in
            document.verdict.children[1].reasons.append(
                PageSpecimen.reason("C05", .within72Hours, .stepped))
            document.verdict.children[0].reasons.append(
                PageSpecimen.reason("C01", .within24Hours, .agreed))
            document.verdict.children[0].reasons.append(
                PageSpecimen.reason("F99", .sameDay, .pinned))
        }
        let why = page.between("<table class=\"why\">", "</section>")
        #expect(why.contains("<td>up by one band: Leo</td>"))
        #expect(why.contains("asks for Same day; a person who saw this lowered it: Mia"))
        #expect(why.contains("<b>C01</b> Text of C01 (24 hours, Mia)."))
        let rules = why.matches(of: /<th scope="row">(\w+)</).map { String($0.output.1) }
        #expect(rules == ["F06", "C05", "F99", "base"])
    }

    @Test func `a rule that raised one child and agrees for another raised`() {
        let page = PageSpecimen.page { document in
            document.verdict.children[0].reasons[1].effect = .agreed
        }
        #expect(page.contains("<td>raised to Immediate</td>"))
        #expect(page.count(of: "Text of F06") == 1)
    }

    @Test func `of many things that would raise a band three are told, the others in part three`() {
        let page = PageSpecimen.page { document in
            document.verdict.children[0].changes = (1...5).map { number in
                Verdict.Change(band: .sameDay, rule: "R\(number)", condition: "case \(number)")
            }
            document.verdict.children[1].changes = document.verdict.children[0].changes
        }
        #expect(
            page.contains(
                "case 1 (R1); or if case 2 (R2); or if case 3 (R3); 2 more in part three."))
        #expect(
            page.between("<section class=\"everything\">", "</html>").contains(
                "case 4 (R4); or if case 5 (R5)."))
        #expect(page.count(of: "case 1 (R1)") == 1)
    }

    @Test(arguments: [
        (["incident/thisIncident/strangulation"], "this incident, strangulation"),
        (["subjects[1]/harm/policeProtection"], "Mia: harm, police protection"),
        (
            ["subjects[2]/injuries[1]/suspectedNonAccidental"],
            "Leo: injuries 1, suspected non accidental"
        ),
        (["history"], "history"), ([], "whole message"), (["subjects[9]/harm"], "subjects 9, harm"),
        (["history", "history"], "history"), (["subjects[1]"], "Mia"),
        (["a", "b", "c", "d", "e"], "a; b; c; 2 more"), (["x[y]"], "x[y]"),
    ])
    func `places are told in words, as few as tell where to look`(places: [String], words: String) {
        let notification = PageSpecimen.document().notification
        #expect(PlaceWords(notification: notification).text(places) == words)
    }

    // MARK: - What was sent

    @Test func `the child's own words come before the account`() throws {
        let page = PageSpecimen.page { document in
            document.notification.subjects[0].voice = Notification.Voice()
            document.notification.subjects[0].voice?.words = "I was scared."
        }
        let words = try #require(page.firstRange(of: "“I was scared.”"))
        let account = try #require(page.firstRange(of: "The account."))
        #expect(words.lowerBound < account.lowerBound)
        #expect(PageSpecimen.page().contains("The child's own words: not given."))
    }

    @Test func `of many children's words four stand on the first pages, the others in part three`()
    {
        let page = PageSpecimen.page { document in
            var subject = document.notification.subjects[0]
            document.notification.subjects = (1...6).map { number in
                subject.voice = Notification.Voice()
                subject.voice?.words = "Words \(number)."
                return subject
            }
        }
        #expect(page.contains("The words of 2 more stand in part three."))
        let rest = page.between("<section class=\"everything\">", "</html>")
        #expect(rest.contains("Words 6.") && !rest.contains("Words 4."))
        #expect((1...6).allSatisfy { page.contains("Words \($0).") })
    }

    @Test func `of very many names the first are told, and how many others there are`() {
        #expect((1...6).map(String.init).listed == "1, 2, 3, 4, 5, 6")
        #expect((1...7).map(String.init).listed == "1, 2, 3, 4, 5 and 2 more")
    }

    @Test func `a long account goes on in part three, where it is whole; a short text stays whole`()
    {
        let long = String(repeating: "word ", count: 1000)
        let page = PageSpecimen.page { document in
            document.notification.narrative = long
            document.notification.professionalOpinion = "Escalating."
        }
        let sent = page.between("What was sent</h2>", "</section>")
        #expect(sent.contains("word … (the rest stands in part three)"))
        #expect(sent.count < SentWords.pageLimit + 400)
        #expect(sent.contains("<p class=\"words\">Escalating.</p>"))
        #expect(page.count(of: "<p class=\"words\">\(long)</p>") == 1)
        #expect(page.count(of: "Escalating.") == 1)
    }

    // MARK: - What happened before

    @Test func `the pattern stands before the table, with counts of child and family`() throws {
        let page = PageSpecimen.page { document in
            document.history.pattern = ["Fourth incident.", "None led to an assessment."]
            document.history.counts = [1, 2, nil].map { subject in
                var count = ReferralDocument.Count()
                count.subject = subject
                count.scope = subject == nil ? .household : .child
                if subject != 2 {
                    count.incidents90Days = 4
                    count.incidents12Months = 6
                    count.incidentsEver = subject == nil ? 9 : 7
                }
                return count
            }
            document.history.contacts = [
                PageSpecimen.contact("2026-10-30", "domesticAbuse, verbalArgument")
            ]
        }
        let pattern = try #require(
            page.firstRange(of: "Fourth incident. None led to an assessment."))
        let table = try #require(page.firstRange(of: "<table class=\"contacts\">"))
        #expect(pattern.lowerBound < table.lowerBound)
        #expect(page.contains("<th scope=\"row\">Mia</th><td>4</td><td>6</td><td>7</td>"))
        #expect(page.contains("<th scope=\"row\">Leo</th><td>not known</td>"))
        #expect(page.contains("<th scope=\"row\">the family</th><td>4</td><td>6</td><td>9</td>"))
        #expect(
            page.contains(
                "<th scope=\"row\">30 Oct 2026</th><td>Police</td>"
                    + "<td>domestic abuse, verbal argument</td><td>no further action</td>"
                    + "<td>child</td>"))
    }

    @Test func `contacts of one incident are a line, and long histories go on in part three`() {
        let page = PageSpecimen.page { document in
            document.history.contacts = (1...12).flatMap { day in
                let date = "2026-10-" + padded(day, 2)
                return [
                    PageSpecimen.contact(date, "neglect"), PageSpecimen.contact(date, "neglect"),
                ]
            }
        }
        #expect(page.contains("And 4 more in part three."))
        #expect(page.count(of: "<td>child (2)</td>") == 12)
        let rest = page.between("<section class=\"everything\">", "</html>")
        #expect(rest.count(of: "<td>child (2)</td>") == 4)
    }

    @Test func `a plan is told with team, holder and why it was closed`() {
        var plan = ReferralDocument.Involvement()
        plan.kind = .section47
        plan.from = "2025"
        plan.to = "2026-02"
        plan.holder = "A. Shah"
        plan.closure = "RC8"
        #expect(
            InvolvementWords(involvement: plan).text
                == "Section 47 enquiry 2025 to Feb 2026, A. Shah, closed as: closed after "
                + "assessment, no further action")
    }

    @Test func `the drawing tells in words what it shows, and is left out where there is nothing`()
    {
        #expect(!PageSpecimen.page().contains("class=\"timeline\""))
        let drawing = PageSpecimen.page { document in
            document.history.incidents90Days = 2
            document.history.contacts = [
                PageSpecimen.contact("2026-11-02", "neglect"),
                PageSpecimen.contact("2025-11-22", "neglect"),
            ]
        }.between("<svg class=\"timeline\"", "</svg>")
        #expect(drawing.contains("One contact in twelve months before 23 Nov 2026"))
        #expect(drawing.contains(">90 days: 2</text>"))
        #expect(drawing.count(of: "<circle") == 1)
    }

    @Test(arguments: [
        ("RC8", "closed after assessment, no further action"), ("IA", "information and advice"),
        ("stepDownToEarlyHelp", "stepped down to early help"), ("Z1", "Z1"),
        ("not known", "not known"),
    ])
    func `outcomes are told in words, one that nobody knows as it is`(code: String, words: String) {
        #expect(OutcomeWords.text(code) == words)
    }

    // MARK: - Family, gaps, consent

    @Test func `an adult who is new in the home is marked`() {
        let page = PageSpecimen.page { document in
            var told = Notification.Adult()
            told.role = Stated(written: "exPartner")
            told.newToHousehold = Stated(written: "yes")
            told.offenderFlags = [Stated(written: "registeredSexOffender")]
            document.notification.adults = [told]
            var adult = ReferralDocument.Adult()
            adult.name = "Marsh, Lee"
            adult.role = "exPartner"
            adult.link = "possibly known: check 2 persons"
            document.adults = [adult]
        }
        #expect(
            page.contains("<strong>Marsh, Lee, ex partner</strong>, age not given: possibly known"))
        #expect(page.contains("<strong>New in the home.</strong>"))
        #expect(page.contains("Flags: registered sex offender."))
        #expect(PageSpecimen.page().contains("No adult is named in the message."))
    }

    @Test func `of a large family the first stand on two pages, the others in part three`() {
        let page = PageSpecimen.page { document in
            document.adults = (1...9).map { number in
                var adult = ReferralDocument.Adult()
                adult.name = "Adult\(number)"
                return adult
            }
        }
        let family = page.between("<ul class=\"family\">", "</ul>")
        #expect(family.contains("Adult5") && !family.contains("Adult6"))
        #expect(family.contains("4 more in part three"))
        #expect(page.between("More of the family", "</ul>").contains("Adult9"))
    }

    @Test func `others of the household stand after the adults, with what is known of each`() {
        let page = PageSpecimen.page { document in
            var plan = ReferralDocument.Involvement()
            (plan.kind, plan.isOpen) = (.childProtectionPlan, true)
            (plan.from, plan.team) = ("2026-05-01", "Safeguarding Team 1")
            var member = ReferralDocument.Member()
            (member.name, member.age, member.role) = ("Quill, Perdita <b>", "8", "child")
            member.why = "same address as Mia"
            member.known = [plan] + Array(repeating: .init(), count: 5)
            document.household = [member]
        }
        let part = page.between("Also of the household, by the register:", "</section>")
        #expect(
            part.contains(
                "<strong>Quill, Perdita &lt;b&gt;, 8</strong>, child: same address as Mia. "
                    + "<strong>Open:</strong> Child protection plan since 1 May 2026, "
                    + "Safeguarding Team 1."))
        #expect(part.contains("And 2 more."))
        #expect(page.count(of: "Perdita") == 1)
        #expect(!PageSpecimen.page().contains("Also of the household"))
    }

    @Test(arguments: [8, 9]) func `at most eight of the household stand on two pages`(count: Int) {
        let page = PageSpecimen.page { document in
            document.household = (1...count).map { number in
                var member = ReferralDocument.Member()
                member.name = "Member\(number)"
                return member
            }
        }
        let part = page.between("Also of the household, by the register:", "</section>")
        #expect(part.contains("Member8,") && !part.contains("Member9"))
        #expect(part.contains("1 more in part three") == (count == 9))
        #expect(page.between("More of the family", "</ul>").contains("Member9,") == (count == 9))
    }

    @Test func `in a large family every child is told with its own band`() throws {
        let page = PageSpecimen.page { document in
            let (child, verdict) = (document.children[0], document.verdict.children[0])
            for number in 3...9 {
                var next = child
                next.name = "Child\(number)"
                document.children.append(next)
                document.verdict.children.append(verdict)
            }
            document.verdict.children[8].band = .advice
        }
        #expect(page.between("<h1>", "</h1>").contains("and 3 more, none of them more urgent"))
        let rest = page.between("More of the family", "</ul>")
        #expect(rest.contains("Child9, 9</strong>"))
        #expect(rest.contains("Suggested: Advice."))
    }

    @Test func `the questions stand before what was not told`() {
        let page = PageSpecimen.page { document in
            document.questions = ["Was a weapon used?"]
            document.notification.subjects[0].whereNow = Stated(written: "home")
            document.notification.subjects[0].school = Notification.School()
        }
        let missing = page.between("Ask first, and what is missing</h2>", "</section>")
        #expect(missing.contains("<ol>\n<li>Was a weapon used?</li>"))
        #expect(missing.contains("Not told: home address; where the child is now (Leo);"))
        #expect(
            missing.contains("school (Leo); any adult of the household; what the family was told."))
        #expect(PageSpecimen.page().contains("No question is open that would raise the band."))
    }

    @Test(arguments: [("refused", true), ("withdrawn", true), ("given", false), ("", false)])
    func `consent is told as a fact, and that a refusal is no reason to stop`(
        agreement: String, isRefused: Bool
    ) {
        let page = PageSpecimen.page { document in
            document.notification.consent = Notification.Consent()
            document.notification.consent?.familyInformed = Stated(written: "notSafe")
            document.notification.consent?.agreementToService = Stated(written: agreement)
        }
        #expect(page.contains("<dt>Family told</dt> <dd>not safe</dd>"))
        #expect(page.contains("no reason to stop or to close") == isRefused)
    }

    @Test func `what was not stated of consent is said to be so`() {
        #expect(PageSpecimen.page().count(of: "<dd>not stated</dd>") == 4)
    }

    // MARK: - Earlier messages

    @Test func `an earlier message stands in a line on the first pages and whole in part three`() {
        let page = PageSpecimen.page { document in
            var earlier = EarlierMessage(PageSpecimen.document { $0.verdict.band = .sameDay })
            earlier.notification.narrative = "The first account."
            document.earlier = [earlier]
            document.attaches = .version
        }
        #expect(page.contains("<strong>Another version</strong>"))
        #expect(
            page.contains(
                "suggested Same day for Kestrel, Mia, 9; Kestrel, Leo, 6. F06 Text "
                    + "of F06."))
        let rest = page.between("<section class=\"everything\">", "</html>")
        #expect(rest.contains("The first account."))
        #expect(rest.contains("Suggested then: Same day."))
    }
}

extension String {
    /// As the page shows it.
    fileprivate var escaped: String { replacing("'", with: "&#39;") }
}
