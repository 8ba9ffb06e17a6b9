import Enrichment
import Files
import Flow
import HouseKit
import Model
import Queue
import Spelling
import Store
import TestKit
import Testing

@Suite struct SafetyNetTests {
    /// Looks as the upkeep does.
    private static func pass(_ house: SmallHouse) throws {
        house.safetyNet.pass()
        house.safetyNet.close { entry in _ = try? house.queue.supersede(entry) }
        try house.settle()
    }

    private static func item(_ house: SmallHouse) throws -> (name: String, document: UnreadDocument)
    {
        let name = try #require(try house.entries(of: "unread").last)
        let bytes = try house.file("referral.json", of: "unread/new/\(name)")
        return (name, try #require(UnreadDocument(json: bytes)))
    }

    private static func reject(_ text: String, _ house: SmallHouse) throws {
        #expect(try house.receipt(Array(text.utf8)).state == .rejected)
    }

    @Test func `a rejection is an item in the queue, with the message as it was sent`() throws {
        try SmallHouse.running { house in
            try Self.reject("<a>", house)
            try Self.pass(house)
            let (name, document) = try Self.item(house)
            #expect(name.hasPrefix("B3-"))
            #expect(document.code == "message.malformed")
            #expect(document.partnerName == "Hatch Police")
            #expect(document.messages.map(\.delivery.text) == ["GN-2611-000001"])
            let file = try house.file("GN-2611-000001.txt", of: "unread/new/\(name)")
            #expect(file == Array("<a>".utf8))
        }
    }

    @Test func `a message that names danger is Immediate`() throws {
        try SmallHouse.running { house in
            try Self.reject("<a>he has a kn&#105;fe", house)
            try Self.pass(house)
            let (name, document) = try Self.item(house)
            #expect(name.hasPrefix("B1-"))
            #expect(document.messages.map(\.namesDanger) == [true])
        }
    }

    @Test func `danger is found far inside a message that is kept whole`() throws {
        try SmallHouse.running { house in
            let padding = String(repeating: "quiet words. ", count: 10_000)
            try Self.reject("<a>\(padding) then he was strangled", house)
            try Self.pass(house)
            #expect(try Self.item(house).name.hasPrefix("B1-"))
        }
    }

    @Test func `others of a group come at most every ten minutes, danger at once`() throws {
        try SmallHouse.running { house in
            try Self.reject("<1>", house)
            try Self.pass(house)
            try Self.reject("<2>", house)
            try Self.pass(house)
            #expect(try Self.item(house).document.messages.count == 1)
            house.clock.advance(by: SafetyNet.interval)
            try Self.pass(house)
            #expect(try house.entries(of: "unread").count == 1)
            #expect(try Self.item(house).document.messages.count == 2)
            #expect(try Self.item(house).name.hasSuffix(".2"))
            try Self.reject("<3>suicide", house)
            try Self.pass(house)
            let (name, document) = try Self.item(house)
            #expect(name.hasPrefix("B1-"))
            #expect(name.hasSuffix(".3"))
            #expect(document.openCount == 3)
            #expect(try house.entries(of: "unread", in: .superseded).count == 2)
        }
    }

    @Test func `one that took longer to read is listed all the same, and its danger told`() throws {
        let turnstile = Turnstile()
        var plan = SmallHouse.Plan()
        plan.stages = StageHooks(beforeRead: { if $0.id == 1 { turnstile.pass() } })
        try SmallHouse.running(plan) { house in
            turnstile.shut()
            let answers = Answers()
            let police = try Deployed.partner()
            try house.post(Array("<1>he strangled her".utf8), from: police, to: answers)
            try house.post(Array("<2>".utf8), from: police, to: answers)
            _ = try answers.take(1)
            try Deadline.wait(for: "the second") {
                try house.ledger.figures().rejectionsOpen == 1
            }
            house.safetyNet.pass()
            try Deadline.wait(for: "the item") { try house.entries(of: "unread").count == 1 }
            #expect(try Self.item(house).name.hasPrefix("B3-"))
            turnstile.open()
            _ = try answers.take(1)
            try Self.pass(house)
            let (name, document) = try Self.item(house)
            #expect(name.hasPrefix("B1-"))
            #expect(document.messages.count == 2)
            #expect(document.messages.first?.namesDanger == true)
        }
    }

    @Test func `what is accepted closes only what came before it`() throws {
        let turnstile = Turnstile()
        var plan = SmallHouse.Plan()
        plan.stages = StageHooks(beforeCommit: { if $0.id == 1 { turnstile.pass() } })
        try SmallHouse.running(plan) { house in
            turnstile.shut()
            let whole = Specimen.notice("m").bytes(.xml)
            _ = try house.receipt(whole)
            let worse = Specimen.notice("m") { $0.narrative = "He strangled her." }.bytes(.xml)
            try Self.reject(String(decoding: worse.dropLast(20), as: UTF8.self), house)
            turnstile.open()
            try house.settle()
            try Self.pass(house)
            #expect(try house.ledger.figures().rejectionsOpen == 1)
            #expect(try Self.item(house).name.hasPrefix("B1-"))
        }
    }

    @Test func `what takes the place of an attempt names it`() throws {
        try SmallHouse.running { house in
            let whole = Specimen.notice("m").bytes(.xml)
            try Self.reject(String(decoding: whole.dropLast(20), as: UTF8.self), house)
            _ = try house.receipt(whole)
            try house.settle()
            let entry = try #require(try house.entries(of: "hub/hartlepool").first)
            let bytes = try house.file("referral.json", of: "hub/hartlepool/new/\(entry)")
            let document = try #require(ReferralDocument(json: bytes))
            #expect(document.attempts.map(\.text) == ["GN-2611-000001"])
        }
    }

    @Test func `what is accepted closes no attempt about others under the same id`() throws {
        try SmallHouse.running { house in
            let ida = Specimen.notice("m", given: "Ida") { $0.narrative = "He strangled her." }
            try Self.reject(
                String(decoding: ida.bytes(.xml).dropLast(20), as: UTF8.self), house)
            try Self.pass(house)
            _ = try house.receipt(Specimen.notice("m"))
            try house.settle()
            try Self.pass(house)
            #expect(try house.ledger.figures().rejectionsOpen == 1)
            #expect(try Self.item(house).name.hasPrefix("B1-"))
        }
    }

    @Test func `an original that cannot be opened holds up no item`() throws {
        try SmallHouse.running { house in
            try Self.reject("<1>", house)
            try Self.reject("<2>", house)
            try house.ledger.spoilBody(of: 1)
            try Self.pass(house)
            let (name, document) = try Self.item(house)
            #expect(document.messages.count == 2)
            let file = try house.file("GN-2611-000002.txt", of: "unread/new/\(name)")
            #expect(file == Array("<2>".utf8))
        }
    }

    @Test func `danger at night goes to the out-of-hours team too`() throws {
        let clock = HandClock(Timestamp(year: 2026, month: 11, day: 21, hour: 2))
        try SmallHouse.running(clock: clock) { house in
            try Self.reject("<1>suicide", house)
            try Self.pass(house)
            #expect(try house.entries(of: "unread").count == 1)
            #expect(try house.entries(of: "out-of-hours").count == 1)
        }
    }

    @Test func `two looks at once make one item`() throws {
        let turnstile = Turnstile()
        var plan = SmallHouse.Plan()
        plan.commit = CommitHooks(before: { turnstile.pass() })
        try SmallHouse.running(plan) { house in
            // Numbers of references are reserved by then, which takes a commit of its own.
            _ = try house.referral(of: Specimen.notice("m"))
            try Self.reject("<1>", house)
            try house.settle()
            turnstile.shut()
            house.safetyNet.pass()
            house.safetyNet.pass()
            turnstile.open()
            try house.settle()
            #expect(try house.entries(of: "unread").count == 1)
            #expect(try house.ledger.referrals(ReferralFilter()).count == 2)
        }
    }

    @Test func `a message that names danger has its file, however many others there are`() throws {
        try SmallHouse.running { house in
            try Self.reject("<0>suicide", house)
            for number in 1...30 { try Self.reject("<\(number)>", house) }
            try Self.pass(house)
            let document = try Self.item(house).document
            #expect(document.messages.count == 31)
            #expect(document.messages[0].namesDanger)
            #expect(document.messages[0].file == "GN-2611-000001.txt")
        }
    }

    @Test func `more of the same never puts off when somebody must look`() throws {
        try SmallHouse.running { house in
            try Self.reject("<1>", house)
            try Self.pass(house)
            let due = try Self.item(house).document.dueAt
            for number in 2...4 {
                house.clock.advance(by: SafetyNet.interval)
                try Self.reject("<\(number)>", house)
                try Self.pass(house)
                #expect(try Self.item(house).document.number == number)
                #expect(try Self.item(house).document.dueAt == due)
            }
        }
    }

    @Test func `each partner and each fault has an item of its own`() throws {
        try SmallHouse.running { house in
            try Self.reject("<1>", house)
            try Self.reject("<note xmlns=\"urn:gatehouse:notification:1\"/>", house)
            _ = try house.receipt(Array("<1>".utf8), from: Deployed.partner("northside-health"))
            try Self.pass(house)
            #expect(try house.entries(of: "unread").count == 3)
        }
    }

    @Test func `however often it looks, a group has one item`() throws {
        try SmallHouse.running { house in
            for number in 0..<30 {
                try Self.reject("<\(number)>", house)
                // As the upkeep is woken by each rejection.
                house.safetyNet.pass()
            }
            try house.settle()
            #expect(try house.entries(of: "unread").count == 1)
            #expect(try house.ledger.referrals(ReferralFilter()).count == 1)
        }
    }

    @Test func `an item is closed when its messages were sent again and accepted`() throws {
        try SmallHouse.running { house in
            let whole = Specimen.notice("m").bytes(.xml)
            #expect(try house.receipt(Array(whole.dropLast(20))).state == .rejected)
            try Self.pass(house)
            #expect(try house.entries(of: "unread").count == 1)
            _ = try house.receipt(whole)
            try house.settle()
            try Self.pass(house)
            #expect(try house.entries(of: "unread") == [])
            #expect(try house.ledger.figures().rejectionsOpen == 0)
            #expect(try house.ledger.figures().entries[.closed] == 1)
        }
    }

    @Test func `of a message over the limit the beginning, the size and the digest are shown`()
        throws
    {
        try SmallHouse.running { house in
            let text = "<notification>" + String(repeating: "x", count: MessageLimit.bytes)
            let receipt = try house.receiptOfBeginning(Array(text.utf8))
            #expect(receipt.fault?.code == .tooLarge)
            try Self.pass(house)
            let (name, document) = try Self.item(house)
            #expect(document.messages.map(\.sizeBytes) == [text.utf8.count])
            let file = try #require(document.messages[0].file)
            #expect(
                try house.file(file, of: "unread/new/\(name)").count == MessageLimit.keptBytes)
        }
    }

    @Test func `messages of a partner that tests go to the test route`() throws {
        var plan = SmallHouse.Plan()
        var partner = try Deployed.partner()
        partner.isTest = true
        plan.partners = [partner]
        try SmallHouse.running(plan) { house in
            _ = try house.receipt(Array("<1>".utf8), from: partner)
            try Self.pass(house)
            #expect(try house.entries(of: "test").count == 1)
            #expect(try house.entries(of: "unread") == [])
        }
    }

    @Test func `nothing of a message stands in the log`() throws {
        try SmallHouse.running { house in
            try Self.reject("<Canary><messageId>Canary", house)
            try Self.pass(house)
            #expect(house.logs.lines(of: "delivery.rejected").count == 1)
            #expect(!house.logs.lines.joined().contains("Canary"))
        }
    }
}
