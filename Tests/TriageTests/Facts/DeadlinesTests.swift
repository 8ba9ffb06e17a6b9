import Model
import Testing

@testable import Triage

@Suite struct DeadlinesTests {
    @Test func `the earliest of the sender's time, a discharge and home time counts`() {
        let told = notice {
            $0.view.mustActBefore = "2026-11-23T18:00:00Z"
            $0.visit.dischargeAt = "2026-11-23T16:00:00Z"
            $0.schooling.homeTimeToday = "2026-11-23T15:15:00Z"
        }
        #expect(told.mustActBefore == Moment(reading: "2026-11-23T15:15:00Z"))
        let dated = notice {
            $0.view.mustActBefore = "2026-11-23T18:00:00Z"
            $0.visit.dischargeAt = "2026-11-23"
        }
        #expect(dated.mustActBefore == Moment(reading: "2026-11-23"))
        #expect(notice().mustActBefore == nil)
    }

    @Test func `what cannot be read is no time, and its place is known`() {
        let told = notice {
            $0.view.mustActBefore = "as soon as possible"
            $0.visit.dischargeAt = " "
            $0.schooling.homeTimeToday = "2026-11-23T15:15:00Z"
        }
        #expect(told.mustActBefore == Moment(reading: "2026-11-23T15:15:00Z"))
        #expect(told.deadlines.unreadable == ["senderAssessment/mustActBefore"])
        #expect(told.deadlines.known.map(\.isHomeTime) == [true])
    }

    @Test func `a discharge and home time are reasons in themselves`() {
        let told = notice {
            $0.view.mustActBefore = "2026-11-23T18:00:00Z"
            $0.visit.dischargeAt = "2026-11-23T16:00:00Z"
            $0.schooling.homeTimeToday = "2026-11-23T15:15:00Z"
        }
        #expect(told.deadlines.known.map(\.isReasoned) == [false, true, true])
        #expect(told.deadlines.known.map(\.isHomeTime) == [false, false, true])
    }

    private func answer(_ name: String, _ told: Notification, at now: Timestamp) throws
        -> Finding.Answer
    {
        let scene = Scene(
            told, history: known(), persons: [:], receivedAt: received, attachedTo: nil,
            under: Conditions(now: now))
        let slot = try #require(Facts.slot(of: name))
        guard case .household(let find) = Facts.all[slot].finder else { return .unknown }
        return find(scene).answer
    }

    @Test(arguments: ["2026-11-23T15:15:00Z", "2026-11-24"])
    func `when the clock alone brings a time near, or past, it is looked at again`(
        text: String
    ) throws {
        let told = notice {
            $0.view.mustActBefore = Stated(written: text)
            $0.view.mustActReason = "travel"
        }
        func next(_ now: Timestamp) throws -> Timestamp {
            let scene = Scene(
                told, history: known(), persons: [:], receivedAt: received, attachedTo: nil,
                under: Conditions(now: now))
            return try #require(scene.turningPoint(nil))
        }
        #expect(try answer("mustActSoon", told, at: received) == .no)
        let near = try next(received)
        #expect(try answer("mustActSoon", told, at: near) == .yes)
        #expect(try answer("mustActPast", told, at: near) == .no)
        let past = try next(near)
        #expect(try answer("mustActSoon", told, at: past) == .no)
        #expect(try answer("mustActPast", told, at: past) == .yes)
    }
}
