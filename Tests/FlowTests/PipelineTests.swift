import Files
import Flow
import HouseKit
import Model
import Store
import TestKit
import Testing
import Threads

@Suite struct PipelineTests {
    @Test(arguments: [Delivery.Spelling.xml, .json])
    func `a message is answered when it is durable, then linked, decided and forwarded`(
        spelling: Delivery.Spelling
    ) throws {
        try SmallHouse.running { house in
            let receipt = try house.receipt(Specimen.notice("m").bytes(spelling), spelling)
            #expect(receipt.state == .kept)
            #expect(receipt.fault == nil)
            try house.settle()
            let referral = try house.referral(of: receipt.reference)
            #expect(referral.entries.map(\.state) == [.forwarded])
            let entry = try #require(try house.entries(of: "hub/hartlepool").first)
            #expect(entry.hasSuffix(referral.reference.text))
            let path = "hub/hartlepool/new/\(entry)"
            #expect(
                try house.file("original.\(spelling.rawValue)", of: path)
                    == Specimen.notice("m").bytes(spelling))
        }
    }

    @Test(arguments: [false, true])
    func `the same bytes again are answered like the first, also while those are not yet read`(
        isGood: Bool
    ) throws {
        let turns = Turns()
        let turnstile = Turnstile(isShut: true)
        var plan = SmallHouse.Plan()
        plan.stages = StageHooks(beforeRead: { _ in if turns.next() == 1 { turnstile.pass() } })
        try SmallHouse.running(plan) { house in
            let bytes = isGood ? Specimen.notice("m").bytes(.xml) : Array("<a>".utf8)
            let first = OwnThread("first") { _ = try? house.receipt(bytes) }
            try Deadline.wait(for: "the first to be held") { turnstile.count == 1 }
            let again = try house.receipt(bytes)
            #expect(again.state == (isGood ? .duplicate : .rejected))
            #expect(again.fault?.code == (isGood ? nil : .malformed))
            turnstile.open()
            first.join()
            try house.settle()
            let record = try #require(try house.ledger.delivery(again.reference))
            #expect(record.state == (isGood ? .accepted : .rejected))
            #expect(try house.ledger.rejections(RejectionFilter()).count == (isGood ? 0 : 1))
        }
    }

    @Test func `a message that cannot be read is answered with its fault, and kept`() throws {
        try SmallHouse.running { house in
            let receipt = try house.receipt(Array("<a>".utf8))
            #expect(receipt.state == .rejected)
            #expect(receipt.fault?.code == .malformed)
            try house.settle()
            let rejection = try #require(try house.ledger.rejection(receipt.reference))
            #expect(rejection.status == .open)
            #expect(try house.allEntries() == [])
        }
    }

    @Test func `the same bytes again are a duplicate, and lead to the first`() throws {
        try SmallHouse.running { house in
            let first = try house.receipt(Specimen.notice("m"))
            let second = try house.receipt(Specimen.notice("m"))
            #expect(second.state == .duplicate)
            #expect(second.reference == first.reference)
            try house.settle()
            let third = try house.receipt(Specimen.notice("m"))
            #expect(third.referral == (try house.referral(of: first.reference).reference))
            try house.settle()
            #expect(try house.allEntries().count == 1)
        }
    }

    @Test func `a sender that is not the certificate's partner is rejected`() throws {
        try SmallHouse.running { house in
            let notice = Specimen.notice("m") { $0.header.sender?.code = "X99NH" }
            let receipt = try house.receipt(notice)
            #expect(receipt.fault?.code == .wrongPartner)
            #expect(receipt.fault?.first.place.path == "/notification/header/sender/code")
            try house.settle()
            #expect(try house.ledger.figures().rejectionsOpen == 1)
        }
    }

    @Test func `an Idempotency-Key that came with other bytes is a warning`() throws {
        try SmallHouse.running { house in
            _ = try house.receipt(Specimen.notice("m1").bytes(.xml), key: "k")
            let second = try house.receipt(Specimen.notice("m2").bytes(.xml), key: "k")
            #expect(second.warnings.map(\.code) == [.keyReused])
            #expect(second.state == .kept)
        }
    }

    @Test func `beyond the bound nothing is taken, for all partners or for one`() throws {
        var plan = SmallHouse.Plan()
        plan.limits.unfinished = 3
        var police = try Deployed.partner()
        police.unfinishedLimit = 1
        plan.partners = [police, try Deployed.partner("northside-health")]
        let turnstile = Turnstile()
        plan.commit = CommitHooks(before: { turnstile.pass() })
        try SmallHouse.running(plan) { house in
            turnstile.shut()
            let held = Answers()
            func take(_ text: String, _ partner: Partner) throws {
                try house.post(Array(text.utf8), from: partner, to: held)
            }
            try take("<a/>", police)
            #expect(try house.refusal("<b/>", from: police) == .partnerBusy)
            let health = try Deployed.partner("northside-health")
            try take("<c/>", health)
            try take("<d/>", health)
            #expect(try house.refusal("<e/>", from: health) == .busy)
            #expect(house.pipeline.isFull)
            turnstile.open()
            #expect(try held.take(3).count == 3)
            try house.settle()
            #expect(try house.receipt(Array("<f/>".utf8), from: police).state == .rejected)
            #expect(try house.ledger.figures().deliveries == [.rejected: 4])
        }
    }

    @Test func `what is urgent by itself is forwarded before what came first`() throws {
        let turnstile = Turnstile()
        var plan = SmallHouse.Plan()
        plan.limits.threads = 1
        let order = Order()
        plan.stages = StageHooks(beforeCommit: { delivery in
            if delivery.id == 1 { turnstile.pass() }
            order.note("\(delivery.id)")
        })
        try SmallHouse.running(plan) { house in
            turnstile.shut()
            // The first is held on its way; the others wait behind it.
            for number in 1...4 {
                _ = try house.receipt(Specimen.notice("m\(number)", family: "Family\(number)"))
            }
            let urgent = try house.receipt(
                Specimen.notice("m5", family: "Family5", Specimen.immediate))
            #expect(urgent.state == .kept)
            try Deadline.wait(for: "the urgent one") { order.notes.contains("5") }
            turnstile.open()
            try house.settle()
            #expect(order.notes.first == "5")
            #expect(try house.entries(of: "hub/hartlepool").first?.hasPrefix("B1") == true)
        }
    }

    @Test func `what was in hand at a stop reaches its end after the next start`() throws {
        let folder = try TemporaryFolder()
        var sent: [Reference] = []
        for round in 0..<3 {
            let house = try SmallHouse(in: folder)
            try house.start()
            for number in 0..<8 {
                let family = "Family\(round)\(number)"
                let text =
                    number == 7
                    ? Array("<a\(round)>".utf8)
                    : Specimen.notice("m\(round)-\(number)", family: family).bytes(.xml)
                sent.append(try house.receipt(text).reference)
            }
            house.stop()
        }
        try SmallHouse.running(in: folder) { house in
            try house.settle()
            let states = try sent.map { try house.ledger.delivery($0)?.state }
            #expect(states.count { $0 == .accepted } == 21)
            #expect(states.count { $0 == .rejected } == 3)
            #expect(try house.entries(of: "hub/hartlepool").count == 21)
            #expect(try house.ledger.firstBrokenAuditEntry() == nil)
        }
    }

    @Test func `after a stop nothing is taken, and nobody waits for an answer`() throws {
        let house = try SmallHouse()
        try house.start()
        house.stop()
        #expect(try house.refusal("<a/>") == .stopping)
    }
}
