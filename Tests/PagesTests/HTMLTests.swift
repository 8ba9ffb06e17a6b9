import Pages
import Testing

@Suite struct HTMLTests {
    @Test func `a value is text, whatever it holds`() {
        let hostile = "<script>alert('x')</script>\" onload=\"&"
        let markup: HTML = "<p title=\"\(hostile)\">\(hostile)</p>"
        let escaped = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;&amp;"
        #expect(markup.text == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test func `markup in markup stays markup`() {
        let row: HTML = "<b>\("a<b")</b>"
        let page: HTML = "<p>\(row)</p>"
        #expect(page.text == "<p><b>a&lt;b</b></p>")
    }

    @Test func `names in any script stay as they are`() {
        let names = "O’Neill José Łukasz 王 محمد"
        #expect(HTML(escaping: names).text == names)
    }

    @Test(arguments: [
        ("\u{0}", "[U+0000]"), ("\u{1B}[31m", "[U+001B][31m"), ("\u{202E}exe", "[U+202E]exe"),
        ("\u{85}", "[U+0085]"), ("a\nb", "a\nb"), ("\u{2066}", "[U+2066]"),
    ])
    func `what turns or controls the text is shown as its code`(text: String, shown: String) {
        #expect(HTML(escaping: text).text == shown)
    }

    @Test func `lists and absent values are written by the same rules`() {
        let absent: String? = nil
        let markup: HTML = """
            <ul>\(each: ["a", "<"], { "<li>\($0)</li>" })</ul>\(if: absent, { "<p>\($0)</p>" })
            """
        #expect(markup.text == "<ul><li>a</li><li>&lt;</li></ul>")
    }
}
