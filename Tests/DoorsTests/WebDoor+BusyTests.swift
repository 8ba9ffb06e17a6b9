import Flow
import GRDB
import HouseKit
import Model
import TestKit
import Testing

@testable import Store

/// What the house cannot take now: said so, not kept, and taken when it is sent again.
@Suite struct WebDoorBusyTests {
    private static let notice = Specimen.notice("m").bytes(.xml)

    private static func expectBusy(
        _ answer: HTTPAnswer, _ status: Int, _ code: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(answer.status == status, sourceLocation: sourceLocation)
        let problem = try answer.problem()
        #expect(problem.code == code, sourceLocation: sourceLocation)
        #expect(problem.detail.contains("Nothing was kept"), sourceLocation: sourceLocation)
        #expect(problem.receipt == nil, sourceLocation: sourceLocation)
        let seconds = answer.headers["retry-after"].flatMap { Int($0) }
        #expect(seconds.map { $0 > 0 } == true, sourceLocation: sourceLocation)
    }

    /// Holds a message of the police's in the house, and does something meanwhile.
    private static func holding(
        _ plan: DoorHouse.Plan, _ body: (DoorHouse) async throws -> Void
    ) async throws {
        let turnstile = Turnstile(isShut: true)
        var plan = plan
        plan.house.stages.beforeCommit = { _ in turnstile.pass() }
        try await DoorHouse.running(plan) { doors in
            defer { turnstile.open() }
            #expect(try await doors.post(Specimen.notice("held").bytes(.xml)).status == 202)
            try await body(doors)
            turnstile.open()
            try doors.house.settle()
            // What was refused is taken when it comes again.
            let again = try await doors.post(Self.notice)
            #expect(again.status == 202)
            #expect(try again.receipt().state == "kept")
        }
    }

    @Test func `a house that is full answers 503, to everybody`() async throws {
        var plan = DoorHouse.Plan()
        plan.house.limits.unfinished = 1
        try await Self.holding(plan) { doors in
            try Self.expectBusy(try await doors.post(Self.notice), 503, "service.busy")
            let other = try await doors.post(Specimen.healthNotice("h").bytes(.xml), as: .health)
            try Self.expectBusy(other, 503, "service.busy")
            #expect(try doors.house.deliveries() == 1)
            #expect(
                doors.house.logs.lines(of: "call.refused").first
                    == "warning call.refused by=hatch-police code=service.busy status=503")
        }
    }

    @Test func `a partner that has too many unfinished is answered 429, the others 202`()
        async throws
    {
        var plan = DoorHouse.Plan()
        var police = try Deployed.partner()
        police.unfinishedLimit = 1
        plan.house.partners = [police, try Deployed.partner("northside-health")]
        try await Self.holding(plan) { doors in
            try Self.expectBusy(try await doors.post(Self.notice), 429, "service.partner-busy")
            #expect(try doors.house.deliveries() == 1)
            try await doors.takesAnother()
        }
    }

    @Test func `a ledger that another process holds is answered 503`() async throws {
        var plan = DoorHouse.Plan()
        plan.house.patience = .milliseconds(1)
        try await DoorHouse.running(plan) { doors in
            let other = try OtherProcess(at: doors.house.folder)
            try other.hold()
            try Self.expectBusy(try await doors.post(Self.notice), 503, "service.locked")
            #expect(
                doors.house.logs.lines(of: "delivery.not-kept")
                    == ["error delivery.not-kept reason=locked"])
            #expect(try doors.house.deliveries() == 0)
            try other.letGo()
            #expect(try await doors.post(Self.notice).status == 202)
        }
    }

    @Test func `a full disk is answered 503 and never 202`() async throws {
        try await DoorHouse.running { doors in
            let large = Specimen.notice("m") { notice in
                notice.narrative = String(repeating: "words ", count: 100_000)
            }.bytes(.xml)
            try doors.house.ledger.limitPages(toMore: 2)
            for _ in 0..<3 {
                try Self.expectBusy(try await doors.post(large), 503, "service.no-space")
            }
            #expect(
                doors.house.logs.lines(of: "delivery.not-kept")
                    == Array(repeating: "error delivery.not-kept reason=no-space", count: 3))
            #expect(try doors.house.deliveries() == 0)
            try doors.house.ledger.limitPages(toMore: 1_000_000)
            let answer = try await doors.post(large)
            #expect(answer.status == 202)
            #expect(try doors.delivery(answer.receipt().reference).bytes == large)
        }
    }
}

/// Another process with the ledger's file open.
struct OtherProcess {
    private let database: DatabaseQueue

    init(at folder: TemporaryFolder) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        database = try DatabaseQueue(
            path: folder.text("ledger.sqlite"), configuration: configuration)
    }

    func hold() throws {
        try database.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    }

    func letGo() throws {
        try database.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    }
}

extension Ledger {
    /// Lets the file grow by so many pages, as a disk does that is nearly full.
    func limitPages(toMore count: Int) throws {
        try pool.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages + count)")
        }
    }
}
