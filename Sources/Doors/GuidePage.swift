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
        <p class="notice"><strong>\(Receipt.message(after: .received, hub: nil))</strong> Every \
        first receipt says this, and means it.</p>
        <h1>Guide for partners</h1>
        <p>Gatehouse takes safeguarding notifications about children from police, health, schools \
        and others, and brings them to the children's hub, most urgent first. This page takes you \
        from a certificate to your first message and its receipts. It needs no other document.</p>
        \(contents)
        </header>
        <main id="main" tabindex="-1">
        \(each: sections, { $0.html })
        </main>
        <footer><p>All examples are invented. The same rules in a form for machines: <a \
        href="/v1/schemas/openapi.yaml">openapi.yaml</a>.</p></footer>
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
        Section(id: "urgency", title: "How urgent it will be", body: urgency),
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
        <ul>
        <li>If a child is in immediate danger, <strong>ring 999, then the hub</strong>. A message, \
        however urgent, does not replace the call: nobody may be looking at the screen.</li>
        <li>Where you would ring anyway, ring. Do not wait for a receipt first.</li>
        <li>If an urgent message has no step <code>\(Receipt.Step.acknowledged.rawValue)</code> \
        when the time of its <a href="#urgency">band</a> is over, ring the hub.</li>
        <li>For a certificate, a paused partner, a type of message that is not agreed, or a 503 \
        that lasts, ask the hub's administrator.</li>
        </ul>
        <p>Give the reference from the receipt, such as <code>GN-2611-000177</code>; to the \
        administrator never the content of the message.</p>
        """
    }
}
