import Model
import Testing

@testable import Triage

@Suite struct ChildTests {
    private let today = Day(year: 2026, month: 11, day: 23)

    private func born(_ change: (inout Notification.Subject) -> Void) -> String? {
        var subject = Notification.Subject()
        change(&subject)
        return subject.latestBirth(on: today)?.text
    }

    @Test func `a birth is taken as late as what was told allows`() {
        #expect(born { $0.dateOfBirth = "2024-02-10" } == "2024-02-10")
        #expect(born { $0.dateOfBirth = "2024-02" } == "2024-02-29")
        #expect(born { $0.dateOfBirth = "2024" } == "2024-12-31")
        #expect(born { $0.age = "2" } == "2024-11-23")
        #expect(born { $0.dateOfBirth = "two" } == nil)
        #expect(born { _ in } == nil)
    }

    @Test func `the precision that is told takes away from a date, and an estimate leaves leeway`()
    {
        #expect(
            born {
                $0.dateOfBirth = "2024-01-01"
                $0.datePrecision = "year"
            } == "2024-12-31")
        #expect(
            born {
                $0.dateOfBirth = "2024-01-01"
                $0.datePrecision = "month"
            } == "2024-01-31")
        #expect(
            born {
                $0.dateOfBirth = "2024-01-01"
                $0.datePrecision = "estimated"
            } == "2024-07-01")
        #expect(
            born {
                $0.age = "1"
                $0.datePrecision = "estimated"
            } == "2026-05-23")
    }

    @Test func `a child is of an age from the day on which it reaches it`() {
        let child = Child(
            subject: 0, isUnborn: false, latestBirth: Day(year: 2024, month: 2, day: 29),
            place: "x")
        #expect(child.mayBeUnder(months: 12, on: Day(year: 2025, month: 2, day: 27)))
        #expect(!child.mayBeUnder(months: 12, on: Day(year: 2025, month: 2, day: 28)))
        let unknown = Child(subject: 0, isUnborn: false, latestBirth: nil, place: "x")
        #expect(unknown.mayBeUnder(months: 1, on: today))
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2026-11-30", 3, "2027-02-28"),
        ("2026-03-15", -3, "2025-12-15"), ("2026-12-01", 12, "2027-12-01"),
        ("2024-02-29", -12, "2023-02-28"),
    ])
    func `months are added by the calendar`(day: String, months: Int, expected: String) throws {
        let date = try #require(PartialDate(reading: day)?.day)
        #expect(date.adding(months: months).text == expected)
    }

    @Test func `an unborn child is one that is said to be, or known by an expected date alone`() {
        var subject = Notification.Subject()
        #expect(!subject.isUnborn)
        subject.expectedDeliveryDate = "2027-02-01"
        #expect(subject.isUnborn)
        subject.dateOfBirth = "unreadable"
        #expect(!subject.isUnborn)
        subject.legalStatus = "unborn"
        #expect(subject.isUnborn)
    }
}
