import Flow
import Model
import Pages

/// The guide for a partner's engineer, from a certificate to the first receipt.
///
/// One page without a script, for a screen, a telephone and paper. What it says of codes, limits
/// and answers it takes from where they are kept: the tables ask the reader of messages itself.
enum GuidePage {
    /// Made when it is first asked for, since every example is read for it.
    static let html: HTML = """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Guide for partners – Gatehouse</title>
        <style>\(style)</style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the guide</a>
        <header>
        <p class="notice"><strong>\(Receipt.notYetRead)</strong> Every first receipt says this, \
        and means it.</p>
        <h1>Guide for partners</h1>
        <p>Gatehouse takes safeguarding notifications about children from police, health, schools \
        and others, and brings them to the children's hub, most urgent first. This page takes you \
        from a certificate to your first message and its receipts. It needs no other document.</p>
        \(contents)
        </header>
        <main id="main" tabindex="-1">
        \(each: sections, { $0.html })
        </main>
        <footer><p>All examples are invented. The same rules in a form for machines: \
        <a href="/v1/schemas/openapi.yaml">openapi.yaml</a>.</p></footer>
        </body>
        </html>

        """

    private struct Section {
        let id: String
        let title: String
        let body: HTML

        var html: HTML {
            "<section>\n<h2 id=\"\(id)\">\(title)</h2>\n\(body)\n</section>\n"
        }
    }

    private static let sections = [
        Section(id: "start", title: "Before you start", body: start),
        Section(id: "first", title: "Your first message", body: first),
        Section(id: "answers", title: "What comes back", body: answers),
        Section(id: "receipts", title: "Receipts: what became of it", body: receipts),
        Section(id: "folder", title: "By folder instead", body: folder),
        Section(id: "message", title: "How a message is written", body: message),
        Section(id: "types", title: "Message types", body: types),
        Section(id: "faults", title: "Faults: why a message is rejected", body: faults),
        Section(id: "warnings", title: "Warnings: accepted all the same", body: warnings),
        Section(id: "published", title: "Schemas and code lists", body: published),
        Section(id: "ring", title: "Whom to ring", body: ring),
    ]

    private static var contents: HTML {
        """
        <nav aria-label="On this page">
        <ol>
        \(each: sections, { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>\n" })</ol>
        </nav>
        """
    }

    private static var ring: HTML {
        """
        <p>If a child is in immediate danger, <strong>ring 999, then the hub</strong>. A message, \
        however urgent, is no substitute: nobody may be looking at the screen.</p>
        <p>For a certificate, a paused partner, a type of message that is not agreed, or a 503 \
        that \
        lasts, ask the hub's administrator. Give the reference from the receipt, such as \
        <code>GN-2611-000177</code>; never the content of the message.</p>
        """
    }

    // MARK: - Parts that several sections are made of

    /// Text to be copied. It can be scrolled with the keyboard.
    static func block(_ id: String, _ label: String, _ text: String) -> HTML {
        """
        <p class="label">\(label)</p>
        <pre id="\(id)" tabindex="0" role="region" aria-label="\(label)"><code>\(text)</code></pre>
        """
    }

    /// A table that can be scrolled by itself where the screen is narrow.
    static func table(_ caption: String, _ columns: [String], _ rows: HTML) -> HTML {
        """
        <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">
        <table>
        <caption>\(caption)</caption>
        <thead><tr>\(each: columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead>
        <tbody>
        \(rows)</tbody>
        </table>
        </div>
        """
    }

    /// A number as people read it: 2,097,152.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return digits.indices.reduce(into: "") { text, place in
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
            text.append(digits[place])
        }
    }

    private static let style: HTML = """
        @page { size: A4; margin: 14mm }
        html { scroll-padding-top: 1rem }
        body { font: 1rem/1.5 "Atkinson Hyperlegible", Inter, "DejaVu Sans", Arial, sans-serif;
          color: #10161c; background: #fff; max-width: 60rem; margin: 1rem auto; padding: 0 1rem }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 1rem 0 .4rem }
        h2 { font-size: 1.3rem; margin: 2rem 0 .4rem; padding-bottom: .2rem;
          border-bottom: 2px solid #12344d }
        h3 { font-size: 1.1rem; margin: 1.4rem 0 .2rem }
        p, ul, ol, dl { margin: .5rem 0; max-width: 75ch }
        li, dd { margin: .2rem 0 }
        dt { font-weight: 700; margin-top: .5rem }
        dd { margin-left: 1rem }
        a { color: #0f5499; text-underline-offset: .15em }
        a:visited { color: #54319f }
        a:hover { color: #0b3560; text-decoration-thickness: .15em }
        nav li { margin: 0; padding: .1rem 0 }
        :focus-visible { outline: 3px solid #fd0; box-shadow: 0 0 0 5px #10161c }
        main:focus { outline: none; box-shadow: none }
        .skip { position: absolute; left: -100vw; background: #fff; padding: .5rem }
        .skip:focus { left: 1rem; top: .5rem }
        .notice { border: 1px solid #7a4a00; background: #fff6cc; padding: .4rem .7rem }
        code { font: .9em/1.45 "DejaVu Sans Mono", Consolas, monospace }
        :not(pre) > code { overflow-wrap: anywhere }
        .label { font-weight: 700; margin-bottom: 0 }
        pre { background: #f2f5f8; border: 1px solid #5a6570; padding: .6rem; overflow-x: auto;
          margin: .2rem 0 .8rem }
        .scroll { overflow-x: auto; margin: .8rem 0 }
        table { border-collapse: collapse; width: 100%; min-width: 40rem }
        caption { text-align: left; font-weight: 700; padding: .2rem 0 }
        th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0;
          border-bottom: 1px solid #c5ccd3; overflow-wrap: anywhere }
        thead th { border-bottom: 2px solid #5a6570 }
        tbody th { font-weight: 400; width: 12rem }
        td p { margin: 0 0 .3rem }
        td a { display: inline-block; min-width: 1.5rem; min-height: 1.5rem }
        footer { margin-top: 2rem; color: #4a5560 }
        @media (max-width: 48rem) {
          table { min-width: 32rem }
          tbody th { width: 8rem }
        }
        @media print {
          body { font-size: 10pt; max-width: none; margin: 0 }
          nav, .skip { display: none }
          pre { white-space: pre-wrap; overflow-wrap: anywhere }
          table { min-width: 0 }
          .scroll, pre { overflow: visible }
          tr { break-inside: avoid }
          h2, h3, .label { break-after: avoid }
        }
        """
}
