import Model
import Testing

@testable import Triage

/// The level of each kind of record, and of what is told of a child or an adult beside it.
@Suite struct KindLevelTests {
    private typealias Level = (level: Int?, change: Firing.Change)

    private func content(_ change: (inout Notification) -> Void) -> Content {
        Scene(
            notice(change), history: known(), persons: [:], receivedAt: received,
            attachedTo: nil
        ).content
    }

    private static let records: [Level] = [
        (4, { $0.nationalReferral = Notification.NationalReferral() }),
        (4, { $0.femaleGenitalMutilation = Notification.FemaleGenitalMutilation() }),
        (4, { $0.allegation = Notification.Allegation() }),
        (4, { $0.mandatoryReport = Notification.MandatoryReport() }),
        (3, { $0.prevent = Notification.Prevent() }),
        (2, { $0.privateFostering = Notification.PrivateFostering() }),
        (2, { $0.subjects[0].legalStatus = "privatelyFostered" }),
        (nil, { $0.withdrawal = Notification.Withdrawal() }),
        (3, { $0.walkIn.planType = "childProtection" }),
        (3, { $0.walkIn.planType = "unbornChildProtection" }),
        (2, { $0.walkIn.planType = "lookedAfter" }),
        (2, { $0.walkIn.planType = "endedWithin12Months" }),
        (1, { $0.walkIn.planType = "noPlan" }),
        (
            2,
            {
                $0.walkIn.planType = "noPlan"
                $0.walkIn.planEnded = "2026-02"
            }
        ),
        (3, { $0.walkIn.planType = "notKnown" }), (3, { $0.walkIn.setting = "Walk-in centre" }),
        (3, { $0.visit.explanationConsistent = "no" }),
        (3, { $0.visit.explanationConsistent = "notKnown" }),
        (nil, { $0.visit.explanationConsistent = "yes" }),
        (3, { $0.visit.treatmentRefused = "yes" }),
        (3, { $0.visit.delayInPresentation = "yes" }),
        (2, { $0.visit.wasNotBroughtCount = "1" }),
        (nil, { $0.visit.wasNotBroughtCount = "0" }),
        (nil, { $0.visit.dischargeAt = "2026-11-23T18:00:00Z" }),
        (3, { $0.expected.previousRemovals = "yes" }),
        (3, { $0.expected.substanceUseAffectsBaby = "yes" }),
        (3, { $0.expected.concealed = "yes" }), (3, { $0.expected.mayLeaveArea = "yes" }),
        (2, { $0.expected.gestationWeeks = "14" }), (2, { $0.expected.previousRemovals = "no" }),
        (2, { $0.schooling.attendancePercent = "81" }), (2, { $0.schooling.exclusions = "1" }),
        (2, { $0.schooling.dateOffRoll = "2026-12-01" }),
        (nil, { $0.schooling.safeguardingLead = "Alex Wren" }),
        (3, { $0.schooling.planStatus = "childProtectionPlan" }),
        (nil, { $0.schooling.planStatus = "none" }),
    ]

    private static let harms: [Level] = [
        (4, { $0.roofless.nowhereSafeTonight = "yes" }), (3, { $0.roofless.reason = "A row." }),
        (4, { $0.online.images = "yes" }), (4, { $0.online.threats = "yes" }),
        (3, { $0.online.offenderKnown = "no" }), (3, { $0.managed.level = "1" }),
        (4, { $0.managed.level = "2" }), (4, { $0.support.reasons = ["significantHarm"] }),
        (4, { $0.support.reasons = ["wouldBenefitFromEarlyHelp", "exploitation"] }),
        (3, { $0.support.reasons = ["inNeed"] }),
        (2, { $0.support.reasons = ["earlyHelpAssessed"] }),
        (3, { $0.support.stepUpRequested = "yes" }), (3, { $0.support.siblingsAtRisk = "yes" }),
        (nil, { $0.support.allocatedWorker = "Sam Marsh" }),
        (3, { $0.careless.poorSupervision = "yes" }), (3, { $0.grade("1", "4") }),
        (2, { $0.grade("1", "3") }), (1, { $0.grade("1", "2") }),
        (1, { $0.careless.hunger = "no" }), (2, { $0.careless.hunger = "notAsked" }),
        (nil, { $0.neglect = Notification.Neglect() }),
        (4, { $0.subjects[0].hurt.unattendedInDanger = "yes" }),
        (4, { $0.view.requestsStrategyDiscussion = "yes" }),
        (3, { $0.subjects[0].disposition = "leftUnseen" }),
        (3, { $0.view.primaryNeed = "N1" }), (2, { $0.view.primaryNeed = "N7" }),
        (nil, { $0.view.primaryNeed = "N0" }),
    ]

