import Flow
import HouseKit
import Model
import Seals
import Store
import Testing

/// Messages that cannot be read: rejected, told, kept and shown.
@Suite struct WebDoorRejectingTests {
    @Test func `an unreadable message is answered by a problem that says what to mend, and kept`()
        async throws
    {
        try await DoorHouse.running { doors in
            for wrong in WrongMessage.withinLimit {
                let answer = try await doors.post(wrong.bytes, wrong.spelling)
                #expect(answer.status == 422, "\(wrong)")
                let problem = try answer.problem()
                #expect(problem.type == "urn:gatehouse:problem:\(wrong.code.rawValue)")
                #expect(problem.status == 422)
                #expect(problem.code == wrong.code.rawValue)
                #expect(problem.title == wrong.code.title)
                #expect(problem.detail == wrong.code.remedy)
                let receipt = try #require(problem.receipt)
                #expect(problem.instance == "/v1/deliveries/\(receipt.reference)")
                try doors.house.expectRejection(receipt, of: wrong)
                let later = try await doors.call("GET", problem.instance ?? "")
                #expect(later.status == 200)
                #expect(try later.receipt().fault == receipt.fault)
                try await doors.takesAnother()
            }
            #expect(
                doors.house.logs.lines(of: "delivery.rejected").count
                    == WrongMessage.withinLimit.count)
        }
    }

    @Test func `of a message over the limit the first 64 KB, the size and the digest are kept`()
        async throws
    {
        try await DoorHouse.running { doors in
            let sent = Array(
                ("<notification>" + String(repeating: "x", count: MessageLimit.bytes)).utf8)
            let answer = try await doors.post(sent)
            #expect(answer.status == 413)
            let receipt = try #require(try answer.problem().receipt)
            let beginning = Array(sent.prefix(65_536))
            try doors.house.expectRejection(
                receipt, of: WrongMessage(.tooLarge, .xml, beginning))
            let (record, _) = try doors.delivery(receipt.reference)
            #expect(record.size == sent.count)
            #expect(
                try doors.house.ledger.delivery(record.id)?.digest
                    == Digest(of: sent.span).hexadecimal)
        }
    }

    @Test func `a message of the limit is not too large`() async throws {
        try await DoorHouse.running { doors in
            let notice = Specimen.notice("m").bytes(.xml)
            let padding = [UInt8](repeating: 0x20, count: MessageLimit.bytes - notice.count)
            let answer = try await doors.post(notice + padding)
            #expect(answer.status == 202)
        }
    }

    @Test func `a body that does not end is answered, and only its beginning is kept`()
        async throws
    {
        try await DoorHouse.running { doors in
            let answer = try await doors.post([UInt8](repeating: 0x20, count: 40 << 20))
            #expect(answer.status == 413)
            let reference = try #require(try answer.problem().receipt?.reference)
            #expect(try doors.delivery(reference).bytes.count == 65_536)
        }
    }

    @Test func `a certificate never speaks for another partner`() async throws {
        try await DoorHouse.running { doors in
            let sent = Specimen.healthNotice("m")
            let answer = try await doors.post(sent.bytes(.xml))
            #expect(answer.status == 422)
            let receipt = try #require(try answer.problem().receipt)
            try doors.house.expectRejection(
                receipt,
                of: WrongMessage(
                    .wrongPartner, .xml, sent.bytes(.xml),
                    at: Place(path: "/notification/header/sender/code")))
        }
    }

    @Test func `a rejected message that is sent again as it was is tried and shown again`()
        async throws
    {
        try await DoorHouse.running { doors in
            let first = try #require(try await doors.post("<a").problem().receipt)
            let second = try #require(try await doors.post("<a").problem().receipt)
            #expect(second.reference != first.reference)
            #expect(second.state == "rejected")
            #expect(try doors.house.ledger.figures().rejectionsOpen == 2)
        }
    }

    @Test func `nothing of a rejected message stands in the log`() async throws {
        try await DoorHouse.running { doors in
            _ = try await doors.post("<Canary><messageId>Canary</messageId>")
            _ = try await doors.call("GET", "/v1/deliveries/Canary")
            #expect(!doors.house.logs.lines.isEmpty)
            #expect(!doors.house.logs.lines.joined().contains("Canary"))
        }
    }
}
