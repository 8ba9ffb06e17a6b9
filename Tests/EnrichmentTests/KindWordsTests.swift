import Enrichment
import HouseKit
import Model
import TestKit
import Testing

/// The page tells what the records of a kind of message hold.
@Suite struct KindWordsTests {
    private static func page(_ change: (inout Notification) -> Void) throws -> String {
        var document = ReferralDocument()
        change(&document.notification)
        let files = document.files(for: .full, json: [], original: [])
        let page = try #require(files.first { $0.name == "referral.html" })
        return String(decoding: page.bytes, as: UTF8.self)
    }

    /// Each field of a record that a kind of message brings is filled with its own path.
    @Test func `every field of every kind is on the page`() throws {
        let texts = Filling.Texts(items: 1...1) { path, _ in "told at \(path)" }
        var document = ReferralDocument()
        document.notification = Filling.record(Notification.self, texts, seed: 7)
        let files = document.files(for: .full, json: [], original: [])
        let page = String(
            decoding: try #require(files.first { $0.name == "referral.html" }).bytes, as: UTF8.self)
        let kinds = [
            "health", "pregnancy", "education", "homelessness", "privateFostering", "onlineHarm",
            "earlyHelp", "publicProtection", "allegation", "prevent", "neglect",
            "mandatoryReport", "withdrawal", "nationalReferral", "femaleGenitalMutilation",
            "unscheduledCare",
        ]
        for kind in kinds {
            #expect(page.contains("told at \(kind)/"), "\(kind)")
        }
        #expect(page.contains("told at incident/missing/whereFound"))
        #expect(page.contains("told at incident/exploitation/kind"))
        #expect(page.ranges(of: "told at ").count > 120)
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
