import JSON
import TestKit
import Testing

@Suite struct TextKeywordTests {
    @Test func `lengths count characters, however they are written`() throws {
        var random = SeededRandom(seed: 63)
        let letters = ["a", "é", "語", "🐲", "\\n", "\\u00e9", "\\ud83d\\udc32", "e\u{301}"]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...6, using: &random)
            let text = (0..<count).compactMap { _ in letters.randomElement(using: &random) }
                .joined()
            let value = try JSONText.value("\"\(text)\"")
            let length = try #require(value.string).unicodeScalars.count
            let least = Int.random(in: 0...8, using: &random)
            let most = Int.random(in: 0...8, using: &random)
            let schema = try Schema(
                compiling: JSONText.document("{\"minLength\": \(least), \"maxLength\": \(most)}"))
            #expect(schema.isValid(value) == (length >= least && length <= most), "\(text)")
        }
    }

    @Test func `a pattern is sought in keys and in strings with escapes`() throws {
        let text = "{\"patternProperties\": {\"^é$\": {\"pattern\": \"^a\\n🐲$\"}}}"
        let schema = try Schema(compiling: JSONText.document(text))
        #expect(try schema.isValid(JSONText.value("{\"\\u00e9\": \"a\\n\\ud83d\\udc32\"}")))
        #expect(try !schema.isValid(JSONText.value("{\"é\": \"a\\n\"}")))
        #expect(try schema.isValid(JSONText.value("{\"e\": \"a\\n\"}")))
    }
}
