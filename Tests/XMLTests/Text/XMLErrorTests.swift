import Testing
import XML

@Suite struct XMLErrorTests {
    @Test(arguments: [
        ("<a>\n<b></a>", 2, "the end tag of the element that begins on line 2"),
        ("<a>\n\n", 3, "the end tag of the element that begins on line 1"),
        (
            "<a>\n&x;</a>", 2,
            "a name; & only in &amp; &lt; &gt; &quot; &apos; or a numbered reference"
        ),
        (
            "<a>\n& </a>", 2,
            "a name; & only in &amp; &lt; &gt; &quot; &apos; or a numbered reference"
        ),
        ("<a>\n&#0;</a>", 2, "a character that XML 1.0 allows"),
        ("<a>\n<b c='1' c='2'/></a>", 2, "each attribute once"),
        ("<a>\n<b c='1'd='2'/></a>", 2, "white space between attributes"),
        ("<a>\n]]></a>", 2, "no ]]> in text"),
        (
            "<a>\n<?xml version='1.0'?></a>", 2,
            "the XML declaration at the very start or not at all"
        ),
        ("<a/>\n<b/>", 2, "one root element and no text outside it"),
        ("<a/>\ntext", 2, "one root element and no text outside it"),
        (
            "<a>\n<b:c/></a>", 2,
            "names as Namespaces in XML has them: each prefix declared, one colon at most"
        ),
        ("<a>\n<b xmlns='a b'/></a>", 2, "namespace names that are URIs"),
        (
            "<a>\n<b xmlns:c='u' xmlns:d='u' c:e='' d:e=''/></a>", 2, "each attribute once"
        ),
    ])
    func `what libxml2 refuses is malformed, with its line and our words`(
        text: String, line: Int, expected: String
    ) {
        let error = XMLError.refusing(text)
        #expect(error?.code == .malformed)
        #expect(error?.line == line)
        #expect((error?.column ?? 0) >= 1)
        #expect(error?.expected == expected)
    }

    @Test func `an error of any code never quotes the text`() {
        let canary = "Canary7"
        var limits = Limits.message
        limits.depth = 3
        limits.elements = 5
        limits.attributes = 2
        limits.namespaces = 2
        limits.sections = 2
        limits.nameBytes = 20
        limits.valueBytes = 20
        let texts = [
            "<\(canary)><b></\(canary)>", "<a>\(canary)&\(canary);</a>", "<a>&\(canary)</a>",
            "<a \(canary)='1' \(canary)='2'/>", "<a \(canary)=\(canary)/>", "<\(canary):b/>",
            "<a \(canary):b=''/>", "<a>\(canary)\u{1}</a>", "<a>\(canary)]]></a>", "\(canary)",
            "<a/>\(canary)", "<!DOCTYPE \(canary)><a/>", "<!\(canary)><a/>",
            "<a><?xml \(canary)?></a>",
            "<?xml version='1.0' encoding='\(canary)'?><a/>", "<?xml \(canary)?><a/>",
            "<?xml version='\(canary)'?><a></b>", "<a><!-- \(canary) -- --></a>",
            "<a><![CDATA[\(canary)", "<a><?\(canary)", "<\(canary)\(canary)\(canary)/>",
            "<a b='\(canary)\(canary)\(canary)'/>", "<a><a><a><\(canary)/></a></a></a>",
            "<a><a/><a/><a/><a/><\(canary)/></a>", "<a b='' c='' \(canary)=''/>",
            "<a xmlns:b='' xmlns:c='' xmlns:\(canary)=''/>", "<a><?b?><?b?><?\(canary)?></a>",
            "<a xmlns:\(canary)=''/>", "<\(canary):b:c/>", "<a \(canary)='<'/>", "</\(canary)>",
        ]
        for text in texts {
            let error = XMLError.refusing(text, within: limits)
            #expect(error != nil, "\(text)")
            #expect(!String(describing: error).contains("anary"), "\(text)")
        }
    }
}
