import Enrichment
import Flow
import HouseKit
import Model
import Spelling
import Testing
import Triage

@Suite struct EnricherTests {
    private static let reference = Reference(.referral, year: 2026, month: 11, number: 7)

    /// The material of a notice, decided by the rules in `deploy`.
    private static func material(
        _ notification: Notification = Specimen.notice("m"), history: History = .read(Chronology()),
        attaches: ReferralDocument.Attaches = .new, links: [Link] = [], isTest: Bool = false
    ) throws -> Enricher.Material {
        let bytes = notification.bytes(.xml)
        let delivery = Delivery(
            id: 1, reference: Reference(.delivery, year: 2026, month: 11, number: 9),
            partner: try Deployed.partner().id, door: .web, receivedAt: HandClock.morning,
            spelling: .xml, isTest: isTest, digest: "d1", size: bytes.count, bytes: bytes)
        let verdict = try Deployed.stages().decider.decide(
            notification, history: history, persons: [:], receivedAt: HandClock.morning,

            attachedTo: attaches == .new ? nil : reference)
        return Enricher.Material(
            delivery: delivery, partnerName: "Hatch Police", notification: notification,
            warnings: [Warning(.missing, at: Place(path: "/x"), expected: "y")], links: links,
            history: history, verdict: verdict, reference: reference, number: 1, attaches: attaches,
            formerBand: nil, now: HandClock.morning)
    }

    private static func document(_ material: Enricher.Material) throws -> ReferralDocument {
        try Deployed.stages().enricher.enrich(material).document
    }

    private static func contact(
        daysAgo: Int, incident: String, of referral: Reference? = nil, isConcern: Bool = true,
        _ change: (inout Chronology.Contact) -> Void = { _ in }
    ) -> Chronology.Contact {
        let time = HandClock.morning - .days(daysAgo)
        var contact = Chronology.Contact(
            person: 1, household: 1, occurred: time, received: time, source: "6",
            reasons: [.neglect],
            incident: incident, isConcern: isConcern, referral: referral)
        change(&contact)
        return contact
    }

    @Test func `an entry for each route carries reference, number, band and due time`() throws {
        let material = try Self.material()
        let (document, entries) = try Deployed.stages().enricher.enrich(material)
        #expect(entries.map(\.route.name) == ["hub/hartlepool"])
        #expect(document.routes == ["hub/hartlepool"])
        #expect(document.lead == "hub/hartlepool")
        #expect(entries.map(\.purpose) == [.lead])
        #expect(document.routing.map(\.why) == ["home: Hartlepool"])
        #expect(entries.allSatisfy { $0.reference == Self.reference && $0.number == 1 })
        #expect(entries.allSatisfy { $0.band == material.verdict.band })
        #expect(entries.allSatisfy { $0.dueAt == material.verdict.due.at })
        #expect(document.verdict == material.verdict)
        #expect(document.notification == material.notification)
    }

    @Test func `the document says of each route what it is for, as its entry does`() throws {
        var material = try Self.material()
        material.openCases = [
            OpenCase(team: "Nobody's", holder: nil, authority: nil, children: [0])
        ]
        let (document, entries) = try Deployed.stages().enricher.enrich(material)
        #expect(document.routes == ["hub/hartlepool", "open-case"])
        #expect(document.lead == "hub/hartlepool")
        #expect(entries.map(\.purpose) == [.lead, .information])
        #expect(document.routing.map(\.route) == document.routes)
        #expect(document.routing.map(\.purpose) == entries.map(\.purpose))
        #expect(document.routing.map(\.content) == entries.map(\.content))
        #expect(ReferralDocument(json: document.json) == document)
        material.isProtected = true
        let restricted = try Deployed.stages().enricher.enrich(material)
        #expect(restricted.document.lead == "restricted")
        #expect(restricted.entries.map(\.content) == [.full, .stub, .stub])
        #expect(restricted.document.routing.map(\.content) == [.full, .stub, .stub])
    }

    @Test func `what came with a certificate for tests goes to the test route, and nowhere else`()
        throws
    {
        #expect(try Self.document(Self.material(isTest: true)).routes == ["test"])
    }

    @Test func `a real partner's notice goes to people even where it is marked as a test`() throws {
        let notice = Specimen.notice("m") { $0.test = Stated(written: "yes") }
        #expect(try Self.document(Self.material(notice)).routes == ["hub/hartlepool"])
    }

    @Test func `incidents of concern are counted once each, this one included`() throws {
        let history = Chronology(contacts: [
            Self.contact(daysAgo: 3, incident: "a"), Self.contact(daysAgo: 3, incident: "a"),
            Self.contact(daysAgo: 100, incident: "b"), Self.contact(daysAgo: 400, incident: "c"),
            Self.contact(daysAgo: 2, incident: "d", isConcern: false),
        ])
        let part = try Self.document(Self.material(history: .read(history))).history
        #expect(part.incidents90Days == 2)
        #expect(part.incidents12Months == 3)
        #expect(part.contacts.count == 5)
    }

