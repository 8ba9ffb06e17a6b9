import Enrichment
import Files
import Flow
import HouseKit
import Model
import Spelling
import Store
import Testing

extension SmallHouse {
    /// What must hold of every rejection: the receipt names code, place, expectation and remedy;
    /// the ledger has the message with its fault; an item of the queue shows it.
    func expectRejection(
        _ receipt: ReceiptText, of wrong: WrongMessage,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(receipt.state == "rejected", sourceLocation: sourceLocation)
        #expect(
            receipt.message == Receipt.message(after: .received, hub: nil),
            sourceLocation: sourceLocation)
        let fault = try #require(receipt.fault, sourceLocation: sourceLocation)
        #expect(fault.code == wrong.code.rawValue, sourceLocation: sourceLocation)
        #expect(!fault.title.isEmpty, sourceLocation: sourceLocation)
        let finding = try #require(fault.findings.first, sourceLocation: sourceLocation)
        #expect(finding.code == wrong.code.rawValue, sourceLocation: sourceLocation)
        #expect(finding.line == wrong.place.line, sourceLocation: sourceLocation)
        #expect(finding.column == wrong.place.column, sourceLocation: sourceLocation)
        #expect(finding.path ?? "" == wrong.place.path ?? "", sourceLocation: sourceLocation)
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
