import Enrichment
import Model

/// What a scenario came to: the referral of its last message, as it stands at the end.
struct Outcome: Sendable {
    let standing: Standing
    /// How the last message ended, and by which fault.
    let state: Delivery.State
    let fault: Fault.Code?
    let isNew: Bool
    /// The newest number of the referral's entries.
    let entries: Int
    /// `referral.json` of the lead; nil where no message could be read.
    let document: ReferralDocument?
    /// The band that a person gave it since, where that is less urgent.
    let given: Band?
    /// What stands on `referral.html` of the lead, without its markup.
    let page: String
    /// Every file of every route but the restricted one, with its place in the queue.
    let openFiles: [(place: String, text: String)]
    /// Entries that are not where readers look for them.
    let missing: [String]
    /// The decision that the newest entries were made by.
    let heard: Listening.Heard?

    var verdict: Verdict? { document?.verdict }

    var rules: [String] {
        Set((verdict?.children ?? []).flatMap(\.reasons).map(\.rule)).sorted()
    }

    /// Rules that fired, without what no rule has said.
    var fired: [String] { rules.filter { !Self.noRules.contains($0) } }

    private static let noRules = ["default", "former", "lowered"]

    /// The questions that can be put to the sender.
    var questions: [String] {
        (document?.questions ?? []) + (verdict?.children ?? []).flatMap(\.gaps).map(\.question)
    }
}

extension Expectation {
    /// What of an outcome is not as expected.
    func failures(of outcome: Outcome) -> [String] {
        var found = Failures()
        for entry in outcome.missing { found.add("\(entry) is not in the queue") }
        if let level {
            found.hold("level", "\(level)", outcome.verdict.map { "\($0.level)" } ?? "none")
        }
        found.contain("rules", rules, in: outcome.rules)
        found.lack("not", noRules, in: outcome.rules)
        if let state { found.hold("state", state.rawValue, outcome.state.rawValue) }
        if let fault { found.hold("fault", fault.rawValue, outcome.fault?.rawValue ?? "none") }
        if let isNew {
            found.hold("referral", isNew ? "new" : "same", outcome.isNew ? "new" : "same")
        }
        if let entries { found.hold("entries", "\(entries)", "\(outcome.entries)") }
        if let isHistoryRead {
            let given = outcome.document.map { $0.history.read && $0.verdict.historyRead }
            found.hold(
                "history", isHistoryRead ? "read" : "unavailable",
                given.map { $0 ? "read" : "unavailable" } ?? "none")
        }
        for text in says where !outcome.page.contains(text) {
            found.add("says: \(text) does not stand on the page")
        }
        for text in hides {
            if let place = outcome.place(of: text) {
                found.add("hides: \(text) stands in \(place)")
            }
        }
        for text in asks where !outcome.questions.contains(where: { $0.contains(text) }) {
            found.add("asks: no question holds \(text)")
        }
        return failures(of: outcome.standing) + found.lines
    }
}

extension Outcome {
    /// An open file in which a text stands; nil where none has it.
    fileprivate func place(of text: String) -> String? {
        let spellings = [text, text.replacing("&", with: "&amp;").replacing("'", with: "&#39;")]
        return openFiles.first { file in spellings.contains { file.text.contains($0) } }?.place
    }
}
