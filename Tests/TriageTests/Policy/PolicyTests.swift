import Model
import Testing

@testable import Triage

@Suite struct PolicyTests {
    private let calendar: WorkingDays
    private let files: [(name: String, bytes: [UInt8])]

    init() throws {
        calendar = try HousePolicy.calendar()
        files = try HousePolicy.files()
    }

    /// Every rule of the house's policy that is not a start.
    private static let rules: Set = [
        "F01", "F02", "F03", "F04", "F05", "F05b", "F06", "F07", "F08", "F09", "F10", "F11", "F12",
        "F13", "F14", "F15", "F16a", "F16b", "F16c", "F16d", "F17", "F18", "F19", "F20", "F21",
        "F22", "F30", "F31", "F32", "F33", "F34", "F35", "F36", "F37", "F38", "F40",
        "C01", "C02", "C03", "C04", "C05", "C06", "C07", "S01", "T01",
    ]

    private func policy(_ files: [(name: String, bytes: [UInt8])]) throws(PolicyError) -> Policy {
        try Policy(name: "2026-11-01", digest: "ab12", files: files, calendar: calendar)
    }

    @Test func `the house's policy loads, with its rules in the order of its files`() throws {
        let policy = try policy(files.reversed())
        #expect(policy.name == "2026-11-01")
        #expect(policy.digest == "ab12")
        #expect(
            policy.base.rules.map(\.id) == ["F91", "F90", "F99", "F99-level2", "F50", "default"])
        // From adults.dmn to unborn.dmn.
        #expect(policy.rules.first?.id == "F14-with-child")
        #expect(policy.rules.last?.id == "F30-substances")
        // Domestic abuse, the sender's own view, and children who are alone.
        #expect(
            policy.household.map { policy.rules[$0.firstRule].id }
                == ["F06-strangulation", "S01-immediate", "F02-under8"])
        #expect(policy.child.count == 11)
        #expect(Set(policy.rules.map(\.name)) == Self.rules)
    }

    @Test func `a bundle without a base is refused`() throws {
        let error = try #require(throws: PolicyError.self) {
            try policy(files.filter { $0.name != Policy.baseFile })
        }
        #expect(error.code == .missing)
        #expect(error.file == "base.dmn")
    }

    @Test func `two files of one name are refused`() throws {
        let error = try #require(throws: PolicyError.self) { try policy(files + files) }
        #expect(error.code == .duplicate)
    }

    @Test func `a row's id is its own in the whole bundle`() throws {
        let copy = try #require(files.first { $0.name == "sender.dmn" })
        let error = try #require(throws: PolicyError.self) {
            try policy(files + [(name: "sender2.dmn", bytes: copy.bytes)])
        }
        #expect(error.code == .duplicate)
        #expect(error.file == "sender2.dmn")
        #expect(error.rule == "S01-immediate")
    }

    @Test func `files of other kinds are left to others`() throws {
        let policy = try policy(files + [(name: "indicators.yaml", bytes: [0xFF])])
        #expect(policy.rules.count > 30)
    }

    @Test func `too many files are refused`() {
        let many = (0...Policy.fileLimit).map { (name: "\($0).yaml", bytes: [UInt8]()) }
        #expect(throws: PolicyError.self) { try policy(many) }
    }

    @Test func `a base alone decides, and gives its start`() throws {
        let base = try policy(files.filter { $0.name == Policy.baseFile })
        let verdict = Decider(policy: base).decide(
            notice { $0.now.strangulation = "yes" }, history: known())
        #expect(verdict.band == .within24Hours)
    }
}