    @Test(arguments: [ReferralDocument.Attaches.version, .incident])
    func `another message of the incident does not count it again`(
        attaches: ReferralDocument.Attaches
    ) throws {
        let history = Chronology(contacts: [
            Self.contact(daysAgo: 0, incident: "this", of: Self.reference),
            Self.contact(daysAgo: 9, incident: "that"),
        ])
        let part = try Self.document(
            Self.material(history: .read(history), attaches: attaches)
        ).history
        #expect(part.incidents90Days == 2)
        #expect(part.incidents12Months == 2)
    }

    @Test func `each child is counted with its own, and the family with both`() throws {
        let history = Chronology(contacts: [
            Self.contact(daysAgo: 3, incident: "a"), Self.contact(daysAgo: 100, incident: "b"),
            Self.contact(daysAgo: 5, incident: "c") { $0.person = 2 },
        ])
        let links = [
            Link(mention: .subject(0), answer: .linked(1, confidence: .likely(by: "name"))),
            Link(mention: .subject(1), answer: .possible([2, 3])),
            Link(mention: .subject(2), answer: .new(household: 1)),
        ]
        let notice = Specimen.notice("m") { notice in
            notice.subjects += [Specimen.child("Ida", "Reeve"), Specimen.child("Sam", "Reeve")]
        }
        let counts = try Self.document(
            Self.material(notice, history: .read(history), links: links)
        ).history.counts
        #expect(counts.map(\.scope) == [.child, .child, .child, .household])
        #expect(counts.map(\.subject) == [1, 2, 3, nil])
        #expect(counts.map(\.incidents90Days) == [2, nil, 1, 3])
        #expect(counts.map(\.incidents12Months) == [3, nil, 1, 4])
        #expect(counts.map(\.incidentsEver) == [3, nil, 1, 4])
    }

    @Test func `plans and cases are told with team and holder, what is open first`() throws {
        let from = try #require(PartialDate(reading: "2026-02"))
        let history = Chronology(
            contacts: [Self.contact(daysAgo: 3, incident: "a")],
            involvements: [
                Chronology.Involvement(
                    person: 2, kind: .section47, from: from,
                    to: PartialDate(reading: "2026-11-22"), closure: "RC8"),
                Chronology.Involvement(
                    person: 1, kind: .openCase, from: from, to: PartialDate(reading: "2026-11"),
                    team: "Team 2", holder: "A. Shah"),
            ])
        let links = [
            Link(mention: .subject(0), answer: .linked(1, confidence: .likely(by: "name")))
        ]
        let part = try Self.document(
            Self.material(history: .read(history), links: links)
        ).history
        #expect(part.involvements.map(\.kind) == [.openCase, .section47])
        #expect(part.involvements.map(\.isOpen) == [true, false])
        #expect(part.involvements.map(\.subject) == [1, nil])
        #expect(part.involvements[0].team == "Team 2" && part.involvements[0].holder == "A. Shah")
        #expect(part.involvements[1].to == "2026-11-22" && part.involvements[1].closure == "RC8")
        #expect(part.pattern.first == "Second incident of concern in 3 days, all neglect.")
    }

