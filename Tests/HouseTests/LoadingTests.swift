import Files
import House
import HouseKit
import Model
import TestKit
import Testing
import Triage

/// Which policy of the rules' folder is in force, and what it is made of.
@Suite struct LoadingTests {
    private static let today = HandClock.morning.day
    private static let house = "rules/2026-11-01"

    private static func policy(_ site: Site, on day: Day = today) throws -> Policy {
        try Loading(site.settings(), on: .real).policy(on: day)
    }

    /// A folder of rules that holds a start band alone.
    private static func add(_ name: String, _ text: String? = nil, to site: Site) throws {
        try site.folder.makeFolder("rules/\(name)")
        let base = try text.map { Array($0.utf8) } ?? site.folder.bytes(of: "\(house)/base.dmn")
        try site.folder.write(base, to: "rules/\(name)/base.dmn")
    }

    @Test func `the newest that is in force is taken, whatever name it has after its date`() throws
    {
        let site = try Site()
        #expect(try Self.policy(site).name == "2026-11-01")
        try Self.add("2026-11-10-trial", to: site)
        try Self.add("2026-10-01", to: site)
        try Self.add("2026-11-20x", to: site)
        try Self.add("draft-2026-11-21", to: site)
        #expect(try Self.policy(site).name == "2026-11-10-trial")
        #expect(try Self.policy(site, on: Self.today + -14).name == "2026-11-01")
    }

    @Test func `one that is dated tomorrow is left alone until then`() throws {
        let site = try Site()
        try Self.add("2026-11-24", "no table", to: site)
        #expect(try Self.policy(site).name == "2026-11-01")
        let mistake = try #require(throws: Mistake.self) {
            try Self.policy(site, on: Self.today + 1)
        }
        #expect(mistake.description.contains("base.dmn"))
    }

    @Test(arguments: ["2026-11-01-second", "2026-12-01-second"])
    func `two for one day are refused, and both are named`(second: String) throws {
        let site = try Site()
        try Self.add(second, to: site)
        if second.hasPrefix("2026-12") { try Self.add("2026-12-01", to: site) }
        let mistake = try #require(throws: Mistake.self) { try Self.policy(site) }
        #expect(mistake.kind == .configuration)
        #expect(mistake.description.contains(second))
        #expect(mistake.description.contains("\(second.prefix(10)) "))
    }

    @Test func `its settings are read, and are a part of what it is known by`() throws {
        let site = try Site()
        let before = try Self.policy(site)
        #expect(before.settings.thresholds[.recentDays] == 14)
        try site.edit("\(Self.house)/policy.yaml", "recentDays: 14", "recentDays: 15")
        try site.edit("\(Self.house)/policy.yaml", "B3: 24 hours", "B3: One day")
        let after = try Self.policy(site)
        #expect(after.settings.thresholds[.recentDays] == 15)
        #expect(after.settings.label(of: .within24Hours) == "One day")
        #expect(after.digest != before.digest)
        try site.edit("\(Self.house)/policy.yaml", "recentDays: 15", "recentDay: 15")
        let mistake = try #require(throws: Mistake.self) { try Self.policy(site) }
        #expect(mistake.kind == .configuration)
        #expect(mistake.description.contains("policy.yaml"))
    }

    @Test func `tables and calendar make another policy, and a note beside them does not`() throws {
        let site = try Site()
        let before = try Self.policy(site).digest
        try site.folder.write(Array("seen".utf8), to: "\(Self.house)/reviewed.txt")
        #expect(try Self.policy(site).digest == before)
        try site.edit("\(Self.house)/sender.dmn", "S01", "S01")
        #expect(try Self.policy(site).digest == before)
        try site.edit("calendar.yaml", "from: \"08:30\"", "from: \"08:00\"")
        let other = try Self.policy(site).digest
        #expect(other != before)
        try site.edit("\(Self.house)/sender.dmn", "</definitions>", "</definitions>\n")
        #expect(try Self.policy(site).digest != other)
    }
}
