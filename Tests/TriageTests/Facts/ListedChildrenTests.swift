import Model
import Testing

@testable import Triage

@Suite struct ListedChildrenTests {
    private func scene(
        _ change: (inout Notification) -> Void
    ) -> Scene {
        Scene(
            notice(change), history: known(), persons: [:], receivedAt: received,
            attachedTo: nil)
    }

    private func finding(_ fact: String, in scene: Scene, of child: Int = 0) throws -> Finding {
        switch Facts.all[try #require(Facts.slot(of: fact))].finder {
        case .household(let find): find(scene)
        case .child(let find): find(scene, scene.children[child])
        }
    }

    @Test func `an unborn child has the mother that it names, else every pregnant adult`() {
        let scene = scene {
            $0.subjects.append(
                child("u1") {
                    $0.legalStatus = "unborn"
                    $0.motherLocalRef = "a2"
                })
            $0.subjects.append(
                child("u2") {
                    $0.legalStatus = "unborn"
                    $0.motherLocalRef = "c1"
                })
            $0.subjects.append(
                child("u3") {
                    $0.legalStatus = "unborn"
                    $0.motherLocalRef = "nobody"
                })
            for reference in ["a1", "a2", "a3"] {
                $0.adults.append(
                    adult {
                        $0.localRef = reference
                        $0.pregnant = reference == "a2" ? "no" : "yes"
                    })
            }
        }
        let mothers = scene.children.map { scene.listed.mothers(of: $0) }
        #expect(mothers == [[], [.adult(1)], [.child(0)], [.adult(0), .adult(2)]])
        #expect(scene.listed.mothers == [0])
        #expect(scene.listed.expectsChild)
    }

    @Test func `a child that is its own mother, or whose mother is unborn, names none`() {
        let scene = scene {
            $0.subjects[0].legalStatus = "unborn"
            $0.subjects[0].motherLocalRef = "c1"
        }
        #expect(scene.listed.mothers(of: scene.children[0]) == [])
        #expect(scene.listed.mothers.isEmpty)
    }

    @Test func `a girl is beside every child but herself`() {
        let scene = scene {
            $0.subjects[0].sex = "F"
            $0.subjects.append(child("c2") { $0.sex = "M" })
            $0.subjects.append(child("c3") { $0.sex = "F" })
        }
        #expect(scene.children.map { scene.listed.girl(beside: $0) } == [2, 0, 0])
    }

    @Test func `the record of a pregnancy is about the unborn child that it names`() throws {
        let scene = scene {
            $0.expect("2027-06-01")
            $0.subjects.append(child("u2") { $0.legalStatus = "unborn" })
            $0.expected.aboutLocalRef = "u2"
            $0.expected.concealed = "yes"
        }
        #expect(try finding("concealedPregnancy", in: scene).answer == .unknown)
        #expect(try finding("concealedPregnancy", in: scene, of: 1).answer == .yes)
    }
}
