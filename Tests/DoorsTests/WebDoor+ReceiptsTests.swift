import Flow
import HouseKit
import Model
import Testing

/// The feed of receipts, and the steps in it.
@Suite struct WebDoorReceiptsTests {
    @Test(arguments: Delivery.Spelling.allCases)
    func `a sender follows its message by the feed, and by its reference`(
        spelling: Delivery.Spelling
    ) async throws {
        try await DoorHouse.running { doors in
            let accept = ["accept": spelling.mediaType]
            func feed(since: Int) async throws -> FeedText {
                try await doors.call("GET", "/v1/receipts?since=\(since)", accept).read()
            }
            let sent = try await doors.post(Specimen.notice("m").bytes(.xml)).receipt()
            let nobody = Specimen.notice("n") { $0.subjects = [] }
            _ = try await doors.post(nobody.bytes(.xml))
            try doors.house.settle()
            let first = try await feed(since: 0)
            #expect(Set(first.receipts.map(\.state)) == ["accepted", "rejected"])
            #expect(first.receipts.allSatisfy { $0.step == "received" })
            #expect(first.receipts.map(\.number).last == first.next)
            #expect(first.receipts.first { $0.state == "rejected" }?.fault?.code == "field.nobody")
            #expect(try await feed(since: first.next) == FeedText(next: first.next))

            #expect(try doors.house.answer(for: sent.reference))
            let second = try await feed(since: first.next)
            #expect(second.receipts.map(\.step) == ["acknowledged"])
            #expect(second.receipts.first?.reference == sent.reference)
            #expect(second.receipts.first?.acknowledgedBy == "A. Shah")
            #expect(second.receipts.first?.acknowledgedAt != nil)
            #expect(
                second.receipts.first?.message == Receipt.message(after: .acknowledged, hub: nil))

            #expect(
                try doors.house.answer(for: sent.reference, outcome: "assessmentRequired"))
            let third = try await feed(since: second.next)
            #expect(third.receipts.map(\.outcome) == ["assessmentRequired"])
            let whole: ReceiptText = try await doors.call(
                "GET", "/v1/deliveries/\(sent.reference)", accept
            ).read()
            #expect(whole.step == "outcome")
            #expect(whole.acknowledgedBy == "A. Shah")
            #expect(whole.outcome == "assessmentRequired")
            #expect(whole.decidedAt != nil)
        }
    }

    @Test func `a repetition's own receipt leads to the first`() async throws {
        try await DoorHouse.running { doors in
            let bytes = Specimen.notice("m").bytes(.xml)
            let first = try await doors.post(bytes).receipt()
            try doors.house.settle()
            let again = try await doors.post(bytes).receipt()
            #expect(again.duplicateOf == first.reference)
            // The repetition has the next number.
            let number = try #require(Reference(reading: first.reference))
            let own = Reference(
                .delivery, year: number.year, month: number.month, number: number.number + 1)
            let receipt: ReceiptText = try await doors.call(
                "GET", "/v1/deliveries/\(own.text)"
            ).read()
            #expect(receipt.state == "duplicate")
            #expect(receipt.duplicateOf == first.reference)
            #expect(receipt.referral == again.referral && again.referral != nil)
        }
    }

    @Test func `another partner is told nothing of it`() async throws {
        try await DoorHouse.running { doors in
            let sent = try await doors.post(Specimen.notice("m").bytes(.xml)).receipt()
            try doors.house.settle()
            #expect(try doors.house.answer(for: sent.reference))
            let feed: FeedText = try await doors.call("GET", "/v1/receipts", as: .health).read()
            #expect(feed == FeedText(next: 0))
        }
    }

    @Test(arguments: ["x", "-1", "1.5", "99999999999999999999", ""])
    func `since is the number of a receipt`(since: String) async throws {
        try await DoorHouse.running { doors in
            let answer = try await doors.call("GET", "/v1/receipts?since=\(since)")
            #expect(answer.status == 400)
            #expect(try answer.problem().code == "call.since")
        }
    }

    @Test func `an outcome of no list is told in the log, and its file stays`() async throws {
        try await DoorHouse.running { doors in
            let sent = try await doors.post(Specimen.notice("m").bytes(.xml)).receipt()
            try doors.house.settle()
            for _ in 1...2 {
                #expect(try !doors.house.answer(for: sent.reference, outcome: "closed"))
            }
            #expect(doors.house.logs.lines(of: "queue.outcome-unknown").count == 1)
            let whole: ReceiptText = try await doors.call(
                "GET", "/v1/deliveries/\(sent.reference)"
            ).read()
            #expect(whole.step == "acknowledged")
        }
    }
}

extension FeedText {
    fileprivate init(next: Int) {
        self.init()
        self.next = next
    }
}
