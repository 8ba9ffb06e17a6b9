import Enrichment
import HouseKit
import Model
import Synchronization
import TestKit
import Testing

/// The page tells every field of a message.
@Suite struct FieldWordsTests {
    private static func page(_ change: (inout Notification) -> Void) throws -> String {
        var document = ReferralDocument()
        change(&document.notification)
        let files = document.files(for: .full, json: [], original: [])
        let page = try #require(files.first { $0.name == "referral.html" })
        return String(decoding: page.bytes, as: UTF8.self)
    }

    /// Each field is filled with its own path.
    @Test func `every field is on the page, but what is for programs only`() throws {
        let told = Mutex<Set<String>>([])
        let texts = Filling.Texts(items: 1...1) { path, _ in
            told.withLock { _ = $0.insert(path) }
            return "told at \(path)."
        }
        var document = ReferralDocument()
        document.notification = Filling.record(Notification.self, texts, seed: 7)
        let files = document.files(for: .full, json: [], original: [])
        let page = String(
            decoding: try #require(files.first { $0.name == "referral.html" }).bytes, as: UTF8.self)
        let paths = told.withLock { $0 }
        let missing = paths.filter { !page.contains("told at \($0).") }
        #expect(
            missing.sorted() == [
                "attachments/0/content", "header/codeListVersion", "header/digest",
                "header/messageId", "header/schemaVersion", "header/signature",
            ])
        #expect(paths.count > 390)
    }

    @Test func `codes of the census are told by their titles, as what the sender sees`() throws {
        let page = try Self.page { notification in
            notification.indicatedFactors = ["24A", "18A", "Z9"].map(Stated.init(written:))
            notification.senderAssessment = Notification.SenderAssessment()
            notification.senderAssessment?.primaryNeed = Stated(written: "N1")
        }
        for text in [
            "<dd>\(Factor.title(of: "24A"))</dd>", "<dd>Physical abuse</dd>", "<dd>Z9</dd>",
            "<dd>\(PrimaryNeed.title(of: "N1"))</dd>",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(page.ranges(of: "that the sender sees").count == 3)
    }

    @Test func `names are words, and what was not told has no place`() throws {
        let page = try Self.page { notification in
            var health = Notification.Health()
            health.presentingComplaint = "A burn & a cut"
            notification.health = health
            notification.onlineHarm = Notification.OnlineHarm()
        }
        #expect(page.contains("<h3>Health</h3>"))
        #expect(page.contains("<dt>Presenting complaint</dt><dd>A burn &amp; a cut</dd>"))
        #expect(!page.contains("Online harm"))
    }
}
