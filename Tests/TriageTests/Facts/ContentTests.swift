import Model
import Testing

@testable import Triage

@Suite struct ContentTests {
    private func content(_ change: (inout Notification) -> Void) -> Content {
        Scene(
            notice(change), history: known(), persons: [:], receivedAt: received,
            attachedTo: nil
        ).content
    }

    private static let levels: [(Int, Firing.Change)] = [
        (3, { $0.now.stalking = "yes" }), (3, { $0.now.perpetratorReturned = "yes" }),
        (4, { $0.now.honourBased = "yes" }), (3, { $0.ever.weapon = "yes" }),
        (3, { $0.subjects[0].injuries = [wound()] }),
        (1, { $0.subjects[0].injuries = [minorBruise] }),
        (4, { $0.subjects[0].hurt.unattendedNow = "yes" }),
        (3, { $0.subjects[0].legalStatus = "childInNeed" }),
        (4, { $0.subjects[0].whereNow = "missing" }),
        (3, { $0.adults = [adult { $0.substanceUse = "yes" }] }),
        (4, { $0.adults = [adult { $0.offenderFlags = ["registeredSexOffender"] }] }),
        (3, { $0.what.missing = Notification.Missing() }),
        (4, { $0.what.exploitation = Notification.Exploitation() }),
        (4, { $0.act("removed") }), (2, { $0.view.requestsEarlyHelp = "yes" }),
        (3, { $0.now.physicalViolence = "yes" }),
    ]

    @Test(arguments: levels.indices)
    func `what may matter stands at a level of its own, and is not taken for low`(index: Int) {
        let (level, change) = Self.levels[index]
        #expect(content(change).highest?.level == level)
    }

    @Test func `a missing episode that is over is of level 2`() {
        var missing = Notification.Missing()
        missing.found = "2026-11-22T23:00:00Z"
        #expect(content { $0.what.missing = missing }.highest?.level == 2)
        missing.harmWhileMissing = "yes"
        #expect(content { $0.what.missing = missing }.highest?.level == 3)
    }

    @Test func `violence within graded abuse is of its grade`() {
        let content = content {
            $0.form.grade = "standard"
            $0.now.physicalViolence = "yes"
        }
        #expect(content.highest?.level == 2)
    }

    @Test func `flags and states that cannot be read are unmapped`() {
        #expect(content { $0.adults = [adult { $0.offenderFlags = ["odd"] }] }.unmapped != nil)
        #expect(content { $0.subjects[0].legalStatus = "odd" }.unmapped != nil)
    }

    private static let unreadable: [Firing.Change] = [
        { $0.view.urgency = "URGENT" }, { $0.view.level = "Level 4" },
        { $0.view.requestsEarlyHelp = "Y" }, { $0.now.strangulation = "Y" },
        { $0.now.weapon = "a knife" }, { $0.ever.threatsToKill = "often" },
        { $0.subjects[0].hurt.unattendedNow = "perhaps" },
        { $0.adults = [adult { $0.mentalHealth = "poor" }] },
        {
            var missing = Notification.Missing()
            missing.harmWhileMissing = "perhaps"
            $0.what.missing = missing
        },
    ]

    @Test(arguments: unreadable.indices)
    func `what was told of danger and cannot be read is never taken for low`(index: Int) {
        let content = content { notice in
            notice.concerns = [concern("minorOffence")]
            Self.unreadable[index](&notice)
        }
        #expect(content.unmapped != nil)
    }

    @Test func `disability, ethnicity and school weigh nothing`() {
        let content = content {
            $0.subjects[0].disabilities = ["LD"]
            $0.subjects[0].ethnicity = "MOTH"
            $0.adults = [adult { $0.learningDisability = "yes" }]
        }
        #expect(content.highest == nil)
        #expect(content.unmapped == nil)
    }
}
