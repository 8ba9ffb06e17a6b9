import Model
import Testing

@testable import Enrichment

/// The harm itself, on the front pages.
@Suite struct HarmWordsTests {
    private static func injury(
        _ change: (inout Notification.Injury) -> Void = { _ in }
    ) -> Notification.Injury {
        var injury = Notification.Injury()
        injury.kind = Stated(written: "fracture")
        injury.site = "thigh"
        change(&injury)
        return injury
    }

    private static func page(_ change: (inout Notification) -> Void) -> String {
        PageSpecimen.page { change(&$0.notification) }
    }

    private static func sent(_ change: (inout Notification) -> Void) -> String {
        page(change).between("What was sent</h2>", "</section>")
    }

    @Test(arguments: [
        ("fracture", "thigh", "fracture of the thigh"),
        ("bruise", "left upper arm", "bruise of the left upper arm"),
        ("bruise", "both arms", "bruise: both arms"), ("bite", "The back", "bite: The back"),
        ("bleedNoseOrMouth", "", "bleeding from nose or mouth"),
        ("other", "hip", "injury of the hip"),
        ("swollen", "knee", "swollen of the knee"),
    ])
    func `an injury is told as what it is and where`(kind: String, site: String, words: String) {
        let injury = Self.injury {
            $0.kind = Stated(written: kind)
            $0.site = site
        }
        #expect(injury.inWords == words)
    }