    @Test func `of a contact without a reason it is told what it was about all the same`() throws {
        let history = Chronology(contacts: [
            Self.contact(daysAgo: 3, incident: "a") { $0.reasons = [] },
            Self.contact(daysAgo: 3, incident: "a"),
            Self.contact(daysAgo: 5, incident: "b") {
                ($0.reasons, $0.kind) = ([], .policeDomesticAbuse)
            }, Self.contact(daysAgo: 6, incident: "c") { $0.reasons = [] },
        ])
        let contacts = try Self.document(Self.material(history: .read(history))).history.contacts
        #expect(
            contacts.map(\.about) == ["neglect", "neglect", "policeDomesticAbuse", "not stated"])
    }

    @Test func `a source that may be many is told by its own name, where it is known`() throws {
        let partner = try Deployed.partner().id.text
        let history = Chronology(
            contacts: [
                ("3F", "hatch-hospice"), ("3F", "Hatch Hospice"), ("3F", partner), ("3F", nil),
                ("6", "hatch-police"),
            ].map { source, sender in
                Self.contact(daysAgo: 3, incident: "a") {
                    ($0.source, $0.sender) = (source, sender)
                }
            })
        let contacts = try Self.document(Self.material(history: .read(history))).history.contacts
        #expect(
            contacts.map(\.source) == [
                "Hatch hospice", "Hatch Hospice", "Hatch Police", ReferralSource.title(of: "3F"),
                "Police",
            ])
    }

    // MARK: - The out-of-hours team

    private static let manager = "A manager of the out-of-hours team looks within 24 hours: by "

    /// The material of a notice that is on the sheet of the out-of-hours team.
    private static func outOfHours(_ band: Band = .within24Hours) throws -> Enricher.Material {
        var material = try material()
        material.verdict.band = band
        material.verdict.due.outOfHours = true
        return material
    }

    private static func why(_ document: ReferralDocument) -> String? {
        document.routing.first { $0.route == "out-of-hours" }?.why
    }

    @Test(arguments: [(Band.within24Hours, true), (.sameDay, false), (.immediate, false)])
    func `by when a manager of the out-of-hours team looks is told of what is due in 24 hours`(
        band: Band, isTold: Bool
    ) throws {
        let document = try Self.document(Self.outOfHours(band))
        let by = Self.manager + "Tue 24 Nov 2026, 10:00"
        #expect(Self.why(document) == "the hub is closed" + (isTold ? ". \(by)" : ""))
        let page = try #require(
            document.files(for: .full, json: [], original: []).first { $0.name == "referral.html" })
        #expect(String(decoding: page.bytes, as: UTF8.self).contains(by) == isTold)
    }

    @Test func `what the hub leaves at closing is looked at 24 hours from then`() throws {
        var before = try Self.material()
        before.verdict.lookAgainAt = HandClock.morning + .hours(7)
        var again = try Self.outOfHours()
        again.earlier = try Self.document(before)
        again.verdict.decidedAt = HandClock.morning + .hours(8)
        #expect(
            Self.why(try Self.document(again))?.hasSuffix(Self.manager + "Tue 24 Nov 2026, 17:00")
                ?? false)
    }

    @Test func `that it is decided again gives no more time`() throws {
        let first = try Self.document(Self.outOfHours())
        var again = try Self.outOfHours()
        again.earlier = first
        again.verdict.decidedAt = HandClock.morning + .hours(20)
        #expect(try Self.why(Self.document(again)) == Self.why(first))
        #expect(try Self.why(Self.document(Self.material())) == nil)
    }

    @Test func `what changes everything for the whole referral is flagged`() throws {
        var material = try Self.material(
            Specimen.notice("m") {
                $0.subjects[0].addresses[0].confidential = Stated(written: "yes")
            },
        )
        #expect(try Self.document(material).flags == ["protectedAddress"])
        material.isProtected = true
        material.isCommunal = true
        material.earlierTenants = 1
        #expect(
            try Self.document(material).flags
                == ["protectedAddress", "protectedRecord", "communalAddress", "addressKnown"])
        #expect(try Self.document(Self.material()).flags == [])
    }

    @Test func `an adult whom the register does not know in the household is marked`() throws {
        var material = try Self.material(
            Specimen.notice("m") { notice in
                notice.adults = ["Dana", "Lee"].map { given in
                    var adult = Notification.Adult()
                    adult.name = Specimen.name(given, "Reeve")
                    return adult
                }
            })
        material.newAdults = [1]
        let document = try Self.document(material)
        #expect(document.adults.map(\.isNewInHome) == [false, true])
        let page = try #require(
            document.files(for: .full, json: [], original: []).first { $0.name == "referral.html" })
        #expect(
            String(decoding: page.bytes, as: UTF8.self)
                .contains("<strong>Not of the household that the register knows.</strong>"))
    }

    @Test func `only what the policy calls otherwise is a label of the document`() throws {
        let labels = BandLabels([.sameDay: "Red", .immediate: "Immediate"])
        let enricher = Enricher(routes: try Deployed.stages().enricher.routes, labels: labels)
        let document = enricher.enrich(try Self.material()).document
        #expect(document.labels.map(\.label) == ["Red"])
        #expect(document.label(of: .sameDay) == "Red" && document.label(of: .advice) == "Advice")
        #expect(labels[.sameDay] == "Red" && labels[.immediate] == "Immediate")
    }

    @Test func `a history that could not be read is told, never shown as none`() throws {
        let part = try Self.document(Self.material(history: .unavailable)).history
        #expect(!part.read)
        #expect(part.contacts == [])
    }

    @Test func `each child is shown with its link in words`() throws {
        let links = [Link(mention: .subject(0), answer: .possible([3, 4]))]
        let child = try #require(try Self.document(Self.material(links: links)).children.first)
        #expect(child.name == "Reeve, Callum")
        #expect(child.age == "9")
        #expect(child.home == "7 Pebble Close, TS25 2HB")
        #expect(child.link == "possibly known: check 2 persons")
        #expect(child.possiblePersons == 2)
    }

    @Test func `a message that names no child still shows one`() throws {
        let notice = Specimen.notice("m") { $0.subjects = [] }
        let children = try Self.document(Self.material(notice)).children
        #expect(children.map(\.name) == ["Child not named in the message"])
        #expect(children.map(\.subject) == [nil])
    }

    @Test func `at most three questions are asked, none twice`() throws {
        let notice = Specimen.notice("m") { notice in
            notice.subjects = [notice.subjects[0], notice.subjects[0]]
            notice.incident = Notification.Incident()
            notice.incident?.thisIncident = Notification.Violence()
        }
        let questions = try Self.document(Self.material(notice)).questions
        #expect(questions.count == Enricher.questionLimit)
        #expect(Set(questions).count == questions.count)
    }

    @Test func `warnings are told with their remedy, and where it came from`() throws {
        let document = try Self.document(Self.material())
        #expect(document.warnings.map(\.code) == ["field.missing"])
        #expect(document.warnings.allSatisfy { !$0.remedy.isEmpty })
        #expect(document.provenance.messageId == "m")
        #expect(document.provenance.sha256 == "d1")
        #expect(document.provenance.partnerName == "Hatch Police")
    }
}
