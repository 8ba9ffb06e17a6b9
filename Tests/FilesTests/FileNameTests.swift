import Files
import Testing

@Suite struct FileNameTests {
    @Test(arguments: ["", ".", "..", "a/b", "a\0", String(repeating: "x", count: 256)])
    func `what Linux takes for no name is none`(text: String) {
        #expect(FileName(text) == nil)
    }

    @Test(arguments: ["...", "-rf", "a b", String(repeating: "x", count: 255)])
    func `anything else is a name`(text: String) {
        #expect(FileName(text)?.text == text)
    }

    @Test func `a name need not be text`() throws {
        let name = try #require(FileName([0xFF, 0xFE]))
        #expect(name.text == nil)
    }
}
