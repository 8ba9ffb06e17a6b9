import Model
import Pages

/// What a message says: the children's own words first, then the harm, then the sender's account.
struct SentWords {
    let notification: Notification
    /// Characters that are told, of the children's words and of the sender's; what is cut stands
    /// whole in ``rest``.
    var limit = Int.max

    /// Characters of all texts on the first two pages.
    static let pageLimit = 1900
    /// Characters of the children's own words there, and children whose words are told there.
    static let voiceLimit = 600
    static let voices = 4
    /// Lines of harm there; and characters of them and of the account that are told, however much
    /// stands before them.
    static let harmLines = 12
    static let harmLeast = 900
    static let accountLeast = 300

    var html: HTML {
        let noVoice: HTML = "<p>The child's own words: not given.</p>"
        let told = isCut ? Self.voices : .max
        let others = voices.count - told
        let more: HTML = "<p>The words of \(others) more stand in part three.</p>\n"
        return """
            \(voices.isEmpty ? noVoice : .empty)\
            \(each: voices.prefix(told), quote(of:))\(others > 0 ? more : .empty)\
            \(harm)\
            \(each: shortened, part(of:))\
            \(seen)
            """
    }

    /// The texts that are cut above, whole.
    var rest: HTML {
        let cut = zip(texts, shortened).filter { $0.words != $1.words }.map(\.0)
        let limit = voiceLimit
        let voices = voices.enumerated().filter { number, voice in
            isCut && (number >= Self.voices || voice.words.cut(to: limit) != nil)
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

    private var shortened: [Text] {
        guard isCut else { return texts }
        let left = limit - quotedLength - harmLength
        return Self.share(
            max(Self.accountLeast, left), among: texts, " (the rest stands in part three)")
    }

    /// Each as far as the limit reaches. Short texts stand whole: what they leave of their share is
    /// the longer ones'.
    private static func share(_ limit: Int, among texts: [Text], _ end: String) -> [Text] {
        var (shortened, left) = (texts, limit)
        let lengths = texts.map { $0.words.prefix(limit + 1).count }
        let byLength = texts.indices.sorted { lengths[$0] < lengths[$1] }
        for (number, index) in byLength.enumerated() {
            let share = left / (byLength.count - number)
            if let cut = texts[index].words.cut(to: share) { shortened[index].words = cut + end }
            left -= min(share, lengths[index])
        }
        return shortened
    }

    // MARK: - Harm

    /// The harm in lines; what is cut here stands whole among the fields of part three.
    private var harm: HTML {
        let lines = harmLines
        guard !lines.isEmpty else { return .empty }
        let more = HarmWords(notification: notification).lines.count - lines.count
        let rest: HTML = "<div><dt>And</dt> <dd>\(more) more in part three</dd></div>\n"
        return """
            <dl class="facts">
            \(each: lines, { "<div><dt>\($0.title)</dt> <dd>\($0.words)</dd></div>\n" })\
            \(more > 0 ? rest : .empty)</dl>

            """
    }

    private var harmLines: [Text] {
        let lines = HarmWords(notification: notification).lines.map { ($0.title, $0.text) }
        guard isCut else { return lines }
        let told = Array(lines.prefix(Self.harmLines))
        let titles = told.map { $0.0.count }.reduce(0, +)
        let left = limit - quotedLength - Self.accountLeast
        return Self.share(max(Self.harmLeast, left) - titles, among: told, " (part three)")
    }

    private var harmLength: Int {
        harmLines.map { $0.title.count + $0.words.count }.reduce(0, +)
    }

    // MARK: - The children's words

    /// Of several children each has a share.
    private var voiceLimit: Int {
        Self.voiceLimit / max(2, min(voices.count, Self.voices))
    }

    /// A quotation takes a line more than its words.
    private var quotedLength: Int {
        let limit = voiceLimit
        return voices.prefix(Self.voices).map { min($0.words.count, limit) + 100 }.reduce(0, +)
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
        let cut = isCut ? voice.words.cut(to: voiceLimit) : nil
        let words = cut.map { $0 + " (the rest stands in part three)" } ?? voice.words
        return "<blockquote><p>“\(words)”</p><p>\(voice.name), own words</p></blockquote>\n"
    }

    private func part(of text: Text) -> HTML {
        "<h3>\(text.title)</h3><p class=\"words\">\(text.words)</p>\n"
    }
}
