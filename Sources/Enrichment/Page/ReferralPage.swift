import Model
import Pages

/// The printed pages of a referral, for somebody who has one minute.
///
/// Order: who and by when; what changes everything; why this band; what was sent, the child's own
/// words first, then the harm; what happened before; family; what is missing and what to ask; consent; where it
/// came from. These are two sheets. A third part in small print has everything that was sent, and
/// what was too long for the two.
struct ReferralPage {
    let document: ReferralDocument

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(document.reference.text)</title>
        <style>
        \(PageStyle.html)</style>
        </head>
        <body>
        \(HeadPart(document: document).html)
        <main>
        \(NoticesPart(document: document).html)\
        \(WhyPart(document: document).html)\
        \(sent)\
        \(ChronologyPart(document: document).html)\
        \(FamilyPart(document: document).html)\
        \(MissingPart(document: document).html)\
        \(ConsentPart(notification: document.notification).html)\
        \(provenance)\
        \(everything)</main>
        <footer>Official-sensitive: destroy when done. The band is a suggestion until a named
        person decides.</footer>
        </body>
        </html>

        """
    }

    private var words: SentWords {
        SentWords(notification: document.notification, limit: SentWords.pageLimit)
    }

    private var sent: HTML {
        """
        <section class="sent">
        <h2>What was sent</h2>
        \(words.html)
        \(each: document.earlier.prefix(Self.earlierLimit), earlier)</section>

        """
    }

    /// Earlier messages that are told in a line on the first two pages; part three has them all.
    static let earlierLimit = 3

    /// An earlier message in a line: its band, its children and the rules that raised it.
    private func earlier(_ message: EarlierMessage) -> HTML {
        let part = EarlierMessagePart(message: message)
        let telling = part.reasons.filter { $0.effect != .start && $0.effect != .agreed }
        return """
            <p><strong>Sent before</strong>, \(message.provenance.receivedAt.inWords): \
            suggested \(document.label(of: message.verdict.band)) for \
            \(part.names.joined(separator: "; ")). \
            \(telling.map { "\($0.rule) \(message.text(of: $0))" }.joined(separator: " "))</p>

            """
    }

    private var provenance: HTML {
        let part = document.provenance
        return """
            <section>
            <h2>Where it came from</h2>
            <p>\(part.partnerName), message \(part.messageId), received \
            \(part.receivedAt.inWords) by \(part.door) as \(part.delivery.text). Original: \
            original.\(part.spelling), \(part.sizeBytes) bytes. The band is a suggestion until a \
            named person decides.</p>
            <p class="digest">SHA-256 \(part.sha256). Rules \(document.verdict.policy).</p>
            </section>

            """
    }

    private var everything: HTML {
        """
        <section class="everything">
        <h2>Everything that was sent</h2>
        \(words.rest)
        \(WhyPart(document: document).rest)\
        \(ChronologyPart(document: document).rest)\
        \(FamilyPart(document: document).rest)\
        \(MissingPart(document: document).rest)\
        \(each: document.earlier, {
            EarlierMessagePart(message: $0, label: document.label(of: $0.verdict.band)).html
        })
        <div class="fields">
        \(FieldWords(of: document.notification).html)</div>
        </section>

        """
    }
}
