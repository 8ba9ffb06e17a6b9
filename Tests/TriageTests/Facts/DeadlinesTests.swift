import Model
import Testing

@testable import Triage

@Suite struct DeadlinesTests {
    @Test func `the earliest of the sender's time, a discharge and home time counts`() {
        let told = notice {
            $0.view.mustActBefore = "2026-11-23T18:00:00Z"
            $0.clinic.dischargeAt = "2026-11-23T16:00:00Z"
            $0.schooling.homeTimeToday = "2026-11-23T15:15:00Z"
        }
        #expect(told.mustActBefore == Moment(reading: "2026-11-23T15:15:00Z"))
        let dated = notice {
            $0.view.mustActBefore = "2026-11-23T18:00:00Z"
            $0.clinic.dischargeAt = "2026-11-23"
        }
        #expect(dated.mustActBefore == Moment(reading: "2026-11-23"))
        #expect(notice().mustActBefore == nil)
    }

    @Test func `what cannot be read is no time, and its place is known`() {
        let told = notice {
            $0.view.mustActBefore = "as soon as possible"
            $0.clinic.dischargeAt = " "
            $0.schooling.homeTimeToday = "2026-11-23T15:15:00Z"
        }
        #expect(told.mustActBefore == Moment(reading: "2026-11-23T15:15:00Z"))
        #expect(told.deadlines.unreadable == ["senderAssessment/mustActBefore"])
        #expect(told.deadlines.known.map(\.isHomeTime) == [true])
    }

    @Test func `a discharge and home time are reasons in themselves`() {
        let told = notice {
            $0.view.mustActBefore = "2026-11-23T18:00:00Z"
            $0.clinic.dischargeAt = "2026-11-23T16:00:00Z"
            $0.schooling.homeTimeToday = "2026-11-23T15:15:00Z"
        }
        #expect(told.deadlines.known.map(\.isReasoned) == [false, true, true])
        #expect(told.deadlines.known.map(\.isHomeTime) == [false, false, true])
    }
}
