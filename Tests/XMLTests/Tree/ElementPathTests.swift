import Testing
import XML

@Suite struct ElementPathTests {
    private func paths(in text: String) throws(XMLError) -> [String] {
        let document = try Document(text)
        return document.withRoot { root in paths(from: root) }
    }

    private func paths(from element: Element) -> [String] {
        [element.path] + element.children.flatMap { paths(from: $0) }
    }

    @Test func `a path has positions only where siblings have the same name`() throws {
        let text = "<a><b><c/></b><d/><b> <c/>x<c/></b><p:d xmlns:p='u'/></a>"
        #expect(
            try paths(in: text) == [
                "/a", "/a/b[1]", "/a/b[1]/c", "/a/d[1]", "/a/b[2]", "/a/b[2]/c[1]", "/a/b[2]/c[2]",
                "/a/d[2]",
            ])
    }

    @Test func `a name shows nothing but letters, digits and three signs, and is cut at 64`() throws
    {
        #expect(try paths(in: "<Zoë-1._日本/>") == ["/Zo_-1.___"])
        let long = String(repeating: "n", count: 200)
        #expect(try paths(in: "<\(long)/>") == ["/" + long.prefix(64)])
    }
}
