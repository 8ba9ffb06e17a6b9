import Enrichment
import Flow
import HouseKit
import Model
import Testing
import Triage

@Suite struct RoutesTests {
    private static func routes() throws -> Routes { try Deployed.stages().enricher.routes }

    private static func verdict(_ band: Band, outOfHours: Bool = false) -> Verdict {
        Verdict(
            band: band, level: 3,
            due: .init(at: HandClock.morning, why: "", outOfHours: outOfHours), children: [],
            policy: "", decidedAt: HandClock.morning, historyRead: true)
    }

    /// The routes of a notice as `name` or `name(stub)`, the leading one first.
    private static func names(
        _ band: Band = .within24Hours, outOfHours: Bool = false, isTest: Bool = false,
        by routes: Routes? = nil, at time: Timestamp = HandClock.morning,
        _ change: (inout Notification) -> Void = { _ in }
    ) throws -> [String] {
        let routes = try routes ?? Self.routes()
        return routes.parts(
            for: Routes.Occasion(
                notification: Specimen.notice("m", change),
                verdict: verdict(band, outOfHours: outOfHours), receivedAt: time, isTest: isTest)
        ).map { $0.content == .full ? $0.route.name : "\($0.route.name)(\($0.content.rawValue))" }
    }

    private static func found(_ postcode: String) -> (inout Notification) -> Void {
        {
            var place = Specimen.address("The shop", postcode)
            place.kind = Stated(written: "found")
            $0.subjects[0].addresses.append(place)
        }
    }

    @Test(arguments: RoutesRow.all)
    func `the table of routes holds`(row: RoutesRow) throws {
        let parts = try Routes(yaml: RoutesRow.yaml).parts(for: row.occasion)
        let told = parts.map { part in
            "\(part.route.name) \(part.purpose.rawValue)"
                + (part.content == .stub ? " stub" : "")
        }
        #expect(told == row.expected)
        #expect(parts.filter { $0.purpose == .lead }.map(\.route) == [parts.first?.route])
        #expect(Set(parts.map(\.route)).count == parts.count)
        #expect(parts.allSatisfy { !$0.why.isEmpty })
    }

    @Test func `the table is long enough, and names no row twice`() {
        #expect(RoutesRow.all.count >= 40)
        let expected = RoutesRow.all.map { "\($0.title) \($0.expected) \($0.band) \($0.day)" }
        #expect(Set(expected).count == RoutesRow.all.count)
    }

    @Test(
        arguments: zip(
            Band.allCases,
            ["hub", "hub", "hub", "hub", "early-help", "information"]))
    func `the band chooses the queue of the child's authority`(band: Band, queue: String) throws {
        #expect(try Self.names(band) == ["\(queue)/hartlepool"])
    }

    @Test func `home leads, and where the child was found comes after it`() throws {
        let names = try Self.names(.within24Hours, Self.found("TS19 9YW"))
        #expect(names == ["hub/hartlepool", "hub/stockton"])
    }

