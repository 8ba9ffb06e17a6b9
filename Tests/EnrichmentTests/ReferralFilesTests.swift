import Enrichment
import HouseKit
import Model
import Spelling
import Testing
import XML

@Suite struct ReferralFilesTests {
    private static func filled(_ seed: UInt64, _ texts: Filling.Texts) -> ReferralDocument {
        var document = Filling.record(ReferralDocument.self, texts, seed: seed)
        document.provenance.spelling = "xml"
        document.routes = ["restricted", "hub/hartlepool"]
        return document
    }

    private static let hostile = Filling.Texts(items: 1...2) { _, random in
        HostileText.text(&random)
    }

    private static func bytes(_ name: String, of files: [EntryFile]) throws -> [UInt8] {
        try #require(files.first { $0.name == name }).bytes
    }

    private static func read(_ bytes: [UInt8]) throws -> ReferralDocument {
        let document = try XML.Document(parsing: bytes.span, within: .message)
        return document.withRoot { ReferralDocument(xml: $0) }
    }

    @Test(arguments: 1...25 as ClosedRange<UInt64>)
    func `referral.json and referral.xml read back to the same document`(seed: UInt64) throws {
        let document = Self.filled(seed, Self.hostile)
        let files = document.files(for: .full, json: document.json, original: [1, 2, 3])
        let json = try #require(ReferralDocument(json: Self.bytes("referral.json", of: files)))
        #expect(json == document)
        #expect(json.json == document.json)
        let xml = try Self.read(Self.bytes("referral.xml", of: files))
        #expect(xml.json == document.json)
    }

    @Test func `the bytes as sent are added unchanged`() throws {
        let document = Self.filled(1, Self.hostile)
        let files = document.files(for: .full, json: document.json, original: [0, 255, 13])
        #expect(
            files.map(\.name) == ["referral.json", "referral.xml", "referral.html", "original.xml"])
        #expect(try Self.bytes("original.xml", of: files) == [0, 255, 13])
    }

    @Test func `a stub holds nothing of a person, and says who has the whole`() throws {
        let canary = Filling.Texts(items: 1...2) { _, _ in "Canary" }
        let document = Self.filled(2, canary)
        let whole = document.files(for: .full, json: document.json, original: Array("Canary".utf8))
        #expect(whole.allSatisfy { String(decoding: $0.bytes, as: UTF8.self).contains("Canary") })
        let files = document.files(for: .stub, json: document.json, original: Array("Canary".utf8))
        #expect(files.map(\.name) == ["referral.json"])
        let text = String(decoding: try Self.bytes("referral.json", of: files), as: UTF8.self)
        #expect(!text.contains("Canary"))
        #expect(text.contains("\"heldBy\": \"restricted\""))
        #expect(text.contains(document.reference.text))
    }
}