    private static let states: [Level] = [
        (4, { $0.subjects[0].ownHarm.suicidePlan = "yes" }),
        (4, { $0.subjects[0].ownHarm.ligature = "yes" }),
        (3, { $0.subjects[0].ownHarm.suicidalTalk = "yes" }),
        (3, { $0.subjects[0].ownHarm.needsCare = "yes" }),
        (2, { superficial(&$0) }),
        (
            3,
            {
                superficial(&$0)
                $0.subjects[0].ownHarm.somebodyWithChild = "no"
            }
        ),
        (
            3,
            {
                superficial(&$0)
                $0.subjects[0].ownHarm.suicidalTalk = "notAsked"
            }
        ),
        (3, { $0.subjects[0].selfHarm = Notification.SelfHarm() }),
        (3, { $0.subjects[0].ownHarm.overdose = "notKnown" }),
        // Harm that is not superficial is not none.
        (
            3,
            {
                $0.subjects[0].ownHarm.overdose = "no"
                $0.subjects[0].ownHarm.superficial = "no"
            }
        ),
        (nil, { $0.subjects[0].ownHarm.overdose = "no" }),
        (3, { $0.adults = [adult { $0.trouble.collapsed = "yes" }] }),
        (3, { $0.adults = [adult { $0.trouble.overdose = "notKnown" }] }),
        (3, { $0.adults = [adult { $0.trouble.soleCarer = "yes" }] }),
        (nil, { $0.adults = [adult { $0.trouble.overdose = "no" }] }),
    ]

    private static func superficial(_ notice: inout Notification) {
        notice.subjects[0].ownHarm.superficial = "yes"
        notice.subjects[0].ownHarm.somebodyWithChild = "yes"
        notice.subjects[0].ownHarm.mentalHealthServiceOpen = "yes"
        notice.subjects[0].ownHarm.needsCare = "no"
    }

    private static let levels = records + harms + states

    @Test(arguments: levels.indices)
    func `each record and answer has the level of what it tells`(index: Int) {
        let (level, change) = Self.levels[index]
        let content = content(change)
        #expect(content.highest?.level == level)
        #expect(content.unmapped == nil)
    }

    @Test(arguments: [
        ("7A", 2), ("10A", 2), ("4A", 2), ("6C", 2), ("1B", 3), ("3A", 3), ("3C", 3), ("15A", 3),
        ("16A", 3), ("17A", 3), ("11A", 4), ("18A", 4), ("19C", 4), ("22A", 4), ("9A", 4),
    ])
    func `a factor has the level of the concern that it stands for`(code: String, level: Int) {
        let content = content {
            $0.indicatedFactors = [Stated(written: code)]
        }
        #expect(content.highest?.level == level)
        #expect(content.unmapped == nil)
    }

    @Test(arguments: ["8B", "14A", "20", "23A", "99Z"])
    func `a factor that no concern stands for is unmapped`(code: String) {
        #expect(content { $0.indicatedFactors = [Stated(written: code)] }.unmapped != nil)
    }

    @Test func `no factors is nothing that is said`() {
        let content = content { $0.indicatedFactors = ["21"] }
        #expect(content.highest == nil)
        #expect(content.unmapped == nil)
    }

    @Test func `every kind of record has its levels`() {
        // Each record that a message may bring, empty: none of them is left to nobody.
        for record in KindsTests.records where record.name != "unreadable" {
            var message = notice { $0.concerns = [concern("bullying")] }
            record.change(&message)
            guard message.kindRecords.contains(record.name) else { continue }
            let content = content { $0 = message }
            #expect(content.unmapped == nil, "\(record.name)")
        }
    }
}

/// What cannot be read, what is told in words alone, and what depends on age or on who was there.
@Suite struct AccountTests {
    private func content(
        history: History = known(), _ change: (inout Notification) -> Void
    ) -> Content {
        Scene(
            notice(change), history: history, persons: [0: 1], receivedAt: received,
            attachedTo: nil
        ).content
    }

    private static let unreadable: [Firing.Change] = [
        { $0.walkIn.planType = "CP" }, { $0.walkIn.planEnded = "in summer" },
        { $0.visit.treatmentRefused = "partly" }, { $0.visit.wasNotBroughtCount = "some" },
        { $0.expected.concealed = "maybe" }, { $0.expected.gestationWeeks = "late" },
        { $0.schooling.planStatus = "on a plan" }, { $0.schooling.homeEducated = "soon" },
        { $0.roofless.nowhereSafeTonight = "?" }, { $0.online.images = "?" },
        { $0.managed.level = "high" }, { $0.support.reasons = ["worried"] },
        { $0.support.stepUpRequested = "?" }, { $0.careless.hunger = "often" },
        { $0.grade("poor") }, { $0.subjects[0].ownHarm.overdose = "?" },
        { $0.subjects[0].ownHarm.superficial = "?" },
        { $0.subjects[0].sexuallyActive = "?" }, { $0.subjects[0].partnerYearsOlder = "many" },
        { $0.subjects[0].whereNow = "gone" }, { $0.subjects[0].disposition = "gone" },
        { $0.adults = [adult { $0.trouble.psychosis = "?" }] },
        { $0.view.primaryNeed = "N17" }, { $0.view.requestsStrategyDiscussion = "?" },
    ]

