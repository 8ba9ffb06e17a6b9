import Enrichment
import HouseKit
import Model
import Testing
import Triage

/// One line of the table: what a referral is like, and the entries that it gets.
struct RoutesRow: Sendable, CustomTestStringConvertible {
    var title: String
    var band = Band.within24Hours
    /// The postcodes of the children's homes; none where no home is told.
    var homes = ["NN1 1AA"]
    /// The postcode of where the child was found, `""` where that place is told without one.
    var found: String?
    var hasGoneHome = false
    var outOfHours = false
    var cases: [OpenCase] = []
    /// Children of the message.
    var children = 1
    var isConfidential = false
    var isProtected = false
    var type = "POLICE_PPN_CHILD"
    var former: [String] = []
    var isTest = false
    var day = "2026-11-23"
    var expected: [String]

    var testDescription: String { title }

    init(_ title: String, _ expected: [String], _ change: (inout RoutesRow) -> Void = { _ in }) {
        self.title = title
        self.expected = expected
        change(&self)
    }

    var occasion: Routes.Occasion {
        get throws {
            let day = try #require(PartialDate(reading: day)?.day)
            return Routes.Occasion(
                notification: notification,
                verdict: Verdict(
                    band: band, level: 3,
                    due: .init(at: HandClock.morning, why: "", outOfHours: outOfHours),
                    children: (0..<children).map {
                        .init(
                            subject: $0, band: band, level: 3, reasons: [], gaps: [], changes: [],
                            facts: [])
                    }, policy: "", decidedAt: HandClock.morning, historyRead: true),
                receivedAt: Timestamp(day: day), isTest: isTest, former: former, openCases: cases,
                isProtected: isProtected)
        }
    }

    private var notification: Notification {
        Specimen.notice("m") { notice in
            notice.header.messageType = Stated(written: type)
            notice.subjects[0].addresses = []
            notice.subjects = Array(repeating: notice.subjects[0], count: children)
            notice.subjects[0].addresses = homes.map { Specimen.address("7 Pebble Close", $0) }
            if let found {
                var place = Specimen.address("The shop", found)
                place.kind = Stated(written: "found")
                if found.isEmpty { place.postcode = nil }
                notice.subjects[0].addresses.append(place)
            }
            for index in notice.subjects.indices where hasGoneHome {
                notice.subjects[index].whereNow = Stated(written: "home")
            }
            if isConfidential {
                var handling = Notification.Handling()
                handling.addressConfidential = Stated(written: "yes")
                notice.header.handling = handling
            }
        }
    }
}

extension Timestamp {
    /// The noon of a day.
    fileprivate init(day: Day) {
        let (year, month, date) = day.parts
        self.init(year: year, month: month, day: date, hour: 12)
    }
}

extension OpenCase {
    fileprivate static func of(
        _ team: String?, authority: String? = nil, children: Set<Int> = [0]
    ) -> OpenCase {
        OpenCase(team: team, holder: nil, authority: authority, children: children)
    }
}

extension RoutesRow {
    /// Northby and Southby are served here, Farby is not. Homes are in Northby unless said.
    static let yaml = """
        routes:
          unrouted: unrouted
          restricted: restricted
          outOfHours: night
          unread: unread
          test: test
          openCase: open-case
        authorities:
          - code: "1"
            name: Northby
            gss: E1
            routes:
              - {from: "2020-01-01", hub: joint, earlyHelp: joint, information: joint, to: "2025-12-31"}
              - {from: "2026-01-01", hub: hub/n, earlyHelp: help/n, information: news/n}
          - code: "2"
            name: Southby
            routes:
              - {from: "2020-01-01", hub: joint, earlyHelp: joint, information: joint}
              - {from: "2026-01-01", hub: hub/s, earlyHelp: help/s, information: news/s}
          - code: "3"
            name: Farby
            routes:
              - {from: "2020-01-01", outOfArea: far}
        teams:
          - {team: Team 1, route: team/one, authority: "1", from: "2020-01-01"}
          - {team: Team 2, route: team/two, authority: "2", from: "2020-01-01"}
          - {team: T9, route: team/nine, from: "2020-01-01", to: "2026-06-30"}
          - {team: T9, route: team/ten, from: "2026-07-01"}
        postcodes:
          - {prefix: NN1, authority: "1", from: "2020-01-01"}
          - {prefix: NN1 9, authority: "2", from: "2026-01-01", to: "2026-06-30"}
          - {prefix: SS1, authority: "2", from: "2020-01-01"}
          - {prefix: FF1, authority: "3", from: "2020-01-01"}
        """

    static let all =
        places + bands + unknown + night + openCases + manyCases + restricted + later

