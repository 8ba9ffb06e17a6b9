import Model
import Pages

/// What an earlier message of the referral said, for a reader who has only the newest entry.
struct EarlierMessagePart {
    let message: EarlierMessage
    /// What staff call its band.
    var label = ""

    var html: HTML {
        let provenance = message.provenance
        return """
            <section>
            <h2>Sent before: message \(provenance.messageId), received \(provenance.receivedAt.inWords)</h2>
            <p>Suggested then: \(label). Children: \(names.joined(separator: "; ")).
            Kept as \(provenance.delivery.text), entry \(message.number) of this referral.</p>
            <ul>
            \(each: reasons, { "<li>\($0.rule): \(message.text(of: $0))</li>\n" })</ul>
            \(message.isShortened ? shortened : words)
            </section>
            """
    }

    var names: [String] { message.children.map { "\($0.name), \($0.age)" } }

    /// Each once, though several children share it.
    var reasons: [Verdict.Reason] {
        message.verdict.children.flatMap(\.reasons).reduce(into: []) { reasons, reason in
            if !reasons.contains(where: { $0.rule == reason.rule && $0.text == reason.text }) {
                reasons.append(reason)
            }
        }
    }

    private var words: HTML {
        """
        \(SentWords(notification: message.notification).html)
        <div class="fields">\(FieldWords(of: message.notification).html)</div>
        """
    }

    private var shortened: HTML {
        "<p>Its words are too long to stand here as well: read its own entry.</p>"
    }
}
