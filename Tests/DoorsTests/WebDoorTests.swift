import Flow
import HouseKit
import Model
import Seals
import Store
import Testing

/// What is taken, and how it is answered.
@Suite struct WebDoorTests {
    @Test(arguments: Delivery.Spelling.allCases)
    func `a message is answered 202 with its reference, and is kept as it was sent`(
        spelling: Delivery.Spelling
    ) async throws {
        try await DoorHouse.running { doors in
            let sent = Specimen.notice("m").bytes(spelling)
            let answer = try await doors.post(sent, spelling)
            #expect(answer.status == 202)
            #expect(answer.headers["content-type"] == spelling.mediaType)
            let receipt = try answer.receipt()
            #expect(receipt.reference == "GN-2611-000001")
            #expect(receipt.state == "kept")
            #expect(receipt.receivedAt == "2026-11-23T10:00:00Z")
            #expect(receipt.message == Receipt.message(after: .received, hub: nil))
            #expect(receipt.fault == nil)
            #expect(answer.headers["location"] == "/v1/deliveries/GN-2611-000001")
            let (record, bytes) = try doors.delivery(receipt.reference)
            #expect(bytes == sent)
            #expect(record.door == .web)
            #expect(record.partner.text == "hatch-police")
        }
    }

    @Test func `what became of a message is told to who sent it`() async throws {
        try await DoorHouse.running { doors in
            let answer = try await doors.post(Specimen.notice("m").bytes(.xml))
            try doors.house.settle()
            let location = try #require(answer.headers["location"])
            let later = try await doors.call("GET", location)
            #expect(later.status == 200)
            let receipt = try later.receipt()
            #expect(receipt.state == "accepted")
            #expect(receipt.referral?.hasPrefix("GR-2611-") == true)
        }
    }

    @Test func `a message is not answered before it is durable`() async throws {
        let turnstile = Turnstile()
        var plan = DoorHouse.Plan()
        plan.house.commit.before = { turnstile.pass() }
        try await DoorHouse.running(plan) { doors in
            turnstile.shut()
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            caller.request(
                "POST", "/v1/notifications", ["content-type": "application/xml"],
                Specimen.notice("m").bytes(.xml))
            try await Deadline.rest(for: "the commit to be held") { turnstile.count > 0 }
            #expect(try doors.house.deliveries() == 0)
            #expect(!caller.hasAnswer)
            turnstile.open()
            let answer = try await caller.answer()
            #expect(answer.status == 202)
            #expect(try doors.delivery(answer.receipt().reference).record.partner.text != "")
        }
    }

    static let wishes: [(accept: String?, sent: Delivery.Spelling, given: String)] = [
        (nil, .xml, "xml"), (nil, .json, "json"),
        ("application/json", .xml, "json"), ("application/xml", .json, "xml"),
        ("application/problem+xml, application/json", .json, "xml"),
        ("application/json, application/xml", .xml, "json"), ("*/*", .xml, "xml"),
        ("*/*", .json, "json"), ("text/html, */*;q=0.1", .xml, "xml"),
    ]

    @Test(arguments: wishes)
    func `receipts and problems come in the spelling that the caller would rather read`(
        accept: String?, sent: Delivery.Spelling, given: String
    ) async throws {
        try await DoorHouse.running { doors in
            let headers = accept.map { ["accept": $0] } ?? [:]
            let good = try await doors.post(Specimen.notice("m").bytes(sent), sent, headers)
            #expect(good.headers["content-type"] == "application/\(given)")
            #expect(try good.receipt().state == "kept")
            let bad = try await doors.post([], sent, headers)
            #expect(bad.headers["content-type"] == "application/problem+\(given)")
            #expect(try bad.problem().code == "message.empty")
        }
    }

    @Test func `a problem in XML is in the namespace of RFC 9457, a receipt in ours`()
        async throws
    {
        try await DoorHouse.running { doors in
            let good = try await doors.post(Specimen.notice("m").bytes(.xml))
            #expect(good.text.contains("<receipt xmlns=\"urn:gatehouse:receipt:1\">"))
            let bad = try await doors.post("<a")
            #expect(bad.text.contains("<problem xmlns=\"urn:ietf:rfc:7807\">"))
            for name in ["type", "title", "status", "detail", "instance"] {
                #expect(bad.text.contains("<\(name)>"))
            }
        }
    }

    @Test func `the same bytes again are a duplicate, with the first receipt`() async throws {
        try await DoorHouse.running { doors in
            let sent = Specimen.notice("m").bytes(.xml)
            let first = try await doors.post(sent).receipt()
            try doors.house.settle()
            let answer = try await doors.post(sent)
            #expect(answer.status == 202)
            let second = try answer.receipt()
            #expect(second.state == "duplicate")
            #expect(second.reference == first.reference)
            #expect(second.duplicateOf == first.reference)
            #expect(second.referral?.hasPrefix("GR-") == true)
            try doors.house.settle()
            #expect(try doors.house.ledger.figures().deliveries[.duplicate] == 1)
            #expect(try doors.house.ledger.referrals(ReferralFilter()).count == 1)
        }
    }

    @Test func `the same bytes of another partner are not a duplicate`() async throws {
        try await DoorHouse.running { doors in
            let sent = Array("<a/>".utf8)
            _ = try await doors.post(sent)
            let other = try await doors.post(sent, as: .health).problem()
            #expect(other.receipt?.state == "rejected")
            #expect(other.receipt?.reference == "GN-2611-000002")
        }
    }

    @Test func `the same message id with other bytes is a new version of the same referral`()
        async throws
    {
        try await DoorHouse.running { doors in
            _ = try await doors.post(Specimen.notice("m").bytes(.xml))
            try doors.house.settle()
            let later = Specimen.notice("m", Specimen.immediate).bytes(.xml)
            let answer = try await doors.post(later)
            #expect(answer.status == 202)
            let reference = try answer.receipt().reference
            #expect(reference == "GN-2611-000002")
            try doors.house.settle()
            #expect(try doors.delivery(reference).bytes == later)
            let referrals = try doors.house.ledger.referrals(ReferralFilter())
            #expect(referrals.map(\.band) == [.immediate])
        }
    }

    @Test func `an Idempotency-Key with other bytes is a warning, and nothing is left out`()
        async throws
    {
        try await DoorHouse.running { doors in
            let key = ["idempotency-key": "k"]
            let first = try await doors.post(Specimen.notice("a").bytes(.xml), .xml, key)
            let codes = try first.receipt().warnings.map(\.code)
            #expect(!codes.contains("delivery.idempotency-key-reused"))
            let answer = try await doors.post(Specimen.notice("b").bytes(.xml), .xml, key)
            #expect(answer.status == 202)
            let receipt = try answer.receipt()
            #expect(receipt.state == "kept")
            let warning = receipt.warnings.first { $0.code == "delivery.idempotency-key-reused" }
            #expect(warning?.expected.isEmpty == false)
            #expect(warning?.remedy.isEmpty == false)
            let other = try await doors.post(
                Specimen.healthNotice("c").bytes(.xml), .xml, key, as: .health)
            #expect(
                try other.receipt().warnings.map(\.code).contains(
                    "delivery.idempotency-key-reused") == false)
        }
    }
}
