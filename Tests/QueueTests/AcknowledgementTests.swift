import Files
import HouseKit
import Model
import Queue
import TestKit
import Testing

@Suite struct AcknowledgementTests {
    private static let good =
        #"{"reference": "GR-2611-000123", "route": "hub/stockton", "number": 2, "by": " A. Shah ", "at": "2026-11-23T10:20:00Z"}"#

    private static func read(_ text: String) -> Acknowledgement? {
        Acknowledgement(json: Array(text.utf8))
    }

    @Test func `an answer names reference, route, number, person and time`() throws {
        let answer = try #require(Self.read(Self.good))
        #expect(answer.reference.text == "GR-2611-000123")
        #expect(answer.route == "hub/stockton")
        #expect(answer.number == 2)
        #expect(answer.by == "A. Shah")
        #expect(answer.at == Timestamp(year: 2026, month: 11, day: 23, hour: 10, minute: 20))
    }

    @Test func `number and time may be left out, and a long name is cut`() throws {
        let name = String(repeating: "x", count: 10_000)
        let answer = try #require(
            Self.read(#"{"reference": "GR-2611-000123", "route": "r", "by": "\#(name)"}"#))
        #expect(answer.number == 1)
        #expect(answer.at == nil)
        #expect(answer.by.count == Acknowledgement.nameLimit)
    }

    @Test(arguments: [
        ("GR-2611-000123", 1), ("GR-2611-000123.2", 2), ("GR-2611-000123.17", 17),
    ])
    func `the number may stand as in the folder's name`(reference: String, number: Int) throws {
        let answer = try #require(
            Self.read(#"{"reference": "\#(reference)", "route": "r", "by": "x"}"#))
        #expect(answer.number == number)
        #expect(answer.reference.text == "GR-2611-000123")
    }

    @Test func `whatever part of an answer is there, half of it is none`() {
        for length in 0..<Self.good.utf8.count {
            #expect(Acknowledgement(json: Array(Self.good.utf8.prefix(length))) == nil)
        }
    }

    @Test(arguments: [
        #"{"reference": "GN-2611-000123", "route": "r", "by": "x"}"#,
        #"{"reference": "GR-2611-000123", "route": "r", "by": " "}"#,
        #"{"reference": "GR-2611-000123", "by": "x"}"#, #"{"route": "r", "by": "x"}"#,
        #"{"reference": 7, "route": 7, "by": 7}"#, "[]", "null",
        #"{"reference": "GR-2611-000123", "reference": "GR-2611-000124", "route": "r", "by": "x"}"#,
    ])
    func `what does not name all of it is no answer`(text: String) {
        #expect(Self.read(text) == nil)
    }

    @Test func `deep JSON is no answer, and brings nothing down`() {
        #expect(Self.read(String(repeating: "[", count: 60_000)) == nil)
        let nested = String(repeating: "{\"a\":", count: 10_000)
        #expect(Self.read(nested) == nil)
    }

    @Test func `answers are listed by their ending, read within a limit, and removed`() throws {
        let folder = try TemporaryFolder()
        let queue = QueueDirectory(at: folder.path / "queue", on: .real)
        try queue.prepare([])
        try Disk.real.put(Self.good, at: queue.acks / "a.json")
        try Disk.real.put("{", at: queue.acks / "b.json.tmp")
        try Disk.real.put(
            String(repeating: " ", count: Acknowledgement.limitBytes + 1), at: queue.acks / "c.json"
        )
        #expect(try queue.acknowledgementNames().sorted() == ["a.json", "c.json"])
        #expect(try queue.acknowledgement("a.json")?.by == "A. Shah")
        let error = #expect(throws: DiskError.self) { try queue.acknowledgement("c.json") }
        #expect(error?.isTooLarge == true)
        try queue.removeAcknowledgement("a.json")
        try queue.removeAcknowledgement("a.json")
        #expect(try queue.acknowledgementNames() == ["c.json"])
    }
}
