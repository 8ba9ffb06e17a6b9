import TestKit
import Testing
import XML

@Suite struct WriterTests {
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private func written(isPretty: Bool = false, _ body: (inout Writer) -> Void) -> String {
        var writer = Writer(isPretty: isPretty)
        body(&writer)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text.hasPrefix(Self.declaration))
        return String(text.dropFirst(Self.declaration.count))
    }

    private func compose(_ writer: inout Writer) {
        writer.begin("a", namespace: "urn:a")
        writer.attribute("b", "1")
        writer.element("c", text: "x")
        writer.begin("d")
        writer.end()
        writer.begin("e")
        writer.begin("f")
        writer.text("one ")
        writer.element("g", text: "two")
        writer.text("")
        writer.begin("h")
        writer.element("i", text: "")
        writer.end()
        writer.end()
        writer.end()
        writer.end()
    }

    @Test func `a document is written as it is composed`() {
        #expect(
            written(compose) == """
                <a xmlns="urn:a" b="1"><c>x</c><d/><e><f>one <g>two</g><h><i></i></h></f></e></a>

                """)
    }

    @Test func `a pretty document puts elements on lines, but none beside text`() {
        #expect(
            written(isPretty: true, compose) == """
                <a xmlns="urn:a" b="1">
                  <c>x</c>
                  <d/>
                  <e>
                    <f>one <g>two</g><h>
                        <i></i>
                      </h></f>
                  </e>
                </a>

                """)
    }

    @Test func `each sign is escaped where it has a meaning`() {
        let text = written { writer in
            writer.begin("a")
            writer.attribute("b", "<&>\"'\t\n\r]]>é")
            writer.text("<&>\"'\t\n\r]]>é")
            writer.end()
        }
        let value = "&lt;&amp;&gt;&quot;'&#9;&#10;&#13;]]&gt;é"
        #expect(text == "<a b=\"\(value)\">&lt;&amp;&gt;\"'\t\n&#13;]]&gt;é</a>\n")
    }

    @Test func `what XML cannot hold becomes the replacement character, and nothing else does`() {
        let forbidden = "\u{0}\u{1}\u{8}\u{B}\u{C}\u{E}\u{1F}\u{FFFE}\u{FFFF}"
        let allowed = "\u{7F}\u{85}\u{FFFD}\u{FFFC}\u{EFFF}\u{10FFFF}\u{1FFFE}"
        let text = written {
            $0.begin("a"); $0.text(forbidden + allowed); $0.end()
        }
        #expect(text == "<a>" + String(repeating: "\u{FFFD}", count: 9) + allowed + "</a>\n")
    }

    @Test func `any text and value that XML can hold is read back as it was written`() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<500 {
            let text = random.text(count: 40)
            let value = random.text(count: 40)
            var writer = Writer(isPretty: true)
            writer.begin("root")
            writer.begin("a")
            writer.attribute("b", value)
            writer.text(text)
            writer.end()
            writer.end()
            let document = try Document(parsing: writer.bytes.span)
            document.withRoot { root in
                #expect(root.child("a").map { Array($0.text.utf8) } == Array(text.utf8))
                let read = root.child("a")?.attribute("b") ?? ""
                #expect(Array(read.utf8) == Array(value.utf8))
            }
        }
    }

    @Test func `a script in a text stays text`() {
        let script = "</a><script>alert(1)</script><![CDATA["
        let text = written { $0.element("a", text: script) }
        #expect(!text.contains("<script"))
        #expect(!text.contains("<!["))
    }

    @Test func `a writer that is used wrongly stops the program`() async {
        await #expect(processExitsWith: .failure) {
            var writer = Writer()
            writer.begin("a")
            writer.text("x")
            writer.attribute("b", "1")
        }
        await #expect(processExitsWith: .failure) {
            var writer = Writer()
            writer.element("a", text: "")
            writer.element("a", text: "")
        }
        await #expect(processExitsWith: .failure) {
            var writer = Writer()
            writer.end()
        }
        await #expect(processExitsWith: .failure) {
            var writer = Writer()
            writer.begin("a")
            _ = writer.bytes
        }
    }
}
