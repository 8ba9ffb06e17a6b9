import Testing
import XML

@Suite struct ElementTests {
    private func withRoot<Result>(
        of text: String, _ body: (Element) -> Result
    ) throws(XMLError) -> Result {
        let document = try Document(text)
        return document.withRoot(body)
    }

    @Test func `a name is without its prefix, and the namespace is apart`() throws {
        try withRoot(of: "<p:a xmlns:p='urn:one' xmlns='urn:two'><b/><c xmlns=''/></p:a>") { root in
            #expect(root.name == "a")
            #expect(root.namespace == "urn:one")
            #expect(root.child("b")?.namespace == "urn:two")
            #expect(root.child("c")?.namespace == nil)
        }
    }

    @Test func `an element is named only by its whole name`() throws {
        try withRoot(of: "<abc/>") { root in
            #expect(root.isNamed("abc"))
            #expect(!root.isNamed("ab"))
            #expect(!root.isNamed("abcd"))
            #expect(!root.isNamed("Abc"))
            #expect(!root.isNamed(""))
        }
    }

    @Test(arguments: [
        ("<a/>", ""), ("<a></a>", ""), ("<a> x\n </a>", " x\n "), ("<a>   </a>", "   "),
        ("<a>943<!-- -->4765919</a>", "9434765919"), ("<a>1<?b c?>2</a>", "12"),
        ("<a><![CDATA[<b>]]>&amp;<![CDATA[]]>c</a>", "<b>&c"), ("<a> <![CDATA[ ]]> </a>", "   "),
        ("<a> <!-- b --> </a>", "  "), ("<a><?b?> </a>", " "), ("<a>1<b>2</b>3</a>", "13"),
        ("<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</a>", "<>&\"'A😀"),
        ("<a>1\r\n2\r3</a>", "1\n2\n3"),
        ("<a> &#32; </a>", "   "), ("<a>&#10;</a>", "\n"), ("<a>e\u{301}</a>", "e\u{301}"),
    ])
    func `text is as written, with comments and instructions left out and CDATA joined`(
        text: String, expected: String
    ) throws {
        #expect(try withRoot(of: text) { Array($0.text.utf8) } == Array(expected.utf8))
    }

    @Test func `a long text of any white space is whole`() throws {
        for length in [1, 59, 60, 61, 299, 300, 301, 5_000] {
            for piece in [" ", "\n", "é", " é", "x "] {
                let text = String(repeating: piece, count: length)
                #expect(try withRoot(of: "<a>\(text)</a>") { $0.text } == text)
                #expect(try withRoot(of: "<a><b>\(text)</b> </a>") { $0.firstChild?.text } == text)
            }
        }
    }

    @Test func `children are elements only, in order`() throws {
        try withRoot(of: "<a> x <b/> <!-- c --> <d>1<e/></d> <?f?> <b/> </a>") { root in
            #expect(root.children.map(\.name) == ["b", "d", "b"])
            #expect(root.firstChild?.next?.name == "d")
            #expect(root.firstChild?.next?.next?.next?.name == nil)
            #expect(root.child("d")?.text == "1")
            #expect(root.child("e")?.name == nil)
            #expect(root.next?.name == nil)
        }
    }

    @Test func `an attribute is found by its name and its namespace`() throws {
        let text = "<a b='1' p:b='2' c=' x&#10;y ' d='' xmlns:p='urn:p'/>"
        try withRoot(of: text) { root in
            #expect(root.attribute("b") == "1")
            #expect(root.attribute("b", in: "urn:p") == "2")
            #expect(root.attribute("b", in: "urn:q") == nil)
            #expect(root.attribute("c") == " x\ny ")
            #expect(root.attribute("d") == "")
            #expect(root.attribute("e") == nil)
        }
        try withRoot(of: "<a b='&lt;&amp;&quot;&#65;é\n\t&gt;'/>") { root in
            #expect(root.attribute("b") == "<&\"Aé  >")
        }
    }

    @Test func `a line is that of the start tag`() throws {
        try withRoot(of: "\n<a\nb=''>\n\n<c/></a>") { root in
            #expect(root.child("c")?.line == 5)
        }
    }
}
