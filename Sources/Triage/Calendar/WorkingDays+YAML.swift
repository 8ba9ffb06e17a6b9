import Model
import Yams

extension WorkingDays {
    /// Bytes of a calendar file.
    package static let fileLimitBytes = 65_536
    /// Bank holidays in one file.
    package static let holidayLimit = 1000

    /// Reads a calendar: `timeZone`, `openingHours` by weekday, `bankHolidays`, and
    /// `bankHolidaysKnownTo`. A key that is not known is refused, since it would be a mistake.
    package init(yaml bytes: [UInt8], file: String = "calendar.yaml") throws(PolicyError) {
        guard bytes.count <= Self.fileLimitBytes else {
            throw PolicyError(
                .badCalendar, in: file, "at most \(Self.fileLimitBytes) bytes")
        }
        let page = try CalendarPage(bytes, file: file)
        try page.check(
            keys: ["timeZone", "openingHours", "bankHolidaysKnownTo", "bankHolidays"])
        guard try page.text("timeZone") == "Europe/London" else {
            throw page.error("timeZone: Europe/London, the only zone whose rules are known here")
        }
        self.init(
            week: try page.week(), holidays: try page.holidays(),
            knownTo: try page.day("bankHolidaysKnownTo"))
    }
}

/// A calendar file, read as YAML and not yet understood.
private struct CalendarPage {
    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    private let file: String
    private let root: Node

    init(_ bytes: [UInt8], file: String) throws(PolicyError) {
        self.file = file
        do {
            guard let root = try compose(yaml: String(decoding: bytes, as: UTF8.self)),
                root.mapping != nil
            else { throw PolicyError(.badCalendar, in: file, "keys and values") }
            self.root = root
        } catch let error as PolicyError {
            throw error
        } catch {
            throw PolicyError(.badCalendar, in: file, "YAML, each key once")
        }
    }

    func error(_ expected: String, at node: Node? = nil) -> PolicyError {
        PolicyError(.badCalendar, in: file, expected, line: node?.mark?.line)
    }

    func check(keys: Set<String>) throws(PolicyError) {
        for (key, _) in entries(of: root) where !keys.contains(key.string ?? "") {
            throw error("one of \(keys.sorted().joined(separator: ", "))", at: key)
        }
    }

    func text(_ key: String) throws(PolicyError) -> String {
        guard let text = root[key]?.string else { throw error("\(key), as text", at: root[key]) }
        return text
    }

    func day(_ key: String) throws(PolicyError) -> Day {
        try day(root[key], "\(key), a day as YYYY-MM-DD")
    }

    func week() throws(PolicyError) -> [WorkingDays.Hours?] {
        var week = [WorkingDays.Hours?](repeating: nil, count: 7)
        guard let hours = root["openingHours"], hours.mapping != nil else {
            throw error("openingHours, by weekday", at: root["openingHours"])
        }
        for (key, value) in entries(of: hours) {
            guard let index = Self.weekdays.firstIndex(of: key.string ?? "") else {
                throw error("a weekday: monday to sunday", at: key)
            }
            let opens = try clock(value["from"], in: value)
            let closes = try clock(value["to"], in: value)
            guard opens < closes else { throw error("from earlier than to", at: value) }
            week[index] = WorkingDays.Hours(opens: opens, closes: closes)
        }
        guard week.contains(where: { $0 != nil }) else {
            throw error("openingHours of at least one weekday", at: hours)
        }
        return week
    }

    func holidays() throws(PolicyError) -> Set<Day> {
        guard let list = root["bankHolidays"]?.sequence, list.count <= WorkingDays.holidayLimit
        else {
            throw error(
                "bankHolidays, a list of at most \(WorkingDays.holidayLimit)",
                at: root["bankHolidays"])
        }
        var days: Set<Day> = []
        for entry in list {
            let day = try day(entry["date"], "date, a day as YYYY-MM-DD")
            guard days.insert(day).inserted else { throw error("each day once", at: entry) }
        }
        return days
    }

    private func entries(of node: Node) -> [(key: Node, value: Node)] {
        node.mapping?.map { (key: $0.key, value: $0.value) } ?? []
    }

    private func day(_ node: Node?, _ expected: String) throws(PolicyError) -> Day {
        guard let day = node?.string.flatMap(PartialDate.init(reading:))?.day else {
            throw error(expected, at: node)
        }
        return day
    }

    /// Seconds since midnight of `HH:MM`.
    private func clock(_ node: Node?, in day: Node) throws(PolicyError) -> Int {
        let parts = node?.string?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            let hour = Int(reading: String(parts[0])), let minute = Int(reading: String(parts[1])),
            hour < 24, minute < 60
        else { throw error("from and to as \"HH:MM\"", at: node ?? day) }
        return (hour * 60 + minute) * 60
    }
}
