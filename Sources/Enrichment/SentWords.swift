import Model
import Pages

/// What a message says, as it was sent: the children's own words first, then the sender's, then what
/// the records of its kind hold.
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
            \(KindWords(of: notification).html)
            """
    }

    private func quote(of voice: (name: String, words: String)) -> HTML {
        "<blockquote><p>\(voice.words)</p><p>\(voice.name), own words</p></blockquote>\n"
    }

    private func part(of text: (title: String, words: String?)) -> HTML {
        guard let words = text.words else { return .empty }
        return "<h3>\(text.title)</h3><p class=\"words\">\(words)</p>\n"
    }
}
