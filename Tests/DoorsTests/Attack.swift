import Flow
import HouseKit
import Model
import Store
import Testing
import Web

@testable import JSON
@testable import XML

/// A hostile message of the police's that is to be refused: with what code and at what place, and
/// how much work it may be.
struct Attack: Sendable {
    private let sent: [UInt8]
    /// The refusal, with what is kept of the bytes.
    private let refusal: WrongMessage
    private let stepLimit: Int

    /// - Parameters:
    ///   - steps: The most steps of the scan or the reader; where none are given, so many for each
    ///     byte as any text may take.
    init(
        _ spelling: Delivery.Spelling, _ sent: [UInt8], is code: Fault.Code, at place: Model.Place,
        steps: Int? = nil
    ) {
        self.sent = sent
        let isWhole = sent.count <= MessageLimit.bytes
        let kept = isWhole ? sent : Array(sent.prefix(MessageLimit.keptBytes))
        refusal = WrongMessage(code, spelling, kept, at: place)
        stepLimit = steps ?? Self.stepsForEachByte(spelling) * kept.count + 64
    }

    init(
        _ spelling: Delivery.Spelling, _ text: String, is code: Fault.Code, at place: Model.Place,
        steps: Int? = nil
    ) {
        self.init(spelling, Array(text.utf8), is: code, at: place, steps: steps)
    }

    static func stepsForEachByte(_ spelling: Delivery.Spelling) -> Int {
        spelling == .xml ? 6 : 12
    }

    /// The steps that reading a text takes before it is refused, or to its end.
    static func steps(toRead bytes: [UInt8], _ spelling: Delivery.Spelling) -> Int {
        switch spelling {
        case .xml:
            var scan = XML.Scan(within: .message)
            try? XML.Encoding.decode(bytes.span) { text, encoding throws(XMLError) in
                try scan.read(text, writtenIn: encoding)
            }
            return scan.steps
        case .json:
            var reader = JSON.Reader(within: .message)
            try? reader.read(bytes.span)
            return reader.steps
        }
    }

    /// Posts it to a house with open doors, beside another partner's good message: it is refused
    /// at its place and kept once, and the other message is taken.
    ///
    /// - Parameters:
    ///   - headers: Headers that go with it.
    ///   - count: How many findings are told.
    ///   - body: What more must hold of the answer.
    func isRefused(
        headers: [String: String] = [:], findings count: Int = 1,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ body: (HTTPAnswer, DoorHouse) async throws -> Void = { _, _ in }
    ) async throws {
        let steps = Self.steps(toRead: refusal.bytes, refusal.spelling)
        #expect(steps <= stepLimit, sourceLocation: sourceLocation)
        try await Meeting.running { doors, meeting in
            let answer = try await meeting.post(sent, refusal.spelling, headers, to: doors)
            try expectRefusal(answer, findings: count, by: doors, sourceLocation)
            try await body(answer, doors)
        }
    }

    /// Posts it byte by byte; half way through another partner's good message comes and is taken.
    func isRefusedInSingleBytes(
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let steps = Self.steps(toRead: refusal.bytes, refusal.spelling)
        #expect(steps <= stepLimit, sourceLocation: sourceLocation)
        var plan = DoorHouse.Plan()
        // However slow this machine is.
        plan.pace.handshake = .seconds(3_600)
        plan.pace.request = .seconds(3_600)
        try await DoorHouse.running(plan) { doors in
            let caller = try await Caller.connect(to: doors.webPort, as: .police)
            caller.send(
                "POST /v1/notifications HTTP/1.1\r\nhost: localhost\r\n"
                    + "content-type: \(refusal.spelling.mediaType)\r\n"
                    + "content-length: \(sent.count)\r\n\r\n")
            for byte in sent.prefix(sent.count / 2) { caller.send([byte]) }
            try await doors.takesAnother()
            #expect(!caller.hasAnswer, sourceLocation: sourceLocation)
            for byte in sent.dropFirst(sent.count / 2) { caller.send([byte]) }
            let answer = try await caller.answer()
            try expectRefusal(answer, by: doors, sourceLocation)
        }
    }

    /// What must hold of the answer to the one message that the police have sent.
    func expectRefusal(
        _ answer: HTTPAnswer, findings count: Int = 1, by doors: DoorHouse,
        _ sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let status = refusal.code == .tooLarge ? 413 : 422
        #expect(answer.status == status, sourceLocation: sourceLocation)
        let problem = try answer.problem()
        #expect(problem.code == refusal.code.rawValue, sourceLocation: sourceLocation)
        let receipt = try #require(problem.receipt, sourceLocation: sourceLocation)
        #expect(receipt.fault?.findings.count == count, sourceLocation: sourceLocation)
        try doors.house.expectRejection(receipt, of: refusal, sourceLocation: sourceLocation)
        let kept = try doors.house.ledger.rejections(RejectionFilter(status: nil))
        #expect(kept.map(\.code) == [refusal.code], sourceLocation: sourceLocation)
        #expect(kept.map(\.partner.text) == ["hatch-police"], sourceLocation: sourceLocation)
    }
}

/// Lets two messages be read at one time, each by a thread of its own.
///
/// Suites of attacks run one test after another, so that all of them together are not one on the
/// machine that tests.
struct Meeting: Sendable {
    private let turnstile = Turnstile()

    /// Runs a test in a house whose readings meet.
    static func running(
        _ body: (DoorHouse, Meeting) async throws -> Void
    ) async throws {
        let meeting = Meeting()
        var plan = DoorHouse.Plan()
        // However slow this machine is.
        plan.pace.handshake = .seconds(3_600)
        plan.pace.request = .seconds(3_600)
        plan.house.stages.beforeRead = { _ in meeting.turnstile.pass() }
        try await DoorHouse.running(plan) { doors in
            defer { meeting.turnstile.open() }
            try await body(doors, meeting)
        }
    }

    /// Posts a message of the police's and a good one of the health trust's, which is to be taken.
    /// Both are held until both are about to be read.
    func post(
        _ bytes: [UInt8], _ spelling: Delivery.Spelling, _ headers: [String: String] = [:],
        to doors: DoorHouse
    ) async throws -> HTTPAnswer {
        let before = turnstile.count
        turnstile.shut()
        defer { turnstile.open() }
        async let answer = doors.post(bytes, spelling, headers)
        async let other: Void = doors.takesAnother()
        try await Deadline.rest(for: "two to be read") { turnstile.count == before + 2 }
        turnstile.open()
        try await other
        return try await answer
    }
}
