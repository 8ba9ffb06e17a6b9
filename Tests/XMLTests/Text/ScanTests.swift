import Testing
import XML

@Suite struct ScanTests {
    /// A scan of a text, kept whether it threw or not.
    private func scan(_ text: String, within limits: Limits = .message) -> (Scan, XMLError?) {
        var scan = Scan(within: limits)
        do {
            try scan.read(Array(text.utf8).span)
            return (scan, nil)
        } catch {
            return (scan, error)
        }
    }

    @Test func `a valid document passes, and its elements are counted`() {
        let (scan, error) = scan(Parcels.text())
        #expect(error == nil)
        #expect(scan.elements == 13)
    }

    @Test(arguments: [
        "<a><!-- > <b> \" ' <!DOCTYPE --></a>",
        "<a><![CDATA[ > <b> ]] ]> <!DOCTYPE ]]></a>",
        "<a><?target > <b> \" <!DOCTYPE ? ?></a>",
        "<a b='>' c=\"'/>\" d='<!--'></a>".replacing("<!--", with: "!--"),
        "<a b = '1'\n\tc\n=\n'2' />",
        "<!-- before --><?and so?><a></a ><!-- after -->",
        "<a><![CDATA[]]]]><![CDATA[>]]></a>",
    ])
    func `nothing inside a comment, CDATA section, instruction or quoted value is markup`(
        text: String
    ) {
        let (scan, error) = scan(text)
        #expect(error == nil)
        #expect(scan.elements == 1)
    }

    @Test(arguments: [
        ("<a><b", 1, 6), ("<a b", 1, 5), ("<a b=", 1, 6), ("<a b=c>", 1, 6), ("<a b='1>", 1, 9),
        ("<a b='<'/>", 1, 7), ("<a/b>", 1, 4), ("<a ='1'/>", 1, 4), ("<a>< b/></a>", 1, 5),
        ("<a></a b>", 1, 8), ("<a>\n<!-- a -- b --></a>", 2, 10), ("<a>\n<!-- ", 2, 6),
        ("<a><![CDATA[ ]]", 1, 16), ("<a><?b", 1, 7), ("<a>\n<!b></a>", 2, 1),
        ("<a>\n é\u{1}</a>", 2, 3), ("<a>\u{FFFE}</a>", 1, 4), ("text", 1, 1),
        ("<?xml version='1.0'", 1, 20),
    ])
    func `what breaks the form of markup is malformed, at its place`(
        text: String, line: Int, column: Int
    ) {
        let (_, error) = scan(text)
        #expect(error?.code == .malformed)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test(arguments: ["", " ", "\n\t \r\n"])
    func `a text of nothing but white space is empty`(text: String) {
        #expect(scan(text).1?.code == .empty)
    }

    @Test(arguments: [
        "<!DOCTYPE a><a/>", "<!-- c --><!DOCTYPE a><a/>", "<?b c?>\n<!DOCTYPE a []><a/>",
        "<?xml version='1.0'?><!DOCTYPE a SYSTEM 'b'><a/>", "<a/><!DOCTYPE a>",
        "<a><!DOCTYPE a></a>",
    ])
    func `a document type declaration is refused wherever it stands`(text: String) throws {
        let error = try #require(scan(text).1)
        let start = try #require(text.ranges(of: "<!DOCTYPE").first?.lowerBound)
        #expect(error.code == .doctype)
        let lines = text[..<start].split(separator: "\n", omittingEmptySubsequences: false)
        #expect(error.line == lines.count)
        #expect(error.column == (lines.last?.count ?? 0) + 1)
    }

    @Test(arguments: ["<!doctype a><a/>", "<!ENTITY a 'b'><a/>", "<!ELEMENT a ANY><a/>"])
    func `any other declaration is malformed`(text: String) {
        #expect(scan(text).1?.code == .malformed)
    }

    @Test(
        arguments: [
            [0x61, 0x00], [0xFF], [0x80], [0xC0, 0xAF], [0xC1, 0x80], [0xE0, 0x80, 0xAF],
            [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3],
            [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x28, 0x80],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused, in text, name, value and comment`(bytes: [UInt8]) {
        for (before, after) in [
            ("<a>", "</a>"), ("<a", "/>"), ("<a b='", "'/>"), ("<!--", "--><a/>"),
            ("<a><![CDATA[", "]]></a>"),
        ] {
            var scan = Scan(within: .message)
            let text = Array(before.utf8) + bytes + Array(after.utf8)
            let error = #expect(throws: XMLError.self) { try scan.read(text.span) }
            #expect(error?.code == .encoding)
            #expect(error?.line == 1)
        }
    }

    @Test(arguments: [
        "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10000}",
        "\u{10FFFF}", "e\u{301}", "日本語",
    ])
    func `every length of UTF-8 passes`(text: String) {
        #expect(scan("<a b='\(text)'>\(text)<!--\(text)--></a>").1 == nil)
    }

    @Test func `each limit holds up to its number and refuses one more`() {
        var limits = Limits.message
        limits.depth = 3
        limits.elements = 4
        limits.attributes = 2
        limits.attributesInAll = 4
        limits.namespaces = 2
        limits.namespacesInScope = 3
        limits.sections = 2
        limits.nameBytes = 7
        limits.valueBytes = 6
        let cases: [(text: String, oneMore: String, code: XMLError.Code)] = [
            ("<a><a><a/></a></a>", "<a><a><a><a/></a></a></a>", .tooDeep),
            ("<a><b/><b/><b/></a>", "<a><b/><b/><b/><b/></a>", .tooManyElements),
            ("<a b='' c=''/>", "<a b='' c='' d=''/>", .tooManyAttributes),
            (
                "<a b='' c=''><a b='' c=''/></a>", "<a b='' c=''><a b='' c=''><a b=''/></a></a>",
                .tooManyAttributes
            ),
            (
                "<a xmlns='' xmlns:b='u'/>", "<a xmlns='' xmlns:b='u' xmlns:c='u'/>",
                .tooManyNamespaces
            ),
            (
                "<a xmlns='' xmlns:b='u'><a xmlns:c='u'/></a>",
                "<a xmlns='' xmlns:b='u'><a xmlns:c='u' xmlns:d='u'/></a>", .tooManyNamespaces
            ),
            ("<a><!----><?b?></a>", "<a><!----><?b?><![CDATA[]]></a>", .tooManySections),
            ("<abcdefg/>", "<abcdefgh/>", .nameTooLong),
            ("<a bcdefgh=''/>", "<a bcdefghi=''/>", .nameTooLong),
            ("<a b='123456'/>", "<a b='1234567'/>", .valueTooLong),
        ]
        for (text, oneMore, code) in cases {
            #expect(scan(text, within: limits).1 == nil, "\(text)")
            #expect(scan(oneMore, within: limits).1?.code == code, "\(oneMore)")
        }
    }

    @Test func `namespaces go out of scope with the element that declares them`() {
        var limits = Limits.message
        limits.namespacesInScope = 2
        let child = "<b xmlns:c='u'></b><b xmlns:c='u'/>"
        let text = "<a xmlns='u'>" + String(repeating: child, count: 20) + "</a>"
        #expect(scan(text, within: limits).1 == nil)
    }

    @Test func `an attribute whose name begins with xmlns declares no namespace`() {
        var limits = Limits.message
        limits.namespaces = 0
        #expect(scan("<a xmlnsb='1' xmlns-b='2' b='3'/>", within: limits).1 == nil)
        #expect(scan("<a xmlns:b='1'/>", within: limits).1?.code == .tooManyNamespaces)
    }
}
