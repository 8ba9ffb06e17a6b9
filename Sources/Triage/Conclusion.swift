import Model

/// A band with all that is told of it.
struct Conclusion: Sendable {
    let band: Band
    let reasons: [Verdict.Reason]
    let gaps: [Verdict.Gap]
    let changes: [Verdict.Change]
    let flags: [String]
    let asks: [String]
    /// Whether a rule fired whose act must be done before the child is discharged.
    let isDueBeforeDischarge: Bool

    func verdict(of child: Child, _ facts: FactVector, in scene: Scene) -> Verdict.Child {
        Verdict.Child(
            subject: child.subject, band: band, level: level(of: child, in: scene),
            reasons: reasons, gaps: gaps, changes: changes, facts: facts.kept, flags: flags,
            asks: asks)
    }

    /// The level of need that the band stands for; where one band has two, the higher if a concern
    /// of that level is coded.
    private func level(of child: Child, in scene: Scene) -> Int {
        switch band {
        case .immediate, .sameDay: 4
        case .within24Hours: scene.codedLevel(of: child) >= 4 ? 4 : 3
        case .within72Hours: scene.codedLevel(of: child) >= 3 ? 3 : 2
        case .earlyHelp: 2
        case .advice: 1
        }
    }
}

extension Scene {
    /// The highest level of the concerns coded about a child; 0 where there is none.
    func codedLevel(of child: Child) -> Int {
        coded.reduce(0) { highest, coded in
            guard coded.isAbout(child), let code = coded.code else { return highest }
            let level = code == .domesticAbuse ? levelOfAbuse : code.level ?? 0
            return max(highest, level)
        }
    }
}
