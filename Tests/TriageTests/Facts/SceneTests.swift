import Model
import Testing

@testable import Triage

@Suite struct SceneTests {
    private func scene(_ change: (inout Notification) -> Void) -> Scene {
        Scene(
            notice(change), history: known(), persons: [:], receivedAt: received,
            attachedTo: nil)
    }

    @Test func `a concern about nobody that is listed is about every child`() {
        let scene = scene {
            $0.subjects.append(child("c2"))
            $0.concerns = [
                concern("neglect", about: "c2"), concern("neglect", about: "a1"),
                concern("neglect"),
            ]
            $0.what.categories = ["bullying"]
        }
        #expect(scene.coded.map(\.subject) == [nil, 1, nil, nil])
        #expect(
            scene.coded.map(\.place) == [
                "incident/categories[1]", "concerns[1]/code", "concerns[2]/code",
                "concerns[3]/code",
            ])
        #expect(
            scene.places(of: .neglect, for: scene.children[0]) == [
                "concerns[2]/code", "concerns[3]/code",
            ])
    }

    @Test func `a concern about a name that two children have is about every child`() {
        let scene = scene {
            $0.subjects = [child("c1"), child("c1"), child("c3"), child("c1")]
            $0.concerns = [concern("neglect", about: "c1"), concern("neglect", about: "c3")]
            $0.act("strategyDiscussionRequested", about: "c1")
            $0.act("strategyDiscussionRequested", about: "c3")
        }
        #expect(scene.coded.map(\.subject) == [nil, 2])
        #expect(scene.children.allSatisfy { scene.isAction(0, about: $0) })
        #expect(scene.children.map { scene.isAction(1, about: $0) } == [false, false, true, false])
    }

    @Test func `references are compared as they are written`() {
        let scene = scene {
            $0.subjects = [child("\u{E9}1"), child("c2")]
            $0.concerns = [concern("neglect", about: "e\u{301}1")]
        }
        // Nobody is named so: it is about all of them.
        #expect(scene.coded.map(\.subject) == [nil])
    }

    @Test func `a concern without a word is none`() {
        #expect(scene { $0.concerns = [Notification.Concern()] }.coded.isEmpty)
    }

    @Test func `the day of receipt is that of London`() {
        let scene = Scene(
            notice(), history: known(), persons: [:],
            receivedAt: Timestamp(year: 2026, month: 7, day: 1, hour: 23, minute: 30),
            attachedTo: nil)
        #expect(scene.today.text == "2026-07-02")
    }

    @Test func `the later of two dates of the incident counts, and an unreadable one is recent`() {
        #expect(scene { $0.what.occurredFrom = "2026-10-01" }.isRecent == false)
        #expect(
            scene {
                $0.what.occurredFrom = "2026-10-01"
                $0.what.occurredTo = "2026-11-20"
            }.isRecent)
        #expect(
            scene {
                $0.what.occurredFrom = "2026-10-01"
                $0.what.occurredTo = "till now"
            }.isRecent)
    }
}
