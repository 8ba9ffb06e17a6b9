/// Every fact that a table may ask for.
///
/// To add one, write it in the list of its theme; tests walk the whole list. A hazard is yes only
/// where it was said. A guard is turned into a fact named for the danger, which is yes unless it is
/// known not to be. What was ever so is kept apart from what was so in this incident. Consent and
/// the type of evidence stand in none of them; who sends raises where a rule says so.
enum Facts {
    /// Found once for a message, in the order of their slots.
    static let household: [Fact] =
        violence + domesticAbuse + perpetrator + family + history + sender + content
        + unattended + adults + careOfHome + notices
    /// Found for each child; their slots follow.
    static let child: [Fact] =
        injury + harm + identity + missing + selfHarm + tradition + exploitation
        + sexualActivity + unbornChild + care + status + ownHistory
    static let all: [Fact] = household + child
    static let names: [String] = all.map(\.name)

    /// The finders alone, by slot: a decision asks nothing else of a fact.
    static let householdFinders = household.compactMap { fact in
        if case .household(let find) = fact.finder { find } else { nil }
    }
    static let childFinders = child.compactMap { fact in
        if case .child(let find) = fact.finder { find } else { nil }
    }

    /// By slot, whether it may yet come about; what has no phrase, as the sender's view, may not.
    static let canComeAbout = all.map { !$0.phrase.isEmpty }

    /// The slot of a fact.
    static func slot(of name: String) -> Int? { names.firstIndex(of: name) }
}
