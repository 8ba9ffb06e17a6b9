import Testing

@testable import JSON

@Suite struct DomainLabelTests {
    @Test(arguments: [
        "a", "A-1", "é", "ß", "日本", "xn--wgv71a", "א", "ا", "क्\u{200D}ष", "بي\u{200C}بي", "۰1",
        "α͵β", "ァ・",
    ])
    func `a label is made of characters that may stand there`(text: String) {
        #expect(DomainLabel(Array(text.unicodeScalars)) != nil)
    }

    @Test(arguments: [
        "", "-a", "a-", "a_b", "É", "ａ", "☃", "\u{300}a", "a\u{200D}b", "a\u{200C}b", "α͵", "・",
        "٠۰", "ـ",
        "xn--", "xn--a", "XN--\u{E9}", "xn--0", "e\u{301}", "ab--\u{E9}", "\u{1100}", "\u{378}",
    ])
    func `a label is nothing else`(text: String) {
        #expect(DomainLabel(Array(text.unicodeScalars)) == nil)
    }

    @Test(arguments: [
        ("אב", true), ("א1", true), ("אa", false), ("1א", false), ("א1٠", false), ("א-", false),
        ("a1", true), ("1a", false), ("aא", false), ("ا\u{64B}", true),
    ])
    func `a label of a name written from right to left keeps one direction`(
        text: String, keeps: Bool
    ) {
        let label = DomainLabel(Array(text.unicodeScalars))
        #expect((label?.keepsDirection ?? false) == keeps)
    }

    @Test func `the length is that of the ASCII form`() {
        #expect(DomainLabel(Array("日本".unicodeScalars))?.lengthBytes == "xn--wgv71a".utf8.count)
        #expect(DomainLabel(Array(String(repeating: "a", count: 63).unicodeScalars)) != nil)
        #expect(DomainLabel(Array(String(repeating: "a", count: 64).unicodeScalars)) == nil)
        #expect(DomainLabel(Array(String(repeating: "ü", count: 60).unicodeScalars)) == nil)
    }
}
