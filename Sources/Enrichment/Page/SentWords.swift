import Model
import Pages

/// What a message says, as it was sent: the children's own words first, then the sender's.
struct SentWords {
    let notification: Notification
    /// Characters that are told, of the children's words and of the sender's; what is cut stands
    /// whole in ``rest``.
    var limit = Int.max

    /// Characters of all texts on the first two pages.
    static let pageLimit = 1900
    /// Characters of one child's own words there, and children whose words are told there.
    static let voiceLimit = 400
    static let voices = 4

    var html: HTML {
        let noVoice: HTML = "<p>The child's own words: not given.</p>"
        let told = isCut ? Self.voices : .max
        let others = voices.count - told
        let more: HTML = "<p>The words of \(others) more stand in part three.</p>\n"
        return """
            \(voices.isEmpty ? noVoice : .empty)\
            \(each: voices.prefix(told), quote(of:))\(others > 0 ? more : .empty)\
            \(each: shortened, part(of:))\
            \(seen)
            """
    }

    /// The texts that are cut above, whole.
    var rest: HTML {
        let cut = zip(texts, shortened).filter { $0.words != $1.words }.map(\.0)
        let voices = voices.enumerated().filter { number, voice in
            isCut && (number >= Self.voices || voice.words.cut(to: Self.voiceLimit) != nil)
        }.map(\.element)
        guard !cut.isEmpty || !voices.isEmpty else { return .empty }
        return """
            \(each: voices, { "<h3>\($0.name), own words</h3><p class=\"words\">\($0.words)</p>\n" })\
            \(each: cut, part(of:))
            """
    }

    private typealias Text = (title: String, words: String)

    private var isCut: Bool { limit < Int.max }

    private var texts: [Text] {
        [
            ("Reported", notification.incident?.reported),
            ("Witnessed", notification.incident?.witnessed),
            ("Account", notification.narrative),
            ("The sender's opinion", notification.professionalOpinion),
        ].compactMap { title, words in words.map { (title, $0) } }
    }

    /// Each as far as the limit reaches. Short texts stand whole: what they leave of their share is
    /// the longer ones'.
    private var shortened: [Text] {
        guard isCut else { return texts }
        var shortened = texts
        // A quotation takes a line more than its words.
        let quoted = voices.prefix(Self.voices).map { min($0.words.count, Self.voiceLimit) + 100 }
        var left = max(0, limit - quoted.reduce(0, +))
        let lengths = texts.map { $0.words.prefix(limit + 1).count }
        let byLength = texts.indices.sorted { lengths[$0] < lengths[$1] }
        for (number, index) in byLength.enumerated() {
            let share = left / (byLength.count - number)
            if let cut = texts[index].words.cut(to: share) {
                shortened[index].words = cut + " (the rest stands in part three)"
            }
            left -= min(share, lengths[index])
        }
        return shortened
    }

    private var voices: [(name: String, words: String)] {
        notification.subjects.compactMap { subject in
            subject.voice?.words.map { (subject.displayName, $0) }
        }
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
        let cut = isCut ? voice.words.cut(to: Self.voiceLimit) : nil
        let words = cut.map { $0 + " (the rest stands in part three)" } ?? voice.words
        return "<blockquote><p>“\(words)”</p><p>\(voice.name), own words</p></blockquote>\n"
    }

    private func part(of text: Text) -> HTML {
        "<h3>\(text.title)</h3><p class=\"words\">\(text.words)</p>\n"
    }
}
