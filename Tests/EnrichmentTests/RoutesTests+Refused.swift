import Enrichment
import Model
import Testing

/// A change to a file of routes that makes it none, and what has to be named.
struct RefusedRoutes: Sendable, CustomTestStringConvertible {
    let title: String
    let right: String
    let wrong: String
    let named: [String]

    var testDescription: String { title }

    init(_ title: String, _ right: String, _ wrong: String, _ named: [String]) {
        self.title = title
        self.right = right
        self.wrong = wrong
        self.named = named
    }

    private static let prefix = "- {prefix: SS1, authority: \"2\", from: \"2020-01-01\"}"
    private static let team = "- {team: T9, route: team/ten, from: \"2026-07-01\"}"

    static let all: [RefusedRoutes] = [
        .init(
            "two of one authority and date", "from: \"2026-01-01\", hub: hub/n",
            "from: \"2020-01-01\", hub: hub/n",
            ["authorities: 1", "two hold on 2020-01-01", "let the earlier one end"]),
        .init(
            "one that begins before the one before it ends", "to: \"2025-12-31\"",
            "to: \"2026-01-01\"", ["authorities: 1", "two hold on 2026-01-01"]),
        .init(
            "one that ends after the one written before it began",
            "- {from: \"2020-01-01\", outOfArea: far}",
            "- {from: \"2020-01-01\", outOfArea: far}\n"
                + "      - {from: \"2019-01-01\", to: \"2020-06-01\", outOfArea: far}",
            ["authorities: 3", "two hold on 2020-01-01", "`to`"]),
        .init(
            "from after to", "to: \"2025-12-31\"", "to: \"2019-12-31\"",
            ["authorities: 1", "from 2020-01-01 is after to 2019-12-31", "exchange"]),
        .init(
            "an authority twice", "code: \"2\"", "code: \"1\"",
            ["authorities: 1", "listed twice", "under one"]),
        .init(
            "a name of two authorities", "name: Southby", "name: northby",
            ["authorities: 2", "northby"]),
        .init(
            "a postcode of no authority", "{prefix: FF1, authority: \"3\"",
            "{prefix: FF1, authority: \"9\"", ["postcodes: FF1", "code 9", "add it"]),
        .init(
            "a team of no authority", "authority: \"2\", from: \"2020-01-01\"}\n  - {team: T9",
            "authority: \"8\", from: \"2020-01-01\"}\n  - {team: T9",
            ["teams: Team 2", "code 8"]),
        .init(
            "a team twice for one date", "to: \"2026-06-30\"}\n  - {team: T9",
            "to: \"2026-07-01\"}\n  - {team: T9", ["teams: T9", "two hold on 2026-07-01"]),
        .init(
            "a team twice, written otherwise", team,
            "- {team: t9, route: team/ten, from: \"2020-01-01\"}",
            ["teams: t9", "two hold on 2020-01-01"]),
        .init(
            "a team without a name", team, team.replacing("T9", with: "\" \""), ["teams", "named"]),
        .init(
            "a prefix twice for one date", prefix, prefix + "\n  " + prefix,
            ["postcodes: SS1", "two hold on 2020-01-01"]),
        .init(
            "a prefix in small letters", "prefix: SS1", "prefix: ss1",
            ["postcodes: ss1", "capitals"]),
        .init("a prefix of two spaces", "prefix: SS1", "prefix: SS  1", ["postcodes: SS  1"]),
        .init(
            "a hub that is no route", "hub: hub/n", "hub: Hub/N",
            ["authorities: 1", "Hub/N", "parts of a-z"]),
        .init(
            "a team's route that is none", "route: team/one", "route: team one",
            ["teams: Team 1", "team one"]),
        .init(
            "a route that leads among the answers", "unread: unread", "unread: acks/unread",
            ["routes: unread", "acks/unread"]),
        .init(
            "a restricted route that others read", "restricted: restricted", "restricted: hub/s",
            ["routes: restricted", "hub/s", "one of its own"]),
        .init(
            "a test route that looks for children", "hub: hub/n", "hub: test",
            ["routes: test", "one of its own"]),
        .init(
            "tests among what is restricted", "test: test", "test: restricted",
            ["routes: restricted", "one of its own"]),
        .init(
            "an unknown place's hub that is no route", "openCase: open-case",
            "openCase: open-case\n  unknownPostcode: [hub/n, ../s]",
            ["routes: unknownPostcode", "../s"]),
        .init(
            "no route for open cases", "  openCase: open-case\n", "",
            ["routes: openCase", "missing"]),
        .init(
            "a day that is none", "{prefix: SS1, authority: \"2\", from: \"2020-01-01\"",
            "{prefix: SS1, authority: \"2\", from: soon", ["postcodes: SS1", "soon", "YYYY-MM-DD"]),
        .init(
            "no hub and no outOfArea", "hub: hub/n, ", "",
            ["authorities: 1", "hub, earlyHelp and information are needed"]),
        .init(
            "a hub and outOfArea", "outOfArea: far", "outOfArea: far, hub: hub/f",
            ["authorities: 3", "outOfArea takes the place"]),
        .init(
            "a word that is none", "earlyHelp: help/n", "earlyhelp: help/n",
            ["authorities: routes, line 14", "earlyhelp", "earlyHelp"]),
        .init("a part that is none", "teams:", "team:", ["the file", "team", "teams"]),
        .init("no postcodes", "postcodes:", "teams:", ["routes: "]),
        .init("no name", "    name: Northby\n", "", ["authorities: number 1: name", "missing"]),
        .init("no YAML", "routes:\n  unrouted", "routes: {\n  unrouted", ["routes: "]),
    ]
}

