import Testing

@testable import JSON

@Suite struct URITests {
    /// RFC 3986, section 5.4, to the base `http://a/b/c/d;p?q`.
    @Test(arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"),
        ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
        ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
        (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
        ("..", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
        ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
        ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
        ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"),
        ("g;x=1/../y", "http://a/b/c/y"),
        ("g?y/../x", "http://a/b/c/g?y/../x"), ("http:g", "http:g"),
    ])
    func `a reference is resolved as the standard's examples are`(
        reference: String, target: String
    ) {
        let base = URI("http://a/b/c/d;p?q")
        #expect(URI(reference).resolved(against: base).description == target)
    }

    @Test(
        arguments: [
            ("#/a%25b", "/a%b"), ("x", ""), ("#", ""), ("#%C3%A9", "é"), ("#%C3", nil),
            ("#%4", nil),
            ("#%zz", nil),
        ] as [(String, String?)])
    func `a fragment is decoded, or is no text`(reference: String, fragment: String?) {
        #expect(URI(reference).decodedFragment == fragment)
    }

    @Test func `a reference in a document without a URI stays as it is`() {
        #expect(URI("item").resolved(against: URI("")).description == "item")
        #expect(URI("#/a").resolved(against: URI("")).description == "#/a")
        #expect(URI("#/a").resolved(against: URI("urn:x:y")).description == "urn:x:y#/a")
    }
}
