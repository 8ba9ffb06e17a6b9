import Enrichment
import Files
import Flow
import HouseKit
import Model
import Spelling
import Store
import Synchronization
import TestKit
import Testing
import Triage

/// Referrals that are decided again though no message came: they only rise, and only what rises
/// goes out.
@Suite struct LookingAgainTests {
    private static let home = "hub/hartlepool"

    /// Looks as the upkeep does, and waits for what comes of it.
    ///
    /// - Returns: How many were looked at.
    @discardableResult
    private static func look(_ house: SmallHouse) throws -> Int {
        let count = LookingAgain(pipeline: house.pipeline).pass()
        try house.settle()
        return count
    }

    /// What the register's extract tells of the child of every specimen.
    private static func register(in house: SmallHouse) throws {
        var record = Person.Record()
        record.names = [.init(given: "Callum", family: "Reeve")]
        record.dateOfBirth = PartialDate(reading: "2017-05-03")
        var home = Person.Residence()
        home.line = "7 Pebble Close"
        home.postcode = Postcode(reading: "TS25 2HB")
        record.addresses = [home]
        let person = ImportedPerson(sourceID: "p1", householdID: "h1", record: record)
        _ = try house.ledger.wait {
            house.ledger.importPersons([person], of: "p", upTo: 2, actor: "t", then: $0)
        }
    }

    /// Tells of contacts, so many days before the demonstration's morning.
    private static func tell(_ daysAgo: Int..., in house: SmallHouse) throws {
        let contacts = daysAgo.map { days in
            let time = HandClock.morning - .days(days)
            return ImportedContact(
                sourceID: "c\(days)", personID: "p1", householdID: nil, occurred: time,
                received: time, source: "6", reasons: [.neglect], reference: nil, outcome: nil)
        }
        _ = try house.ledger.wait {
            house.ledger.importContacts(contacts, of: "c", upTo: 9, actor: "t", then: $0)
        }
    }

    private static func notice(_ code: String) -> Notification {
        Specimen.notice("m") { $0.concerns[0].code = Stated(written: code) }
    }

    private static func now(
        _ referral: ReferralRecord, _ house: SmallHouse
    ) throws -> ReferralRecord {
        try #require(try house.ledger.referral(referral.reference))
    }

    private static func newest(_ house: SmallHouse) throws -> ReferralDocument {
        let documents = try house.allEntries().filter { $0.contains("/new/") }.compactMap {
            ReferralDocument(json: try house.file("referral.json", of: $0))
        }
        return try #require(documents.max { $0.number < $1.number })
    }

    @Test func `a history that can be read again is added, once`() throws {
        let isReadable = Switch(false)
        var plan = SmallHouse.Plan()
        plan.stages = StageHooks(isRegisterReadable: { isReadable.value })
        try SmallHouse.running(plan) { house in
            let first = try house.referral(of: Self.notice("minorOffence"))
            #expect(first.band == .within24Hours)
            #expect(try !Self.newest(house).verdict.historyRead)
            #expect(try Self.look(house) == 0)
            // Still unreadable: nothing goes out, and it is looked at again later.
            house.clock.advance(by: .seconds(30))
            #expect(try Self.look(house) == 1)
            #expect(try Self.now(first, house).entries.count == 1)
            isReadable.value = true
            #expect(try Self.look(house) == 0)
            house.clock.advance(by: .seconds(30))
            #expect(try Self.look(house) == 1)
            let second = try Self.now(first, house)
            #expect(second.entries.map(\.state) == [.superseded, .forwarded])
            #expect(second.deliveries == first.deliveries)
            let document = try Self.newest(house)
            #expect(document.attaches == .addendum)
            #expect(document.verdict.historyRead)
            // Only a person lowers what was given while it could not be read.
            #expect(second.band == .within24Hours)
            #expect(second.due == first.due)
            for _ in 1...3 { try Self.look(house) }
            #expect(try Self.now(first, house).entries.count == 2)
        }
    }

