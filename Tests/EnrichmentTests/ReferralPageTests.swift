import Enrichment
import HouseKit
import Model
import TestKit
import Testing

@Suite struct ReferralPageTests {
    /// A document of one shape for each seed, whatever its texts.
    private static func page(_ seed: UInt64, isHostile: Bool) throws -> String {
        let texts = Filling.Texts(items: 1...1, presence: 90) { path, random in
            let hostile = HostileText.text(&random)
            // Never blank: what says nothing has no place on the page.
            return isHostile ? "x" + hostile : "plain \(path)"
        }
        let document = Filling.record(ReferralDocument.self, texts, seed: seed)
        let files = document.files(for: .full, json: [], original: [])
        let page = try #require(files.first { $0.name == "referral.html" })
        return String(decoding: page.bytes, as: UTF8.self)
    }

    /// The tags of a page with their attributes, in order.
    private static func tags(_ page: String) -> [Substring] {
        page.matches(of: /<[^>]*>/).map(\.output)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `no text of a message becomes part of the page's markup`(seed: UInt64) throws {
        let hostile = try Self.tags(Self.page(seed, isHostile: true))
        #expect(try hostile == Self.tags(Self.page(seed, isHostile: false)))
        #expect(hostile.count > 40)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `none of the page's own markup is shown as text`(seed: UInt64) throws {
        let page = try Self.page(seed, isHostile: false)
        #expect(!page.contains("&lt;"))
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `every element that begins ends, one inside the other`(seed: UInt64) throws {
        let alone: Set = ["meta", "!DOCTYPE"]
        var open: [Substring] = []
        for tag in try Self.tags(Self.page(seed, isHostile: true)) {
            let name = tag.dropFirst().prefix { !"> ".contains($0) }
            if tag.hasSuffix("/>") { continue }
            if name.hasPrefix("/") {
                #expect(open.popLast() == name.dropFirst())
            } else if !alone.contains(String(name)) {
                open.append(name)
            }
        }
        #expect(open == [])
    }

    @Test func `characters that turn the direction of text are shown as their numbers`() throws {
        var document = ReferralDocument()
        document.notification.narrative = "a\u{202E}b\u{1B}c"
        let page = try #require(
            document.files(for: .full, json: [], original: []).first { $0.name == "referral.html" })
        #expect(String(decoding: page.bytes, as: UTF8.self).contains("a[U+202E]b[U+001B]c"))
    }

    @Test func `a history that could not be read is said before all else`() throws {
        var document = ReferralDocument()
        document.history.read = false
        let page = try #require(
            document.files(for: .full, json: [], original: []).first { $0.name == "referral.html" })
        #expect(String(decoding: page.bytes, as: UTF8.self).contains("History unavailable"))
    }
}