    private static let places: [RoutesRow] = [
        .init("home alone", ["hub/n lead"]),
        .init("home leads, found also acts", ["hub/n lead", "hub/s action"]) {
            $0.found = "SS1 1AA"
        },
        .init("B1: where the child is now leads", ["hub/s lead", "hub/n action"]) {
            $0.band = .immediate
            $0.found = "SS1 1AA"
        },
        .init("B2: the same", ["hub/s lead", "hub/n action"]) {
            $0.band = .sameDay
            $0.found = "SS1 1AA"
        },
        .init("B1, gone home: home leads", ["hub/n lead", "hub/s action"]) {
            $0.band = .immediate
            $0.found = "SS1 1AA"
            $0.hasGoneHome = true
        },
        .init("found at home: one entry", ["hub/n lead"]) { $0.found = "NN1 2AA" },
        .init("two homes: two entries", ["hub/n lead", "hub/s action"]) {
            $0.homes = ["NN1 1AA", "SS1 1AA"]
        },
        .init("two authorities of one hub: one entry", ["joint lead"]) {
            $0.found = "SS1 1AA"
            $0.day = "2025-12-31"
        },
        .init("home out of area leads", ["far lead"]) { $0.homes = ["FF1 1AA"] },
        .init("home out of area, found here: both", ["far lead", "hub/n action"]) {
            $0.homes = ["FF1 1AA"]
            $0.found = "NN1 1AA"
        },
        .init("B2, home out of area, found here: here leads", ["hub/n lead", "far action"]) {
            $0.band = .sameDay
            $0.homes = ["FF1 1AA"]
            $0.found = "NN1 1AA"
        },
        .init("home here, found out of area", ["hub/n lead", "far action"]) {
            $0.found = "FF1 1AA"
        },
        .init("B1, home here, found out of area", ["far lead", "hub/n action"]) {
            $0.band = .immediate
            $0.found = "FF1 1AA"
        },
        .init("a sector that moved", ["hub/s lead"]) {
            $0.homes = ["NN1 9AA"]
            $0.day = "2026-06-30"
        },
        .init("a sector that moved back", ["hub/n lead"]) {
            $0.homes = ["NN1 9AA"]
            $0.day = "2026-07-01"
        },
    ]

    private static let bands: [RoutesRow] = [
        .init("B4", ["hub/n lead"]) { $0.band = .within72Hours },
        .init("B5: early help", ["help/n lead"]) { $0.band = .earlyHelp },
        .init("B6: information", ["news/n lead"]) { $0.band = .advice },
        .init("B5 of two authorities", ["help/n lead", "help/s action"]) {
            $0.band = .earlyHelp
            $0.found = "SS1 1AA"
        },
        .init("B6 out of area", ["far lead"]) {
            $0.band = .advice
            $0.homes = ["FF1 1AA"]
        },
    ]

    private static let unknown: [RoutesRow] = [
        .init("a postcode of nobody: both hubs", ["unrouted lead", "hub/n action", "hub/s action"])
        {
            $0.homes = ["ZZ99 3VZ"]
        },
        .init("no home told: both hubs", ["unrouted lead", "hub/n action", "hub/s action"]) {
            $0.homes = []
        },
        .init("B6 of nobody: both hubs", ["unrouted lead", "hub/n action", "hub/s action"]) {
            $0.band = .advice
            $0.homes = ["QQ"]
        },
        .init(
            "home of nobody, found here: here leads",
            ["hub/s lead", "unrouted action", "hub/n information"]
        ) {
            $0.homes = ["ZZ99 3VZ"]
            $0.found = "SS1 1AA"
        },
        .init(
            "B2, no home told, found here: all act",
            ["hub/s lead", "unrouted action", "hub/n action"]
        ) {
            $0.band = .sameDay
            $0.homes = []
            $0.found = "SS1 1AA"
        },
        .init(
            "found at no postcode: home leads",
            ["hub/n lead", "unrouted action", "hub/s information"]
        ) { $0.found = "" },
        .init(
            "B1, found at no postcode: home leads, all act",
            ["hub/n lead", "unrouted action", "hub/s action"]
        ) {
            $0.band = .immediate
            $0.found = ""
        },
        .init(
            "one home of nobody, one here",
            ["hub/n lead", "unrouted action", "hub/s information"]
        ) { $0.homes = ["NN1 1AA", "ZZ99 3VZ"] },
        .init("before anybody served: nobody is left out", ["unrouted lead"]) {
            $0.day = "2019-12-31"
        },
        .init("nobody's, while both had one hub", ["unrouted lead", "joint action"]) {
            $0.homes = []
            $0.day = "2025-06-01"
        },
    ]

