import Testing
import XML

@Suite struct DocumentTests {
    @Test func `a small document is read`() throws {
        let document = try Document(parsing: Array("<a><b>x</b></a>".utf8).span)
        document.withRoot { root in
            #expect(root.name == "a")
            #expect(root.child("b")?.text == "x")
        }
    }
}