    @Test(arguments: unreadable.indices)
    func `an answer of a record that cannot be read is unmapped`(index: Int) {
        let content = content {
            $0.concerns = [concern("bullying")]
            Self.unreadable[index](&$0)
        }
        #expect(content.unmapped != nil)
    }

    private static let thin: [Firing.Change] = [
        { $0.schooling.attendancePercent = "96" },
        { $0.visit.wasNotBroughtCount = "1" },
        { $0.expected.gestationWeeks = "14" },
        { $0.grade("2") },
        { $0.access("noPlan") },
        { $0.privateFostering = Notification.PrivateFostering() },
        { $0.view.primaryNeed = "N7" },
        { $0.indicatedFactors = ["7A"] },
        { $0.header.messageType = "EHE_NOTICE" },
    ]

    @Test(arguments: thin.indices)
    func `a record beside an account does not say what the account is about`(index: Int) {
        let alone = content { Self.thin[index](&$0) }
        #expect(alone.unmapped == nil)
        let told = content {
            Self.thin[index](&$0)
            $0.narrative = "He says that he is hit."
        }
        #expect(told.unmapped == "narrative")
        let coded = content {
            Self.thin[index](&$0)
            $0.narrative = "He says that nobody sits with him."
            $0.concerns = [concern("bullying")]
        }
        #expect(coded.unmapped == nil)
    }

    private static let accounts: [(place: String, change: Firing.Change)] = [
        ("narrative", { $0.narrative = "Seen." }),
        ("incident/reported", { $0.what.reported = "Seen." }),
        ("incident/witnessed", { $0.what.witnessed = "Seen." }),
        ("health/presentingComplaint", { $0.visit.presentingComplaint = "A cough." }),
        ("earlyHelp/chronology", { $0.support.chronology = "May: a meeting." }),
        ("education/categories", { $0.schooling.categories = ["Physical"] }),
        ("education/categories", { $0.schooling.bodyMap = "Body map of today" }),
    ]

    @Test(arguments: accounts.indices)
    func `what is told in words alone is unmapped, and a code says what it is about`(index: Int) {
        let (place, change) = Self.accounts[index]
        #expect(content(change).unmapped == place)
        let coded = content {
            change(&$0)
            $0.concerns = [concern("bullying")]
        }
        #expect(coded.unmapped == nil)
        #expect(coded.highest?.level == 2)
    }

    @Test func `a notice that a child leaves a school is tagged as what it is`() {
        let content = content {
            $0.header.messageType = "EHE_NOTICE"
            $0.schooling.categories = ["Home education"]
            $0.schooling.homeEducated = "yes"
        }
        #expect(content.unmapped == nil)
        #expect(content.highest?.level == 2)
    }

    @Test func `a copy to a school is of level 2, and of 1 only if every child was elsewhere`() {
        func copied(_ presence: Stated<Presence>?...) -> Content {
            content {
                $0.header.messageType = "OP_ENCOMPASS"
                $0.narrative = "A row about money."
                $0.subjects = presence.map { presence in
                    child("c") { $0.presentAtIncident = presence }
                }
            }
        }
        #expect(copied("present").highest?.level == 2)
        #expect(copied(nil).highest?.level == 2)
        #expect(copied("elsewhere", "notKnown").highest?.level == 2)
        #expect(copied("elsewhere", "elsewhere").highest?.level == 1)
        #expect(copied().highest?.level == 2)
        #expect(copied("elsewhere").unmapped == nil)
        let coded = content {
            $0.header.messageType = "OP_ENCOMPASS"
            $0.what.categories = ["domesticAbuse"]
        }
        #expect(coded.highest?.level == 2)
        let violent = content {
            $0.header.messageType = "OP_ENCOMPASS"
            $0.now.weapon = "yes"
        }
        #expect(violent.highest?.level == 4)
    }

    @Test func `sexual activity is of level 2 at 14 and 15 alone, and with nobody much older`() {
        func level(born: Stated<PartialDate>?, older: Stated<Int>? = nil) -> Int? {
            content {
                $0.subjects[0].dateOfBirth = born
                $0.subjects[0].pregnant = "yes"
                $0.subjects[0].partnerYearsOlder = older
            }.highest?.level
        }
        #expect(level(born: "2012-11-24") == 3)
        #expect(level(born: "2012-11-23") == 2)
        #expect(level(born: "2010-11-24") == 2)
        #expect(level(born: "2010-11-23") == 3)
        #expect(level(born: nil) == 3)
        #expect(level(born: "2011-05-03", older: "2") == 2)
        #expect(level(born: "2011-05-03", older: "3") == 3)
        let earlier = content {
            $0.subjects[0].dateOfBirth = "2012-11-20"
            $0.subjects[0].sexuallyActive = "yes"
            $0.what.occurredFrom = "2026-11-19"
        }
        #expect(earlier.highest?.level == 3)
    }

    @Test func `what the history adds is not said by the message`() {
        let content = content(history: known(involvements: [involvement(.childInNeed)])) {
            $0.concerns = [concern("minorOffence")]
        }
        #expect(content.highest?.level == 3)
        #expect(content.said?.level == 1)
    }
}