    @Test func `what an import tells raises what was decided before`() throws {
        try SmallHouse.running { house in
            try Self.register(in: house)
            let first = try house.referral(of: Self.notice("bullying"))
            #expect(first.band == .earlyHelp)
            // Two incidents in 90 days are no reason: nothing goes out.
            try Self.tell(3, in: house)
            #expect(try Self.look(house) == 1)
            #expect(try Self.look(house) == 0)
            #expect(try Self.now(first, house).entries.count == 1)
            try Self.tell(30, in: house)
            #expect(try Self.look(house) == 1)
            let second = try Self.now(first, house)
            #expect(second.band == .within24Hours)
            #expect(second.firstBand == .earlyHelp)
            #expect(second.due <= first.due)
            let document = try Self.newest(house)
            #expect(document.formerBand == .earlyHelp)
            #expect(document.attaches == .addendum)
            #expect(document.routes.contains(Self.home))
            #expect(
                document.verdict.children[0].reasons.contains {
                    $0.rule == "C01" && $0.effect == .raised
                })
            // No message came: nothing counts twice.
            #expect(document.history.incidents90Days == 3)
            #expect(try house.ledger.figures().contacts == 3)
        }
    }

    @Test func `another policy has every open referral looked at, and none that it decided`() throws
    {
        try SmallHouse.running { house in
            let first = try house.referral(of: Self.notice("bullying"))
            let digest = house.pipeline.current.decider.policy.digest
            _ = try house.ledger.wait { house.ledger.takePolicy(digest, then: $0) }
            #expect(try Self.look(house) == 0)
            _ = try house.ledger.wait { house.ledger.takePolicy("another", then: $0) }
            #expect(try Self.look(house) == 1)
            #expect(try Self.now(first, house).entries.count == 1)
            // A policy that holds low concerns to be due in 24 hours.
            var stages = house.pipeline.current
            stages.decider = try Self.strict()
            house.pipeline.current = stages
            _ = try house.ledger.wait { house.ledger.takePolicy("strict", then: $0) }
            #expect(try Self.look(house) == 1)
            #expect(try Self.now(first, house).band == .within24Hours)
            let document = try Self.newest(house)
            #expect(document.verdict.policy == "strict")
            #expect(document.attaches == .addendum)
        }
    }

    @Test func `half an hour before closing it is handed over, and a custody that ends raises it`()
        throws
    {
        try SmallHouse.running { house in
            let first = try house.referral(
                of: Specimen.notice("m") { notice in
                    var incident = Notification.Incident()
                    incident.thisIncident = Notification.Violence()
                    incident.thisIncident?.weapon = Stated(written: "yes")
                    notice.incident = incident
                    var adult = Notification.Adult()
                    adult.name = Specimen.name("Morgan", "Reeve")
                    adult.suspected = Stated(written: "yes")
                    adult.whereabouts = Stated(written: "inCustody")
                    adult.arrestedAt = Stated(written: "2026-11-22T23:00:00Z")
                    notice.adults = [adult]
                })
            #expect(first.band == .sameDay)
            #expect(try Self.newest(house).verdict.lookAgainAt?.text == "2026-11-23T16:30:00Z")
            house.clock.advance(by: .minutes(389))
            #expect(try Self.look(house) == 0)
            house.clock.advance(by: .minutes(1))
            #expect(try Self.look(house) == 1)
            let second = try Self.newest(house)
            #expect(second.verdict.band == .sameDay)
            #expect(second.verdict.due.outOfHours)
            let night = "out-of-hours"
            #expect(second.routes.contains(night))
            #expect(try house.entries(of: night).count == 1)
            // At 23:00 the person may be out again.
            house.clock.advance(by: .minutes(390))
            while try Self.look(house) > 0 {}
            let third = try Self.now(first, house)
            #expect(third.band == .immediate)
            #expect(third.due <= first.due)
            #expect(try Self.newest(house).verdict.children[0].reasons.map(\.rule).contains("F06"))
        }
    }

    /// The house's policy, but for the band of what is low.
    private static func strict() throws -> Decider {
        let folder = "deploy/rules/2026-11-01"
        let low = "<text>\"F50\"</text></outputEntry><outputEntry><text>\"B5\""
        let files = try Deployed.names(in: folder).map { name in
            let text = String(decoding: try Deployed.bytes("\(folder)/\(name)"), as: UTF8.self)
            return (
                name: name,
                bytes: Array(text.replacing(low, with: low.replacing("B5", with: "B3")).utf8)
            )
        }
        let calendar = try WorkingDays(yaml: Deployed.bytes("deploy/calendar.yaml"))
        return Decider(
            policy: try Policy(
                name: "2026-11-01", digest: "strict", files: files, calendar: calendar))
    }

    // MARK: - What a person does

    private static func give(_ band: String, _ house: SmallHouse) throws {
        let entry = try #require(try house.entries(of: home).first)
        let reference = try #require(entry.split(separator: "-", maxSplits: 2).last)
        let text = """
            {"reference": "\(reference)", "route": "\(home)", "by": "A. Shah", "band": "\(band)",
             "reason": "I have spoken to the school."}
            """
        let acks = try #require(Path(house.folder.text("queue/acks")))
        try Disk.real.put(text, at: acks / "a.json")
        house.readers.pass(house.pipeline.current.enricher.routes.all)
        _ = try house.ledger.wait { house.ledger.noteRemoved(0, then: $0) }
    }

    @Test func `a band that a person raises goes out to whoever acts by it`() throws {
        try SmallHouse.running { house in
            let first = try house.referral(of: Self.notice("neglect"))
            #expect(first.band == .within24Hours)
            try Self.give("B1", house)
            #expect(try Self.now(first, house).band == .immediate)
            #expect(try Self.look(house) == 1)
            let document = try Self.newest(house)
            #expect(document.number == 2)
            #expect(document.verdict.band == .immediate)
            #expect(document.verdict.due.at <= first.due)
        }
    }

    @Test func `a band that a person lowers stays, and nothing goes out for it`() throws {
        try SmallHouse.running { house in
            let first = try house.referral(of: Self.notice("neglect"))
            try Self.give("B5", house)
            #expect(try Self.now(first, house).band == .earlyHelp)
            #expect(try Self.look(house) == 1)
            #expect(try Self.look(house) == 0)
            let second = try Self.now(first, house)
            #expect(second.band == .earlyHelp)
            #expect(second.entries.count == 1)
            // Something that the person did not see.
            let third = try house.referral(of: Specimen.notice("m", Specimen.immediate))
            #expect(third.reference == first.reference)
            #expect(third.band == .immediate)
        }
    }

    @Test func `what the family's register tells meanwhile is not passed over`() throws {
        let meanwhile = Mutex<(@Sendable () throws -> Void)?>(nil)
        var plan = SmallHouse.Plan()
        plan.stages = StageHooks(decided: { _, _ in
            let act = meanwhile.withLock { act in
                defer { act = nil }
                return act
            }
            try? act?()
        })
        try SmallHouse.running(plan) { house in
            try Self.register(in: house)
            let first = try house.referral(of: Self.notice("bullying"))
            try Self.tell(3, 30, in: house)
            let ledger = house.ledger
            meanwhile.withLock {
                $0 = {
                    let time = HandClock.morning - .days(60)
                    let contact = ImportedContact(
                        sourceID: "late", personID: "p1", householdID: nil, occurred: time,
                        received: time, source: "6", reasons: [.neglect], reference: nil,
                        outcome: nil)
                    _ = try ledger.wait {
                        ledger.importContacts([contact], of: "d", upTo: 2, actor: "t", then: $0)
                    }
                }
            }
            #expect(try Self.look(house) == 1)
            #expect(try Self.now(first, house).entries.count == 1)
            #expect(try Self.look(house) == 1)
            #expect(try Self.now(first, house).entries.count == 2)
            #expect(try Self.newest(house).history.incidents90Days == 4)
        }
    }
}

/// What a test turns on and off while others look.
private final class Switch: Sendable {
    private let state: Mutex<Bool>

    init(_ value: Bool) { state = Mutex(value) }

    var value: Bool {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
