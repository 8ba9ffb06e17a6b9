import Enrichment
import Flow
import HouseKit
import Model
import Spelling
import Store
import Testing

/// What became of a message that was taken: its receipt, and what staff get.
struct Taken: Sendable {
    let receipt: ReceiptText
    let referral: ReferralDocument
    /// `referral.html`.
    let page: String
    /// The message as it stands beside the page.
    let original: [UInt8]

    /// What the message says, as it was read.
    var notification: Notification { referral.notification }
    var warnings: [String] { receipt.warnings.map(\.code) }

    /// What became of the message to which this is the answer, when all is done.
    ///
    /// - Throws: Where it was not taken.
    init(_ answer: HTTPAnswer, by house: SmallHouse) throws {
        guard answer.status == 202 else { throw Missing(what: "202 instead of \(answer)") }
        receipt = try answer.receipt()
        try house.settle()
        let reference = try #require(Reference(reading: receipt.reference))
        let delivery = try #require(try house.ledger.delivery(reference))
        let name = try #require(delivery.referral).text
        let entry = try #require(try house.allEntries().first { $0.hasSuffix(name) })
        referral = try #require(
            ReferralDocument(json: try house.file("referral.json", of: entry)))
        page = String(decoding: try house.file("referral.html", of: entry), as: UTF8.self)
        original = try house.file("original.\(referral.provenance.spelling)", of: entry)
    }

    /// Posts a message of the police's, beside another partner's, and follows it to the queue;
    /// nothing of it is rejected.
    static func posting(
        _ bytes: [UInt8], _ spelling: Delivery.Spelling = .xml,
        sourceLocation: SourceLocation = #_sourceLocation, _ body: (Taken) throws -> Void
    ) async throws {
        try await Meeting.running { doors, meeting in
            let answer = try await meeting.post(bytes, spelling, to: doors)
            let taken = try Taken(answer, by: doors.house)
            #expect(taken.original == bytes, sourceLocation: sourceLocation)
            let rejections = try doors.house.ledger.rejections(RejectionFilter(status: nil))
            #expect(rejections.isEmpty, sourceLocation: sourceLocation)
            try body(taken)
        }
    }

    static func posting(
        _ text: String, _ spelling: Delivery.Spelling = .xml,
        sourceLocation: SourceLocation = #_sourceLocation, _ body: (Taken) throws -> Void
    ) async throws {
        try await posting(Array(text.utf8), spelling, sourceLocation: sourceLocation, body)
    }
}

extension Place {
    /// Where a part of a text first stands in it.
    ///
    /// - Throws: Where it does not.
    init(of part: String, in text: String, path: String? = nil) throws {
        guard let range = text.firstRange(of: part) else { throw Missing(what: part) }
        let lines = text[..<range.lowerBound].split(
            separator: "\n", omittingEmptySubsequences: false)
        self.init(
            line: max(1, lines.count), column: (lines.last?.unicodeScalars.count ?? 0) + 1,
            path: path)
    }
}

extension Specimen {
    /// A good message of the police's as text, in which one text is put in the place of another,
    /// which must be there.
    static func text(
        _ spelling: Delivery.Spelling, putting new: String, for old: String,
        _ change: (inout Notification) -> Void = { _ in }
    ) throws -> String {
        let text = String(decoding: notice("m", change).bytes(spelling), as: UTF8.self)
        guard text.contains(old) else { throw Missing(what: "\(old) in \(text)") }
        return text.replacing(old, with: new)
    }
}
