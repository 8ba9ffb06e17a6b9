import Model
import Testing

@testable import Triage

@Suite struct TimesTests {
    private func scene(
        receivedAt: Timestamp = received, now: Timestamp? = nil,
        _ change: (inout Notification) -> Void
    ) -> Scene {
        Scene(
            notice(change), history: known(), persons: [:], receivedAt: receivedAt,
            attachedTo: nil, under: Conditions(now: now))
    }

    private func finding(_ fact: String, in scene: Scene) throws -> Finding {
        switch Facts.all[try #require(Facts.slot(of: fact))].finder {
        case .household(let find): find(scene)
        case .child(let find): find(scene, scene.children[0])
        }
    }

    @Test func `a child who is alone as the night's message comes is alone at night`() throws {
        let alone = { (notification: inout Notification) in
            notification.subjects[0].hurt.unattendedNow = "yes"
            notification.what.occurredFrom = "2026-11-22T15:00:00Z"
        }
        let hours = [(21, 59, false), (22, 0, true), (5, 59, true), (6, 0, false)]
        for (hour, minute, isNight) in hours {
            let time = Timestamp(year: 2026, month: 11, day: 22, hour: hour, minute: minute)
            let finding = try finding(
                "unattendedUnder12Overnight", in: scene(receivedAt: time, alone))
            #expect((finding.answer == .yes) == isNight, "\(hour)")
        }
    }

    @Test func `what is soon is soon by the time of deciding again`() throws {
        let later = received + .days(2)
        let travel = { (notification: inout Notification) in
            notification.mutilation.travelDate = "2026-12-02"
        }
        #expect(try finding("travelSoon", in: scene(travel)).answer == .no)
        #expect(try finding("travelSoon", in: scene(now: later, travel)).answer == .yes)
        let admitted = { (notification: inout Notification) in
            notification.subjects[0].disposition = "admittedOvernight"
            notification.visit.dischargeAt = "2026-11-25T12:00:00Z"
        }
        let fact = "notAdmittedBeyondToday"
        #expect(try finding(fact, in: scene(admitted)).answer == .no)
        #expect(try finding(fact, in: scene(now: later, admitted)).answer == .yes)
        let missing = { (notification: inout Notification) in
            notification.absence.from = "2026-11-23T09:00:00Z"
        }
        #expect(try finding("stillMissing", in: scene(missing)).answer == .no)
        #expect(try finding("stillMissing", in: scene(now: later, missing)).answer == .yes)
    }
}
