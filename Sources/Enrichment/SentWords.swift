import Model
import Pages

/// What a message says, as it was sent: the children's own words first, then the sender's.
struct SentWords {
    let notification: Notification

    var html: HTML {
        let voices = notification.subjects.compactMap { subject in
            subject.voice?.words.map { (subject.displayName, $0) }
        }
        let texts: [(String, String?)] = [
            ("Reported", notification.incident?.reported),
            ("Witnessed", notification.incident?.witnessed),
            ("Account", notification.narrative),
            ("The sender's opinion", notification.professionalOpinion),
        ]
        let noVoice: HTML = "<p>The child's own words: not given.</p>"
        return """
            \(voices.isEmpty ? noVoice : .empty)
            \(each: voices, quote(of:))
            \(each: texts, part(of:))
            \(seen)
            """
    }

    /// Codes of the census that the sender gives: an indication, never a finding.
    private var seen: HTML {
        let factors = notification.indicatedFactors.map { $0.value?.title ?? $0.written }
        let need = notification.senderAssessment?.primaryNeed.map { $0.value?.title ?? $0.written }
        let fields: [(String, String)] =
            factors.map { ("Factor that the sender sees", $0) }
            + [need].compactMap { $0 }.map { ("Main need, as the sender sees it", $0) }
        guard !fields.isEmpty else { return .empty }
        return "<dl>\(each: fields, field(of:))</dl>\n"
    }

    private func field(of field: (name: String, text: String)) -> HTML {
        "<dt>\(field.name)</dt><dd>\(field.text)</dd>"
    }

    private func quote(of voice: (name: String, words: String)) -> HTML {
        "<blockquote><p>\(voice.words)</p><p>\(voice.name), own words</p></blockquote>\n"
    }

    private func part(of text: (title: String, words: String?)) -> HTML {
        guard let words = text.words else { return .empty }
        return "<h3>\(text.title)</h3><p class=\"words\">\(words)</p>\n"
    }
}
