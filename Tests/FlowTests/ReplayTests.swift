import Flow
import HouseKit
import Model
import Store
import TestKit
import Testing

@Suite struct ReplayTests {
    /// A house whose partner is not yet allowed the code that its messages carry.
    private static func running(_ body: (SmallHouse, Rejection) throws -> Void) throws {
        var plan = SmallHouse.Plan()
        var partner = try Deployed.partner()
        partner.organisationCodes = ["HATCH"]
        plan.partners = [partner]
        try SmallHouse.running(plan) { house in
            let receipt = try house.receipt(Specimen.notice("m"))
            #expect(receipt.fault?.code == .wrongPartner)
            try house.settle()
            try body(house, try #require(try house.ledger.rejection(receipt.reference)))
        }
    }

    private static func replay(_ house: SmallHouse) -> Replay {
        Replay(ledger: house.ledger, stages: house.pipeline.current) { house.pipeline.carry($0) }
    }

    @Test func `a dry run tells what would become of it, and changes nothing`() throws {
        try Self.running { house, rejection in
            let before = try house.ledger.figures()
            #expect(try Self.replay(house).dryRun(rejection) == .fails(.wrongPartner))
            house.pipeline.current = try Deployed.stages()
            #expect(try Self.replay(house).dryRun(rejection) == .passes(nil))
            #expect(try house.ledger.figures() == before)
        }
    }

    @Test func `a message that fails still is not replayed`() throws {
        try Self.running { house, rejection in
            let outcome = try Self.replay(house).run(rejection, reason: "try", actor: "admin")
            #expect(outcome == .fails(.wrongPartner))
            #expect(try house.ledger.figures().rejectionsOpen == 1)
        }
    }

    @Test func `a message that passes by now goes its way, and its item is closed`() throws {
        try Self.running { house, rejection in
            house.safetyNet.pass()
            try house.settle()
            house.pipeline.current = try Deployed.stages()
            let outcome = try Self.replay(house).run(
                rejection, reason: "code added", actor: "admin")
            guard case .passes(let reference?) = outcome else {
                Issue.record("it ended as \(outcome)")
                return
            }
            try house.settle()
            #expect(try house.referral(of: reference).entries.map(\.state) == [.forwarded])
            #expect(try house.ledger.rejection(rejection.reference)?.replayedAs == reference)
            house.safetyNet.close { _ in }
            try house.settle()
            #expect(try house.ledger.itemsWithNothingOpen() == [])
            let again = try Self.replay(house).run(rejection, reason: "twice", actor: "admin")
            #expect(again == .cannot("accepted already, being tried again, or no longer open"))
        }
    }

    @Test func `until the attempt has ended the rejection is open, and it is due as at first`()
        throws
    {
        let turnstile = Turnstile()
        var plan = SmallHouse.Plan()
        var partner = try Deployed.partner()
        partner.organisationCodes = ["HATCH"]
        plan.partners = [partner]
        plan.stages = StageHooks(beforeCommit: { _ in turnstile.pass() })
        try SmallHouse.running(plan) { house in
            let receipt = try house.receipt(Specimen.notice("m"))
            let rejection = try #require(try house.ledger.rejection(receipt.reference))
            house.safetyNet.pass()
            try house.settle()
            var stages = try Deployed.stages()
            stages.hooks = plan.stages
            house.pipeline.current = stages
            house.clock.advance(by: .days(20))
            turnstile.shut()
            let outcome = try Self.replay(house).run(rejection, reason: "code", actor: "admin")
            guard case .passes(let reference?) = outcome else {
                Issue.record("it ended as \(outcome)")
                return
            }
            #expect(try house.ledger.figures().rejectionsOpen == 1)
            #expect(try house.ledger.itemsWithNothingOpen() == [])
            turnstile.open()
            try house.settle()
            #expect(try house.ledger.figures().rejectionsOpen == 0)
            #expect(try house.ledger.delivery(reference)?.receivedAt == receipt.receivedAt)
            #expect(try house.referral(of: reference).due < house.clock.now)
        }
    }

    @Test func `of a message over the limit there is not enough to replay`() throws {
        try SmallHouse.running { house in
            let text = String(repeating: "x", count: MessageLimit.bytes + 1)
            let receipt = try house.receiptOfBeginning(Array(text.utf8))
            let rejection = try #require(try house.ledger.rejection(receipt.reference))
            guard case .cannot = try Self.replay(house).dryRun(rejection) else {
                Issue.record("it would be replayed")
                return
            }
        }
    }
}
