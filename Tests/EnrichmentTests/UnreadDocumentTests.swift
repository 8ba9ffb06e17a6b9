import Enrichment
import HouseKit
import Model
import Spelling
import Testing
import XML

@Suite struct UnreadDocumentTests {
    private static let hostile = Filling.Texts(items: 1...3) { _, random in
        HostileText.text(&random)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `an item's list reads back from both spellings`(seed: UInt64) throws {
        let document = Filling.record(UnreadDocument.self, Self.hostile, seed: seed)
        let files = document.files(originals: [])
        let json = try #require(files.first { $0.name == "referral.json" })
        #expect(UnreadDocument(json: json.bytes) == document)
        let xml = try #require(files.first { $0.name == "referral.xml" })
        let read = try XML.Document(parsing: xml.bytes.span, within: .message)
            .withRoot { UnreadDocument(xml: $0) }
        #expect(read.json == document.json)
    }

    @Test func `its page holds a line for each message, and no markup but its own`() throws {
        let document = Filling.record(UnreadDocument.self, Self.hostile, seed: 3)
        let page = try #require(document.files(originals: []).first { $0.name == "referral.html" })
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.matches(of: /<tr>/).count == document.messages.count + 1)
        #expect(!text.contains("<script"))
    }

    @Test func `its band is called what the policy calls it`() throws {
        var document = UnreadDocument()
        func page() throws -> String {
            let files = document.files(originals: [])
            let page = try #require(files.first { $0.name == "referral.html" })
            return String(decoding: page.bytes, as: UTF8.self)
        }
        #expect(try page().contains("</svg> 24 hours</span>"))
        document.label = "Amber"
        #expect(try page().contains("</svg> Amber</span>"))
    }

    @Test func `the messages as sent stand beside the list`() {
        let original = EntryFile(name: "GN-2611-000001.txt", bytes: [1])
        #expect(UnreadDocument().files(originals: [original]).last == original)
    }
}