    @Test func `an injury is told with how it is explained and what the sender makes of it`() {
        let sent = Self.sent { notification in
            notification.subjects[1].injuries = [
                Self.injury {
                    $0.size = "3 cm"
                    $0.explanation = "Fell off the sofa"
                    $0.explanationConsistent = Stated(written: "no")
                    $0.suspectedNonAccidental = Stated(written: "yes")
                    $0.needsTreatment = Stated(written: "yes")
                }
            ]
        }
        #expect(
            sent.contains(
                "<dt>Injury, Leo</dt> <dd>fracture of the thigh; 3 cm; suspected not to be an "
                    + "accident; the explanation does not fit; needs treatment; explained as "
                    + "“Fell off the sofa”</dd>"))
    }

    @Test(arguments: [
        ("yes", "the explanation fits"), ("notKnown", "not known whether the explanation fits"),
    ])
    func `whether an explanation fits is told, and where it is not known`(
        answer: String, words: String
    ) {
        let injury = Self.injury { $0.explanationConsistent = Stated(written: answer) }
        #expect(injury.account == "fracture of the thigh; \(words); no explanation told")
    }

    @Test func `harm stands after the child's own words and before the account`() throws {
        let sent = Self.sent { notification in
            notification.subjects[0].voice = Notification.Voice()
            notification.subjects[0].voice?.words = "He hit me."
            notification.subjects[0].harm = Notification.Harm()
            notification.subjects[0].harm?.disclosedPhysicalAbuse = Stated(written: "yes")
            notification.subjects[0].harm?.childDead = Stated(written: "no")
        }
        let words = try #require(sent.firstRange(of: "“He hit me.”"))
        let harm = try #require(
            sent.firstRange(of: "<dt>Harm, Mia</dt> <dd>told of physical abuse</dd>"))
        let account = try #require(sent.firstRange(of: "The account."))
        #expect(words.lowerBound < harm.lowerBound && harm.lowerBound < account.lowerBound)
        #expect(!sent.contains("died"))
    }

    @Test func `self-harm is told, and that nobody is with the child`() {
        let sent = Self.sent { notification in
            notification.subjects[0].selfHarm = Notification.SelfHarm()
            notification.subjects[0].selfHarm?.overdose = Stated(written: "yes")
            notification.subjects[0].selfHarm?.somebodyWithChild = Stated(written: "no")
            notification.subjects[0].selfHarm?.occurredAt = Stated(written: "2026-11-22")
        }
        #expect(
            sent.contains(
                "<dt>Self-harm, Mia</dt> <dd>overdose; nobody is with the child; 22 Nov 2026</dd>"))
    }

    @Test func `a concern is told by its code with its text, those without a text together`() {
        let sent = Self.sent { notification in
            notification.concerns = [
                ("physicalAbuse", "Hit with a belt."), ("neglect", nil), ("domesticAbuse", nil),
                ("neglect", nil),
            ].map { code, text in
                var concern = Notification.Concern()
                concern.code = Stated(written: code)
                concern.text = text
                return concern
            }
        }
        #expect(sent.contains("<dt>Concern</dt> <dd>physical abuse: Hit with a belt.</dd>"))
        #expect(sent.contains("<dt>Concerns</dt> <dd>neglect, domestic abuse</dd>"))
    }

    @Test func `what one kind of message tells of harm is on the front pages`() {
        let sent = Self.sent { notification in
            notification.subjects[0].demeanour = "Silent and shaking"
            notification.onlineHarm = Notification.OnlineHarm()
            notification.onlineHarm?.childsState = "Says she wants to die"
            notification.publicProtection = Notification.PublicProtection()
            notification.publicProtection?.contactText = "Sees his son at weekends"
            notification.health = Notification.Health()
            notification.health?.presentingComplaint = "Not using the leg"
            notification.homelessness = Notification.Homelessness()
            notification.homelessness?.whereTonight = "A car"
            notification.incident = Notification.Incident()
            notification.incident?.missing = Notification.Missing()
            notification.incident?.missing?.whereFound = "A hotel"
            notification.incident?.thisIncident = Notification.Violence()
            notification.incident?.thisIncident?.threatsToKill = Stated(written: "yes")
            notification.senderAssessment = Notification.SenderAssessment()
            notification.senderAssessment?.rationale = "He is due home"
            var action = Notification.Action()
            action.kind = Stated(written: "medicalSought")
            action.text = "Seen at A&E"
            notification.actionsTaken = [action]
        }
        for text in [
            "Silent and shaking", "Says she wants to die", "Sees his son at weekends",
            "Not using the leg", "<dt>Tonight</dt> <dd>A car", "found: A hotel",
            "<dt>In this incident</dt> <dd>threats to kill", "He is due home",
            "medical sought, Seen at A&amp;E",
        ] { #expect(sent.contains(text), "\(text)") }
    }

    @Test func `a message without harm has no line of it`() {
        #expect(!Self.sent { _ in }.contains("<dl"))
    }

    @Test func `however much is told, the front pages hold no more, and part three has it all`() {
        let long = String(repeating: "word ", count: 400)
        let page = Self.page { notification in
            notification.narrative = "Start. " + long
            notification.subjects[0].injuries = (1...30).map { number in
                Self.injury {
                    $0.explanation = "Cause \(number) \(long)"
                    $0.site = "place \(number)"
                }
            }
            for index in [0, 1] {
                notification.subjects[index].voice = Notification.Voice()
                notification.subjects[index].voice?.words = long
            }
        }
        let sent = page.between("What was sent</h2>", "</section>")
        #expect(sent.contains("fracture of the place 1;"))
        #expect(sent.contains("<dt>And</dt> <dd>18 more in part three</dd>"))
        #expect(sent.contains("Start. word"))
        #expect(sent.count < 2 * SentWords.pageLimit + 400)
        let rest = page.between("<section class=\"everything\">", "</html>")
        #expect((1...30).allSatisfy { rest.contains("Cause \($0) word") })
    }

    // MARK: - Where

    @Test func `where a rule found something, what stands there is told`() {
        var notification = PageSpecimen.document().notification
        notification.subjects[1].injuries = [
            Self.injury { $0.suspectedNonAccidental = Stated(written: "yes") }
        ]
        notification.subjects[0].whereNow = Stated(written: "atLarge")
        notification.narrative = "The account."
        var concern = Notification.Concern()
        concern.code = Stated(written: "nonAccidentalInjury")
        notification.concerns = [concern]
        notification.header.messageType = Stated(written: "POLICE_PPN_DA")
        notification.incident = Notification.Incident()
        notification.incident?.thisIncident = Notification.Violence()
        notification.incident?.thisIncident?.strangulation = Stated(written: "yes")
        let words = PlaceWords(notification: notification)
        #expect(words.text(["subjects[2]/injuries[1]"]) == "Leo: fracture of the thigh")
        #expect(words.text(["subjects[2]/injuries[1]/kind"]) == "Leo: fracture of the thigh")
        #expect(words.text(["subjects[2]/injuries"]) == "Leo: fracture of the thigh")
        #expect(
            words.text(["subjects[2]/injuries[1]/suspectedNonAccidental"])
                == "Leo: fracture of the thigh, suspected non accidental")
        #expect(words.text(["subjects[1]/whereNow"]) == "Mia: where now: at large")
        #expect(words.text(["narrative"]) == "narrative")
        #expect(words.text(["concerns[1]/code"]) == "concern: non accidental injury")
        #expect(words.text(["header/messageType"]) == "header, message type: police domestic abuse")
        #expect(
            words.text(["incident/thisIncident/strangulation"]) == "this incident, strangulation")
    }
}
