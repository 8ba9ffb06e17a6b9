import Enrichment
import Files
import Flow
import HouseKit
import Model
import Spelling
import Store
import Testing

/// A message for which a fault must be told: what is wrong in it, and where.
struct WrongMessage: Sendable, CustomStringConvertible {
    let name: String
    let code: Fault.Code
    let spelling: Delivery.Spelling
    let bytes: [UInt8]
    var line: Int?
    var column: Int?
    var path: String?

    var description: String { name }
    var status: Int { code == .tooLarge ? 413 : 422 }

    private static let open = "<notification xmlns=\"urn:gatehouse:notification:1\">\n"
    private static let header =
        "<header><messageId>m</messageId><messageType>t</messageType></header>\n"
    private static let jsonHeader = #"{"header": {"messageId": "m", "messageType": "t"}"#

    private static func xml(
        _ name: String, _ code: Fault.Code, _ text: String, _ line: Int? = nil,
        _ column: Int? = nil, _ path: String? = nil
    ) -> WrongMessage {
        WrongMessage(
            name: name + ", XML", code: code, spelling: .xml, bytes: Array(text.utf8), line: line,
            column: column, path: path)
    }

    private static func json(
        _ name: String, _ code: Fault.Code, _ text: String, _ line: Int? = nil,
        _ column: Int? = nil, _ path: String? = nil
    ) -> WrongMessage {
        WrongMessage(
            name: name + ", JSON", code: code, spelling: .json, bytes: Array(text.utf8),
            line: line, column: column, path: path)
    }

    /// One for each way in which a message can be unreadable, in each spelling.
    static let all: [WrongMessage] = [
        xml("not well-formed", .malformed, open + "<header>\n  <messageId>m</messageid>", 3, 27),
        json("not well-formed", .malformed, "{\n  \"header\": {]", 2, 14),
        xml("empty", .empty, "", 1, 1), json("empty", .empty, " \n", 2, 1),
        xml(
            "a document type", .forbiddenConstruct,
            "<?xml version=\"1.0\"?>\n<!DOCTYPE notification><notification/>", 2, 1),
        json("a key twice", .forbiddenConstruct, "{\"header\": 1,\n \"header\": 2}", 2, 2),
        xml("too deep", .tooDeep, String(repeating: "<a>", count: 65), 1, 193),
        json("too deep", .tooDeep, String(repeating: "[", count: 33), 1, 33),
        xml(
            "too many attributes", .tooComplex,
            "<a\n" + (0...100).map { "a\($0)=\"\"\n" }.joined() + "/>", 102, 1),
        json(
            "too many keys", .tooComplex,
            "{" + (0...256).map { "\"k\($0)\": 0" }.joined(separator: ",\n") + "}", 257, 1),
        xml(
            "wrong structure", .structure,
            open + header + "<subjects><subject><shoe/></subject></subjects></notification>", 3, 20,
            "/notification/subjects/subject/shoe"),
        json(
            "wrong structure", .structure, jsonHeader + ",\n\"subjects\": [{\"shoe\": 1}]}", 2, 23,
            "/subjects/0/shoe"),
        xml(
            "another document", .wrongKind, "<note xmlns=\"urn:gatehouse:notification:1\"/>", 1, 1,
            "/note"),
        json("another document", .wrongKind, "[]", 1, 1, ""),
        xml("nobody", .nobody, open + header + "</notification>", nil, nil, "/notification"),
        json("nobody", .nobody, jsonHeader + "}", nil, nil, ""),
        WrongMessage(
            name: "not UTF-8, XML", code: .encoding, spelling: .xml,
            bytes: Array((open + "<narrative>").utf8) + [0xFF, 0x3C], line: 2, column: 12),
        WrongMessage(
            name: "not UTF-8, JSON", code: .encoding, spelling: .json,
            bytes: Array("{\n\"a\": \"".utf8) + [0xFF, 0x22], line: 2, column: 7),
    ]
}

extension SmallHouse {
    /// What must hold of every rejection: the receipt names code, place, expectation and remedy;
    /// the ledger has the message with its fault; an item of the queue shows it.
    func expectRejection(
        _ receipt: ReceiptText, of wrong: WrongMessage,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(receipt.state == "rejected", sourceLocation: sourceLocation)
        #expect(receipt.message == Receipt.notYetRead, sourceLocation: sourceLocation)
        let fault = try #require(receipt.fault, sourceLocation: sourceLocation)
        #expect(fault.code == wrong.code.rawValue, sourceLocation: sourceLocation)
        #expect(!fault.title.isEmpty, sourceLocation: sourceLocation)
        let finding = try #require(fault.findings.first, sourceLocation: sourceLocation)
        #expect(finding.code == wrong.code.rawValue, sourceLocation: sourceLocation)
        #expect(finding.line == wrong.line, sourceLocation: sourceLocation)
        #expect(finding.column == wrong.column, sourceLocation: sourceLocation)
        #expect(finding.path ?? "" == wrong.path ?? "", sourceLocation: sourceLocation)
        #expect(!finding.expected.isEmpty, sourceLocation: sourceLocation)
        #expect(!finding.remedy.isEmpty, sourceLocation: sourceLocation)
        try expectKept(receipt.reference, of: wrong, sourceLocation)
        try expectItem(receipt.reference, of: wrong, sourceLocation)
    }

    private func expectKept(
        _ text: String, of wrong: WrongMessage, _ sourceLocation: SourceLocation
    ) throws {
        let reference = try #require(Reference(reading: text), sourceLocation: sourceLocation)
        let record = try #require(try ledger.delivery(reference), sourceLocation: sourceLocation)
        #expect(record.state == .rejected, sourceLocation: sourceLocation)
        let kept = try ledger.delivery(record.id)?.bytes
        #expect(kept == wrong.bytes, sourceLocation: sourceLocation)
        let rejection = try #require(
            try ledger.rejection(reference), sourceLocation: sourceLocation)
        #expect(rejection.code == wrong.code, sourceLocation: sourceLocation)
        #expect(rejection.status == .open, sourceLocation: sourceLocation)
    }

    private func expectItem(
        _ reference: String, of wrong: WrongMessage, _ sourceLocation: SourceLocation
    ) throws {
        clock.advance(by: SafetyNet.interval)
        safetyNet.pass()
        try settle()
        let items = try entries(of: "unread").compactMap { name in
            UnreadDocument(json: try file("referral.json", of: "unread/new/\(name)"))
        }
        let item = items.first { item in
            item.messages.contains { $0.delivery.text == reference }
        }
        #expect(item?.code == wrong.code.rawValue, sourceLocation: sourceLocation)
        #expect(item?.remedy.isEmpty == false, sourceLocation: sourceLocation)
    }
}
