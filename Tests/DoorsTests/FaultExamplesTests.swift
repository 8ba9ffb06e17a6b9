import Flow
import Formats
import HouseKit
import Model
import Testing

/// The small published examples whose answer depends on how they are sent.
@Suite struct FaultExamplesDoorTests {
    private static let answers = Result { try ExampleAnswer.all().filter { !$0.how.isEmpty } }

    /// Those that are sent in one of these ways; more than none.
    private static func examples(sent how: String) throws -> [ExampleAnswer] {
        let found = try answers.get().filter { $0.how == how }
        guard !found.isEmpty else { throw Missing(what: "examples sent \(how)") }
        return found
    }

    private static func send(
        _ example: ExampleAnswer, _ doors: DoorHouse, key: String? = nil
    ) async throws -> HTTPAnswer {
        var headers = ["content-type": example.spelling.mediaType]
        headers["idempotency-key"] = key
        return try await doors.call("POST", "/v1/notifications", headers, example.bytes())
    }

    @Test func `no example is sent in a way that is not tried here`() throws {
        let ways = Set(try Self.answers.get().map(\.how))
        #expect(ways == ["padded", "foreign", "forbidden", "twice", "unagreed", "untested"])
    }

    @Test func `over the limit, and in another's name`() async throws {
        try await DoorHouse.running { doors in
            for (how, status) in [("padded", 413), ("foreign", 422)] {
                for example in try Self.examples(sent: how) {
                    let answer = try await Self.send(example, doors)
                    #expect(answer.status == status, "\(example)")
                    let problem = try answer.problem()
                    #expect(problem.code == example.code, "\(example)")
                    let finding = try #require(problem.receipt?.fault?.findings.first)
                    #expect(finding.path == example.place.path, "\(example)")
                }
            }
        }
    }

    @Test func `by a partner that is no longer one`() throws {
        try SmallHouse.running { house in
            let stranger = Partner(
                id: try #require(Partner.ID("gone")), name: "Gone", kind: .other,
                certificateNames: [], organisationCodes: ["17"])
            for example in try Self.examples(sent: "forbidden") {
                let receipt = try house.receipt(
                    example.bytes(), example.spelling, from: stranger)
                #expect(receipt.fault?.code.rawValue == example.code, "\(example)")
            }
        }
    }

    @Test func `with a certificate or an agreement that has not what it says`() async throws {
        try await DoorHouse.running { doors in
            for how in ["untested", "unagreed"] {
                for example in try Self.examples(sent: how) {
                    let answer = try await Self.send(example, doors)
                    #expect(answer.status == 202, "\(example)")
                    let warnings = try answer.receipt().warnings
                    #expect(warnings.map(\.code) == [example.code], "\(example)")
                    #expect(warnings.map(\.path) == [example.place.path], "\(example)")
                }
            }
        }
    }

    @Test func `after another message with the same key or the same id`() async throws {
        try await DoorHouse.running { doors in
            for example in try Self.examples(sent: "twice") {
                let isOfKey = example.code == Warning.Code.keyReused.rawValue
                let other = try Self.other(than: example, sharesID: !isOfKey)
                let key = isOfKey ? "key-\(example.file)" : nil
                var headers = ["content-type": "application/json"]
                headers["idempotency-key"] = key
                let first = try await doors.call(
                    "POST", "/v1/notifications", headers, other.bytes(.json))
                #expect(first.status == 202, "\(example)")
                try doors.house.settle()
                let sent = try await Self.send(example, doors, key: key).receipt()
                try doors.house.settle()
                let later = try await doors.call("GET", "/v1/deliveries/\(sent.reference)")
                let told = sent.warnings + (try later.receipt().warnings)
                #expect(Set(told.map(\.code)) == [example.code], "\(example)")
            }
        }
    }

    /// A message about others, of the same id where that is what is tried.
    private static func other(
        than example: ExampleAnswer, sharesID: Bool
    ) throws -> Notification {
        let id = sharesID ? try messageId(of: example) : "other than \(example.file)"
        return Specimen.notice(id, family: "Quayle", given: "Perran")
    }

    private static func messageId(of example: ExampleAnswer) throws -> String {
        let bytes = try example.bytes()
        let reading = try Deployed.stages().catalogue.read(bytes, spelled: example.spelling)
        return reading.notification.header.messageId
    }
}
