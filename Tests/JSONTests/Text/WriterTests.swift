import JSON
import TestKit
import Testing

@Suite struct WriterTests {
    @Test func `values stand in the order of the calls, without space`() {
        var writer = Writer()
        writer.object { writer in
            writer.key("b")
            writer.array { writer in
                writer.number(1)
                writer.boolean(false)
                writer.null()
                writer.array { _ in }
            }
            writer.key("a")
            writer.string("x")
            writer.key("c")
            writer.object { _ in }
        }
        #expect(text(writer) == #"{"b":[1,false,null,[]],"a":"x","c":{}}"#)
    }

    @Test func `a pretty text has a line for each member and two spaces for each level`() {
        var writer = Writer(isPretty: true)
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.number(-1)
        writer.string("x")
        writer.endArray()
        writer.key("empty")
        writer.beginObject()
        writer.endObject()
        writer.endObject()
        let expected = """
            {
              "a": [
                -1,
                "x"
              ],
              "empty": {}
            }
            """
        #expect(text(writer) == expected)
    }

    @Test(arguments: [
        ("plain", "plain"), ("\"\\", "\\\"\\\\"), ("\n\r\t", "\\n\\r\\t"),
        ("\u{0}\u{1B}\u{7F}", "\\u0000\\u001b\\u007f"),
        ("\u{80}\u{9F}\u{A0}", "\\u0080\\u009f\u{A0}"),
        ("\u{2028}\u{2029}\u{202A}", "\\u2028\\u2029\u{202A}"), ("é🐲/", "é🐲/"),
        ("</script>", "</script>"),
    ])
    func `what JSON or a terminal would take amiss is escaped`(string: String, written: String) {
        var writer = Writer()
        writer.string(string)
        #expect(text(writer) == "\"\(written)\"")
    }

    @Test(arguments: [
        ("12", "12"), ("-1.50", "-1.50"), ("true", "true"), ("false", "false"), ("1,2", "\"1,2\""),
        ("007", "\"007\""), ("", "\"\""), ("null", "\"null\""), ("1 ", "\"1 \""),
        ("NaN", "\"NaN\""),
        ("\"", "\"\\\"\""),
    ])
    func `a literal is written as it stands only if it is one`(literal: String, written: String) {
        var writer = Writer()
        writer.literal(literal)
        #expect(text(writer) == written)
    }

    @Test func `numbers that JSON cannot write are null`() {
        var writer = Writer()
        writer.array { writer in
            for value in [1.5, -0.25, 1e300, .infinity, .nan] { writer.number(value) }
        }
        #expect(text(writer) == "[1.5,-0.25,1e+300,null,null]")
    }

    @Test func `what was read is written and read again as the same`() throws {
        for isPretty in [false, true] {
            let document = try JSONText.document(JSONText.message)
            var writer = Writer(isPretty: isPretty)
            writer.value(document.root)
            let again = try Document(parsing: writer.bytes)
            #expect(again.root == document.root)
            #expect(again.root["counts"]?.elements.map(\.scalarText).contains("2.50") == true)
        }
    }

    @Test func `any string comes back as it was`() throws {
        var random = SeededRandom(seed: 6_901)
        for _ in 0..<2_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                let beyond = Int.random(in: 0...3, using: &random) == 0
                let value = UInt32.random(in: 0...(beyond ? 0x10_FFFF : 0x3_0FF), using: &random)
                if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
            }
            var writer = Writer()
            writer.string(String(scalars))
            let read = try Document(parsing: writer.bytes).root.string
            #expect(read.map { Array($0.utf8) } == Array(String(scalars).utf8))
        }
    }

    @Test func `a writer begins anew with its storage`() {
        var writer = Writer()
        writer.string("first")
        writer.reset()
        writer.null()
        #expect(text(writer) == "null")
    }

    @Test func `a member without a key ends the program`() async {
        await #expect(processExitsWith: .failure) {
            var writer = Writer()
            writer.object { $0.null() }
        }
    }

    @Test func `a second root ends the program`() async {
        await #expect(processExitsWith: .failure) {
            var writer = Writer()
            writer.null()
            writer.null()
        }
    }

    private func text(_ writer: Writer) -> String {
        String(decoding: writer.bytes, as: UTF8.self)
    }
}