    @Test(arguments: [Band.immediate, .sameDay])
    func `the most urgent lead where the child is now, unless it has gone home`(band: Band) throws {
        #expect(
            try Self.names(band, Self.found("TS19 9YW")) == ["hub/stockton", "hub/hartlepool"])
        let gone = try Self.names(band) { notice in
            Self.found("TS19 9YW")(&notice)
            notice.subjects[0].whereNow = Stated(written: "home")
        }
        #expect(gone == ["hub/hartlepool", "hub/stockton"])
    }

    @Test(arguments: [nil, "TS99", "ZZ99 3VZ", "TS21 1AA"])
    func `who cannot be told from the postcode is unrouted, never turned away`(
        postcode: String?
    ) throws {
        let names = try Self.names { notice in
            notice.subjects[0].addresses[0].postcode = postcode.map { Stated(written: $0) }
        }
        #expect(names == Self.nobodys)
    }

    /// Where people look first, and both hubs beside it.
    private static let nobodys = ["unrouted", "hub/hartlepool", "hub/stockton"]

    @Test func `a former address is no home`() throws {
        let names = try Self.names { notice in
            notice.subjects[0].addresses[0].to = Stated(written: "2026-01-01")
        }
        #expect(names == Self.nobodys)
    }

    @Test func `where no child's home is told, the adults' is taken`() throws {
        let names = try Self.names { notice in
            var mother = Notification.Adult()
            mother.addresses = notice.subjects[0].addresses
            notice.adults = [mother]
            notice.subjects[0].addresses = []
        }
        #expect(names == ["hub/hartlepool"])
    }

    @Test func `out of hours the emergency team has it too`() throws {
        #expect(try Self.names(.immediate, outOfHours: true) == ["hub/hartlepool", "out-of-hours"])
    }

    @Test func `a test message goes to the test route alone`() throws {
        let names = try Self.names(.immediate, outOfHours: true, isTest: true) {
            $0.subjects[0].addresses[0].confidential = Stated(written: "yes")
        }
        #expect(names == ["test"])
    }

    @Test(arguments: ["yes", "notKnown", "YES", "true", "please", "refused"])
    func `a confidential address puts the whole on the restricted route and a stub elsewhere`(
        answer: String
    ) throws {
        let names = try Self.names(.immediate, outOfHours: true) {
            $0.subjects[0].addresses[0].confidential = Stated(written: answer)
        }
        #expect(names == ["restricted", "hub/hartlepool(stub)", "out-of-hours(stub)"])
        let handled = try Self.names { notice in
            var handling = Notification.Handling()
            handling.addressConfidential = Stated(written: answer)
            notice.header.handling = handling
        }
        #expect(handled == ["restricted", "hub/hartlepool(stub)"])
    }

    @Test(arguments: ["no", "No", " ", "", "notApplicable"])
    func `an address that is said not to be confidential is shown`(answer: String) throws {
        let names = try Self.names {
            $0.subjects[0].addresses[0].confidential = Stated(written: answer)
        }
        #expect(names == ["hub/hartlepool"])
    }

    @Test func `no route is given twice, though two authorities share it`() throws {
        let routes = try Routes(yaml: Self.shared)
        let names = try Self.names(by: routes, Self.found("TS18 1AA"))
        #expect(names == ["far"])
    }

    @Test func `whoever an earlier message went to is served by a later one`() throws {
        var moved = Specimen.notice("m")
        moved.subjects[0].addresses = [Specimen.address("2 Far Road", "TS18 1AA")]
        let verdict = try Deployed.stages().decider.decide(
            moved, history: .unavailable, persons: [:], receivedAt: HandClock.morning)
        let names = try Self.routes().parts(
            for: Routes.Occasion(
                notification: moved, verdict: verdict, receivedAt: HandClock.morning,
                isTest: false, former: ["hub/hartlepool", "out-of-hours"])
        ).map(\.route.name)
        #expect(names == ["hub/stockton", "hub/hartlepool"])
    }

    @Test func `who serves whom depends on the day`() throws {
        let routes = try Routes(yaml: Self.shared)
        let moved = Timestamp(year: 2027, month: 4, day: 1, hour: 9)
        #expect(try Self.names(by: routes) == ["far"])
        #expect(try Self.names(by: routes, at: moved) == ["near"])
        let before = Timestamp(year: 2019, month: 12, day: 31)
        #expect(try Self.names(by: routes, at: before) == ["unrouted"])
    }

    @Test func `the longest prefix of a postcode counts`() throws {
        let day = HandClock.morning.day
        let routes = try Routes(yaml: Self.shared)
        let postcode = try #require(Postcode(reading: "TS25 2HB"))
        #expect(routes.authority(of: postcode, on: day) == "1")
        let other = try #require(Postcode(reading: "TS25 9HB"))
        #expect(routes.authority(of: other, on: day) == "2")
    }

    @Test func `every route that an entry can have is known beforehand`() throws {
        let all = try Self.routes().all.map(\.name)
        #expect(Set(all).count == all.count)
        for band in Band.allCases {
            for name in try Self.names(band, Self.found("TS19 9YW")) { #expect(all.contains(name)) }
        }
        #expect(all.contains("restricted"))
        #expect(all.contains("unread"))
    }

    /// Two authorities that share a route, one of them until April 2027.
    private static let shared = """
        routes: {unrouted: unrouted, restricted: restricted, outOfHours: night, unread: unread, test: test, openCase: open}
        authorities:
          - code: "1"
            name: One
            routes:
              - {from: "2020-01-01", hub: far, earlyHelp: far, information: far}
              - {from: "2027-04-01", outOfArea: near}
          - code: "2"
            name: Two
            routes:
              - {from: "2020-01-01", outOfArea: far}
        postcodes:
          - {prefix: TS25, authority: "1", from: "2020-01-01"}
          - {prefix: TS25 9, authority: "2", from: "2020-01-01"}
          - {prefix: TS18, authority: "2", from: "2020-01-01"}
        """
}
