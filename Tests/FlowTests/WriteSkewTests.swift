import Desk
import Enrichment
import Flow
import Glibc
import HouseKit
import Linkage
import Model
import Spelling
import Store
import Synchronization
import TestKit
import Testing
import Threads

/// Two notices at once about one family: both have linked and decided before either commits.
@Suite struct WriteSkewTests {
    /// Holds the first of each pair until the second has come as far, each pair once.
    private final class Pairs: Sendable {
        private struct State {
            var arrived: [Int64: Int] = [:]
            var heldThreads = 0
            var isOver = false

            /// Whether this one is to be held. One thread is left to bring the seconds.
            mutating func arrive(_ pair: Int64, threads: Int) -> Bool {
                arrived[pair, default: 0] += 1
                guard arrived[pair] == 1, heldThreads < threads - 1 else { return false }
                heldThreads += 1
                return true
            }
        }

        private let threads: Int
        private let lock = Lock()
        private let state = Mutex(State())

        init(threads: Int) { self.threads = threads }

        func meet(_ delivery: Delivery) {
            // Deliveries are kept in the order of their sending, two for each family.
            let pair = (delivery.id - 1) / 2
            lock.held {
                let isHeld = state.withLock { $0.arrive(pair, threads: threads) }
                guard isHeld else { return lock.wakeAll() }
                while state.withLock({ $0.arrived[pair] == 1 && !$0.isOver }) { lock.wait() }
                state.withLock { $0.heldThreads -= 1 }
            }
        }

        /// Holds nobody any more, so that a test which failed ends.
        func letGo() {
            lock.held {
                state.withLock { $0.isOver = true }
                lock.wakeAll()
            }
        }
    }

    private static func pairCount() -> Int {
        guard let text = unsafe getenv("GATEHOUSE_PAIRS"),
            let count = Int(unsafe String(cString: text))
        else { return 100 }
        return count
    }

    /// Two notices of one family; every other family is in the register already.
    private static func notices(_ pair: Int) -> [Notification] {
        ["a", "b"].map { side in
            Specimen.notice("m\(pair)\(side)", family: "Family\(pair)") { notice in
                notice.subjects[0].addresses[0].lines = ["\(pair) Pebble Close"]
                notice.narrative = side
            }
        }
    }

    private static func importFamilies(_ pairs: Int, into house: SmallHouse) throws {
        let persons = stride(from: 0, to: pairs, by: 2).map { pair in
            let notice = notices(pair)[0]
            var record = Person.Record()
            record.names = [.init(given: "Callum", family: "Family\(pair)")]
            record.dateOfBirth = notice.subjects[0].dateOfBirth?.value
            var home = Person.Residence()
            home.line = "\(pair) Pebble Close"
            home.postcode = notice.subjects[0].addresses[0].postcode?.value
            record.addresses = [home]
            return ImportedPerson(sourceID: "\(pair)", householdID: "\(pair)", record: record)
        }
        _ = try house.ledger.wait {
            house.ledger.importPersons(persons, of: "f", upTo: 2, actor: "t", then: $0)
        }
    }

    @Test func `of two notices at once about one family the later has counted the earlier`() throws
    {
        let pairs = Self.pairCount()
        var plan = SmallHouse.Plan()
        plan.limits.threads = 4
        let barrier = Pairs(threads: plan.limits.threads)
        plan.stages = StageHooks(beforeCommit: { barrier.meet($0) })
        try SmallHouse.running(plan) { house in
            defer { barrier.letGo() }
            try Self.importFamilies(pairs, into: house)
            let start = ContinuousClock.now
            let answers = Answers()
            let police = try Deployed.partner()
            for pair in 0..<pairs {
                for notice in Self.notices(pair) {
                    try house.post(notice.bytes(.json), .json, from: police, to: answers)
                }
            }
            _ = try answers.take(2 * pairs)
            try house.settle()
            let refused = try Self.refusals(house)
            print(
                "write skew: \(pairs) pairs, \(refused) commits refused by version, "
                    + "\(ContinuousClock.now - start)")
            #expect(refused * 10 >= pairs * 3)
            let wrong = try (0..<pairs).filter { try !Self.isCounted($0, house) }
            #expect(wrong == [])
            #expect(try house.ledger.figures().persons == pairs)
            #expect(try house.ledger.figures().contacts == 2 * pairs)
        }
    }

    /// Whether the two contacts of a family are there, and one verdict knew of one incident, the
    /// other of two.
    private static func isCounted(_ pair: Int, _ house: SmallHouse) throws -> Bool {
        let ledger = house.ledger
        let counts = try (1...2).map { number in
            let reference = Reference(
                .delivery, year: 2026, month: 11, number: 2 * pair + number)
            guard let referral = try ledger.delivery(reference)?.referral,
                let bytes = try ledger.document(referral, number: 1),
                let document = ReferralDocument(json: bytes)
            else { throw Missing(what: "a document of pair \(pair)") }
            return document.history.incidents90Days
        }
        let notice = notices(pair)[0]
        let households = try ledger.snapshot(
            Question(
                partner: Deployed.partner().id, messageId: "x", incident: nil,
                keys: house.pipeline.current.linker.keys(for: notice))
        ).candidates.households
        guard households.count == 1, households[0].members.count == 1 else { return false }
        let chronology = try ledger.chronology(
            persons: [households[0].members[0].id], households: [households[0].id])
        return chronology.contacts.count == 2 && counts.sorted() == [1, 2]
    }

    private static func refusals(_ house: SmallHouse) throws -> Int {
        let name = "gatehouse_commits_refused_total "
        let line = house.prometheus.text().split(separator: "\n").first { $0.hasPrefix(name) }
        return Int(line?.dropFirst(name.count) ?? "0") ?? 0
    }
}
