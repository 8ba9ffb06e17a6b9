import Model

/// What rules come to, and the two stages of steps over it.
///
/// Invariant 4: each stage raises by one band at most, however many of its rules fire, and each
/// evaluation starts afresh: a step is never added to a band that holds it already.
struct Steps {
    /// The least urgent band that "look deeper" never goes above: it says so, not "sooner".
    static let deepest = Band.within24Hours

    /// What start and rules come to.
    let raised: Band
    /// With the first stage.
    let deeper: Band
    /// With both.
    let stepped: Band

    /// - Parameter stepping: The rules of both stages that fired.
    init(over raised: Band, by stepping: [Rule]) {
        self.raised = raised
        let deepening = stepping.filter { $0.stage == .deeper }
        var band = raised
        if !deepening.isEmpty, Self.deepest.isMoreUrgent(than: band) { band = band.raisedByOne }
        deeper = deepening.reduce(band) { $0.orMoreUrgent($1.band) }
        let isSooner = stepping.contains { $0.stage == .sooner }
        stepped = isSooner && !Self.deepest.isMoreUrgent(than: deeper) ? deeper.raisedByOne : deeper
    }

    /// The band after a stage.
    func band(after stage: Rule.Stage) -> Band {
        switch stage {
        case .deeper: deeper
        case .sooner: stepped
        }
    }

    /// Whether the rules of a stage have anything to say: to look sooner only where it is urgent.
    func isAsked(_ stage: Rule.Stage) -> Bool {
        stage == .deeper || !Self.deepest.isMoreUrgent(than: deeper)
    }

    /// Whether a stage changed anything.
    func isRaised(by stage: Rule.Stage) -> Bool {
        switch stage {
        case .deeper: deeper != raised
        case .sooner: stepped != deeper
        }
    }
}
