import Model
import Testing

@testable import Triage

@Suite struct ThemeTests {
    @Test func `codes of one theme are one concern, and all others are their own`() {
        let themes: [[ConcernCode]] = [
            [.domesticAbuse, .verbalArgument, .honourBasedAbuse],
            [.neglect, .missedHealthChecks, .poorHousing],
            [.physicalAbuse, .nonAccidentalInjury],
            [
                .sexualAbuse, .underageSexualActivity, .harmfulSexualBehaviour,
                .harmfulSexualContact,
            ],
            [.exploitation, .criminalExploitation, .trafficking, .carryingWeapon],
            [.missingIncident, .repeatedMissing, .abduction],
            [.selfHarm, .suicideRisk, .lowLevelMentalHealth],
            [.antiSocialBehaviour, .minorOffence, .earlySubstanceUse],
            [.absence, .exclusion],
        ]
        for theme in themes {
            #expect(Set(theme.map(\.theme)) == [theme[0]])
        }
        let shared = Set(themes.joined())
        for code in ConcernCode.allCases where !shared.contains(code) {
            #expect(code.theme == (code == .other ? nil : code))
        }
    }

    private func scene(_ change: (inout Notification) -> Void) -> Scene {
        Scene(
            notice(change), history: known(), persons: [:], receivedAt: received, attachedTo: nil)
    }

    @Test func `a message has the themes of its codes and of its records`() {
        #expect(scene { $0.what.categories = ["exclusion", "other"] }.themes() == [.absence])
        #expect(scene { $0.form.grade = "standard" }.themes() == [.domesticAbuse])
        #expect(scene { $0.careless.hunger = "yes" }.themes() == [.neglect])
        #expect(scene { $0.careless.hunger = "no" }.themes() == [])
        #expect(scene { $0.what.missing = Notification.Missing() }.themes() == [.missingIncident])
        #expect(scene { $0.subjects[0].ownHarm.overdose = "yes" }.themes() == [.selfHarm])
        #expect(
            scene { $0.subjects[0].hurt.disclosedPhysicalAbuse = "yes" }.themes()
                == [.physicalAbuse])
    }

    @Test func `a theme of one child is not that of another`() {
        let scene = scene {
            $0.subjects.append(child("c2") { $0.hurt.suspectedSexualAbuse = "yes" })
            $0.concerns = [concern("absence", about: "c2"), concern("bullying")]
        }
        #expect(scene.themes(of: scene.children[0]) == [.bullying])
        #expect(scene.themes(of: scene.children[1]) == [.bullying, .absence, .sexualAbuse])
        #expect(scene.themes() == [.bullying, .absence, .sexualAbuse])
    }

    @Test func `sources are told apart by the groups of the census`() {
        func isSame(_ one: (String, String?), _ other: (String, String?)) -> Bool {
            Agency(source: one.0, sender: one.1) == Agency(source: other.0, sender: other.1)
        }
        #expect(isSame(("2A", "north"), ("2B", "south")))
        #expect(isSame(("6", "north"), ("6", "south")))
        #expect(!isSame(("1A", nil), ("1B", nil)))
        #expect(!isSame(("5A", nil), ("5D", nil)))
        #expect(!isSame(("3A", nil), ("3B", nil)))
        #expect(!isSame(("3F", "north"), ("3F", "south")))
        #expect(isSame(("3F", "north"), ("3F", "north")))
        #expect(!isSame(("6", nil), ("7", nil)))
    }
}
