import Files
import Testing

@Suite struct PathTests {
    @Test(arguments: ["", "a\0b"])
    func `an empty text and a zero byte make no path`(text: String) {
        #expect(Path(text) == nil)
    }

    @Test func `a name is added with one slash`() {
        let folder: Path = "/queue"
        #expect((folder / "new").description == "/queue/new")
        #expect(("/" as Path) / "new" == "/new")
    }

    @Test func `a name that a partner chose is not shown`() {
        let name: FileName = "Jane Doe.xml"
        let path = ("/in" as Path).appending(name, shownBytes: 0)
        #expect(path.description == "/in/…")
        #expect((path / "more").description == "/in/…")
        #expect(path == "/in/Jane Doe.xml")
        #expect(path.hashValue == ("/in/Jane Doe.xml" as Path).hashValue)
    }

    @Test func `control characters and text direction never reach a log`() {
        let path: Path = "/a\n\u{1B}[31m\u{202E}b"
        #expect(path.description == "/a??[31m?b")
    }
}