    private static let night: [RoutesRow] = [
        .init("B1 at night: both see it", ["hub/n lead", "night action"]) {
            $0.band = .immediate
            $0.outOfHours = true
        },
        .init("B3 on the night's sheet", ["hub/n lead", "night action"]) { $0.outOfHours = true },
        .init(
            "B2 at night, two authorities", ["hub/s lead", "hub/n action", "night action"]
        ) {
            $0.band = .sameDay
            $0.outOfHours = true
            $0.found = "SS1 1AA"
        },
        .init(
            "B2 at night, nobody's",
            ["unrouted lead", "hub/n action", "hub/s action", "night action"]
        ) {
            $0.band = .sameDay
            $0.outOfHours = true
            $0.homes = []
        },
    ]

    private static let openCases: [RoutesRow] = [
        .init("the team leads, the hub reads", ["team/one lead", "hub/n information"]) {
            $0.cases = [.of("Team 1")]
        },
        .init("as the case system writes it", ["team/one lead", "hub/n information"]) {
            $0.cases = [.of(" TEAM 1 ")]
        },
        .init("B1: the hub acts too", ["team/one lead", "hub/n action"]) {
            $0.band = .immediate
            $0.cases = [.of("Team 1")]
        },
        .init("B2: the hub acts too", ["team/one lead", "hub/n action"]) {
            $0.band = .sameDay
            $0.cases = [.of("Team 1")]
        },
        .init("B5: the team, not early help", ["team/one lead", "hub/n information"]) {
            $0.band = .earlyHelp
            $0.cases = [.of("Team 1")]
        },
        .init("B6: the team, not the list", ["team/one lead", "hub/n information"]) {
            $0.band = .advice
            $0.cases = [.of("Team 1")]
        },
        .init("a team that is not listed: the hub leads", ["hub/n lead", "open-case information"]) {
            $0.cases = [.of("Team 77")]
        },
        .init("no team told: the hub leads", ["hub/n lead", "open-case information"]) {
            $0.cases = [.of(nil)]
        },
        .init("no team told, B2: both act", ["hub/n lead", "open-case action"]) {
            $0.band = .sameDay
            $0.cases = [.of(" ")]
        },
        .init(
            "no team told for one of two",
            ["team/one lead", "hub/n action", "open-case information"]
        ) {
            $0.children = 2
            $0.cases = [.of("Team 1"), .of(nil, children: [1])]
        },
        .init("a team moved: before", ["team/nine lead", "hub/n information"]) {
            $0.cases = [.of("T9")]
            $0.day = "2026-06-30"
        },
        .init("a team moved: after", ["team/ten lead", "hub/n information"]) {
            $0.cases = [.of("T9")]
            $0.day = "2026-07-01"
        },
        .init(
            "found by another authority, which acts",
            ["team/one lead", "hub/n information", "hub/s action"]
        ) {
            $0.cases = [.of("Team 1")]
            $0.found = "SS1 1AA"
        },
        .init(
            "the case is another authority's: home acts",
            ["team/two lead", "hub/n action", "hub/s information"]
        ) { $0.cases = [.of("Team 2")] },
        .init(
            "no home told, the case's authority known", ["team/one lead", "hub/n information"]
        ) {
            $0.cases = [.of("Team 1")]
            $0.homes = []
        },
        .init(
            "no home told, the case's authority unknown",
            ["open-case lead", "unrouted action", "hub/n action", "hub/s action"]
        ) {
            $0.cases = [.of(nil)]
            $0.homes = []
        },
        .init("B1 at night", ["team/one lead", "hub/n action", "night action"]) {
            $0.band = .immediate
            $0.outOfHours = true
            $0.cases = [.of("Team 1")]
        },
    ]

    private static let manyCases: [RoutesRow] = [
        .init("a sibling without a case: the hub acts", ["team/one lead", "hub/n action"]) {
            $0.children = 2
            $0.cases = [.of("Team 1")]
        },
        .init("each child has a case of one team", ["team/one lead", "hub/n information"]) {
            $0.children = 2
            $0.cases = [.of("Team 1"), .of("Team 1", children: [1])]
        },
        .init(
            "two teams: the second acts too",
            ["team/one lead", "team/nine action", "hub/n information"]
        ) {
            $0.children = 2
            $0.day = "2026-06-01"
            $0.cases = [.of("Team 1"), .of("T9", children: [1])]
        },
        .init(
            "a case of a child who is not in the message: its team reads",
            ["hub/n lead", "team/one information"]
        ) { $0.cases = [.of("Team 1", children: [])] },
        .init("the same, B2: its team acts too", ["hub/n lead", "team/one action"]) {
            $0.band = .sameDay
            $0.cases = [.of("Team 1", children: [])]
        },
        .init("an unlisted team of an authority", ["hub/n lead", "open-case information"]) {
            $0.cases = [.of("Elsewhere", authority: "e1")]
        },
        .init("a case of nobody served: home leads", ["hub/n lead", "open-case information"]) {
            $0.cases = [.of("Elsewhere", authority: "999")]
        },
    ]

