import JSON
import Testing

@Suite struct PointerTests {
    /// The document of RFC 6901, section 5.
    private static let text = """
        {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\\\j": 5,
         "k\\"l": 6, " ": 7, "m~n": 8}
        """

    @Test(arguments: [
        ("/foo/0", "bar"), ("/foo/1", "baz"), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"),
        ("/e^f", "3"), ("/g|h", "4"), ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"),
    ])
    func `a pointer leads to its value, and the value to its pointer`(
        path: String, value: String
    ) throws {
        let document = try JSONText.document(Self.text)
        let pointer = try #require(Pointer(parsing: path))
        let found = try #require(pointer.resolve(in: document))
        #expect(found.scalarText == value)
        #expect(found.pointer.description == path)
        #expect(pointer.description == path)
    }

    @Test(arguments: [
        "/bar", "/foo/2", "/foo/-", "/foo/01", "/foo/+1", "/foo/0/x", "//", "/foo/1e0",
    ])
    func `a pointer to nothing leads to nothing`(path: String) throws {
        let document = try JSONText.document(Self.text)
        #expect(Pointer(parsing: path)?.resolve(in: document) == nil)
    }

    @Test(arguments: ["foo", "/~", "/~2", "/a~", "#/foo", " /foo"])
    func `what does not begin with a slash or has a wrong escape is no pointer`(path: String) {
        #expect(Pointer(parsing: path) == nil)
    }

    @Test func `every value of a document has a pointer that leads back to it`() throws {
        let document = try JSONText.document(JSONText.message)
        var seen: Set<String> = []
        func visit(_ value: Value) {
            let path = value.pointer.description
            #expect(seen.insert(path).inserted)
            #expect(Pointer(parsing: path)?.resolve(in: document)?.position == value.position)
            for element in value.elements { visit(element) }
            for member in value.members { visit(member.value) }
        }
        visit(document.root)
        #expect(seen.count == 22)
        #expect(seen.contains(""))
    }

    @Test func `what is shown of a pointer is short and plain`() {
        let long = String(repeating: "a", count: 100)
        let pointer = Pointer(tokens: ["subjects", "0", "Zoë <b>", "x/y~z\n", long])
        #expect(
            pointer.shown
                == "/subjects/0/Zo___b_/x_y_z_/" + String(repeating: "a", count: 64))
    }
}
