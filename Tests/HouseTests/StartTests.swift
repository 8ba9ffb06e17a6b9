import Files
import Glibc
import House
import HouseKit
import Model
import Store
import TestKit
import Testing

/// What is wrong in the files that a start needs: refused, naming file and place.
@Suite struct StartTests {
    /// A change of a site, and what the refusal has to name.
    struct Wrong: Sendable, CustomStringConvertible {
        let description: String
        let kind: Mistake.Kind
        let named: [String]
        let change: @Sendable (Site) throws -> Void
    }

    private static func missing(
        _ setting: Setting, _ file: String, _ kind: Mistake.Kind = .files
    ) -> Wrong {
        Wrong(description: "no \(file)", kind: kind, named: [setting.rawValue, file]) { site in
            guard unlink(site.folder.text(file)) == 0 else { throw Missing(what: file) }
        }
    }

    private static func edited(
        _ description: String, _ file: String, _ old: String, _ new: String, _ named: [String]
    ) -> Wrong {
        Wrong(description: description, kind: .configuration, named: named) { site in
            try site.edit(file, old, new)
        }
    }

    private static func replaced(
        _ description: String, _ file: String, _ text: String, _ named: [String]
    ) -> Wrong {
        Wrong(description: description, kind: .configuration, named: named) { site in
            try site.folder.write(Array(text.utf8), to: file)
        }
    }

    private static let base = "rules/2026-11-01/base.dmn"

    static let all: [Wrong] = files + rules + lists

    private static let files: [Wrong] = [
        missing(.key, "ledger.key"), missing(.certificate, "tls/gatehouse.pem"),
        missing(.certificateKey, "tls/gatehouse.key"), missing(.authorities, "tls/partners.pem"),
        missing(.partners, "partners.yaml"), missing(.routes, "routes.yaml"),
        missing(.calendar, "calendar.yaml"),
        replaced("a short key", "ledger.key", "5a5a", ["ledger.key", "openssl rand -hex 32"]),
        replaced("no certificate", "tls/gatehouse.pem", "nothing", ["certificate"]),
        replaced("no authority", "tls/partners.pem", "nothing", ["certificate"]),
    ]

    private static let rules: [Wrong] = [
        edited(
            "a cell that is no test", base, "&lt;= 1</text>", "&lt;= </text>",
            ["base.dmn", "F99", "Highest level"]),
        edited(
            "a cell that asks what is not there", base, "&lt;= 1</text>", "&lt;= nothing</text>",
            ["base.dmn", "F99", "Highest level"]),
        edited("a band that is none", base, "\"B6\"", "\"B9\"", ["base.dmn", "F99"]),
        replaced("no decision", base, "<definitions", ["base.dmn"]),
        Wrong(description: "no policy", kind: .configuration, named: ["rules", "2026-11-23"]) {
            site in
            guard
                rename(site.folder.text("rules/2026-11-01"), site.folder.text("rules/2026-12-01"))
                    == 0
            else { throw Missing(what: "the rules") }
        },
    ]

    private static let lists: [Wrong] = [
        replaced("partners that are no list", "partners.yaml", "partners: 7", ["partners.yaml"]),
        edited(
            "a partner twice", "partners.yaml", "id: northside-health", "id: hatch-police",
            ["partners.yaml", "hatch-police is listed twice"]),
        edited(
            "a certificate of two", "partners.yaml", "partner:northside-health",
            "partner:hatch-police", ["partners.yaml", "a certificate belongs to one partner"]),
        edited(
            "a kind that is none", "partners.yaml", "kind: health", "kind: hospital",
            ["partners.yaml", "northside-health", "kind"]),
        edited(
            "a message type that is none", "partners.yaml", "[HEALTH_CONCERN]", "[HEALTH_CONCERNS]",
            ["partners.yaml", "northside-health", "HEALTH_CONCERNS"]),
        replaced("routes that are none", "routes.yaml", "routes: 7", ["routes.yaml"]),
        edited(
            "a route that leads out", "routes.yaml", "unread: unread", "unread: ../unread",
            ["routes.yaml", "unread"]),
        replaced("a calendar that is none", "calendar.yaml", "monday", ["calendar"]),
        edited(
            "a time that is none", "calendar.yaml", "\"08:30\"", "\"8h30\"", ["calendar"]),
    ]

    @Test(arguments: all)
    func `a house does not start with what is wrong, and names it`(wrong: Wrong) throws {
        let site = try Site()
        try wrong.change(site)
        let mistake = try #require(try site.mistake())
        #expect(mistake.kind == wrong.kind, "\(mistake)")
        for name in wrong.named {
            #expect(mistake.description.contains(name), "\(name) in: \(mistake)")
        }
        // Nothing was made that would be in the way of the next start.
        #expect(try site.folder.names(in: "data").allSatisfy { $0 == "lock" })
    }

    @Test func `a house with nothing wrong can be started`() throws {
        #expect(try Site().mistake() == nil)
    }

    @Test func `a ledger is not opened by another key, and what is in it stays`() async throws {
        let site = try Site()
        var reference = ""
        try await WholeHouse.running(at: site) { house in
            reference = try await house.post(Specimen.notice("m")).receipt().reference
            _ = try await house.delivery(reference, is: .accepted)
        }
        let key = try site.folder.bytes(of: "ledger.key")
        try site.folder.write(
            Array(String(repeating: "fedcba9876543210", count: 4).utf8), to: "ledger.key")
        let mistake = try #require(try site.mistake())
        #expect(mistake.kind == .configuration)
        #expect(mistake.description.contains("key: it does not open this ledger"))
        try site.folder.write(key, to: "ledger.key")
        try await WholeHouse.running(at: site) { house in
            let record = try await house.delivery(reference, is: .accepted)
            let kept = try house.ledger.delivery(record.id)?.bytes
            #expect(kept == Specimen.notice("m").bytes(.xml))
        }
    }
}