    private static let restricted: [RoutesRow] = [
        .init("a confidential address", ["restricted lead", "hub/n action stub"]) {
            $0.isConfidential = true
        },
        .init("a protected record", ["restricted lead", "hub/n action stub"]) {
            $0.isProtected = true
        },
        .init(
            "confidential, two authorities, at night",
            ["restricted lead", "hub/s action stub", "hub/n action stub", "night action stub"]
        ) {
            $0.band = .immediate
            $0.isConfidential = true
            $0.found = "SS1 1AA"
            $0.outOfHours = true
        },
        .init(
            "confidential, an open case",
            ["restricted lead", "team/one action stub", "hub/n information stub"]
        ) {
            $0.isConfidential = true
            $0.cases = [.of("Team 1")]
        },
        .init(
            "confidential, nobody's",
            ["restricted lead", "unrouted action stub", "hub/n action stub", "hub/s action stub"]
        ) {
            $0.isConfidential = true
            $0.homes = []
        },
        .init("an allegation: restricted alone", ["restricted lead"]) {
            $0.type = "ALLEGATION_STAFF"
        },
        .init("Prevent: restricted alone", ["restricted lead"]) { $0.type = "prevent" },
        .init("an allegation of two authorities and a team", ["restricted lead"]) {
            $0.type = "ALLEGATION_STAFF"
            $0.found = "SS1 1AA"
            $0.cases = [.of("Team 1")]
        },
        .init("an allegation about nobody's", ["restricted lead"]) {
            $0.type = "ALLEGATION_STAFF"
            $0.homes = []
        },
        .init("an allegation, B3, on the night's sheet", ["restricted lead"]) {
            $0.type = "ALLEGATION_STAFF"
            $0.outOfHours = true
        },
        .init(
            "an allegation, B1 at night: somebody who is awake knows of it",
            ["restricted lead", "night action stub"]
        ) {
            $0.type = "ALLEGATION_STAFF"
            $0.band = .immediate
            $0.outOfHours = true
        },
        .init(
            "an allegation on what the hub has: it is told who has it now",
            ["restricted lead", "hub/n action stub"]
        ) {
            $0.type = "ALLEGATION_STAFF"
            $0.former = ["hub/n"]
        },
        .init("restricted once, restricted for good", ["restricted lead", "hub/n action stub"]) {
            $0.former = ["restricted", "hub/n"]
        },
        .init(
            "after an allegation, what the hub is for", ["restricted lead", "hub/n action stub"]
        ) { $0.former = ["restricted"] },
    ]

    private static let later: [RoutesRow] = [
        .init("whoever had it is served", ["hub/s lead", "hub/n action"]) {
            $0.homes = ["SS1 1AA"]
            $0.former = ["hub/n"]
        },
        .init("raised from early help", ["hub/n lead"]) { $0.former = ["help/n"] },
        .init("by the name that its hub had", ["hub/s lead", "hub/n action"]) {
            $0.homes = ["SS1 1AA"]
            $0.former = ["joint"]
        },
        .init("a team that had it", ["hub/n lead", "team/one action"]) { $0.former = ["team/one"] },
        .init(
            "the hub had it, a team has it now", ["team/one lead", "hub/n information"]
        ) {
            $0.former = ["hub/n"]
            $0.cases = [.of("Team 1")]
        },
        .init("nobody's before, known now", ["hub/n lead", "unrouted information"]) {
            $0.former = ["unrouted"]
        },
        .init("a home that is not told again", ["hub/n lead"]) {
            $0.homes = []
            $0.former = ["hub/n"]
        },
        .init(
            "moved to where nobody knows",
            ["hub/n lead", "unrouted action", "hub/s information"]
        ) {
            $0.homes = ["ZZ99 3VZ"]
            $0.former = ["hub/n"]
        },
        .init("the night's team, by day", ["hub/n lead"]) { $0.former = ["hub/n", "night"] },
        .init("a test", ["test lead"]) {
            $0.isTest = true
            $0.band = .immediate
            $0.outOfHours = true
            $0.isConfidential = true
            $0.isProtected = true
            $0.former = ["hub/n"]
            $0.cases = [.of("Team 1")]
        },
    ]
}
