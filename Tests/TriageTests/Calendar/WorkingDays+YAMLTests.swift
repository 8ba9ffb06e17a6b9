import Model
import Testing

@testable import Triage

@Suite struct WorkingDaysYAMLTests {
    private let good = """
        timeZone: Europe/London
        openingHours:
          monday: { from: "08:30", to: "17:00" }
        bankHolidaysKnownTo: "2027-12-31"
        bankHolidays:
          - { date: "2026-12-25", name: Christmas Day }
        """

    @Test func `a calendar is read`() throws {
        let calendar = try WorkingDays(yaml: Array(good.utf8))
        #expect(calendar.isWorkingDay(Day(year: 2026, month: 11, day: 23)))
        #expect(!calendar.isWorkingDay(Day(year: 2026, month: 11, day: 24)))
        #expect(calendar.knownTo == Day(year: 2027, month: 12, day: 31))
    }

    @Test func `dates without quotes are read too`() throws {
        let plain = good.replacing("\"2027-12-31\"", with: "2027-12-31")
        #expect(try WorkingDays(yaml: Array(plain.utf8)).knownTo.text == "2027-12-31")
    }

    @Test(arguments: [
        ("timeZone: Europe/London", "timeZone: Europe/Paris", "Europe/London"),
        ("timeZone: Europe/London", "timeZones: Europe/London", "timeZone"),
        ("monday: {", "mon: {", "weekday"),
        ("from: \"08:30\"", "from: \"8.30\"", "HH:MM"),
        ("from: \"08:30\"", "from: \"18:30\"", "earlier"),
        ("to: \"17:00\"", "to: \"24:00\"", "HH:MM"),
        ("\"2027-12-31\"", "\"2027-12\"", "YYYY-MM-DD"),
        ("date: \"2026-12-25\"", "date: \"25 December\"", "YYYY-MM-DD"),
        ("date: \"2026-12-25\"", "day: \"2026-12-25\"", "YYYY-MM-DD"),
        (
            "openingHours:\n  monday: { from: \"08:30\", to: \"17:00\" }", "openingHours: {}",
            "at least"
        ),
        (
            "bankHolidays:\n  - { date: \"2026-12-25\", name: Christmas Day }",
            "bankHolidays: none", "list"
        ),
        ("timeZone: Europe/London", "timeZone: [", "YAML"),
        ("timeZone: Europe/London", "timeZone: Europe/London\ntimeZone: Europe/London", "YAML"),
        ("timeZone: Europe/London", "- a\n#", "YAML"),
    ])
    func `a calendar that is not as it must be is refused, and says what was expected`(
        part: String, mistake: String, expected: String
    ) throws {
        #expect(good.contains(part))
        let error = try #require(throws: PolicyError.self) {
            try WorkingDays(yaml: Array(good.replacing(part, with: mistake).utf8), file: "c.yaml")
        }
        #expect(error.code == .badCalendar)
        #expect(error.file == "c.yaml")
        #expect(error.expected.contains(expected), "\(error)")
    }

    @Test func `a mistake is named by its line`() throws {
        let error = try #require(throws: PolicyError.self) {
            try WorkingDays(yaml: Array(good.replacing("\"17:00\"", with: "late").utf8))
        }
        #expect(error.line == 3)
    }

    @Test func `a day twice, too many days, and too large a file are refused`() {
        let twice = good + "\n  - { date: \"2026-12-25\", name: Again }"
        let error = #expect(throws: PolicyError.self) { try WorkingDays(yaml: Array(twice.utf8)) }
        #expect(error?.expected == "each day once")
        let large = good + String(repeating: "#", count: WorkingDays.fileLimitBytes)
        #expect(throws: PolicyError.self) { try WorkingDays(yaml: Array(large.utf8)) }
    }
}
