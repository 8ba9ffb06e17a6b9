import Flow
import HouseKit
import Model
import Store
import Testing
import Web

/// Hostile inputs at the door: those of the rows H1 to H6 that reach a parser. What is refused
/// before stands with the listener's own tests.
@Suite(.serialized) struct HTTPAttackTests {
    private static let head =
        "POST /v1/notifications HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/xml\r\n"
    private static func rejections(_ doors: DoorHouse) throws -> [Fault.Code] {
        try doors.house.ledger.rejections(RejectionFilter(status: nil)).map(\.code)
    }

    /// A message that is nested too deeply, at its line 65.
    private static func deep(_ value: String) -> [UInt8] {
        Array(("<a b='\(value)'>\n" + String(repeating: "<a>\n", count: 100)).utf8)
    }

    @Test func `H3 fifty messages that have begun and do not end hold up nobody`() async throws {
        var plan = DoorHouse.Plan()
        // However slow this machine is.
        plan.pace.handshake = .seconds(3_600)
        plan.pace.request = .seconds(3_600)
        let messages = (10..<60).map { Self.deep("\($0)") }
        try await DoorHouse.running(plan) { doors in
            var callers: [Caller] = []
            for _ in messages {
                let caller = try await Caller.connect(to: doors.webPort, as: .police)
                caller.send(Self.head + "content-length: \(messages[0].count)\r\n\r\n<")
                callers.append(caller)
            }
            try await doors.takesAnother()
            #expect(!callers.contains { $0.hasAnswer })
            #expect(try doors.house.deliveries() == 1)
            for (caller, message) in zip(callers, messages) { caller.send(message.dropFirst()) }
            for caller in callers {
                let answer = try await caller.answer()
                #expect(answer.status == 422)
                #expect(try answer.problem().receipt?.fault?.findings.map(\.line) == [65])
            }
            #expect(try Self.rejections(doors) == Array(repeating: .tooDeep, count: 50))
        }
    }

    /// A gzip of zeros: one block of fixed codes with a zero, and then again and again the 258
    /// bytes before.
    private static func bomb(zeros count: Int) -> [UInt8] {
        let code =
            "110" + "00110000" + String(repeating: "1100010100000", count: count / 258) + "0000000"
        var block = [UInt8](repeating: 0, count: (code.utf8.count + 7) / 8)
        for (place, bit) in code.utf8.enumerated() where bit == UInt8(ascii: "1") {
            block[place / 8] |= 1 << UInt8(place % 8)
        }
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + block + [UInt8](repeating: 0, count: 8)
    }

    @Test(arguments: Delivery.Spelling.allCases, ["gzip", "gzip, gzip", "identity"])
    func `H4 what is packed is not unpacked, whatever its header says, and is no message`(
        spelling: Delivery.Spelling, coding: String
    ) async throws {
        let bomb = Self.bomb(zeros: 10_000_000)
        #expect((60_000..<70_000).contains(bomb.count))
        try await Attack(
            spelling, bomb, is: .malformed, at: Place(line: 1, column: 1), steps: 64
        ).isRefused(headers: ["content-encoding": coding])
    }

    /// An archive with one file, whose name leads out of the folder.
    private static let archive: [UInt8] = {
        let name = Array("../../../escaped.xml".utf8)
        let notice = Specimen.notice("m").bytes(.xml)
        func bytes(_ number: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
        return [0x50, 0x4B, 3, 4] + bytes(20, 2) + bytes(0, 12) + bytes(notice.count, 4)
            + bytes(notice.count, 4) + bytes(name.count, 2) + bytes(0, 2) + name + notice
    }()

    @Test(arguments: ["files.zip", "files.xml", "files.json"])
    func `H5 an archive in a folder is not unpacked, and is no message`(name: String) throws {
        try FolderHouse.running { doors in
            let folders = try doors.house.folder.names(in: "drop")
            try doors.drop(Self.archive, name)
            try doors.takesAnother()
            let receipt = try doors.receipt().document
            let isJSON = name.hasSuffix("json")
            try doors.house.expectRejection(
                receipt,
                of: WrongMessage(
                    .malformed, isJSON ? .json : .xml, Self.archive,
                    at: Place(line: 1, column: isJSON ? 1 : 3)))
            #expect(try doors.house.folder.names(in: "drop") == folders)
            #expect(try doors.names("").sorted() == ["in", "receipts", "refused", "work"])
            for place in ["in", "refused", "work"] { #expect(try doors.names(place) == []) }
            #expect(try doors.receipts().count == 1)
            #expect(try doors.house.deliveries() == 2)
        }
    }

    @Test func `H5 an archive at the web door is not unpacked, and is no message`() async throws {
        try await Attack(
            .xml, Self.archive, is: .malformed, at: Place(line: 1, column: 3)
        ).isRefused()
    }

    @Test func `H6 who is told to go on and takes its time holds up nobody`() async throws {
        var plan = DoorHouse.Plan()
        // However slow this machine is.
        plan.pace.handshake = .seconds(3_600)
        plan.pace.request = .seconds(3_600)
        try await DoorHouse.running(plan) { doors in
            let message = Self.deep("")
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            caller.send(
                Self.head + "expect: 100-continue\r\ncontent-length: \(message.count)\r\n\r\n")
            #expect(try await caller.answer().status == 100)
            try await doors.takesAnother()
            #expect(!caller.hasAnswer)
            caller.send(message)
            #expect(try await caller.answer().status == 422)
            #expect(try Self.rejections(doors) == [.tooDeep])
        }
    }

    @Test func `H6 what trails a body in chunks is no part of the message`() async throws {
        try await DoorHouse.running { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            let notice = Specimen.notice("m").bytes(.xml)
            caller.send(Self.head + "trailer: x-a\r\ntransfer-encoding: chunked\r\n\r\n")
            for byte in notice { caller.send([0x31, 0x0D, 0x0A, byte, 0x0D, 0x0A]) }
            caller.send("0\r\nx-a: b\r\ncontent-type: application/json\r\n\r\n")
            let answer = try await caller.answer()
            #expect(answer.status == 202)
            #expect(answer.headers["content-type"] == "application/xml")
            #expect(try doors.delivery(answer.receipt().reference).bytes == notice)
            #expect(try Self.rejections(doors) == [])
        }
    }

    @Test func `H6 a thousand wrong messages in a row are each refused, and hold up nobody`()
        async throws
    {
        try await DoorHouse.running { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            let one = Array((Self.head + "content-length: 2\r\n\r\n<a").utf8)
            for _ in 0..<1_000 { caller.send(one) }
            try await doors.takesAnother()
            var references: [String] = []
            for _ in 0..<1_000 {
                let problem = try await caller.answer().problem()
                #expect(problem.code == "message.malformed")
                references.append(problem.receipt?.reference ?? "")
            }
            #expect(references == references.sorted())
            #expect(Set(references).count == 1_000)
            #expect(try Self.rejections(doors) == Array(repeating: .malformed, count: 1_000))
        }
    }
}