@Suite struct RefusedRoutesTests {
    @Test(arguments: RefusedRoutes.all)
    func `a file that is wrong is refused, naming where and what to do`(
        file: RefusedRoutes
    ) throws {
        let text = RoutesRow.yaml.replacing(file.right, with: file.wrong, maxReplacements: 1)
        try #require(text != RoutesRow.yaml)
        let mistake = try #require(throws: Routes.Mistake.self) { try Routes(yaml: text) }
        #expect(mistake.description.hasPrefix("routes: "))
        for name in file.named {
            #expect(mistake.description.contains(name), "\(name) in: \(mistake)")
        }
    }

    @Test(arguments: [
        ("[hub/n]", ["unrouted", "hub/n"]), ("[]", ["unrouted"]),
        ("[duty, hub/n]", ["unrouted", "duty", "hub/n"]),
    ])
    func `the file says which hubs see what is nobody's`(
        hubs: String, expected: [String]
    ) throws {
        let text = RoutesRow.yaml.replacing(
            "openCase: open-case", with: "openCase: open-case\n  unknownPostcode: \(hubs)")
        let row = RoutesRow("", []) { $0.homes = [] }
        let routes = try Routes(yaml: text)
        #expect(try routes.parts(for: row.occasion).map(\.route.name) == expected)
        #expect(expected.allSatisfy(routes.all.map(\.name).contains))
    }

    @Test func `teams of one name are told apart by their authorities`() throws {
        let text = RoutesRow.yaml.replacing(
            "{team: Team 2, route: team/two,", with: "{team: Team 1, route: team/two,")
        let routes = try Routes(yaml: text)
        func lead(_ authority: String?) throws -> String? {
            let row = RoutesRow("", []) {
                $0.cases = [
                    OpenCase(team: "Team 1", holder: nil, authority: authority, children: [0])
                ]
            }
            return try routes.parts(for: row.occasion).first?.route.name
        }
        #expect(try lead("1") == "team/one")
        #expect(try lead("Southby") == "team/two")
        // Whose team it is cannot be told: the hub of the home leads.
        #expect(try lead(nil) == "hub/n")
    }

    @Test func `each entry says in words why it is there`() throws {
        let row = RoutesRow("", []) {
            $0.found = "SS1 1AA"
            $0.homes = ["NN1 1AA", "FF1 1AA"]
            $0.outOfHours = true
            $0.isConfidential = true
            $0.cases = [
                OpenCase(team: "Team 1", holder: "A. Shah", authority: nil, children: [0])
            ]
        }
        let parts = try Routes(yaml: RoutesRow.yaml).parts(for: row.occasion)
        #expect(
            parts.map { "\($0.route.name): \($0.why)" } == [
                "restricted: address marked confidential",
                "team/one: open case: Team 1 (A. Shah)", "hub/n: home: Northby",
                "far: home: Farby, not served here", "hub/s: found: Southby",
                "night: the hub is closed",
            ])
    }

    @Test func `a place of two meanings names both`() throws {
        let row = RoutesRow("", []) { $0.found = "NN1 2AA" }
        let parts = try Routes(yaml: RoutesRow.yaml).parts(for: row.occasion)
        #expect(parts.map(\.why) == ["home: Northby; found: Northby"])
    }

    @Test func `an allegation told in a message of another type leaves the hub a stub`() throws {
        var occasion = try RoutesRow("", []).occasion
        occasion.notification.allegation = Notification.Allegation()
        let parts = try Routes(yaml: RoutesRow.yaml).parts(for: occasion)
        #expect(parts.map(\.route.name) == ["restricted", "hub/n"])
        #expect(parts.map(\.content) == [.full, .stub])
    }
}
