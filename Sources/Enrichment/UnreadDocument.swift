package import Model
import Pages
package import Spelling

/// An item of the safety net: messages of one partner that could not be read, for a person to look.
package struct UnreadDocument: Sendable, Equatable, Spelled {
    package var reference = Reference(.referral, year: 2000, month: 1, number: 0)
    package var number = 1
    package var band = Band.within24Hours
    /// What staff call the band, where it is not our own word.
    package var label: String?
    package var dueAt = Timestamp(milliseconds: 0)
    package var partner = ""
    package var partnerName = ""
    package var code = ""
    package var title = ""
    package var remedy = ""
    package var openCount = 0
    package var messages: [Message] = []

    package init() {}

    package mutating func spell(with speller: inout some Speller) {
        speller.leaf("reference", &reference)
        speller.leaf("number", &number)
        speller.leaf("band", &band)
        speller.leaf("label", &label)
        speller.leaf("dueAt", &dueAt)
        speller.leaf("partner", &partner)
        speller.leaf("partnerName", &partnerName)
        speller.leaf("code", &code)
        speller.leaf("title", &title)
        speller.leaf("remedy", &remedy)
        speller.leaf("openCount", &openCount)
        speller.records("messages", each: "message", &messages)
    }

    /// One message that could not be read.
    package struct Message: Sendable, Equatable, Spelled {
        package var delivery = Reference(.delivery, year: 2000, month: 1, number: 0)
        package var receivedAt = Timestamp(milliseconds: 0)
        package var door = ""
        package var sizeBytes = 0
        package var namesDanger = false
        /// The file with its bytes as sent, where it is among those that are added.
        package var file: String?

        package init() {}

        package mutating func spell(with speller: inout some Speller) {
            speller.leaf("delivery", &delivery)
            speller.leaf("receivedAt", &receivedAt)
            speller.leaf("door", &door)
            speller.leaf("sizeBytes", &sizeBytes)
            speller.leaf("namesDanger", &namesDanger)
            speller.leaf("file", &file)
        }
    }

    /// The files of the item: the list as JSON, XML and a page, then the bytes as sent.
    package func files(originals: [EntryFile]) -> [EntryFile] {
        [
            EntryFile(name: "referral.json", bytes: json(isPretty: true)),
            EntryFile(
                name: "referral.xml",
                bytes: xml(root: "unread", namespace: ReferralDocument.namespace)),
            EntryFile(name: "referral.html", bytes: html.utf8),
        ] + originals
    }

    private var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(reference.text)</title>
        <style>
        \(PageStyle.html)</style>
        </head>
        <body>
        <header>
        <p>\(BandTag(band: band, label: label ?? band.label).html)</p>
        <h1>Could not be read: \(openCount) of \(partnerName)</h1>
        <p>\(reference.text) · due <strong>\(dueAt.inWords)</strong></p>
        <p class="notice">There may be a child in any of these. Open the files beside this page, and
        ring the sender where danger is named.</p>
        </header>
        <main>
        <section>
        <h2>\(title) (\(code))</h2>
        <p>The sender was told: \(remedy)</p>
        <table>
        <thead><tr><th scope="col">Reference</th><th scope="col">Received</th>\
        <th scope="col">Door</th><th scope="col">Bytes</th><th scope="col">Names danger</th>\
        <th scope="col">File</th></tr></thead>
        <tbody>
        \(each: messages, row(of:))</tbody>
        </table>
        </section>
        </main>
        <footer>Official-sensitive: destroy when done.</footer>
        </body>
        </html>

        """
    }

    private func row(of message: Message) -> HTML {
        """
        <tr><td>\(message.delivery.text)</td><td>\(message.receivedAt.inWords)</td>\
        <td>\(message.door)</td><td>\(message.sizeBytes)</td>\
        <td>\(message.namesDanger ? "yes" : "no word of it")</td>\
        <td>\(message.file ?? "ask the administrator")</td></tr>

        """
    }
}
