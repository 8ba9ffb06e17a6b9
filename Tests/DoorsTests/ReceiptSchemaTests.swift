import Formats
import HouseKit
import JSON
import Model
import Testing
import XML

/// Every receipt is of the structure that is published for it.
@Suite struct ReceiptSchemaTests {
    /// What is wrong in a receipt by its schema.
    private static func findings(
        _ receipt: [UInt8], _ spelling: Delivery.Spelling
    ) throws -> [String] {
        switch spelling {
        case .xml:
            let schema = try XML.Schema(compiling: PublishedFile.receiptXML.bytes)
            let document = try XML.Document(parsing: receipt.span, within: .message)
            return schema.validate(document, written: receipt.span).map { "\($0)" }
        case .json:
            let text = try JSON.Document(
                parsing: PublishedFile.receiptJSON.bytes, within: .ownFile)
            let schema = try JSON.Schema(compiling: text)
            let document = try JSON.Document(parsing: receipt, within: .message)
            return schema.validate(document.root).map { "\($0)" }
        }
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `receipts of all states are of the published structure`(
        spelling: Delivery.Spelling
    ) async throws {
        try await DoorHouse.running { doors in
            let good = Specimen.notice("m")
            let warned = Specimen.notice("w") { $0.subjects[0].sex = Stated(written: "boy") }
            let nobody = Specimen.notice("n") { notice in
                notice.subjects = []
                notice.header.references = []
            }
            var places: [String] = []
            for notice in [good, warned, nobody] {
                let answer = try await doors.post(notice.bytes(spelling), spelling)
                let place = try answer.headers["location"] ?? answer.problem().instance
                places.append(try #require(place))
            }
            let again = try await doors.post(good.bytes(spelling), spelling)
            #expect(try again.receipt().state == "duplicate")
            #expect(try Self.findings(again.body, spelling) == [])
            try doors.house.settle()
            var states: Set<String> = []
            for place in places {
                let answer = try await doors.call("GET", place, ["accept": spelling.mediaType])
                states.insert(try answer.receipt().state)
                #expect(try Self.findings(answer.body, spelling) == [], "\(place)")
            }
            #expect(states == ["accepted", "rejected"])
        }
    }

    @Test(arguments: Delivery.Spelling.allCases)
    func `what is not a receipt is found`(spelling: Delivery.Spelling) throws {
        let other = Array((spelling == .xml ? "<receipt/>" : "{}").utf8)
        #expect(try Self.findings(other, spelling) != [])
    }
}
