import Model

/// One thing that rules may ask of a message and its history.
struct Fact: Sendable {
    enum Kind: Sendable, Equatable { case truth, count }

    /// Which way the danger goes.
    enum Direction: Sendable {
        /// More of it is never less dangerous: any table may ask for it.
        case rising
        /// It may fall while the danger grows: only the base table, which gives the start, may ask.
        case falling
    }

    /// How it is found, which also says whom it is about.
    enum Finder: Sendable {
        /// About everybody in the message: found once.
        case household(@Sendable (Scene) -> Finding)
        /// About one child: found for each.
        case child(@Sendable (Scene, Child) -> Finding)
    }

    /// As tables and verdicts spell it.
    let name: String
    let kind: Kind
    let direction: Direction
    /// What it means, in one line.
    let definition: String
    /// What staff can ask the sender when it is not known; empty for facts that only the base asks.
    let question: String
    /// Completes "would be Immediate if …"; `#` stands for the number that is asked of a count.
    let phrase: String
    let finder: Finder

    init(
        _ name: String, _ kind: Kind = .truth, _ direction: Direction = .rising,
        definition: String, question: String = "", phrase: String = "", _ finder: Finder
    ) {
        self.name = name
        self.kind = kind
        self.direction = direction
        self.definition = definition
        self.question = question
        self.phrase = phrase
        self.finder = finder
    }

    var scope: Verdict.Scope {
        switch finder {
        case .household: .household
        case .child: .child
        }
    }

    /// The phrase with the number that a rule asks for.
    func condition(atLeast count: Int) -> String {
        guard kind == .count, let mark = phrase.firstIndex(of: "#") else { return phrase }
        return phrase[..<mark] + "\(count)" + phrase[phrase.index(after: mark)...]
    }
}
